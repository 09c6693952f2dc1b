"""DW309: a gap that hides most of its sentence."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.cards import cloze_cards
from deckwright.lint.record import CLOZE, Finding, Limits, LintNote, Option, Rule


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    total = len(note.words)
    for card in cloze_cards(note):
        share = 100 * (total - card.visible) // total if total else 0
        if card.visible and share > limits["percent"]:
            hint = "Hide the one word that matters most, or ask a question instead."
            yield Finding(note, note.front, card.start, f"this card hides {share} % of the words", hint)


RULE = Rule(
    code="DW309",
    name="wide-gap",
    severity=Severity.WARNING,
    what="What is hidden on one card is more than half of the words.",
    why="What is left does not say what is asked for, so the sentence is learnt by rote.",
    origin="Wozniak, twenty rules, 4 and 5",
    bad="""\
- id: mitochondria
  cloze: The mitochondria of a cell make ==most of the energy it lives on by burning sugar==.
""",
    good="""\
- id: mitochondria
  cloze: The mitochondria of a cell make most of the energy it lives on by burning ==sugar==.
""",
    kinds=(CLOZE,),
    options=(Option("percent", 50, "The share of the words, in per cent, that one card may hide."),),
    each=_each,
)
