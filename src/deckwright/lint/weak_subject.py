"""DW321: a question for the subject of a sentence that would fit a hundred subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.record import Finding, Limits, LintNote, Option, Rule

_WHO = re.compile(r"Who (?!is\b|was\b|does\b|has\b)[a-z]+s\b([^?]*)\?$")
_NAME_OR_NUMBER = re.compile(r"[A-Z0-9]")


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    found = _WHO.match(note.shown)
    if found is not None and len(note.words) <= limits["words"] and not _NAME_OR_NUMBER.search(found[1]):
        hint = "Ask for what is special about it, or name when, where and to what end."
        yield Finding(note, note.front, 0, "this question fits many answers", hint)


RULE = Rule(
    code="DW321",
    name="weak-subject",
    severity=Severity.INFO,
    what="A short question with Who and a verb, without a name or a number: such as who uses, who needs.",
    why="Nearly anybody could be the answer.",
    origin="Measured while drafting: such questions were judged bad",
    bad="""\
- id: skills
  question: Who uses unique skills?
  answer: Leaders in the middle ranks
""",
    good="""\
- id: skills
  question: What kind of skills does it take to lead from the middle ranks?
  answer: Unique ones
""",
    english=True,
    options=(Option("words", 6, "The number of words up to which a question counts as short."),),
    each=_each,
)
