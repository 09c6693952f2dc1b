"""Ids for drafted notes: readable words of their text, unique in the deck."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from deckwright.domain.ids import derived_id

_WORD = re.compile(r"[a-z0-9]+")
_LIGHT = """
a an the this that these those it its is are was were be been do does did has have had of in on at to by for with from
and or not as than who what which when where why how can could may will would should their they his her he she you your
"""
_LIGHT_WORDS = frozenset(_LIGHT.split())
_WORDS = 3
_LENGTH = 40


class Names:
    """The ids of a deck, growing as names are given."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def take(self, text: str) -> str:
        """An id made of the first words that say something; with a number where it is taken already."""
        name = readable_id(text)
        free, number = name, 2
        while free in self._taken:
            free, number = f"{name}-{number}", number + 1
        self._taken.add(free)
        return free


def readable_id(text: str) -> str:
    """The first words that say something, joined by hyphens; for a script without Latin letters a short hash."""
    plain = unicodedata.normalize("NFKD", text[:300]).encode("ascii", "ignore").decode().lower()
    words = _WORD.findall(plain)
    telling = [word for word in words if word not in _LIGHT_WORDS and len(word) > 1] or words
    return "-".join(telling[:_WORDS])[:_LENGTH].strip("-") or derived_id(text)
