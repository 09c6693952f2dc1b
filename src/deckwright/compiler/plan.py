"""The package plan: everything a package will hold, already numbered, in Anki's own words and numbers.

The compiler makes it, the package writer writes it, golden tests dump it. Only here and in ``edges`` do numbers
appear in Anki's storage form.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckwright.domain.named import NamedTuple
from deckwright.domain.notetype import Notetype


class NoteRow(NamedTuple):
    """A row of ``notes``. ``mod`` in unix seconds; ``tags`` with a space at both ends; ``fields`` joined by U+001F;
    ``sort_field`` is the first field without HTML, ``checksum`` the first 32 bits of its SHA-1."""

    id: int
    guid: str
    notetype_id: int
    mod: int
    tags: str
    fields: str
    sort_field: str
    checksum: int


class CardRow(NamedTuple):
    """A row of ``cards``. A new card has type and queue 0 and its position in ``due``; for a review card ``due`` is
    in days since the package's creation. ``interval`` in days, ``factor`` per mille, ``data`` JSON (memory state)."""

    id: int
    note_id: int
    deck_id: int
    ordinal: int
    mod: int
    due: int
    type: int = 0
    queue: int = 0
    interval: int = 0
    factor: int = 0
    reps: int = 0
    lapses: int = 0
    flags: int = 0
    data: str = ""


class ReviewRow(NamedTuple):
    """A row of ``revlog``. ``id`` is the review's time in unix ms, unique in the package; intervals in days, or
    negative seconds; ``type`` 0 learn, 1 review, 2 relearn, 3 filtered, 4 manual."""

    id: int
    card_id: int
    ease: int
    interval: int
    last_interval: int
    factor: int
    duration: int
    type: int


class PlannedPreset(NamedTuple):
    """A deck options group: ``options`` is the complete JSON object that Anki expects in ``col.dconf``."""

    id: int
    name: str
    options: dict[str, object]


class PlannedDeck(NamedTuple):
    """A deck to be created. Limits and retention override the preset for this deck; None leaves them alone.

    ``desired_retention`` in whole percent.
    """

    id: int
    name: str
    description: str
    preset_id: int
    new_limit: int | None = None
    review_limit: int | None = None
    desired_retention: int | None = None


class PlannedMedia(NamedTuple):
    """A media file: the name that fields use, and the path on disk that holds its bytes."""

    name: str
    path: str


class PlannedNotetype(NamedTuple):
    """A notetype and the unix second in which it last changed."""

    notetype: Notetype
    mod: int


class PackagePlan(NamedTuple):
    """All that one package holds, in a fixed order, so that the same plan always gives the same bytes."""

    notetypes: tuple[PlannedNotetype, ...]
    presets: tuple[PlannedPreset, ...]
    decks: tuple[PlannedDeck, ...]
    notes: Sequence[NoteRow]
    cards: Sequence[CardRow]
    reviews: Sequence[ReviewRow] = ()
    media: tuple[PlannedMedia, ...] = ()
