"""How a project's cards look, as data: one accent colour, one family of letters, one size."""

from __future__ import annotations

from typing import Literal

from deckwright.domain.named import NamedTuple

FontFamily = Literal["sans", "serif"]


class Theme(NamedTuple):
    """The look of every card of a project. A theme never changes fields or templates.

    ``accent`` is ``#rrggbb`` in lower case; what cards show is derived from it, one colour for light and one for
    dark, so that text in it can be read on both. ``size`` is the text's size in CSS pixels.
    """

    accent: str = "#3b50c8"
    font: FontFamily = "sans"
    size: int = 20
