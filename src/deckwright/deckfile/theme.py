"""The look of a project's cards as the author wrote it: the keys of ``theme:`` and the text of ``style.css``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from deckwright.domain.diagnostic import Diagnostic, Outcome, error, warning
from deckwright.domain.location import Location, SourceText, Text
from deckwright.domain.pattern import pattern
from deckwright.domain.theme import Theme
from deckwright.notekinds.look.palette import LIGHT, contrast, light_accent

SIZES = range(16, 33)
"""Text sizes in CSS pixels: below 16 phones are hard to read, above 32 a line holds too few words."""

_COLOUR = pattern(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_CLOSES_STYLE = pattern(r"</style", re.IGNORECASE)
_REMOTE = pattern(r"""@import\b|url\(\s*["']?(?:https?:)?//""", re.IGNORECASE)


def read_theme(values: Mapping[str, object]) -> Outcome[Theme]:
    """The theme from the values of ``theme:``, of the shapes that their keys ask for; what is missing or wrong takes
    the default."""
    found: list[Diagnostic] = []
    accent, size = values.get("accent"), values.get("size")
    theme = Theme(
        accent=_accent(accent, found) if isinstance(accent, Text) else Theme().accent,
        font="serif" if values.get("font") == "serif" else "sans",
        size=_size(size, found) if isinstance(size, Text) else Theme().size,
    )
    return Outcome(theme, tuple(found))


def read_style(source: SourceText) -> Outcome[str]:
    """The CSS that a project appends to every card's. What would end the style element of a card is refused."""
    found = tuple(_style_problems(source))
    return Outcome("" if any(each.code == "DW264" for each in found) else source.text, found)


def _accent(text: Text, found: list[Diagnostic]) -> str:
    written = _COLOUR.fullmatch(text.strip())
    if written is None:
        hint = "Write six digits of a colour, without `#` or in quotes, such as `accent: 3b50c8`."
        found.append(error(text.at, "DW260", f"`{text}` is no colour", hint))
        return Theme().accent
    digits = written[1].lower()
    accent = "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    found.extend(_pale(accent, text.at))
    return accent


def _pale(accent: str, at: Location) -> Iterator[Diagnostic]:
    shown = light_accent(accent)
    if shown != accent:
        ratio = contrast(accent, LIGHT["bg"])
        message = f"{accent} is too pale for text on light cards (contrast {ratio:.1f}); they show {shown} instead"
        yield warning(at, "DW261", message, f"Write `accent: {shown[1:]}`, or choose a darker colour.")


def _size(text: Text, found: list[Diagnostic]) -> int:
    digits = text.strip().removesuffix("px").strip()
    if digits.isascii() and digits.isdigit() and int(digits[:4]) in SIZES:
        return int(digits)
    hint = f"Write a whole number from {SIZES[0]} to {SIZES[-1]}, such as `size: {Theme().size}`."
    found.append(error(text.at, "DW262", f"`{text}` is no size of text in pixels", hint))
    return Theme().size


def _style_problems(source: SourceText) -> Iterator[Diagnostic]:
    closing = _CLOSES_STYLE.search(source.text)
    if closing is not None:
        hint = "Keep only CSS in this file."
        yield error(_place(source, closing.start()), "DW264", "`</style` would end the style of every card", hint)
    for remote in _REMOTE.finditer(source.text):
        hint = "Take it out: cards are learnt without a network, and phones may refuse to load it."
        yield warning(_place(source, remote.start()), "DW265", "style.css loads something from elsewhere", hint)


def _place(source: SourceText, offset: int) -> Location:
    line = source.text.count("\n", 0, offset)
    return Location(source.path, line + 1, offset - source.text.rfind("\n", 0, offset))
