"""HTML in fields: which tags an author may write."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from deckwright.domain.pattern import pattern
from deckwright.rendering.escape import escape_attribute

_EVERYWHERE = frozenset({"class", "dir", "lang", "title"})
_CELL = frozenset({"align", "colspan", "rowspan", "scope"})
_ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "td": _CELL,
    "th": _CELL,
}
_BARE_TAGS = (
    "abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd"
    " mark p pre q rp rt ruby s samp small span strong sub summary sup table tbody tfoot thead tr u ul var wbr"
)
ALLOWED_TAGS = frozenset(_ATTRIBUTES) | frozenset(_BARE_TAGS.split())
"""Every tag that an author may write in a field. Any other appears on the card as it was written."""
_FLAGS = frozenset({"open", "reversed"})
_LINK = pattern(r"(?:https?://|mailto:)", re.IGNORECASE)
_ATTRIBUTE = pattern(r"""([^\s"'<>=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


def clean_tag(tag: str, media: Callable[[str], str]) -> str | None:
    """The tag with only the attributes that are allowed, or None where it is no tag that authors may write.

    ``a<b and c>d`` is no tag: an attribute without a value is one of the few that HTML knows.
    """
    closing = tag.startswith("</")
    name, rest = re.split(r"\s", tag.strip("</>") + " ", maxsplit=1)
    name = name.lower()
    if name not in ALLOWED_TAGS:
        return None
    if closing:
        return f"</{name}>"
    shown = f"<{name}"
    for key, value in _attributes(rest):
        if value is None and key not in _FLAGS:
            return None
        shown += _clean_attribute(name, key, html.unescape(value or ""), media)
    return shown + ">"


def left_out(tag: str) -> tuple[str, ...]:
    """The names of the attributes that `clean_tag` takes out of a tag; none where it is no tag that authors may
    write."""
    if clean_tag(tag, str) is None:
        return ()
    name, rest = re.split(r"\s", tag.strip("</>") + " ", maxsplit=1)
    written = ((key, html.unescape(value or "")) for key, value in _attributes(rest))
    return tuple(key for key, value in written if not _clean_attribute(name.lower(), key, value, str))


def _attributes(written: str) -> Iterator[tuple[str, str | None]]:
    for attribute in _ATTRIBUTE.finditer(written):
        yield attribute[1].lower(), next((group for group in attribute.groups()[1:] if group is not None), None)


def _clean_attribute(tag: str, key: str, value: str, media: Callable[[str], str]) -> str:
    if key not in _EVERYWHERE and key not in _ATTRIBUTES.get(tag, ()):
        return ""
    if key in _FLAGS:
        return f" {key}"
    if key == "href" and not is_link(value):
        return ""
    if key == "src":
        value = media(value)
    return f' {key}="{escape_attribute(value)}"'


def is_link(target: str) -> bool:
    """Whether the target is one that a phone can open: a web page or a mail address."""
    return _LINK.match(target) is not None


def balance_tags(markup: str) -> str:
    """The markup with every element closed where HTML would close it, and nothing but allowed tags."""
    import nh3

    attributes = {tag: set(_EVERYWHERE | _ATTRIBUTES.get(tag, frozenset())) for tag in ALLOWED_TAGS}
    balanced = nh3.clean(
        markup,
        tags=set(ALLOWED_TAGS),
        attributes=attributes,
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
    )
    return re.sub(r"<p>\s*</p>\n?", "", balanced)
