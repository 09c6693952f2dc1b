"""Markdown of a field that is more than plain text, by the Markdown parser.

What Markdown must not touch (gap markers, maths, tags) is replaced by private characters, the rest is parsed, and
then everything is put in its place, with entities where Anki would otherwise see the end of a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from deckwright.domain.pattern import pattern
from deckwright.rendering.balance import is_well_formed, straighten_gaps
from deckwright.rendering.escape import escape_text
from deckwright.rendering.html import balance_tags, clean_tag
from deckwright.rendering.markdown import Media
from deckwright.rendering.marker import (
    CLOSE,
    CONTENT,
    FIRST_CONTENT,
    FIRST_MARK,
    HINT,
    MARK,
    PRIVATE,
    ROOM,
    with_own_characters,
)
from deckwright.rendering.math import render_math
from deckwright.rendering.scan import Mark, Scan, scan

_DOUBLED = {"{": "&#123;", "}": "&#125;", ":": "&#58;"}
_OPENING = pattern(r"\{(?=\{)")
_IN_GAP = pattern(rf"\{{(?=\{{)|\}}(?=[}}{CLOSE}])|:(?=[:{HINT}])")


def render(source: str, media: Media, *, gaps: bool) -> str:
    """What `deckwright.rendering.markdown.render_markdown` gives, for any field."""
    return with_own_characters(source.replace("\r\n", "\n"), lambda text: _render(text, media, gaps=gaps))


def _render(source: str, media: Media, *, gaps: bool) -> str:
    found = scan(source)
    parts = _Parts(media, gaps)
    protected = parts.protect(found)
    html = parts.restore_tags(_parse(protected, media))
    if parts.marks and parts.markers(protected) != parts.markers(html):
        # Markdown lost a gap, as a table loses cells beyond its header: better plain than a card short.
        parts = _Parts(media, gaps)
        html = escape_text(parts.protect(found, only_gaps=True)).replace("\n", "<br>")
    if parts.marks:
        html = straighten_gaps(html)
    return parts.restore(html)


def gap_content(html: str) -> str:
    """Finished HTML as it can stand inside a gap: nothing in it ends the gap or begins its hint."""
    return _settle(html + CLOSE, 1)[:-1]


def read_aloud(source: str) -> str:
    """What `deckwright.rendering.markdown.plain_text` gives, for any field."""
    return with_own_characters(source.replace("\r\n", "\n"), _read_aloud)


def _read_aloud(source: str) -> str:
    found = scan(source)
    parts = _Parts(str, gaps=True)
    pieces = "".join(_spoken(found, parts, 0, len(found.source)))
    return PRIVATE.sub(lambda private: parts.contents.get(private[0], ""), _text(pieces)).strip()


def _spoken(found: Scan, parts: _Parts, start: int, end: int) -> Iterator[str]:
    position = start
    for mark in found.between(start, end):
        if mark.start < position or mark.kind == "code":
            continue
        yield found.source[position : mark.start]
        position = found.gaps[mark.gap].end - 2 if mark.kind == "hint" else mark.end
        yield _said(found, mark, parts)
    yield found.source[position:end]


def _said(found: Scan, mark: Mark, parts: _Parts) -> str:
    text = found.source[mark.start : mark.end]
    if mark.kind == "math":
        maths = found.maths[mark.start]
        return parts.content(MARK.sub("", "".join(_spoken(found, parts, maths.start, maths.end))).strip())
    if mark.kind == "tag" and clean_tag(text, str) is None:
        return text
    # Any mark will do: it only keeps what follows from being taken for the beginning of a line.
    return CLOSE if mark.gap >= 0 or mark.kind == "tag" else ""


@dataclass(slots=True)
class _Parts:
    """What the private characters of one field stand for."""

    media: Media
    gaps: bool
    marks: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict)

    def protect(self, found: Scan, *, only_gaps: bool = False) -> str:
        """The source with private characters. A mark that is not replaced stays as text."""
        kinds = ("open", "close", "hint") if only_gaps else None
        marks = [mark for mark in found.marks if kinds is None or mark.kind in kinds]
        return "".join(self._pieces(found, marks, 0, len(found.source)))

    def _pieces(self, found: Scan, marks: list[Mark], start: int, end: int) -> Iterator[str]:
        position = start
        for mark in marks:
            if not position <= mark.start < end:
                continue  # what stands inside maths goes with the maths
            replaced = self._replace(found, mark)
            if replaced is not None:
                yield found.source[position : mark.start]
                yield replaced
                position = mark.end
        yield found.source[position:end]

    def _replace(self, found: Scan, mark: Mark) -> str | None:
        if len(self.marks) + len(self.tags) + len(self.contents) >= ROOM:
            return None
        if mark.gap >= 0:
            return self._gap_marker(mark, found.gaps[mark.gap].numbers)
        text = found.source[mark.start : mark.end]
        if mark.kind == "math":
            return self._math(found, mark)
        if mark.kind == "sound":
            return self.content(f"[sound:{self.media(text[7:-1])}]")
        if mark.kind == "comment":
            return ""
        tag = clean_tag(text, self.media) if mark.kind == "tag" else None
        return self._mark(tag, self.tags) if tag else None

    def _gap_marker(self, mark: Mark, numbers: tuple[int, ...]) -> str | None:
        if not (self.gaps and numbers):
            return None
        if mark.kind == "open":
            return self._mark(f"{{{{c{','.join(map(str, numbers))}::", self.marks)
        return CLOSE if mark.kind == "close" else HINT

    def _math(self, found: Scan, mark: Mark) -> str:
        maths = found.maths[mark.start]
        inner = [inside for inside in found.between(maths.start, maths.end) if inside.gap >= 0]
        content = "".join(self._pieces(found, inner, maths.start, maths.end))
        return self.content(render_math(content, display=maths.display))

    def _mark(self, text: str, table: dict[str, str]) -> str:
        character = chr(FIRST_MARK + len(self.marks) + len(self.tags))
        table[character] = text
        return character

    def content(self, text: str) -> str:
        """A character that stands for finished text."""
        character = chr(FIRST_CONTENT + len(self.contents))
        self.contents[character] = text
        return character

    def markers(self, text: str) -> list[str]:
        """The beginnings and ends of gaps in order."""
        return [mark for mark in MARK.findall(text) if mark == CLOSE or mark in self.marks]

    def restore_tags(self, html: str) -> str:
        """The HTML with the author's own tags, every one of them closed."""
        if not self.tags:
            return html
        html = MARK.sub(lambda found: self.tags.get(found[0], found[0]), html)
        return html if is_well_formed(html) else balance_tags(html)

    def restore(self, html: str) -> str:
        """The HTML with maths and gap markers in their places."""
        if self.contents:
            html = CONTENT.sub(lambda found: self.contents[found[0]], html)
        return "".join(self._settled(html)) if self.marks else _OPENING.sub("&#123;", html)

    def _settled(self, html: str) -> Iterator[str]:
        depth = position = 0
        for mark in MARK.finditer(html):
            # The marker itself is part of what is looked at: "}" before it must not join it.
            yield _settle(html[position : mark.end()], depth)[:-1]
            depth += (mark[0] in self.marks) - (mark[0] == CLOSE)
            yield self.marks.get(mark[0]) or ("}}" if mark[0] == CLOSE else "::")
            position = mark.end()
        yield _settle(html[position:], depth)


def _text(markdown: str) -> str:
    """What Markdown shows, without its markup."""
    from deckwright.rendering.parser import markdown_parser, shown_text

    return shown_text(markdown_parser().parse(markdown, {}))


def _settle(html: str, depth: int) -> str:
    return _IN_GAP.sub(_entity, html) if depth else _OPENING.sub("&#123;", html)


def _entity(found: re.Match[str]) -> str:
    return _DOUBLED[found[0]]


def _parse(text: str, media: Media) -> str:
    from deckwright.rendering.parser import markdown_parser, set_direction

    parser = markdown_parser()
    environment = {"media": media, "links": []}
    tokens = parser.parse(text, environment)
    set_direction(tokens)
    if len(tokens) == 3 and tokens[0].type == "paragraph_open" and not tokens[0].attrs:
        return str(parser.renderer.render(tokens[1:2], parser.options, environment))
    return str(parser.renderer.render(tokens, parser.options, environment)).rstrip("\n")
