"""DW323: two questions on one card."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.language import find_word
from deckwright.lint.record import FORMAL, Finding, Limits, LintNote, Rule

_SECOND = re.compile(
    r"^(?:what|which|who|when|where|why|how)\b[^?]*?(?:,? and|, or)\s+(?P<again>what|who|when|where|why|how)\s"
    r"(?:is|are|was|were|does|do|did|can|many|much)\b",
    re.IGNORECASE,
)


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    marks = note.shown.count("?")
    found = _SECOND.search(note.shown) if marks else None
    if (marks < 2 and found is None) or FORMAL in note.shown or '"' in note.shown or "“" in note.shown:
        return
    offset = note.front.find("?") + 1 if found is None else find_word(note.front, found["again"])
    yield Finding(note, note.front, offset, "this card asks two questions", "Make a note of each.")


RULE = Rule(
    code="DW323",
    name="two-questions",
    severity=Severity.WARNING,
    what="One card asks two questions.",
    why="With one answer of two known, no button is right, and both are reviewed as often as the harder one.",
    origin="Wozniak, twenty rules, 4",
    bad="""\
- id: penicillin
  question: Who discovered penicillin, and when did he notice its effect?
  answer: Fleming, in 1928
""",
    good="""\
- id: penicillin
  question: Who discovered penicillin?
  answer: Alexander Fleming
""",
    english=True,
    each=_each,
)
