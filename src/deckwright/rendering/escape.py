"""Makes text safe to stand in a field: for HTML, for Anki's own marks in brackets, and for MathJax."""

from __future__ import annotations

import re

from deckwright.domain.pattern import pattern

_ANKI_BRACKETS = pattern(r"\[(?=(?:/?latex|/?\$\$?)\]|sound:|anki:|\[type:)", re.IGNORECASE)
"""What Anki would act on if it stood in a field: LaTeX, sounds, speech, the box for a typed answer."""
_MATH_DELIMITER = pattern(r"\\([()\[\]])")


def escape_html(text: str) -> str:
    """Text between tags. Quotes stay, for smaller fields."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def escape_attribute(text: str) -> str:
    """Text inside a double-quoted attribute."""
    return escape_html(text).replace('"', "&quot;")


def escape_text(text: str) -> str:
    """Text that must appear as written on a card. An empty element keeps MathJax from seeing a delimiter."""
    text = _escape_brackets(escape_html(text))
    return _MATH_DELIMITER.sub(r"\\<span></span>\1", text) if "\\" in text else text


def escape_code(text: str) -> str:
    """Text inside ``<code>``, where MathJax does not look but Anki's own search for maths in clozes does."""
    text = _escape_brackets(escape_html(text))
    return _MATH_DELIMITER.sub(lambda found: f"\\&#{ord(found[1])};", text) if "\\" in text else text


def _escape_brackets(text: str) -> str:
    return _ANKI_BRACKETS.sub("&#91;", text) if "[" in text else text
