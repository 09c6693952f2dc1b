"""What Anki makes of a note's first field: the text by which it sorts notes and finds duplicates."""

from __future__ import annotations

import hashlib
import re

from deckwright.domain.pattern import pattern
from deckwright.rendering.reveal import strip_tags

_MEDIA_TAG = pattern(
    r"""<(?:img|audio|video|source|object)\b[^>]*?\b(?:src|data)=(?:"([^"]+)"|'([^']+)'|([^ >]+))[^>]*>""",
    re.IGNORECASE,
)


def html_to_sort_field(markup: str) -> str:
    """The field as Anki sorts and compares it: without tags, with the names of media, entities decoded.

    Equal to Anki's for well-formed HTML (Anki leaves all entities alone where one of them is unknown).
    """
    if "<" in markup:
        markup = strip_tags(_MEDIA_TAG.sub(lambda tag: f" {tag[1] or tag[2] or tag[3]} ", markup))
    if "&" in markup:
        from html import unescape

        markup = unescape(markup).replace("\xa0", " ")
    return markup


def field_checksum(sort_field: str) -> int:
    """The first 32 bits of the SHA-1 of ``html_to_sort_field``'s text, by which Anki finds duplicates."""
    digest = hashlib.sha1(sort_field.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()
    return int.from_bytes(digest[:4], "big")
