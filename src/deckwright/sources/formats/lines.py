"""Lines of running text → blocks: paragraphs, numbered and bulleted items, headings, by blank lines and indentation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from deckwright.domain.named import NamedTuple
from deckwright.sources.formats.record import Block, BlockKind

_WIDE = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af「『“《]"
_ITEM = re.compile(
    r"(?P<indent>[ ]*)(?:"
    r"(?:(?:(?P<number>\d{1,3})[.)]|\((?P<inner>\d{1,3})\))|(?P<bullet>[-*+•‣◦▪●○·–]|\(?[a-z]\)))[ ]+(?=\S)"
    rf"|(?:(?P<wide>\d{{1,3}})[、．.)）]|[(（](?P<wide_inner>\d{{1,3}})[)）]|(?P<wide_bullet>[・•●○◆■]))\s*(?={_WIDE}))"
)
"""Numbers and bullets; before Chinese, Japanese and Korean letters no space need follow them."""
_RULE = re.compile(r"\s*(=+|-+|~+|_+|\*[* ]*|#+)\s*")
_HYPHENATED = re.compile(r"\w{1,40}-$")
_WITH_HYPHEN = re.compile(r"\w{1,40}-\w{1,40}")
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?:;,…。！？][\"'”’»)\]]*$")
_CHAPTER = re.compile(
    r"(?i)(?:chapter|part|book|section|unit|lesson|appendix|kapitel|teil|chapitre|capítulo)\s+[\divxlc]+\b"
)
_DOTTED = re.compile(r"(\d+(?:\.\d+)+)\.?\s+\S")
_DEFINES = re.compile(r"\S[^:.?!\n]{0,60}?(?::| [-–—]) +\S")
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": None, "\u00a0": " "})
_REFERENCE = re.compile(r"(?<=[.,;:!?)\"'”’»])(?:\[(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed)\])+(?=\s|$)")
_HEADING_WORDS = 8
_COLON_WORDS = 3
_HEADING_LENGTH = 80


class Line(NamedTuple):
    """A line and its place. ``heading`` is the level where the format knows it by its type size, else 0."""

    text: str
    at: int
    heading: int = 0


@dataclass(slots=True)
class _Open:
    """A block that more lines may still join. ``column`` is where an item's text begins."""

    kind: BlockKind
    at: int
    lines: list[str]
    level: int = 0
    number: int | None = None
    column: int = 0


@dataclass(slots=True)
class _Reading:
    done: list[_Open] = field(default_factory=list)
    open: _Open | None = None
    items: list[int] = field(default_factory=list)
    last: dict[int, int] = field(default_factory=dict)
    blank: bool = True


def text_lines(text: str) -> Iterator[Line]:
    """The lines of a text; a form feed is a blank line."""
    for at, line in enumerate(text.replace("\f", "\n\n").split("\n") if "\f" in text else text.split("\n"), start=1):
        yield Line(line.expandtabs(4) if "\t" in line else line, at)


def blocks_of_lines(lines: Iterable[Line]) -> tuple[Block, ...]:
    """The blocks that the lines form. Words hyphenated over a line end are joined again."""
    reading = _Reading()
    for line in lines:
        _take(reading, line)
    _close(reading)
    whole = tuple(_blocks(reading.done))
    return tuple(_with_headings(whole))


def squeezed(text: str) -> str:
    """The text on one line: single-spaced, ligatures taken apart, soft hyphens and the marks of notes (``.[1]``) left
    out."""
    line = _SPACE.sub(" ", text.translate(_LIGATURES)).strip()
    return _REFERENCE.sub("", line) if "]" in line else line


def is_title(text: str) -> bool:
    """Whether a line that stands alone looks like a heading: short, and no sentence."""
    words = text.split()
    return (
        0 < len(words) <= _HEADING_WORDS
        and len(text) <= _HEADING_LENGTH
        and not _SENTENCE_END.search(text)
        and (text[0].isupper() or text[0].isdigit())
        and "|" not in text
    )


def _take(reading: _Reading, line: Line) -> None:
    if not line.text.strip():
        reading.blank = True
        return
    item = _ITEM.match(line.text)
    if line.heading:
        _start(reading, _Open("heading", line.at, [line.text], level=line.heading))
    elif _underlines(reading, line.text):
        _underline(reading, line.text.strip())
    elif item is not None and _starts_item(reading, item):
        _start_item(reading, item, line)
    elif reading.open is not None and _continues(reading, line.text):
        reading.open.lines.append(line.text)
    else:
        _start(reading, _Open("paragraph", line.at, [line.text]))
    reading.blank = False


def _underlines(reading: _Reading, text: str) -> bool:
    return _RULE.fullmatch(text) is not None and len(text.strip()) > 2


def _underline(reading: _Reading, rule: str) -> None:
    """A rule right under a single line makes that line a heading; anywhere else it only separates."""
    block = reading.open
    if block is not None and not reading.blank and block.kind == "paragraph" and len(block.lines) == 1:
        block.kind, block.level = "heading", 1 if rule[0] == "=" else 2
    _close(reading)


def _starts_item(reading: _Reading, item: re.Match[str]) -> bool:
    """A number inside a paragraph (*born in / 1984. He …*) starts an item only where it carries on a list."""
    number = _number_of(item)
    after_item = reading.open is not None and reading.open.kind == "item"
    if number is None:
        plain = (item["bullet"] or "") in "•‣◦▪●○·"
        return reading.blank or after_item or plain or reading.open is None
    return reading.blank or int(number) == 1 or int(number) - 1 in reading.last.values()


def _number_of(item: re.Match[str]) -> str | None:
    return item["number"] or item["inner"] or item["wide"] or item["wide_inner"]


def _start_item(reading: _Reading, item: re.Match[str], line: Line) -> None:
    indent = len(item["indent"])
    if not _in_list(reading):
        reading.items.clear()
        reading.last.clear()
    while reading.items and reading.items[-1] > indent + 1:
        reading.last.pop(len(reading.items), None)
        reading.items.pop()
    if not reading.items or reading.items[-1] < indent - 1:
        reading.items.append(indent)
    level = len(reading.items)
    number = _number_of(item)
    if number is not None:
        reading.last[level] = int(number)
    rest = line.text[item.end() :]
    _start(reading, _Open("item", line.at, [rest], level, None if number is None else int(number), item.end()))


def _in_list(reading: _Reading) -> bool:
    before = reading.open or (reading.done[-1] if reading.done else None)
    return before is not None and before.kind == "item"


def _continues(reading: _Reading, text: str) -> bool:
    block = reading.open
    if block is None or block.kind == "heading":
        return False
    indent = len(text) - len(text.lstrip(" "))
    if reading.blank:
        return block.kind == "item" and indent >= max(2, block.column - 1)
    return True


def _start(reading: _Reading, block: _Open) -> None:
    _close(reading)
    reading.open = block


def _close(reading: _Reading) -> None:
    if reading.open is not None:
        reading.done.append(reading.open)
        reading.open = None


def _blocks(done: list[_Open]) -> Iterator[Block]:
    joined = _hyphenated_words(done)
    for block in done:
        if block.kind == "paragraph" and len(block.lines) > 1 and all(_DEFINES.match(line) for line in block.lines):
            for offset, line in enumerate(block.lines):
                yield Block("paragraph", squeezed(line), block.at + offset)
            continue
        text = squeezed(_joined(block.lines, joined))
        if text:
            yield Block(block.kind, text, block.at, block.level, block.number)


def _hyphenated_words(done: list[_Open]) -> frozenset[str]:
    """Words with a hyphen that stand whole somewhere: their hyphen is kept at a line end too."""
    if not any(line.endswith("-") for block in done for line in block.lines[:-1]):
        return frozenset()
    lines = (line for block in done for line in block.lines if "-" in line)
    return frozenset(word.lower() for line in lines for word in _WITH_HYPHEN.findall(line))


def _joined(lines: list[str], whole: frozenset[str]) -> str:
    if len(lines) == 1:
        return lines[0]
    parts: list[str] = []
    for line in lines:
        before = parts[-1] if parts else ""
        cut = _HYPHENATED.search(before, max(0, len(before) - 41)) if before.endswith("-") else None
        word = re.match(r"\s*([^\W\d_]+)", line)
        if cut is not None and word is not None and word[1][0].islower():
            keep = (cut.group() + word[1]).lower() in whole
            parts[-1] = before if keep else before[:-1]
            parts.append(line.lstrip())
        else:
            parts.append((" " if parts else "") + line.strip())
    return "".join(parts)


def _with_headings(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Single short lines that stand over something become headings."""
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        level = _title_level(block, after)
        yield replace(block, kind="heading", level=level, number=None, text=_titled(block)) if level else block


def _titled(block: Block) -> str:
    return block.text if block.number is None else f"{block.number}. {block.text}"


def _bare(block: Block, after: Block) -> str:
    """The text; *Terms:* over paragraphs is a title too, over items it begins a sentence."""
    over = block.kind == after.kind == "paragraph" and len(block.text.split()) <= _COLON_WORDS
    return block.text.removesuffix(":") if over else block.text


def _title_level(block: Block, after: Block | None) -> int:
    """0 for no heading. A numbered line is one where prose, not the next number, follows (*1. Introduction*)."""
    if after is None or block.kind not in ("paragraph", "item") or not is_title(_bare(block, after)):
        return 0
    if block.kind == "item":
        return 2 if block.number is not None and after.kind == "paragraph" and not is_title(after.text) else 0
    dotted = _DOTTED.match(block.text)
    if dotted is not None:
        return min(6, dotted[1].count(".") + 1)
    if _CHAPTER.match(block.text) or block.text.isupper():
        return 1
    return 2 if not _DEFINES.match(block.text) else 0
