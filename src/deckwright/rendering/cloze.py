"""Gaps in the author's Markdown: finding them, and giving the shorthand ``==text==`` its numbers.

Clozes in finished HTML are Anki's business and live in ``reveal``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from deckwright.domain.named import NamedTuple
from deckwright.domain.pattern import pattern
from deckwright.rendering.reveal import cloze_numbers
from deckwright.rendering.scan import Problem, RawGap, Scan, scan
from deckwright.rendering.tokens import EACH_SIMPLE_GAP, SIMPLE

__all__ = [
    "LAST_GAP", "Gap", "Gaps", "Numbered", "Problem", "cloze_numbers", "find_gaps", "gap_texts", "joined_gaps",
    "number_gaps", "plain_gaps",
]  # fmt: skip

LAST_GAP = 500
"""Anki gives all numbers above 500 one and the same card."""
_DEEPEST = 10
"""Anki drops an opening marker inside ten open ones."""
_LOOKS_LIKE_GAP = pattern(r"\{\{\s*[cC][\s\d,]*:|\{[cC]\d+::")
_HUGGING = pattern(r"(?<![\w=])==(?=[^\s=])")


Numbered = tuple[tuple[int, str], ...]
"""Number and text of each gap of a note."""


class Gap(NamedTuple):
    """A gap as written. ``numbers`` is empty for the shorthand; ``start`` and ``end`` are offsets in the source,
    markers included. ``text`` is Markdown; ``hint`` is None where the author gave none."""

    numbers: tuple[int, ...]
    start: int
    end: int
    text: str
    hint: str | None = None


class Gaps(NamedTuple):
    """The gaps of one field in the order in which they open, and what is wrong with them."""

    gaps: tuple[Gap, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_gaps(source: str) -> Gaps:
    """The gaps of a field, explicit (``{{c1::text::hint}}``, ``{{c1,2::text}}``, nested) and shorthand.

    Those that Anki ignores because they stand inside ten others are reported and left out.
    """
    if "{" not in source and "==" not in source:
        return Gaps()
    if SIMPLE.fullmatch(source):
        return Gaps(tuple(map(_simple_gap, EACH_SIMPLE_GAP.finditer(source))))
    found = scan(source)
    kept, deep = _by_depth([raw for raw in found.gaps if raw.end >= 0])
    gaps = tuple(_gap(source, raw) for raw in kept)
    problems = sorted({*_unclosed(found), *_numbers(gaps), *_empty(gaps), *_deep(deep), *_broken(found)})
    return Gaps(gaps, tuple(problems))


def plain_gaps(source: str) -> Numbered | None:
    """Number and text of each gap, in their order, where all are plain words under a number of their own (below 100),
    with which nothing can be wrong: nearly every cloze. None where `find_gaps` has to look."""
    if "==" in source or not SIMPLE.fullmatch(source):
        return None
    return tuple([(int(number), text) for number, text, _, _ in EACH_SIMPLE_GAP.findall(source)])


def gap_texts(written: Sequence[Gap], numbered: Sequence[Gap]) -> Numbered:
    """What each number hides, as the author wrote it."""
    pairs = [(number, gap.text) for gap, final in zip(written, numbered, strict=True) for number in final.numbers]
    return joined_gaps(pairs)


def joined_gaps(pairs: Sequence[tuple[int, str]]) -> Numbered:
    """Numbers and texts in order; the texts of a number used several times are joined."""
    texts = dict(pairs)
    if len(texts) < len(pairs):
        texts = {number: " … ".join(dict.fromkeys(text for own, text in pairs if own == number)) for number in texts}
    return tuple(sorted(texts.items()))


def _simple_gap(found: re.Match[str]) -> Gap:
    """A gap round plain words, with which nothing can be wrong."""
    number, text, hint, shorthand = found.groups()
    return Gap((int(number),) if number else (), found.start(), found.end(), text or shorthand, hint)


def _gap(source: str, raw: RawGap) -> Gap:
    hint = None if raw.hint_at < 0 else source[raw.hint_at + 2 : raw.end - 2]
    return Gap(raw.numbers, raw.start, raw.end, source[raw.text_start : raw.text_end], hint)


def _unclosed(found: Scan) -> Iterator[Problem]:
    for raw in found.gaps:
        if raw.end >= 0:
            continue
        if raw.numbers:
            yield Problem(raw.start, "DW210", "this gap is never closed", "end it with }}")
        elif _HUGGING.match(found.source, raw.start):
            yield Problem(
                raw.start,
                "DW214",
                "this == is never closed, so it hides nothing",
                "write ==text==, or \\== for two signs",
            )


def _numbers(gaps: tuple[Gap, ...]) -> Iterator[Problem]:
    for gap in gaps:
        for number in gap.numbers:
            if not 1 <= number <= LAST_GAP:
                hint = f"number gaps from 1 to {LAST_GAP}"
                yield Problem(gap.start, "DW211", f"Anki makes no card for gap number {number}", hint)


def _empty(gaps: tuple[Gap, ...]) -> Iterator[Problem]:
    for gap in gaps:
        if not gap.text.strip():
            yield Problem(gap.start, "DW212", "this gap hides nothing", "put the hidden text after the first ::")


def _by_depth(closed: list[RawGap]) -> tuple[list[RawGap], list[RawGap]]:
    """The gaps that Anki sees, and the outermost of those that stand too deep for it."""
    ends: list[int] = []
    kept: list[RawGap] = []
    deep: list[RawGap] = []
    for raw in closed:
        while ends and ends[-1] <= raw.start:
            ends.pop()
        if len(ends) < _DEEPEST:
            kept.append(raw)
            ends.append(raw.end)
        elif not deep or deep[-1].end <= raw.start:
            deep.append(raw)
    return kept, deep


def _deep(deep: list[RawGap]) -> Iterator[Problem]:
    for raw in deep:
        yield Problem(raw.start, "DW215", "Anki ignores gaps inside ten others", "nest fewer gaps")


def _broken(found: Scan) -> Iterator[Problem]:
    good = {raw.start for raw in found.gaps}
    code = [(mark.start, mark.end) for mark in found.marks if mark.kind in ("code", "math")]
    begins = [begin for begin, _ in code]
    for looks in _LOOKS_LIKE_GAP.finditer(found.source):
        start = looks.start()
        escaped = start and found.source[start - 1] == "\\"
        before = bisect_right(begins, start)
        in_code = before and start < code[before - 1][1]
        if start not in good and not escaped and not in_code:
            yield Problem(start, "DW213", "this looks like a gap, but Anki would not see one", "write {{c1::text}}")


def number_gaps(source: str, known: Mapping[str, int], first_free: int = 1) -> str:
    """The source with every ``==text==`` written as ``{{cN::text}}``.

    A text in ``known`` keeps its number; every other text takes the lowest number that is at least ``first_free``
    and is neither known nor written in the source. The same text always has the same number.
    """
    if "==" not in source:
        return source
    found = scan(source)
    if all(raw.numbers or raw.end < 0 for raw in found.gaps):
        return source
    numbers = _assign(found, known, first_free)
    return "".join(_rewritten(found, numbers))


def _assign(found: Scan, known: Mapping[str, int], first_free: int) -> dict[str, int]:
    used = {number for raw in found.gaps for number in raw.numbers} | set(known.values())
    numbers = dict(known)
    following = first_free
    for raw in found.gaps:
        text = found.source[raw.text_start : raw.text_end]
        if not raw.numbers and raw.end >= 0 and text not in numbers:
            while following in used:
                following += 1
            used.add(following)
            numbers[text] = following
    return numbers


def _rewritten(found: Scan, numbers: Mapping[str, int]) -> Iterator[str]:
    """The source in pieces. Inside a shorthand gap, ``::`` and ``}}`` in plain text are escaped to mean themselves."""
    position, depth = 0, 0
    for mark in found.marks:
        if mark.start < position:
            continue
        between = found.source[position : mark.start]
        yield _escaped(between) if depth else between
        position = mark.end
        if mark.gap < 0 or found.gaps[mark.gap].numbers:
            yield found.source[mark.start : mark.end]
        elif mark.kind == "open":
            raw = found.gaps[mark.gap]
            depth += 1
            yield f"{{{{c{numbers[found.source[raw.text_start : raw.text_end]]}::"
        else:
            depth -= 1
            yield "}}"
    yield found.source[position:]


def _escaped(text: str) -> str:
    text = text.replace("::", ":\\:").replace("}}", "}\\}")
    return text[:-1] + "\\}" if text.endswith("}") else text
