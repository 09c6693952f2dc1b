"""What a command works on: a project with the deck files that were named, as text."""

from __future__ import annotations

from deckwright.domain.deck import Project
from deckwright.domain.location import SourceBytes, SourceText
from deckwright.domain.named import NamedTuple

ANY_DECK = ""
"""Stands for the deck id of a file that does not say it."""


class Workspace(NamedTuple):
    """A project, the deck files of it that were read, and its history (None before the first build).

    ``settings`` is the text that the project's settings and look were read from: where it is the same, so are they.
    ``unread`` holds the deck ids of the project's other files: their notes must not be taken for deleted. With
    `ANY_DECK` in it, no note must, for one of those files does not say what it belongs to.
    """

    project: Project
    sources: tuple[SourceText, ...]
    lock: SourceBytes | None = None
    unread: frozenset[str] = frozenset()
    settings: str = ""
