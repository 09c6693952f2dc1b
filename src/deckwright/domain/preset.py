"""Deck options as the author names them; Anki's own numbers are made from these by the compiler."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deckwright.domain.location import Location


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of deck options. ``settings`` holds only what was written or inherited, by readable key, in the
    setting's own unit (minutes, days, shares from 0 to 1); what is missing takes the default of ``steady``.

    ``version`` is part of the identity: Anki never updates a preset it has, so a change that must arrive needs a
    new version.
    """

    name: str
    version: int
    settings: Mapping[str, object]
    at: Location
