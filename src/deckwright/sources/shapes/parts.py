"""Statements that say several things → one for each: a sentence that lists, and a long definition in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from deckwright.sources.outline import Statement
from deckwright.sources.shapes.signs import word_count

LEAST_LISTED = 4
"""Items from which on a list is learnt item by item."""
SHORT_NAME = 4
"""Words that a name may have."""
_INLINE = re.compile(
    r"(?P<intro>(?:The|These|Our|Its|Their)\s[^,:;()]{1,80}?\s(?:are|were)(?P<colon>:)?)\s+"
    r"(?P<names>[^:;()?!“”\"]{1,300}(?:,|\s)\s?(?:and|or)\s[^,:;()?!“”\"]{1,60})\."
)
_BETWEEN = re.compile(r",\s+(?:and|or)\s+|,\s+|\s+(?:and|or)\s+")
_NUMBERS = {
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_NUMBER = re.compile(rf"(?i)\b(?:{'|'.join(_NUMBERS)})\b")
_LONG_MEANING = 30
_LEAST_PART = 5
_PART_END = re.compile(r";\s+|(?<=[^\W\d_]{3}[.!?])\s+(?=[A-Z])")
_LEANS = re.compile(
    r"(?i)(?:and|or|but|nor|so|yet|it|its|he|she|they|their|this|that|these|those|such|which|who|whose|where|thus|hence|"
    r"also|then|therefore|however|moreover|otherwise|instead|for example|e\.g|i\.e|see|cf)\b"
)


def in_parts(statement: Statement) -> Iterator[Statement]:
    """The statement as a list where it is one, a long definition as its parts, anything else as it is."""
    if statement.kind == "definition" and word_count(statement.back) > _LONG_MEANING:
        yield from _meanings(statement)
    else:
        yield as_list(statement)


def _meanings(statement: Statement) -> Iterator[Statement]:
    """The parts of a meaning between semicolons or full stops; whole where one leans on another or says little.

    The ``context`` of a part is the whole meaning.
    """
    parts = [part.strip().rstrip(";") for part in _PART_END.split(statement.back)]
    if len(parts) < 2 or any(word_count(part) < _LEAST_PART or _LEANS.match(part) for part in parts):
        yield statement
        return
    for part in parts:
        yield replace(statement, text=f"{statement.front}: {part}", back=part, context=statement.back)


def as_list(statement: Statement) -> Statement:
    """*The four chambers are A, B, C and D.* as a list. Only where the structure is certain: there is a colon, or as
    many names as the sentence says."""
    found = _INLINE.fullmatch(statement.text) if statement.kind == "statement" else None
    if found is None:
        return statement
    names = tuple(each.strip() for each in _BETWEEN.split(found["names"]))
    said = _NUMBERS.get((_NUMBER.search(found["intro"]) or [""])[0].lower())
    certain = said == len(names) or (said is None and found["intro"].endswith(":"))
    if not certain or len(names) < LEAST_LISTED or any(not 0 < word_count(each) <= SHORT_NAME for each in names):
        return statement
    return replace(statement, kind="list", front=found["intro"], extra=names)
