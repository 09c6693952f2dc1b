"""DW310: a card with gaps that leaves hardly a word to see."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.cards import cloze_cards
from deckwright.lint.record import CLOZE, Finding, Limits, LintNote, Option, Rule


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    if "](" in note.front:
        return
    for card in cloze_cards(note):
        if card.visible < limits["words"]:
            words = "1 word" if card.visible == 1 else f"{card.visible} words"
            hint = "Add what tells this gap from others, or ask a question."
            yield Finding(note, note.front, card.start, f"this card shows only {words} beside its gap", hint)


RULE = Rule(
    code="DW310",
    name="little-context",
    severity=Severity.INFO,
    what="A card with gaps leaves fewer than four words visible. Texts with code, maths or pictures are passed over.",
    why="Too little is left to say what belongs into the gap, so the card trains guessing.",
    origin="Matuschak, how to write good prompts (precise)",
    bad="""\
- id: mars-moons
  cloze: Mars has ==Phobos==.
""",
    good="""\
- id: mars-moons
  cloze: The larger of the two moons of Mars is ==Phobos==.
""",
    kinds=(CLOZE,),
    options=(Option("words", 4, "The number of words that have to stay visible."),),
    each=_each,
)
