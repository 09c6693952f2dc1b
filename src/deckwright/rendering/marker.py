"""The private characters that stand for gap markers, tags and maths while Markdown is parsed.

One character each, so that they can stand anywhere text can. Those of plane 15 are marks that the text around
them does not see (a gap's ``{{c1::``); those of plane 16 stand for content (maths).
"""

from __future__ import annotations

import re

CLOSE = "\U000f0000"
"""``}}`` of a gap."""
HINT = "\U000f0001"
"""``::`` before a gap's hint."""
FIRST_MARK = 0xF0002
FIRST_CONTENT = 0x100000
ROOM = 0xFFF0
"""How many characters either plane has for us."""

MARK = re.compile("[\U000f0000-\U000fffff]")
CONTENT = re.compile("[\U00100000-\U0010ffff]")
PRIVATE = re.compile("[\U000f0000-\U0010ffff]")


def is_mark(character: str) -> bool:
    """Whether Markdown must look past this character to see what stands beside it."""
    return "\U000f0000" <= character <= "\U000fffff"
