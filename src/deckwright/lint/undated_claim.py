"""DW317: a claim about now that does not say when now is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.language import find_word, word_set
from deckwright.lint.record import CLOZE, QUESTION, Finding, Limits, LintNote, Rule

_NOW = re.compile(
    r"\b(?:currently|recently|nowadays|these days|at present|at the moment|as of now|to date|so far|this year|last year"
    r"|(?:the|its|their) (?:latest|newest|current|incumbent))\b",
    re.IGNORECASE,
)
_SIGNS = word_set("currently recently nowadays days present moment now date far year latest newest current incumbent")
"""One of these words is in all that `_NOW` finds."""
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    if _SIGNS.isdisjoint(note.words) and _SIGNS.isdisjoint(note.answer_words):
        return
    found = _NOW.search(note.shown) or _NOW.search(note.answer)
    if found is None or any(_YEAR.search(text) for text in (note.shown, note.answer, *note.note.texts.values())):
        return
    text = note.front if found.string is note.shown or note.back is None else note.back
    hint = "Say as of which year, in the text or in its source."
    yield Finding(note, text, find_word(text, found[0]), f"`{found[0]}` will not stay true, and no year is given", hint)


RULE = Rule(
    code="DW317",
    name="undated-claim",
    severity=Severity.WARNING,
    what="The note claims something about now (currently, recently, the latest …), and names no year.",
    why="Cards outlive facts. Without a date nobody can tell whether this one still holds.",
    origin="Wozniak, twenty rules, 19",
    bad="""\
- id: tallest
  question: Which building is currently the tallest of the world?
  answer: The Burj Khalifa
""",
    good="""\
- id: tallest
  question: Which building has been the tallest of the world since 2010?
  answer: The Burj Khalifa
""",
    kinds=(QUESTION, CLOZE),
    english=True,
    each=_each,
)
