"""DW304: a question whose answer is yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.record import Finding, Limits, LintNote, Rule

_ANSWER = re.compile(r"(?:yes|no|true|false)(?=[.,;:!]|$)", re.IGNORECASE)
_QUESTION = re.compile(
    r"(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|must|may)\s[^?]*\?$", re.IGNORECASE
)


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    asked = _QUESTION.match(note.shown) and " or " not in note.shown
    if asked or _ANSWER.match(note.answer):
        hint = "Ask what, which, why or how, so that the answer has to be brought to mind."
        yield Finding(note, note.front, 0, "this question can be answered with yes or no", hint)


RULE = Rule(
    code="DW304",
    name="yes-no",
    severity=Severity.WARNING,
    what="The question can be answered with yes or no (or true or false).",
    why="Half of the guesses are right, and little is brought to mind in answering.",
    origin="Matuschak, how to write good prompts",
    bad="""\
- id: whale
  question: Is the whale a mammal?
  answer: Yes, it suckles its young
""",
    good="""\
- id: whale
  question: To which class of animals does the whale belong?
  answer: The mammals
""",
    english=True,
    each=_each,
)
