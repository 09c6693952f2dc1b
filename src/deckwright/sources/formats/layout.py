"""Lines of printed pages → running text: paragraphs told apart, headings found by size, page furniture gone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import quantiles

from deckwright.domain.named import NamedTuple
from deckwright.sources.formats.lines import Line

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?i)[^\w]*(?:page|p\.|seite|página)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|de)\s*\d{1,4})?[^\w]*"
)
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_FURNITURE_LINES = 2
_REPEATED_PAGES = 3
_REPEATED_SHARE = 0.4
_LARGER = 1.12
_WIDER_GAP = 1.35
_HEADING_WORDS = 20
_SHORT_LINE = 0.85


class PageLine(NamedTuple):
    """A printed line. Positions in points, counted from the page's lower left corner; ``top`` is above ``bottom``."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Height of the type in points, to half a point."""
        return round((self.top - self.bottom) * 2) / 2


def running_lines(pages: Sequence[Sequence[PageLine]]) -> Iterator[Line]:
    """The lines in reading order, an empty one before each paragraph; ``at`` is the page."""
    kept = [line for page in _without_furniture(pages) for line in page]
    if not kept:
        return
    body = _body_height(kept)
    levels = _heading_levels(kept, body)
    leading = _leading(kept)
    width = max(line.right - line.left for line in kept)
    before: PageLine | None = None
    for group in _joined_headings(kept, levels):
        line = group[0]
        level = levels.get(line.height, 0)
        if before is not None and (level or _starts_paragraph(before, line, leading, width)):
            yield Line("", line.page)
        yield Line(" ".join(each.text for each in group), line.page, level)
        before = group[-1]


def _without_furniture(pages: Sequence[Sequence[PageLine]]) -> Iterator[list[PageLine]]:
    """The pages without the lines at their edges that come back on other pages, and without page numbers."""
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    least = max(_REPEATED_PAGES, _REPEATED_SHARE * len(pages) / 2) if len(pages) > _REPEATED_PAGES else len(pages)
    for page in pages:
        edges = _edges(page)
        gone = {
            line
            for line in edges
            if _PAGE_NUMBER.fullmatch(line.text) or (len(pages) > 1 and counts[_key(line)] >= least)
        }
        yield [line for line in page if line not in gone]


def _key(line: PageLine) -> str:
    return _DIGITS.sub("#", line.text).casefold()


def _edges(page: Sequence[PageLine]) -> list[PageLine]:
    """The lines nearest to the upper and the lower edge."""
    by_height = sorted(page, key=lambda line: line.bottom)
    return by_height[:_FURNITURE_LINES] + by_height[-_FURNITURE_LINES:]


def _body_height(lines: Iterable[PageLine]) -> float:
    """The type size that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.height] += len(line.text)
    return sizes.most_common(1)[0][0]


def _heading_levels(lines: Iterable[PageLine], body: float) -> dict[float, int]:
    """Sizes clearly larger than the text's, the largest being level 1."""
    larger = {line.height for line in lines if line.height > body * _LARGER and len(line.text.split()) < _HEADING_WORDS}
    return {height: min(6, level) for level, height in enumerate(sorted(larger, reverse=True), start=1)}


def _leading(lines: Sequence[PageLine]) -> float:
    """The distance from one line of a paragraph to the next, in points. The smaller gaps tell: on a page of short
    paragraphs the wider ones, between them, are the commoner."""
    gaps = [
        before.bottom - line.bottom
        for before, line in pairwise(lines)
        if before.page == line.page and 0 < before.bottom - line.bottom < 3 * max(1.0, line.height)
    ]
    return quantiles(gaps, n=4, method="inclusive")[0] if len(gaps) > 1 else sum(gaps)


def _joined_headings(lines: Sequence[PageLine], levels: dict[float, int]) -> Iterator[list[PageLine]]:
    """Single lines, but the lines of one heading together."""
    group: list[PageLine] = []
    for line in lines:
        same = group and line.height in levels and line.height == group[-1].height and line.page == group[-1].page
        if group and not (same and 0 < group[-1].bottom - line.bottom < 2 * line.height):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _starts_paragraph(before: PageLine, line: PageLine, leading: float, width: float) -> bool:
    """Whether a paragraph begins here: after more space than usual, a short last line, a different type size, or
    (in the next column or page) after a line that ends a sentence."""
    ended = _SENTENCE_END.search(before.text[-8:]) is not None
    down = before.bottom - line.bottom
    if before.page != line.page or down < 0:
        return ended
    if abs(before.height - line.height) > 1 or down > _WIDER_GAP * leading > 0:
        return True
    if not ended:
        return False
    return line.left > before.left + line.height / 2 or before.right - before.left < _SHORT_LINE * width / 2
