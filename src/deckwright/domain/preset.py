"""Deck options as the author names them; Anki's own numbers are made from these by the compiler."""

from __future__ import annotations

from collections.abc import Mapping

from deckwright.domain.location import Location, Text
from deckwright.domain.named import NamedTuple


class Preset(NamedTuple):
    """A named set of deck options. ``settings`` holds only what was written or inherited, by readable key (with a dot
    for a key inside a key, as in ``leech.action``), in the setting's own unit (minutes, days, shares from 0 to 1);
    what is missing has the default of ``steady``.

    ``version`` is part of the identity: Anki never updates a preset it has, so a change that must arrive needs a
    new version. ``extends`` names the preset to inherit from, and is None once that is done.
    """

    name: str
    version: int
    settings: Mapping[str, object]
    at: Location
    extends: Text | None = None


class Limits(NamedTuple):
    """What one deck has beside its preset; None leaves it to the preset. ``desired_retention`` from 0 to 1."""

    new_per_day: int | None = None
    reviews_per_day: int | None = None
    desired_retention: float | None = None


NO_LIMITS = Limits()
"""A deck that leaves everything to its preset."""
