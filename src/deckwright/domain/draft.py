"""What drafting does to a deck file, as values: which notes come where, and what is remembered of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from deckwright.domain.note import Entry

UNNAMED = "standard-input"
"""The name of what was piped in: another text each time, so that its notes are known by what they say alone."""


@dataclass(frozen=True, slots=True)
class SourceBytes:
    """A source file as it was read. ``path`` is what messages show, ``name`` what the origins of its drafts name."""

    path: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class DraftedNote:
    """A note as it is to be written, and what to say above it in a comment (empty: nothing)."""

    entry: Entry
    comment: str = ""


@dataclass(frozen=True, slots=True)
class DeckChange:
    """Changes to a deck's list of notes. Positions are those before any of the changes.

    ``additions`` go before the note at their position (the number of notes: at the end), in the order given.
    ``replacements`` take the place of a note; ``fillings`` hold only the keys to set in one. ``drafted`` is the whole
    memory of drafts afterwards: origin → hash. ``origins`` are the new origins of notes whose source was renamed.
    """

    additions: tuple[tuple[int, DraftedNote], ...] = ()
    replacements: tuple[tuple[int, DraftedNote], ...] = ()
    fillings: tuple[tuple[int, DraftedNote], ...] = ()
    drafted: Mapping[str, str] = field(default_factory=dict)
    origins: tuple[tuple[int, str], ...] = ()
