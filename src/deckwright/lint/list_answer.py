"""DW303: an answer, or a gap, that is a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.language import words_of
from deckwright.lint.record import CLOZE, QUESTION, Finding, Limits, LintNote, Option, Rule, spoken

_ITEM_LINE = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+\S", re.MULTILINE)
_BETWEEN = re.compile(r"[,;、，]\s+|、")
_UNSPACED = re.compile("[、，]")
_LAST = re.compile(r"\s+(?:and|or|und|oder|et|ou|y|e|o)\s+")
_LONGEST_ITEM = 4
_HINT = "Ask for one item at a time, or hide the items one by one in a text with gaps."


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    if note.back is not None:
        count = _items(note.back, note.answer)
        if count >= limits["items"]:
            yield Finding(note, note.back, 0, f"this answer is a list of {count}", _HINT)
    for gap in note.gaps:
        count = _items(gap.text, spoken(gap.text)) if "," in gap.text or "\n" in gap.text else 0
        if count >= limits["items"]:
            yield Finding(note, note.front, gap.start, f"this gap hides a list of {count}", _HINT)


def _items(markdown: str, plain: str) -> int:
    lines = _ITEM_LINE.findall(markdown) if "\n" in markdown else ()
    if len(lines) > 1:
        return len(lines)
    if "," not in plain and ";" not in plain and (plain.isascii() or not _UNSPACED.search(plain)):
        return 0
    parts = _BETWEEN.split(plain.strip().rstrip("."))
    if len(parts) < 2:
        return 0
    parts[-1:] = _LAST.split(parts[-1])
    parts = [part for part in parts if part]
    return len(parts) if all(len(words_of(part)) <= _LONGEST_ITEM for part in parts) else 0


RULE = Rule(
    code="DW303",
    name="list-answer",
    severity=Severity.WARNING,
    what="The answer, or what a gap hides, is a list of three items or more.",
    why="The items of a list are forgotten one by one, and one missing item makes the whole card a failure.",
    origin="Wozniak, twenty rules, 9 and 10",
    bad="""\
- id: seasonings
  question: Which seasonings go into this soup?
  answer: Salt, pepper, thyme and bay leaves
""",
    good="""\
- id: seasonings
  cloze: |-
    Besides salt and ==pepper==, the soup takes ==thyme== and ==bay leaves==.
""",
    kinds=(QUESTION, CLOZE),
    options=(Option("items", 3, "The number of items from which on an answer is a list.", 2),),
    each=_each,
)
