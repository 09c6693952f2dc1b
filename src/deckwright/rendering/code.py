"""Code blocks: highlighted when the deck is built, so that nothing runs on the phone, with CSS classes only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from deckwright.domain.pattern import pattern
from deckwright.rendering.escape import escape_code
from deckwright.rendering.marker import MARK

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

_LANGUAGE = pattern(r"[\w+#.-]+")


def render_code(code: str, info: str) -> str:
    """A fenced block. ``info`` is what follows the fence; an unknown language is left plain.

    Markers of gaps in the code (private characters) stay where they are, outside the spans.
    """
    code = code.rstrip("\n")
    name = _LANGUAGE.match(info.strip())
    language = name[0].lower() if name else ""
    lexer = _lexer(language) if language else None
    if lexer is None:
        label = f' class="language-{language}"' if language else ""
        return f"<pre><code{label}>{escape_code(code)}</code></pre>"
    body = "".join(_spans(code, lexer))
    return f'<pre><code class="highlight language-{language}">{body}</code></pre>'


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None


def _spans(code: str, lexer: Lexer) -> Iterator[str]:
    markers = [(found.start() - index, found[0]) for index, found in enumerate(MARK.finditer(code))]
    plain = MARK.sub("", code) if markers else code
    markers.reverse()
    position = 0
    for kind, text in _runs(plain, lexer):
        end = position + len(text)
        while markers and markers[-1][0] <= end and (markers[-1][0] < end or end == len(plain)):
            at, marker = markers.pop()
            yield _span(kind, plain[position:at]) + marker
            position = at
        yield _span(kind, plain[position:end])
        position = end
    yield "".join(marker for _, marker in reversed(markers))


def _runs(plain: str, lexer: Lexer) -> Iterator[tuple[str, str]]:
    """The code as (CSS class, text), neighbours of one class joined, without the newline that the lexer adds."""
    held_class, held = "", ""
    left = len(plain)
    for kind, value in lexer.get_tokens(plain):
        text = value[:left]
        left -= len(text)
        css_class = _css_class(kind)
        if css_class == held_class or not text.strip():
            held += text
            continue
        yield held_class, held
        held_class, held = css_class, text
    yield held_class, held


@lru_cache(maxsize=512)
def _css_class(kind: _TokenType) -> str:
    from pygments.token import STANDARD_TYPES

    parts: _TokenType | None = kind
    while parts is not None and parts not in STANDARD_TYPES:
        parts = parts.parent
    return STANDARD_TYPES.get(parts, "") if parts is not None else ""


def _span(css_class: str, text: str) -> str:
    if not text:
        return ""
    return f'<span class="{css_class}">{escape_code(text)}</span>' if css_class else escape_code(text)
