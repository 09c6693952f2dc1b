"""Clozes in finished HTML, exactly as Anki reads them: which numbers there are, and what each side of a card shows.

Every rule is measured against the ``anki`` backend (26.9.3) in ``tests/client/test_card_generation.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from deckwright.domain.named import NamedTuple
from deckwright.domain.pattern import pattern

_TOKEN = pattern(r"\{\{c([0-9,]*[0-9][0-9,]*)::|\}\}")
_SIMPLE = pattern(r"\{\{c([1-9][0-9]{0,3})::[^{}\x1f]*\}\}")
_DEEPEST = 10
"""Anki drops an opening marker inside ten open ones."""
_NUMBER_END = 65536
_BOX = "image-occlusion:"
_BOX_NAMES = {"oi": "occludeInactive"}
_MATHJAX = r"(\\[(\[])(.*?)(\\[\])])"
_NOT_ALPHANUMERIC = pattern(r"[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\xff]")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}


class Cloze:
    """One ``{{c…::…}}``: its numbers ascending, its parts, and its hint (None: ``...`` is shown)."""

    __slots__ = ("hint", "numbers", "parts")

    def __init__(self, numbers: tuple[int, ...]) -> None:
        self.numbers = numbers
        self.parts: list[str | Cloze] = []
        self.hint: str | None = None


def read_clozes(html: str) -> list[str | Cloze]:
    """The text in pieces. What an unclosed cloze holds is lost, as in Anki."""
    output: list[str | Cloze] = []
    stack: list[Cloze] = []
    position = 0
    for token in _TOKEN.finditer(html):
        opened = token[1]
        numbers = _numbers(opened) if opened else ()
        if opened and not numbers:
            continue
        _add_text(html[position : token.start()], stack, output)
        position = token.end()
        if opened:
            if len(stack) < _DEEPEST:
                stack.append(Cloze(numbers))
        elif stack:
            cloze = stack.pop()
            (stack[-1].parts if stack else output).append(cloze)
        else:
            output.append("}}")
    _add_text(html[position:], stack, output)
    return output


def _numbers(digits: str) -> tuple[int, ...]:
    """The numbers that Anki keeps: those that fit 16 bits; none makes the marker plain text."""
    parts = (part.lstrip("0") or "0" for part in digits.split(",") if part)
    return tuple(sorted(int(part) for part in parts if len(part) < 6 and int(part) < _NUMBER_END))


def _add_text(text: str, stack: list[Cloze], output: list[str | Cloze]) -> None:
    if not text:
        return
    if stack:
        head, mark, tail = text.partition("::")
        if mark:
            stack[-1].hint = tail
        stack[-1].parts.append(head)
    else:
        output.append(text)


def cloze_numbers(fields: Sequence[str]) -> tuple[int, ...]:
    """The numbers of all clozes in all fields, ascending; 0 does not count. Equal to what Anki finds in a note."""
    joined = "\x1f".join(fields)
    simple = _SIMPLE.findall(joined)
    if len(simple) == joined.count("{{c"):
        return _ascending(tuple(simple))
    found: set[int] = set()
    for html in fields:
        if "{{c" in html:
            _collect(read_clozes(html), found)
    return tuple(sorted(found))


@lru_cache(maxsize=1000)
def _ascending(numbers: tuple[str, ...]) -> tuple[int, ...]:
    """Few combinations of numbers are those of nearly all notes."""
    return tuple(sorted(set(map(int, numbers))))


def _collect(parts: list[str | Cloze], found: set[int]) -> None:
    for part in parts:
        if isinstance(part, Cloze):
            found.update(number for number in part.numbers if number)
            _collect(part.parts, found)


class _Side(NamedTuple):
    number: int
    question: bool


def reveal_clozes(html: str, number: int, *, question: bool) -> str:
    """What ``{{cloze:Field}}`` shows on the card of one number; empty where the field has no such cloze."""
    parts = read_clozes(html)
    side = _Side(number, question)
    if not _holds(parts, number):
        return ""
    shown = "".join(_shown(part, side) for part in parts)
    return _without_tags_in_maths(shown) if "\\" in shown else shown


def _without_tags_in_maths(html: str) -> str:
    return re.sub(_MATHJAX, lambda found: found[1] + strip_tags(found[2]) + found[3], html, flags=re.DOTALL)


def reveal_clozes_only(html: str, number: int, *, question: bool) -> str:
    """What ``{{cloze-only:Field}}`` shows: the hidden texts (or hints) of one number, separated by commas."""
    texts: list[str] = []
    _collect_only(read_clozes(html), _Side(number, question), texts)
    return ", ".join(texts)


def _collect_only(parts: list[str | Cloze], side: _Side, texts: list[str]) -> None:
    for part in parts:
        if isinstance(part, Cloze):
            if side.number in part.numbers:
                texts.append(_hint(part) if side.question else _plain(part))
            _collect_only(part.parts, side, texts)


def _plain(cloze: Cloze) -> str:
    return "".join(part if isinstance(part, str) else _plain(part) for part in cloze.parts)


def _holds(parts: list[str | Cloze], number: int) -> bool:
    return any(isinstance(part, Cloze) and (number in part.numbers or _holds(part.parts, number)) for part in parts)


def _shown(part: str | Cloze, side: _Side) -> str:
    if isinstance(part, str):
        return part
    content = "".join(_shown(inner, side) for inner in part.parts)
    ordinals = ",".join(map(str, part.numbers))
    if content.startswith(_BOX):
        return _box(content, ordinals, _box_class(part, side))
    if side.number not in part.numbers:
        return f'<span class="cloze-inactive" data-ordinal="{ordinals}">{content}</span>'
    if side.question:
        hidden = encode_attribute(content)
        return f'<span class="cloze" data-cloze="{hidden}" data-ordinal="{ordinals}">[{_hint(part)}]</span>'
    return f'<span class="cloze" data-ordinal="{ordinals}">{content}</span>'


def _box_class(cloze: Cloze, side: _Side) -> str:
    if side.number not in cloze.numbers:
        return "cloze-inactive"
    return "cloze" if side.question else "cloze-highlight"


def _box(content: str, ordinals: str, name: str) -> str:
    """A box of image occlusion: an empty element that tells Anki's script where to draw what."""
    shape, *values = content.removeprefix(_BOX).split(":")
    pairs = (value.partition("=") for value in values)
    places = "".join(f'data-{_BOX_NAMES.get(key, key)}="{value}" ' for key, _, value in pairs)
    return f'<div class="{name}" data-ordinal="{ordinals}" data-shape="{shape}" {places}></div>'


def _hint(cloze: Cloze) -> str:
    return "..." if cloze.hint is None else cloze.hint


def encode_attribute(text: str) -> str:
    """Everything below U+0100 but ASCII letters and digits as an entity, the way Anki fills ``data-cloze``."""
    return _NOT_ALPHANUMERIC.sub(_entity, text)


def _entity(found: re.Match[str]) -> str:
    character = found[0]
    return _NAMED.get(character) or f"&#x{ord(character):02X};"


_TAG = pattern(r"<!--.*?-->|<style.*?>.*?</style>|<script.*?>.*?</script>|<.*?>", re.DOTALL | re.IGNORECASE)


def strip_tags(html: str) -> str:
    """The text without tags and comments, entities left alone."""
    if "<" not in html:
        return html
    end = html.rfind(">") + 1  # No tag ends behind it, so none is looked for there.
    return _TAG.sub("", html[:end]) + html[end:]
