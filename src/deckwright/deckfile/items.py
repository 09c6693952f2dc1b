"""Edits of the items of a list in block style: put one in between, put another one in the place of one."""

from __future__ import annotations

import re

import yaml

from deckwright.deckfile.replacing import Edit
from deckwright.deckfile.spans import Spans
from deckwright.deckfile.writer import Value, write_item
from deckwright.domain.pattern import pattern

_COMMENT = pattern(r"[ \t]# ?(?P<text>[^\r\n]*)")
_BLANK = pattern(r"(?:[ \t]*(?:\r\n|\r|\n))+")
_DRAFTED = pattern(r"[ \t]*# draft: [^\r\n]*(?:\r\n|\r|\n)")
"""A comment that drafting wrote, as a line."""
_COMMENTED = pattern(r"[ \t]*#[^\r\n]*(?:\r\n|\r|\n)")


def insert_item(spans: Spans, items: yaml.SequenceNode, index: int, item: Value, *, comment: str = "") -> Edit:
    """Puts an item before the one at ``index``, a blank line between them; right behind the item before it, and before
    the comments above the first one, so that a comment above the next one stays with that."""
    lines = write_item(item, items.start_mark.column, comment=comment)
    if index == 0:
        place = _above(spans.text, _line_start(spans.text, spans.start(items)), _COMMENTED)
        return Edit(place, place, spans.lines(f"{lines}\n\n"))
    place = spans.line_end(spans.end(items.value[index - 1]))
    return Edit(place, place, spans.lines(f"\n\n{lines}"))


def replace_item(spans: Spans, items: yaml.SequenceNode, index: int, item: Value, *, comment: str = "") -> Edit:
    """Puts another item in the place of one. Comments inside the old one move above the new one; those that drafting
    wrote above the old one go."""
    node = items.value[index]
    start, dash = _dash(spans, items, index)
    end = spans.line_end(spans.end(node))
    kept = [found["text"] for found in _COMMENT.finditer(spans.text, dash, end)]
    lines = write_item(item, items.start_mark.column, comment="\n".join([*kept, *comment.splitlines()]))
    return Edit(_above(spans.text, start), end, spans.lines(lines))


def item_span(spans: Spans, items: yaml.SequenceNode, index: int) -> tuple[int, int]:
    """Where the lines of an item begin and end, the comments right above it that drafting wrote included."""
    start, _ = _dash(spans, items, index)
    return _above(spans.text, start), spans.after_line(spans.end(items.value[index]))


def delete_item(spans: Spans, items: yaml.SequenceNode, index: int) -> Edit:
    """Takes an item out, with the blank lines behind it. Raises ValueError for the only one."""
    if len(items.value) == 1:
        raise ValueError("the only item of a list cannot be taken out")
    start, end = item_span(spans, items, index)
    blank = _BLANK.match(spans.text, end)
    return Edit(start, blank.end() if blank and index + 1 < len(items.value) else end, "")


def comment_above(spans: Spans, items: yaml.SequenceNode, index: int, comment: str) -> Edit:
    """Puts what drafting says of an item above it, in the place of what it said before."""
    start, _ = _dash(spans, items, index)
    line = f"{' ' * items.start_mark.column}# {comment}\n" if comment else ""
    return Edit(_above(spans.text, start), start, spans.lines(line))


def _dash(spans: Spans, items: yaml.SequenceNode, index: int) -> tuple[int, int]:
    """Where the line of an item's dash begins, and the dash."""
    after = spans.end(items.value[index - 1]) if index else 0
    dash = spans.text.rindex("-", after, spans.start(items.value[index])) if index else spans.start(items)
    return _line_start(spans.text, dash), dash


def _above(text: str, start: int, comment: re.Pattern[str] = _DRAFTED) -> int:
    """Where the comments right above a line begin; unless told otherwise, those that drafting wrote."""
    while start and comment.fullmatch(text, _line_start(text, start - 1), start):
        start = _line_start(text, start - 1)
    return start


def _line_start(text: str, place: int) -> int:
    """Where the line of a place begins; a line break belongs to the line that it ends."""
    if text[place : place + 1] == "\n" and text[place - 1 : place] == "\r":
        place -= 1
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
