"""DW325: blanks at the edge of a gap. `deckwright check --fix` mends it."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.gap_marks import edge_blanks
from deckwright.lint.record import CLOZE, Finding, Limits, LintNote, Rule


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    if any(gap.text[:1].isspace() or gap.text[-1:].isspace() for gap in note.gaps):
        for edit in edge_blanks(note.front):
            hint = "Take it out, or let `deckwright check --fix` do it."
            yield Finding(note, note.front, edit.start, "a blank stands between the marks of a gap and its text", hint)


RULE = Rule(
    code="DW325",
    name="gap-blanks",
    severity=Severity.INFO,
    what="A gap begins or ends with a blank.",
    why="The blank is hidden with the answer, so the sentence looks torn when the gap is closed or opened.",
    origin="Deckwright",
    bad="""\
- id: boiling
  cloze: |-
    At the level of the sea, water boils at {{c1:: 100 °C}}.
""",
    good="""\
- id: boiling
  cloze: |-
    At the level of the sea, water boils at {{c1::100 °C}}.
""",
    kinds=(CLOZE,),
    each=_each,
)
