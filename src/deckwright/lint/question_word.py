"""DW320: an answer that is not of the kind that the question word asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.record import FORMAL, Finding, Limits, LintNote, Rule

_NUMBER = re.compile(
    r"\d|[½⅓¼]|\b(?:no|none|all|both|half|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|"
    r"hundred|thousand|millions?|billions?|trillions?|dozens?|zero|once|twice|thrice|several|many|few|infinite\w*|"
    r"nothing|double|triple|single|pair|quarter|third|countabl\w*|uncountabl\w*|every|any|as|less|more|very|per|[ivxlc]+(?:th|st|nd|rd)?|"
    r"lots?|little|much|n)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:how many|(?:in )?(?:what|which) year)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"who (?!am i)(?:is|was|were|are|[a-z]+ed|wrote|led|made|found|won|built|sang|began)\b", re.IGNORECASE
)
_NO_PERSON = re.compile(r"(?:\d[\d,.]*(?:\s*%)?|(?:in|on|since) \d{3,4}|to [a-z]+ .*|by [a-z]+ing\b.*|because\b.*)\.?$")


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    if note.back is None or not note.answer or FORMAL in note.answer or "](" in note.back:
        return
    asked = _COUNTED.match(note.shown)
    if asked is not None and not _NUMBER.search(note.answer):
        wanted = "a number" if asked[0].lower() == "how many" else "a year"
        hint = "Ask for what the answer is, or answer what is asked."
        yield Finding(note, note.back, 0, f"`{asked[0]}` asks for {wanted}, and this is none", hint)
    elif _PERSON.match(note.shown) and _NO_PERSON.match(note.answer[:1].lower() + note.answer[1:]):
        hint = "Ask with what, when, why or how."
        yield Finding(note, note.back, 0, "`who` asks for somebody, and this is nobody", hint)


RULE = Rule(
    code="DW320",
    name="question-word",
    severity=Severity.WARNING,
    what="The question word asks for a person, a number or a year, and the answer is none.",
    why="The question sends the memory to the wrong place.",
    origin="Measured while drafting: the most frequent fault of generated questions",
    bad="""\
- id: planets
  question: How many planets of the sun have rings?
  answer: Saturn and its neighbours
""",
    good="""\
- id: planets
  question: How many planets of the sun have rings?
  answer: Four
""",
    english=True,
    each=_each,
)
