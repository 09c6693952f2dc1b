"""From one accent colour to all colours of a card, light and dark, so that every text can be read.

Contrast is WCAG 2's ratio of relative luminances, 1 to 21; 4.5 is its minimum for text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls

READABLE = 4.5
"""The least contrast that WCAG 2 (level AA) accepts for text."""
_COMFORTABLE = 6.5
_WASH = 0.11

LIGHT: Mapping[str, str] = {
    "bg": "#fcfbf8",
    "ink": "#1e2025",
    "dim": "#5d616a",
    "line": "#dfdcd4",
    "raise": "#f3f1eb",
    "good": "#d5edd3",
    "on-good": "#12401b",
    "bad": "#f9d9d5",
    "on-bad": "#6e1711",
    "miss": "#e3e1db",
    "on-miss": "#3a3d44",
    "k": "#78399c",
    "s": "#38681c",
    "n": "#924700",
    "c": "#62666e",
    "f": "#1b57a4",
    "t": "#0a6470",
    "e": "#ad221a",
}
DARK: Mapping[str, str] = {
    "bg": "#17181b",
    "ink": "#e7e5e0",
    "dim": "#a5a7ad",
    "line": "#36383e",
    "raise": "#222429",
    "good": "#21432a",
    "on-good": "#c6edca",
    "bad": "#57261f",
    "on-bad": "#ffd8d3",
    "miss": "#3a3d44",
    "on-miss": "#e7e5e0",
    "k": "#cba6f2",
    "s": "#a9cd8d",
    "n": "#e9b47f",
    "c": "#9ca1aa",
    "f": "#92bef6",
    "t": "#80ced7",
    "e": "#f39e96",
}


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """WCAG's relative luminance of ``#rrggbb``: 0 for black, 1 for white."""
    shares = (channel / 255 for channel in _channels(colour))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, whichever is the lighter."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(colour: str, share: float, other: str) -> str:
    """``share`` (0 to 1) of ``colour``, the rest of ``other``, mixed as screens mix them."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _shade(colour: str, lightness: float) -> str:
    """The colour with another lightness, 0 (black) to 1 (white); hue and saturation stay."""
    red, green, blue = (channel / 255 for channel in _channels(colour))
    hue, _, saturation = rgb_to_hls(red, green, blue)
    return "#" + "".join(f"{round(share * 255):02x}" for share in hls_to_rgb(hue, lightness, saturation))


def _toward(accent: str, goal: float, background: str, least: float) -> str:
    """The accent, its lightness moved towards ``goal`` until it reads on the background and on its own wash there."""
    red, green, blue = _channels(accent)
    start = (max(red, green, blue) + min(red, green, blue)) / 510

    def moved(step: int) -> str:
        return _shade(accent, start + (goal - start) * step / 100) if step else accent

    def reads(step: int) -> bool:
        colour = moved(step)
        return min(contrast(colour, background), contrast(colour, mix(colour, _WASH, background))) >= least

    return moved(bisect_left(range(100), 1, key=reads))


def light_accent(accent: str) -> str:
    """The accent as light cards show it: the author's own where that can be read as text, else darker."""
    return _toward(accent, 0, LIGHT["bg"], READABLE)


def dark_accent(accent: str) -> str:
    """The accent as dark cards show it: light enough to be read with ease."""
    return _toward(accent, 1, DARK["bg"], _COMFORTABLE)


def _with_accent(colours: Mapping[str, str], accent: str) -> dict[str, str]:
    return {**colours, "accent": accent, "wash": mix(accent, _WASH, colours["bg"])}


def light(accent: str) -> dict[str, str]:
    """Every colour of a light card by the name of its CSS variable."""
    return _with_accent(LIGHT, light_accent(accent))


def dark(accent: str) -> dict[str, str]:
    """Every colour of a dark card by the name of its CSS variable."""
    return _with_accent(DARK, dark_accent(accent))
