"""Anki's template language as a tree: text, replacements and conditions."""

from __future__ import annotations

import re
from functools import lru_cache

from deckwright.domain.named import NamedTuple
from deckwright.domain.pattern import pattern

_TOKEN = pattern(r"<!--.*?-->|\{\{(.*?)\}\}", re.DOTALL)


class Replacement(NamedTuple):
    """``{{filter:…:Field}}``; the filter nearest to the field comes first."""

    field: str
    filters: tuple[str, ...]


class Condition(NamedTuple):
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
