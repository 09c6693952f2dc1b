"""Anki's template language: which cards a note has, and what a template shows.

``card_ordinals`` follows Anki's rules for any template; they are measured against the ``anki`` backend (26.9.3).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from deckwright.domain.notetype import Notetype, NotetypeKind
from deckwright.rendering.reveal import cloze_numbers

_TOKEN = re.compile(r"<!--.*?-->|\{\{(.*?)\}\}", re.DOTALL)
_EMPTY = re.compile(r"(?:[\x00-\x20\x7f]|</?(?:br|div)\ ?/?>)*", re.IGNORECASE)
_LAST_CLOZE_ORDINAL = 499
_ALWAYS_FILLED = frozenset({"Card", "CardFlag", "CardID", "Deck", "Subdeck", "Type"})
"""What Anki fills itself and counts as filled when it makes cards; ``FrontSide`` never counts.

A field of the same name stands in its place."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """``{{filter:…:Field}}``; the filter nearest to the field comes first."""

    field: str
    filters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """``{{#Field}}…{{/Field}}``, or ``{{^Field}}…`` where ``wanted`` is False."""

    field: str
    wanted: bool
    nodes: tuple[Node, ...]


Node = str | Replacement | Condition


class TemplateError(ValueError):
    """The template is not one that Anki would accept: a condition is left open or closed twice."""


@lru_cache(maxsize=512)
def parse_template(template: str) -> tuple[Node, ...]:
    """The template as a tree. Raises TemplateError for conditions that do not pair up."""
    levels: list[tuple[str, bool, list[Node]]] = [("", True, [])]
    position = 0
    for token in _TOKEN.finditer(template):
        if token[1] is None:
            continue
        _add(levels, template[position : token.start()])
        position = token.end()
        _add_tag(levels, token[1].lstrip("{").strip())
    _add(levels, template[position:])
    if len(levels) > 1:
        raise TemplateError(f"missing {{{{/{levels[-1][0]}}}}}")
    return tuple(levels[0][2])


def _add(levels: list[tuple[str, bool, list[Node]]], text: str) -> None:
    if text:
        levels[-1][2].append(text)


def _add_tag(levels: list[tuple[str, bool, list[Node]]], tag: str) -> None:
    mark, name = tag[:1], tag[1:].strip()
    if mark in ("#", "^"):
        levels.append((name, mark == "#", []))
    elif mark == "/":
        field, wanted, nodes = levels[-1]
        if len(levels) == 1 or field != name:
            raise TemplateError(f"{{{{/{name}}}}} closes nothing")
        levels.pop()
        levels[-1][2].append(Condition(field, wanted, tuple(nodes)))
    else:
        *filters, field = tag.split(":")
        levels[-1][2].append(Replacement(field, tuple(reversed(filters))))


def is_empty(html: str) -> bool:
    """Whether Anki takes a field for empty: nothing but ASCII white space and ``<br>`` or ``<div>`` tags.

    Control characters count as white space, because Anki removes them when it stores the note.
    """
    return not html or (html[0] <= "<" and _EMPTY.fullmatch(html) is not None)


def shows_something(nodes: Sequence[Node], filled: Collection[str]) -> bool:
    """Whether the nodes use at least one filled field, under the conditions around it. Plain text does not count."""
    for node in nodes:
        if isinstance(node, Replacement):
            if node.field in filled:
                return True
        elif (
            isinstance(node, Condition)
            and (node.field in filled) is node.wanted
            and shows_something(node.nodes, filled)
        ):
            return True
    return False


def card_ordinals(notetype: Notetype, fields: Sequence[str], *, tags: Sequence[str] = ()) -> tuple[int, ...]:
    """The ordinals of exactly the cards that Anki makes for a new note, ascending; at least one.

    ``fields`` are final HTML in the notetype's order. For a cloze notetype the numbers of all fields count, whether
    a template shows them or not, and numbers above 500 share the ordinal 499.
    """
    if notetype.kind is NotetypeKind.CLOZE:
        numbers = cloze_numbers(fields)
        return tuple(sorted({min(number - 1, _LAST_CLOZE_ORDINAL) for number in numbers})) or (0,)
    filled = (_ALWAYS_FILLED | {"Tags"} if tags else _ALWAYS_FILLED) - {field.name for field in notetype.fields}
    filled |= {field.name for field, html in zip(notetype.fields, fields, strict=True) if not is_empty(html)}
    ordinals = tuple(
        ordinal for ordinal, template in enumerate(notetype.templates) if _makes_card(template.question, filled)
    )
    return ordinals or (0,)


def _makes_card(question: str, filled: Collection[str]) -> bool:
    try:
        return shows_something(parse_template(question), filled)
    except TemplateError:
        return False
