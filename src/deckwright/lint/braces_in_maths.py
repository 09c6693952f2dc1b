"""DW324: ``}}`` in maths that a gap hides. `deckwright check --fix` mends it."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.gap_marks import meeting_braces
from deckwright.lint.record import CLOZE, Finding, Limits, LintNote, Rule


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    if "}}" in note.front and note.gaps:
        for edit in meeting_braces(note.front):
            hint = "Write `} }`; LaTeX reads it alike. `deckwright check --fix` does it."
            yield Finding(note, note.front, edit.start - 1, "two braces of maths meet here, inside a gap", hint)


RULE = Rule(
    code="DW324",
    name="braces-in-maths",
    severity=Severity.INFO,
    what="Maths inside a gap has }} in it.",
    why="Deckwright keeps such a gap whole, but elsewhere, as in Anki's editor, it would end at the first }}.",
    origin="The Anki manual on clozes with maths",
    bad="""\
- id: gauss
  cloze: |-
    The integral of the bell curve $e^{-x^2}$ over all numbers is {{c1::$\\sqrt{\\pi^{1}}$}}.
""",
    good="""\
- id: gauss
  cloze: |-
    The integral of the bell curve $e^{-x^2}$ over all numbers is {{c1::$\\sqrt{\\pi^{1} }$}}.
""",
    kinds=(CLOZE,),
    each=_each,
)
