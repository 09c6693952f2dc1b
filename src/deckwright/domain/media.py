"""Pictures and sounds that fields refer to, as the compiler sees them: found and named, or a problem."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from deckwright.domain.named import NamedTuple


class MediaFile(NamedTuple):
    """A file that can be packed: ``name`` is what fields and Anki use (it carries a content hash), ``path`` where
    its bytes are, ``size`` in bytes."""

    name: str
    path: str
    size: int


class MediaProblem(NamedTuple):
    """Why a target cannot be packed, and what to do about it."""

    message: str
    hint: str


FindMedia = Callable[[str, str], MediaFile | MediaProblem]
"""Given the path of the deck file and the target as the author wrote it, what stands there."""

MediaFinder = Callable[[Path], FindMedia]
"""Given the project folder, which a file must be in or below, how its decks find their media."""
