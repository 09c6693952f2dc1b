"""What a source says, statement by statement: the values between reading a source and drafting notes from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from deckwright.domain.named import NamedTuple
from deckwright.sources.formats.record import Unit

StatementKind = Literal["statement", "question", "definition", "pair", "list"]
"""``question`` is one that the source asks and leaves open; ``pair`` is a question together with its answer; ``list``
a sentence whose items are learnt one by one."""

Reason = Literal[
    "boilerplate", "heading", "code", "question", "speech", "fragment", "short", "long", "figures", "again"
]
"""Why a piece of a source is no statement: a menu, a notice or a running line; a heading; code; a question in running
text; words that somebody says; no whole sentence; too few or too many words; no words but figures and signs, or a table
that does not say what its columns are; said before."""

_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"^\d+(?:\.\d+)*\.?\s+(?=[^\W\d])")
_SLUG_WORDS = 4
_SLUG_LENGTH = 40
_LABELS = {"statement": "principle", "question": "question", "definition": "term", "pair": "pair", "list": "list"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the source says or asks.

    ``text`` is plain, one line. A definition has its term in ``front`` and its meaning in ``back``, a pair its
    question and answer there (``extra``: further columns), a list what announces it, with its items in ``extra``.
    ``path`` are the headings above it, outermost first.
    ``source`` and ``tags`` are what the source itself gives for the note, where it does.
    ``place`` names it in the source, readable and unique (``principle-3``, ``trust-p2-s1``). ``at`` counts in the
    outline's unit. ``context`` is what was said just before, for words like *it* and *they*.
    """

    text: str
    kind: StatementKind
    place: str
    at: int
    number: int | None = None
    path: tuple[str, ...] = ()
    context: str = ""
    front: str = ""
    back: str = ""
    extra: tuple[str, ...] = ()
    listed: bool = False
    source: str = ""
    tags: tuple[str, ...] = ()


class LeftOut(NamedTuple):
    """A piece of a source that is no statement, where it stands, and why it is none."""

    text: str
    at: int
    reason: Reason


Piece: TypeAlias = Statement | LeftOut
"""What a shape makes of a piece of text."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A source's statements in its order, and what it says besides. ``title`` is empty where the source has none."""

    statements: tuple[Statement, ...]
    unit: Unit = "line"
    title: str = ""
    left_out: tuple[LeftOut, ...] = ()


def slug(text: str) -> str:
    """The first words of a text (without the number of a heading) in lower case, joined by hyphens; may be empty."""
    words = _WORD.findall(_NUMBERED.sub("", text[:200]).casefold())[:_SLUG_WORDS]
    return "-".join(words)[:_SLUG_LENGTH].strip("-")


def item_place(kind: StatementKind, number: str, path: tuple[str, ...]) -> str:
    """The place of a list item: ``principle-3``, nested ``principle-3.2``, ``question-2``; below a heading *Trust*
    ``trust-3`` and ``trust-question-2``."""
    label, above = _LABELS[kind], slug(path[-1]) if path else ""
    if not above:
        return f"{label}-{number}"
    return f"{above}-{number}" if kind != "question" or label in above else f"{above}-{label}-{number}"


def named_place(kind: StatementKind, front: str) -> str:
    """The place of a definition or pair, by what it is about, so that other rows may move: ``term-osmosis``."""
    return f"{_LABELS[kind]}-{slug(front) or 'x'}"


def sentence_place(paragraph: int, sentence: int, path: tuple[str, ...]) -> str:
    """The place of a sentence: paragraph below its heading, sentence in the paragraph."""
    above = slug(path[-1]) if path else ""
    return f"{above}-p{paragraph}-s{sentence}" if above else f"p{paragraph}-s{sentence}"


def with_unique_places(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The same statements; a place that comes again gets ``~2``, ``~3``."""
    seen: Counter[str] = Counter()
    unique: list[Statement] = []
    for each in statements:
        seen[each.place] += 1
        again = seen[each.place]
        unique.append(each if again == 1 else replace(each, place=f"{each.place}~{again}"))
    return tuple(unique)
