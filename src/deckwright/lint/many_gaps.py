"""DW313: a text with many gaps."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.record import CLOZE, Finding, Limits, LintNote, Option, Rule


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    most = limits["cards"]
    if len(note.gaps) <= most:
        return
    first: dict[object, int] = {}
    for gap in note.gaps:
        for key in gap.numbers or (gap.text,):
            first.setdefault(key, gap.start)
    if len(first) > most:
        hint = "Make two notes of it, or give gaps that belong together one number."
        yield Finding(note, note.front, list(first.values())[most], f"this text makes {len(first)} cards", hint)


RULE = Rule(
    code="DW313",
    name="many-gaps",
    severity=Severity.WARNING,
    what="A text with gaps makes more than three cards.",
    why="The cards of one text remind of each other, and each takes long to read.",
    origin="Wozniak, twenty rules, 4",
    bad="""\
- id: great-lakes
  cloze: The Great Lakes hold ==Superior==, ==Michigan==, ==Huron== and ==Erie==, among others.
""",
    good="""\
- id: great-lakes
  cloze: The largest of the Great Lakes is ==Superior==, and the shallowest is ==Erie==.
""",
    kinds=(CLOZE,),
    options=(Option("cards", 3, "The number of cards that a text may make."),),
    each=_each,
)
