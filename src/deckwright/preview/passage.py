"""Where in its file a note is written: the lines of an item of a YAML list, and the comments right above it."""

from __future__ import annotations

from collections.abc import Sequence

from deckwright.domain.named import NamedTuple


class Span(NamedTuple):
    """Lines of a file, from the first to the last; both count from 1 and belong to it."""

    first: int
    last: int

    def __contains__(self, line: object) -> bool:
        return isinstance(line, int) and self.first <= line <= self.last


def item_span(lines: Sequence[str], line: int, column: int) -> Span:
    """The list item whose first key stands at a place (both from 1): up to the next line that is indented no deeper
    than the item's dash, without blank lines at its end."""
    if not 1 <= line <= len(lines):
        return Span(line, line)
    dash = lines[line - 1].rfind("-", 0, max(column - 1, 0))
    end = line
    for number in range(line, len(lines)):
        text = lines[number]
        stripped = text.lstrip(" ")
        if stripped and len(text) - len(stripped) <= dash:
            break
        if stripped:
            end = number + 1
    return Span(line, end)


def with_comments(lines: Sequence[str], span: Span) -> Span:
    """The span and the comment lines right above it, where what an author or a draft says of a note stands."""
    first = span.first
    while first > 1 and lines[first - 2].lstrip().startswith("#"):
        first -= 1
    return Span(first, span.last)
