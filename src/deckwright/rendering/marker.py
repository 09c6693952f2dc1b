"""The private characters that stand for gap markers, tags and maths while Markdown is parsed.

One character each, so that they can stand anywhere text can. Those of plane 15 are marks that the text around
them does not see (a gap's ``{{c1::``); those of plane 16 stand for content (maths).
"""

from __future__ import annotations

from collections.abc import Callable

from deckwright.domain.pattern import pattern

CLOSE = "\U000f0000"
"""``}}`` of a gap."""
HINT = "\U000f0001"
"""``::`` before a gap's hint."""
FIRST_MARK = 0xF0002
FIRST_CONTENT = 0x100000
ROOM = 0xFFF0
"""How many characters either plane has for us."""

MARK = pattern("[\U000f0000-\U000fffff]")
CONTENT = pattern("[\U00100000-\U0010ffff]")
PRIVATE = pattern("[\U000f0000-\U0010ffff]")


def with_own_characters(source: str, render: Callable[[str], str]) -> str:
    """What ``render`` makes of a source that may itself hold such characters (icon fonts use some of them).

    They give way to unused private characters of the basic plane, and come back at the end.
    """
    if not PRIVATE.search(source):
        return render(source)
    unused = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in source)
    aside = dict(zip(sorted(set(PRIVATE.findall(source))), unused, strict=False))
    back = {other: own for own, other in aside.items()}
    rendered = render(PRIVATE.sub(lambda own: aside.get(own[0], "\ufffd"), source))
    return "".join(back.get(character, character) for character in rendered)


def is_mark(character: str) -> bool:
    """Whether Markdown must look past this character to see what stands beside it."""
    return "\U000f0000" <= character <= "\U000fffff"
