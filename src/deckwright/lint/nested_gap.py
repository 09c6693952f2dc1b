"""DW322: a gap inside a gap."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.record import CLOZE, Finding, Limits, LintNote, Rule


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    end = -1
    for gap in note.gaps:
        if gap.start < end:
            hint = "Make a note of each; nested gaps also need a newer Anki on all devices."
            yield Finding(note, note.front, gap.start, "this gap stands inside another", hint)
        end = max(end, gap.end)


RULE = Rule(
    code="DW322",
    name="nested-gap",
    severity=Severity.INFO,
    what="A gap stands inside another one.",
    why="The outer card asks for much at once, and shows the inner answer on its back before it is asked for.",
    origin="Wozniak, twenty rules, 4",
    bad="""\
- id: heart
  cloze: |-
    The heart of a bird has {{c1::four chambers: two {{c2::atria}} and two ventricles}}, as the heart of a mammal has.
""",
    good="""\
- id: heart
  cloze: The heart of a bird has ==four== chambers, as the heart of a mammal has.
""",
    kinds=(CLOZE,),
    each=_each,
)
