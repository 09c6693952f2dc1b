"""A deck file and a project, read and checked for shape; nothing rendered, nothing numbered."""

from __future__ import annotations

from collections.abc import Mapping

from deckwright.domain.location import Location, Text
from deckwright.domain.named import NamedTuple
from deckwright.domain.note import Entry
from deckwright.domain.preset import NO_LIMITS, Limits, Preset
from deckwright.domain.quality import NO_SETTINGS, QualitySettings
from deckwright.domain.theme import Theme


class Reference(NamedTuple):
    """Where a deck's ideas come from; shown small on the back of every card."""

    title: Text | None = None
    author: Text | None = None
    url: Text | None = None


SPREAD = 10
"""How many places apart the new cards of one entry are, where the deck has enough cards."""


class Deck(NamedTuple):
    """One deck file. ``id`` is identity for ever; ``name`` is what Anki shows, with ``::`` between levels.

    New cards come in ``order`` (``file``, ``shuffled`` or ``interleaved``), those of one entry ``spread`` places apart.
    ``speak`` is the language in which its notes are read aloud, such as ``en_US``. ``drafted`` is what
    `deckwright draft` remembers of its drafts: origin → hash.
    """

    path: str
    id: Text
    name: Text
    at: Location
    description: Text | None = None
    tags: tuple[Text, ...] = ()
    reference: Reference = Reference()
    preset: Text | Preset | None = None
    limits: Limits = NO_LIMITS
    order: str = "file"
    spread: int = SPREAD
    lint: QualitySettings = NO_SETTINGS
    entries: tuple[Entry, ...] = ()
    drafted: Mapping[str, str] = {}
    speak: Text | None = None


class Project(NamedTuple):
    """The folder that decks live in. ``name`` is the identity written in ``deckwright.yaml``, empty without one.

    ``root`` bounds which files the decks may use as media; ``style`` is the text of ``style.css`` beside it.
    """

    name: str
    root: str
    presets: Mapping[str, Preset] = {}
    theme: Theme = Theme()
    style: str = ""
    lint: QualitySettings = NO_SETTINGS
