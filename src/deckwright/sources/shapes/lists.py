"""List items → statements or questions; short items below *…:* → one statement; glossary lists → definitions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckwright.sources.boilerplate import ends_sentence
from deckwright.sources.formats.record import Block
from deckwright.sources.outline import LeftOut, Piece, Statement, StatementKind, item_place, named_place, slug
from deckwright.sources.shapes.parts import LEAST_LISTED, SHORT_NAME
from deckwright.sources.shapes.signs import (
    announces_definitions,
    announces_questions,
    asks,
    definition,
    is_language,
    is_question,
    word_count,
)

_LEAST_WORDS = 3
_SHORT_ITEM = 8
_MOST_SHORT = 24
_MOST_JOINED = 9
_LEAST_DEFINED = 2


def list_statements(blocks: Sequence[Block], path: tuple[str, ...], intro: str) -> list[Piece]:
    """What neighbouring list items say. ``intro`` is the paragraph before them, empty where there is none.

    A list that begins again at a lower number is a new list: what makes one a list of questions says nothing of the
    other.
    """
    made: list[Piece] = []
    for index, items in enumerate(_lists(blocks)):
        made += _one_list(items, path, intro if index == 0 else "")
    return made


def _lists(blocks: Sequence[Block]) -> list[list[Block]]:
    lists: list[list[Block]] = []
    number = 0
    for block in blocks:
        starts = block.level <= 1 and block.number is not None and block.number <= number
        if starts or not lists:
            lists.append([])
        if block.level <= 1:
            number = block.number or 0
        lists[-1].append(block)
    return lists


def _one_list(items: list[Block], path: tuple[str, ...], intro: str) -> list[Piece]:
    if intro.endswith(":") and _enumerates(items):
        return [_enumeration(items, path, intro)]
    if _is_glossary(items, path):
        return [_defined(item, path) for item in items]
    asking = _is_questions(items, path)
    return [_item(item, number, context, path=path, asking=asking) for item, number, context in _numbered(items)]


def _numbered(items: list[Block]) -> Iterator[tuple[Block, str, str]]:
    """Each item with its number (``3``, nested ``3.2``) and what was said just before: its parent, else its sibling."""
    counts: list[int] = []
    texts: list[str] = []
    for item in items:
        level = max(1, item.level)
        del counts[level:]
        counts += [0] * (level - len(counts))
        counts[-1] = item.number if item.number is not None else counts[-1] + 1
        sibling = texts[level - 1] if level == 1 and texts else ""
        context = texts[level - 2] if level > 1 and len(texts) >= level - 1 else sibling
        yield item, ".".join(map(str, counts)), context
        texts[level - 1 :] = [*[""] * (level - 1 - len(texts)), item.text]


def _item(item: Block, number: str, context: str, *, path: tuple[str, ...], asking: bool) -> Piece:
    """A number in front says that the author counts it; without one, a word or two are no statement."""
    if not is_language(item.text):
        return LeftOut(item.text, item.at, "figures")
    if word_count(item.text) < (_LEAST_WORDS - 1 if item.number else _LEAST_WORDS):
        return LeftOut(item.text, item.at, "short")
    kind: StatementKind = "question" if asking or is_question(item.text) else "statement"
    place = item_place(kind, number, path)
    return Statement(item.text, kind, place, item.at, item.number, path, context, listed=True)


def _is_questions(items: list[Block], path: tuple[str, ...]) -> bool:
    """A list most of whose items ask (half of them, if the first does), or some below a heading that says so."""
    asking = sum(asks(item.text) for item in items)
    return asking * 2 > len(items) - asks(items[0].text) or (asking > 0 and announces_questions(path))


def _enumerates(items: list[Block]) -> bool:
    most = _MOST_SHORT if all(word_count(item.text) <= SHORT_NAME for item in items) else _MOST_JOINED
    return 1 < len(items) <= most and all(
        word_count(item.text) <= _SHORT_ITEM and not ends_sentence(item.text) and item.level <= items[0].level
        for item in items
    )


def _enumeration(items: list[Block], path: tuple[str, ...], intro: str) -> Statement:
    """*Three kinds are known:* and its items, as one sentence; four items and more are a list."""
    *most, last = (item.text.rstrip(",;") for item in items)
    named = (*(each.removesuffix(" and").rstrip(",;") for each in most), last.removeprefix("and "))
    text = f"{intro} {', '.join(named[:-1])} and {named[-1]}."
    above = slug(path[-1]) if path else ""
    place = f"{above}-list-{slug(intro)}" if above else f"list-{slug(intro)}"
    if len(named) < LEAST_LISTED:
        return Statement(text, "statement", place, items[0].at, None, path, listed=True)
    return Statement(text, "list", place, items[0].at, None, path, front=intro, extra=named, listed=True)


def _is_glossary(items: list[Block], path: tuple[str, ...]) -> bool:
    """At least two items, and most of them, have the form *term: meaning*."""
    defined = sum(definition(item.text) is not None for item in items)
    return defined >= _LEAST_DEFINED and (defined * 3 >= 2 * len(items) or announces_definitions(path))


def _defined(item: Block, path: tuple[str, ...]) -> Piece:
    found = definition(item.text)
    return LeftOut(item.text, item.at, "fragment") if found is None else definition_statement(*found, item.at, path)


def definition_statement(term: str, meaning: str, at: int, path: tuple[str, ...]) -> Statement:
    """A definition as a statement; its text is *Term: meaning*."""
    place = named_place("definition", term)
    return Statement(f"{term}: {meaning}", "definition", place, at, None, path, front=term, back=meaning)
