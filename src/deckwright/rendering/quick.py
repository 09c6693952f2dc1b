"""Fields that need no Markdown parser: plain text, plain gaps, and emphasis, code or a tag round plain words.

Most fields are such, and are read here in microseconds. A property test holds this to the parser's own result.
"""

from __future__ import annotations

import re

from deckwright.domain.pattern import pattern
from deckwright.rendering.tokens import BRACKETS, NEXT_LINE, ODD, ODD_PATTERN, PLAIN

_WORD_EDGE = rf"[^\W_{PLAIN}]"
_INNER = rf"{_WORD_EDGE}(?:[^{PLAIN}]*{_WORD_EDGE})?"
_CODE = r"[^\s`\\<>&\[\]{}$=:\x00-\x1f]"
_SPAN = (
    rf"(?<![\w*])(?:\*\*(?P<strong>{_INNER})\*\*|\*(?P<em>{_INNER})\*)(?![\w*])"
    rf"|`(?P<code>{_CODE}(?:(?:{_CODE}|[ =:])*{_CODE})?)`(?!`)"
)
_ANY_SPAN = _SPAN.replace("?P<strong>", "?:").replace("?P<em>", "?:").replace("?P<code>", "?:")
_SPAN_IN_GAP = _ANY_SPAN.replace(f"[^{PLAIN}]", f"[^:{PLAIN}]").replace("[ =:]", "[ =]")
_TAGGED = rf"<(?P<tag>b|i|u|em|strong|sub|sup)>[^>{PLAIN}]++</(?P=tag)>"
_INERT = rf"{BRACKETS}|{_TAGGED}|&(?:amp|lt|gt);"
_GAP_TEXT = rf"[^:{PLAIN}]*+(?:(?:{_SPAN_IN_GAP})[^:{PLAIN}]*+)*+"
_GAP = rf"\{{\{{c[1-9][0-9]{{0,2}}::({_GAP_TEXT})(?:::[^:{PLAIN}]*+)?\}}\}}"
_START = r"(?![\s+>#=-]|\d{1,9}[.)])"
_FIELD = pattern(rf"{_START}(?:[^{PLAIN}]++|{NEXT_LINE}|{_ANY_SPAN}|{_INERT}|{_GAP})*+(?<!\s)")
"""One pattern for all fields with markup: each of its parts takes as long to compile as a small deck to build."""
_SIGNS = f">{PLAIN}{ODD}"
_WITHOUT_MARKUP = pattern(
    rf"{_START}[^{_SIGNS}]*+(?:(?:{NEXT_LINE}|{BRACKETS.replace(PLAIN, _SIGNS)})[^{_SIGNS}]*+)*+(?<!\s)\n*+"
)
"""Nothing that could be markup: most fields, for which the pattern of all that is plain would take twice as long.
A new line after which only new lines follow is not shown."""
_EACH_SPAN = pattern(_SPAN)
_TAG_OR_SIGN = pattern(r"(</?[a-z]+>)|>")
_EACH_GAP = pattern(_GAP)


def quick_html(source: str, *, gaps: bool) -> str | None:
    """The field's HTML, or None where only the parser can tell."""
    if not gaps and _WITHOUT_MARKUP.fullmatch(source):
        return source.rstrip("\n")
    source = source.rstrip("\n")
    if (not gaps and "{{" in source) or _is_odd(source) or not _FIELD.fullmatch(source):
        return None
    html = _EACH_SPAN.sub(_element, source) if "*" in source or "`" in source else source
    return _TAG_OR_SIGN.sub(_escaped, html) if ">" in source else html


def quick_text(source: str) -> str | None:
    """The field as plain text, or None where only the parser can tell."""
    if "==" in source or "<" in source or "&" in source or _is_odd(source) or not _FIELD.fullmatch(source):
        return None
    text = source
    if "*" in text or "`" in text:
        text = _EACH_SPAN.sub(r"\g<strong>\g<em>\g<code>", text)
    return (_EACH_GAP.sub(r"\1", text) if "{" in text else text).strip()


def _is_odd(source: str) -> bool:
    return not source.isascii() and ODD_PATTERN.search(source) is not None


def _escaped(sign: re.Match[str]) -> str:
    return sign[1] or "&gt;"


def _element(span: re.Match[str]) -> str:
    name = span.lastgroup
    return f"<{name}>{span[name or 0]}</{name}>"
