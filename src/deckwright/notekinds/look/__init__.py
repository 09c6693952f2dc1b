"""The look of cards: templates, and one stylesheet per project made from its theme."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from deckwright.domain.pattern import pattern
from deckwright.domain.theme import FontFamily, Theme
from deckwright.notekinds.look import palette

_COMMENT_OR_BREAK = pattern(r"/\*.*?\*/|\n\s*", re.DOTALL)
_CJK_SANS = '"PingFang SC","Hiragino Sans","Microsoft YaHei","Noto Sans CJK JP"'
_CJK_SERIF = '"Songti SC","Hiragino Mincho ProN","Noto Serif CJK JP"'
FONTS: Mapping[FontFamily, str] = {
    "sans": f'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",{_CJK_SANS},sans-serif',
    "serif": f'"Iowan Old Style",Charter,"Noto Serif",Georgia,{_CJK_SERIF},serif',
}
"""Only fonts that systems bring along, ending in a generic family: cards carry no font files."""


@lru_cache(maxsize=8)
def stylesheet(theme: Theme, style: str = "") -> str:
    """The CSS of every notetype of a project: the theme's variables, our sheet, then the project's own ``style``."""
    light = f"--size:{theme.size}px;--font:{FONTS[theme.font]};{_variables(palette.light(theme.accent))}"
    dark = _variables(palette.dark(theme.accent))
    own = f"\n/* style.css */\n{style.strip()}\n" if style.strip() else ""
    return f".card{{{light}}}\n.card.nightMode,.card.night_mode{{{dark}}}\n{_sheet()}\n{own}"


def _variables(colours: Mapping[str, str]) -> str:
    return ";".join(f"--{name}:{colour}" for name, colour in colours.items())


@cache
def _sheet() -> str:
    """Our sheet as packed: without comments and indentation, one rule a line, since it goes into every package."""
    text = Path(__file__).with_name("card.css").read_text(encoding="utf-8")
    return _COMMENT_OR_BREAK.sub("", text).replace("}", "}\n").strip()
