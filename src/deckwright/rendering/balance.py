"""Keeps gaps and HTML elements from cutting across each other, so that hiding a gap never leaves an element open.

Works on HTML in which gap markers are still private characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deckwright.domain.named import NamedTuple
from deckwright.domain.pattern import pattern
from deckwright.rendering.marker import CLOSE, HINT, MARK

_PIECE = pattern(rf"<(/?)([a-z][a-z0-9]*)[^>]*>|{MARK.pattern}")
_MOST = 200
"""So many gaps of one field are straightened; each costs a walk through the whole field."""
_VOID = frozenset({"br", "hr", "img", "wbr"})
_INLINE = frozenset(
    "a abbr b cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var".split()  # noqa: SIM905
)
_START_TAGS = pattern(r"(?:<[a-z][^>]*>\s*)+")
_END_TAGS_AFTER = pattern(r"(?:\s*</[a-z][^>]*>)+")


class _Element(NamedTuple):
    name: str
    tag: str
    start: int


@dataclass(slots=True)
class _Cut:
    """A gap whose ends lie in different elements: those that close inside it, those that open inside it."""

    start: int
    end: int
    left: list[_Element]
    entered: list[_Element]


def is_well_formed(html: str) -> bool:
    """Whether every element is closed in order, and no paragraph holds a block: then a browser changes nothing."""
    stack: list[str] = []
    for piece in _PIECE.finditer(html):
        name = piece[2]
        if not name or (name in _VOID and not piece[1]):
            continue
        if piece[1]:
            if not stack or stack.pop() != name:
                return False
        elif name not in _INLINE and "p" in stack:
            return False
        else:
            stack.append(name)
    return not stack


def straighten_gaps(html: str) -> str:
    """The same text with gap markers moved, or emphasis closed and opened again, where they cut across each other."""
    if "</" not in html:
        return html
    for _ in range(min(html.count(CLOSE), _MOST)):
        fixed = next((fixed for cut in _cuts(html) if (fixed := _straightened(html, cut)) != html), None)
        if fixed is None:
            break
        html = fixed
    return html


def _cuts(html: str) -> Iterator[_Cut]:
    """One after the other: most often the first is mended, and then the text is read again."""
    stack: list[_Element] = []
    gaps: list[tuple[int, list[_Element]]] = []
    for piece in _PIECE.finditer(html):
        if piece[2]:
            _step(stack, piece)
        elif piece[0] == CLOSE:
            if gaps:
                start, before = gaps.pop()
                shared = _shared(before, stack)
                if before[shared:] or stack[shared:]:
                    yield _Cut(start, piece.start(), before[shared:], stack[shared:])
        elif piece[0] != HINT:
            gaps.append((piece.start(), stack.copy()))


def _step(stack: list[_Element], piece: re.Match[str]) -> None:
    if not piece[1]:
        if piece[2] not in _VOID:
            stack.append(_Element(piece[2], piece[0], piece.start()))
    elif stack and stack[-1].name == piece[2]:
        stack.pop()


def _shared(before: list[_Element], after: list[_Element]) -> int:
    """How many outer elements both have in common."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((index for index, (one, other) in pairs if one != other), min(len(before), len(after)))


def _straightened(html: str, cut: _Cut) -> str:
    left, entered = _inline_tail(cut.left), _inline_tail(cut.entered)
    if left or entered:
        return _straightened_inline(html, cut, left, entered)
    if [element.name for element in cut.left] == [element.name for element in cut.entered]:
        return html  # From one list item or paragraph into the next: what remains of the two is one.
    return _straightened_blocks(html, cut)


def _straightened_inline(html: str, cut: _Cut, left: list[_Element], entered: list[_Element]) -> str:
    """Moves the marker past the tags beside it, or else ends the emphasis before the marker and begins it after."""
    head, inside, tail = html[: cut.start], html[cut.start + 1 : cut.end], html[cut.end + 1 :]
    starts, ends = _starts(left), _ends(entered)
    if head.endswith(starts):
        head, inside = head.removesuffix(starts), starts + inside
    else:
        head, inside = head + _ends(left), starts + inside
    if tail.startswith(ends):
        inside, tail = inside + ends, tail.removeprefix(ends)
    else:
        inside, tail = inside + ends, _starts(entered) + tail
    return head + html[cut.start] + inside + html[cut.end] + tail


def _straightened_blocks(html: str, cut: _Cut) -> str:
    """Moves the markers round whole blocks, where the gap begins or ends together with them."""
    head, inside, tail = html[: cut.start], html[cut.start + 1 : cut.end], html[cut.end + 1 :]
    after = _END_TAGS_AFTER.match(tail)
    if cut.left and _START_TAGS.fullmatch(head, cut.left[0].start):
        head, inside = head[: cut.left[0].start], head[cut.left[0].start :] + inside
    if cut.entered and after and after[0].count("</") >= len(cut.entered):
        end = _after_tags(tail, len(cut.entered))
        inside, tail = inside + tail[:end], tail[end:]
    return head + html[cut.start] + inside + html[cut.end] + tail


def _inline_tail(elements: list[_Element]) -> list[_Element]:
    """The innermost elements, as far as they can be closed and opened again without a visible seam."""
    count = 0
    while count < len(elements) and elements[-1 - count].name in _INLINE:
        count += 1
    return elements[len(elements) - count :]


def _ends(elements: list[_Element]) -> str:
    return "".join(f"</{element.name}>" for element in reversed(elements))


def _starts(elements: list[_Element]) -> str:
    return "".join(element.tag for element in elements)


def _after_tags(tail: str, count: int) -> int:
    end = 0
    for _ in range(count):
        end = tail.index(">", end) + 1
    return end
