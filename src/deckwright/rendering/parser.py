"""The Markdown parser and its renderer, set up for fields of Anki.

CommonMark with tables and strikethrough. Indented text is no code and ``[a]: b`` defines nothing: on a card both
are far more often meant as written. HTML is not parsed here; allowed tags arrive as private characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

from deckwright.domain.pattern import pattern
from deckwright.rendering.code import render_code
from deckwright.rendering.escape import escape_attribute, escape_code, escape_text
from deckwright.rendering.html import is_link
from deckwright.rendering.marker import CLOSE, HINT, MARK, PRIVATE, is_mark

_PLAYABLE = pattern(
    r"\.(?:3gp|aac|avi|flac|flv|m4a|m4v|mkv|mov|mp2|mp3|mp4|mpe?g|og[agvx]|opus|spx|swf|wav|webm)$", re.IGNORECASE
)
_RIGHT_TO_LEFT = pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = pattern(r"[^\W\d_]")


@cache
def markdown_parser() -> MarkdownIt:
    """The parser, made once."""
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}, renderer_cls=FieldRenderer)
    parser.enable(["table", "strikethrough"]).disable(["code", "reference", "html_block", "html_inline"])
    inline = _Inline()
    inline.ruler, inline.ruler2 = parser.inline.ruler, parser.inline.ruler2
    parser.inline = inline
    # Targets stay as written: the renderer needs file names, and quotes what it writes.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _State(StateInline):
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803, FBT001
        """Emphasis next to a gap marker sees what stands beyond the marker: ``{{c1::_this_}}`` is emphasis."""
        source = self.src
        end = start
        while end < self.posMax and source[end] == source[start]:
            end += 1
        if not (start and is_mark(source[start - 1])) and not (end < self.posMax and is_mark(source[end])):
            return super().scanDelims(start, canSplitWord)
        before, after = self._beside(start, end)
        kept = self.src, self.posMax
        self.src = before + source[start:end] + after
        self.posMax = len(self.src)
        scanned = super().scanDelims(1, canSplitWord)
        self.src, self.posMax = kept
        return scanned

    def _beside(self, start: int, end: int) -> tuple[str, str]:
        """The characters before and behind, beyond any gap markers; spaces at the ends of the text."""
        while start and is_mark(self.src[start - 1]):
            start -= 1
        while end < self.posMax and is_mark(self.src[end]):
            end += 1
        after = self.src[end] if end < self.posMax else " "
        # Beyond the marker another run begins: it is punctuation to this one, not more of it.
        return self.src[start - 1 : start] or " ", "." if after in "*_~" else after


class FieldRenderer(RendererHTML):
    """Tokens to HTML. ``env["media"]`` gives the stored name of a file that the author names."""

    def text(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return escape_text(tokens[idx].content)

    def code_inline(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return f"<code>{escape_code(tokens[idx].content)}</code>"

    def fence(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return render_code(tokens[idx].content, PRIVATE.sub("", tokens[idx].info)) + "\n"

    def image(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        token = tokens[idx]
        written = str(token.attrs.get("src", ""))
        label = self.renderInlineAsText(token.children, options, env)
        before, after = _around(written + label)
        target = unquote(PRIVATE.sub("", written))
        if _PLAYABLE.search(target):
            return f"{before}{sound(env['media'](target))}{after}"
        alt = escape_attribute(MARK.sub("", label))
        title = _title(PRIVATE.sub("", str(token.attrs.get("title", ""))))
        return f'{before}<img src="{escape_attribute(env["media"](target))}" alt="{alt}"{title}>{after}'

    def link_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        written = str(tokens[idx].attrs.get("href", ""))
        before, after = _around(written)
        target = PRIVATE.sub("", written)
        shown, end = "", ""
        if is_link(target):
            shown, end = f'<a href="{escape_attribute(target)}">', "</a>"
        elif _PLAYABLE.search(target):
            end = " " * (tokens[idx + 1].type != "link_close") + sound(env["media"](unquote(target)))
        env["links"].append(end + after)
        return before + shown

    def link_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return str(env["links"].pop())

    def td_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return self._cell(tokens[idx])

    def th_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return self._cell(tokens[idx])

    def _cell(self, token: Token) -> str:
        style = str(token.attrs.pop("style", ""))
        if style:
            token.attrSet("align", style.partition(":")[2])
        return f"<{token.tag}{self.renderAttrs(token)}>"


def sound(name: str) -> str:
    """What makes Anki play a stored file."""
    return f"[sound:{name}]"


def _title(title: str) -> str:
    """``"invert"`` in the place of a title lets a drawing with dark lines be inverted at night."""
    if title == "invert":
        return ' class="invert"'
    return f' title="{escape_attribute(title)}"' if title else ""


def _around(text: str) -> tuple[str, str]:
    """Gaps inside an attribute would break the tag: their markers move round it, so that no card is lost."""
    marks = [mark for mark in MARK.findall(text) if mark != HINT]
    return "".join(mark for mark in marks if mark != CLOSE), "".join(mark for mark in marks if mark == CLOSE)


def set_direction(tokens: Sequence[Token]) -> None:
    """Lets the browser find the direction of every block that is mostly Hebrew, Arabic or the like."""
    for index, token in enumerate(tokens):
        if token.type == "inline" and is_right_to_left(token.content):
            block = tokens[index - 2] if tokens[index - 1].hidden else tokens[index - 1]
            block.attrSet("dir", "auto")


def is_right_to_left(text: str) -> bool:
    """Whether more than half of the letters are of a script written from right to left."""
    count = len(_RIGHT_TO_LEFT.findall(text))
    return count > 0 and 2 * count > len(_LETTER.findall(text))


def shown_text(tokens: Sequence[Token]) -> str:
    """The text of all blocks, one line each, without pictures."""
    lines = []
    for token in tokens:
        if token.type == "inline":
            lines.append("".join(_SHOWN.get(child.type, child.content) for child in token.children or ()))
        elif token.type == "fence":
            lines.append(token.content.rstrip("\n"))
    return "\n".join(line for line in lines if line)


_SHOWN = {"softbreak": "\n", "hardbreak": "\n", "image": ""}
