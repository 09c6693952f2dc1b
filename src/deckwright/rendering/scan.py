"""Reads the author's Markdown for what must not reach the Markdown parser as it stands: gaps, maths, HTML tags, sounds.

Code is recognised so that nothing in it is taken for any of these; only a complete ``{{c1::…}}`` is a gap there too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from operator import attrgetter
from typing import Literal

from deckwright.domain.named import NamedTuple
from deckwright.domain.pattern import pattern
from deckwright.rendering.tokens import (
    BEFORE_FENCE,
    CODE_SPAN,
    EACH_SIMPLE_GAP,
    INNER_TOKEN,
    RUN,
    SIMPLE,
    TOKEN_PATTERN,
    WORD,
)

Kind = Literal["open", "close", "hint", "code", "math", "tag", "comment", "sound"]
_SPACE = pattern(r"\s")
_START = attrgetter("start")


class Mark(NamedTuple):
    """A piece of the source and what it is. ``gap`` is the index of the gap that a gap marker belongs to."""

    kind: Kind
    start: int
    end: int
    gap: int = -1


class Maths(NamedTuple):
    """Where the content of maths stands, without its delimiters, and whether it is set on a line of its own."""

    start: int
    end: int
    display: bool


class Problem(NamedTuple):
    """Something wrong in a field: where (offset in characters), the diagnostic's code, what, and what to do."""

    offset: int
    code: str
    message: str
    hint: str


class RawGap:
    """A gap by its offsets; those that are -1 do not exist. ``numbers`` is empty for the shorthand ``==…==``."""

    __slots__ = ("braces", "end", "hint_at", "numbers", "start", "text_end", "text_start")

    def __init__(
        self,
        numbers: tuple[int, ...],
        start: int,
        text_start: int,
        hint_at: int = -1,
        text_end: int = -1,
        end: int = -1,
    ) -> None:
        self.numbers = numbers
        self.start = start
        self.text_start = text_start
        self.hint_at = hint_at
        self.text_end = text_end
        self.end = end
        self.braces = 0


class Scan:
    """All marks in the order of the source; all gaps, closed or not, in the order in which they open. ``numbered``
    says how many of the open gaps have numbers."""

    __slots__ = ("gaps", "marks", "maths", "numbered", "open", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self.marks: list[Mark] = []
        self.gaps: list[RawGap] = []
        self.maths: dict[int, Maths] = {}
        self.open: list[int] = []
        self.numbered = 0

    @property
    def innermost(self) -> RawGap | None:
        """The gap that is being read."""
        return self.gaps[self.open[-1]] if self.open else None

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that begin at ``start`` or behind it, and before ``end``."""
        first = bisect_left(self.marks, start, key=_START)
        return self.marks[first : bisect_left(self.marks, end, lo=first, key=_START)]


def scan(source: str) -> Scan:
    """Reads one field. Marks of gaps that are never closed are left out; the gaps themselves are kept."""
    state = Scan(source)
    if SIMPLE.fullmatch(source):
        _scan_simple(state)
        return state
    position = 0
    search = TOKEN_PATTERN.search
    while token := search(source, position):
        position = _take(state, token)
    state.marks = [mark for mark in state.marks if mark.gap < 0 or state.gaps[mark.gap].end >= 0]
    return state


def _scan_simple(state: Scan) -> None:
    for index, found in enumerate(EACH_SIMPLE_GAP.finditer(state.source)):
        start, end = found.span()
        numbers = (int(found[1]),) if found[1] else ()
        text_start, text_end = found.span(2 if numbers else 4)
        hint_at = text_end if found[3] is not None else -1
        state.gaps.append(RawGap(numbers, start, text_start, hint_at, text_end, end))
        state.marks.append(Mark("open", start, text_start, index))
        if hint_at >= 0:
            state.marks.append(Mark("hint", hint_at, hint_at + 2, index))
        state.marks.append(Mark("close", end - 2, end, index))


def _take(state: Scan, token: re.Match[str]) -> int:
    """Notes one token; returns where reading goes on."""
    handler = _HANDLERS.get(token.lastgroup or "")
    return handler(state, token) if handler else token.end()


def _take_fence(state: Scan, token: re.Match[str]) -> int:
    line = state.source.rfind("\n", 0, token.start()) + 1
    if BEFORE_FENCE.fullmatch(state.source, line, token.start()):
        # What follows the fence names the language and is no code.
        return _note_code(state, token, state.source.index("\n", token.start()))
    span = CODE_SPAN.match(state.source, token.start())
    run = RUN.match(state.source, token.start())
    return _note_code(state, span, span.start()) if span else (run or token).end()


def _take_code(state: Scan, token: re.Match[str]) -> int:
    return _note_code(state, token, token.start())


def _note_code(state: Scan, code: re.Match[str], start: int) -> int:
    state.marks.append(Mark("code", code.start(), code.end()))
    _read_inside(state, start, code.end())
    return code.end()


def _take_math(state: Scan, token: re.Match[str]) -> int:
    name = next(name for name in ("display", "inline", "square", "round") if token[name] is not None)
    start, end = token.span(name)
    before = len(state.marks), len(state.gaps)
    state.marks.append(Mark("math", token.start(), token.end()))
    if not _read_inside(state, start, end):
        # A gap begins or ends in here but not both: then the author did not mean maths.
        del state.marks[before[0] :], state.gaps[before[1] :]
        return start
    state.maths[token.start()] = Maths(start, end, name in ("display", "square"))
    return token.end()


def _read_inside(state: Scan, start: int, end: int) -> bool:
    """Finds complete gaps inside code or maths, where braces pair up; returns whether all of them did."""
    if "{{c" not in state.source[start:end] and "}}" not in state.source[start:end]:
        return True
    outside, state.open = state.open, []
    numbered, state.numbered = state.numbered, 0
    loose = 0
    position = start
    while token := INNER_TOKEN.search(state.source, position, end):
        loose, position = _take_inside(state, token, loose)
        if loose < 0:
            break
    balanced = not state.open and loose >= 0
    state.open, state.numbered = outside, numbered
    return balanced


def _take_inside(state: Scan, token: re.Match[str], loose: int) -> tuple[int, int]:
    """Notes one token inside code or maths; returns how many braces are open outside any gap, and where to go on."""
    gap = state.innermost
    if token["numbers"]:
        _open(state, token)
    elif token["hint"]:
        _take_hint(state, token)
    elif token[0] in "{}":
        step = 1 if token[0] == "{" else -1
        if not gap:
            return loose + step, token.end()
        if step < 0 and not gap.braces and state.source.startswith("}}", token.start()):
            _close(state, token.start())
            return loose, token.start() + 2
        gap.braces = max(0, gap.braces + step)
    return loose, token.end()


def _open(state: Scan, token: re.Match[str]) -> int:
    numbers = tuple(int(number) for number in token["numbers"].split(","))
    _push(state, RawGap(numbers, token.start(), token.end()))
    return token.end()


def _push(state: Scan, gap: RawGap) -> None:
    state.open.append(len(state.gaps))
    state.numbered += bool(gap.numbers)
    state.marks.append(Mark("open", gap.start, gap.text_start, len(state.gaps)))
    state.gaps.append(gap)


def _close(state: Scan, offset: int) -> None:
    index = state.open.pop()
    gap = state.gaps[index]
    state.numbered -= bool(gap.numbers)
    gap.end = offset + 2
    gap.text_end = offset if gap.hint_at < 0 else gap.hint_at
    state.marks.append(Mark("close", offset, offset + 2, index))


def _take_close(state: Scan, token: re.Match[str]) -> int:
    if state.numbered:
        _drop_shorthand(state)
        _close(state, token.start())
    return token.end()


def _drop_shorthand(state: Scan) -> None:
    """Gives up on every ``==`` that the innermost numbered gap, or the block, does not close."""
    while state.open and not state.gaps[state.open[-1]].numbers:
        state.open.pop()


def _take_hint(state: Scan, token: re.Match[str]) -> int:
    gap = state.innermost
    if gap and gap.numbers and gap.hint_at < 0:
        gap.hint_at = token.start()
        state.marks.append(Mark("hint", token.start(), token.end(), state.open[-1]))
    return token.end()


def _take_equals(state: Scan, token: re.Match[str]) -> int:
    source, start, end = state.source, token.start(), token.end()
    gap = state.innermost
    if gap and not gap.numbers and not source[start - 1].isspace() and _hugs(source, gap, start):
        _close(state, start)
    elif end < len(source) and not source[end].isspace():
        _push(state, RawGap((), start, end))
    return end


def _hugs(source: str, gap: RawGap, end: int) -> bool:
    """Whether ``==`` marks words and not the comparison ``x==1 and y==2``: inside a word, a gap holds no space."""
    inside_word = WORD.fullmatch(source[gap.start - 1 : gap.start]) or WORD.fullmatch(source[end + 2 : end + 3])
    return not (inside_word and _SPACE.search(source, gap.text_start, end))


def _take_block(state: Scan, token: re.Match[str]) -> int:
    _drop_shorthand(state)
    return token.end()


def _take_other(state: Scan, token: re.Match[str]) -> int:
    kind: Kind = next(kind for kind in _PLAIN_KINDS if token[kind] is not None)
    state.marks.append(Mark(kind, token.start(), token.end()))
    return token.end()


_PLAIN_KINDS: tuple[Kind, ...] = ("comment", "tag", "sound")
_HANDLERS: dict[str, Callable[[Scan, re.Match[str]], int]] = {
    "fence": _take_fence,
    "code": _take_code,
    "math": _take_math,
    "open": _open,
    "close": _take_close,
    "hint": _take_hint,
    "equals": _take_equals,
    "block": _take_block,
    **dict.fromkeys(_PLAIN_KINDS, _take_other),
}
