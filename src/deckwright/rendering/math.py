"""Maths as Anki's MathJax wants it: ``\\(…\\)`` and ``\\[…\\]``, on one line, without what would end a cloze."""

from __future__ import annotations

from deckwright.domain.pattern import pattern
from deckwright.rendering.escape import escape_html
from deckwright.rendering.marker import CLOSE, HINT

_BREAK = pattern(r"[ \t]*\n[ \t>]*")
_DOUBLED = pattern(rf"\}}(?=[}}{CLOSE}])|\{{(?=\{{)|:(?=[:{HINT}])")


def render_math(content: str, *, display: bool) -> str:
    """The content between MathJax delimiters. TeX ignores the spaces that part ``}}``, ``{{`` and ``::``.

    ``content`` may hold the private characters of gaps, which stay.
    """
    text = _BREAK.sub(" ", content.strip()) if "\n" in content else content.strip()
    text = escape_html(_DOUBLED.sub(r"\g<0> ", text))
    return f"\\[{text}\\]" if display else f"\\({text}\\)"
