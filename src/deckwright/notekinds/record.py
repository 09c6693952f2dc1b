"""What a note kind is: a record of its keys, its notetype and the function from entry to notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from deckwright.domain.deck import Deck
from deckwright.domain.diagnostic import Outcome
from deckwright.domain.location import Text
from deckwright.domain.named import NamedTuple
from deckwright.domain.note import Entry, Note
from deckwright.domain.notetype import NotetypeKind

Shape = Literal[
    "markdown",
    "texts",
    "line",
    "flag",
    "id",
    "ids",
    "tags",
    "entries",
    "parts",
    "voice",
    "choice",
    "count",
    "date",
    "reference",
    "mapping",
    "notes",
    "preset",
    "presets",
    "limits",
    "drafted",
    "schedule",
    "quality",
    "codes",
]
"""What a key's value must be: Markdown text, a list of such texts, one plain line, yes/no, an identity, a list of
identities, a list of tags, a list of entries with keys of their own, such a list whose entries have no id, a language
to be spoken in, one of several words, a whole number, a date, the
identity of another note, a mapping with keys of its own; in a deck or project file also
the list of its notes, the name of a preset or a mapping of deck options, named such mappings, a mapping of limits and
what was drafted; the state that a note's cards arrive with; settings of the rules of card quality, and a list of their
codes."""


class Key(NamedTuple):
    """A key of a deck file: the reader, the JSON Schema and the documentation are made from these."""

    name: str
    shape: Shape
    doc: str
    required: bool = False
    keys: tuple[Key, ...] = ()
    choices: tuple[str, ...] = ()


class CardTemplate(NamedTuple):
    """A template of a notetype, before the project gives it an id."""

    name: str
    question: str
    answer: str


class NotetypeDesign(NamedTuple):
    """A notetype before the project gives it ids. ``fields`` is frozen from day one: append, never change. ``tags``
    are Anki's own numbers for the fields that it treats specially."""

    name: str
    kind: NotetypeKind
    fields: tuple[str, ...]
    templates: tuple[CardTemplate, ...]
    stock_kind: int = 0
    tags: Mapping[str, int] = {}


class PlainNote(NamedTuple):
    """The one note that an entry becomes which has, beside keys that all kinds have, none but these: the note's kind,
    the field that the text under each key fills as it is, and the field that holds ``yes`` where a key is ``true``."""

    kind: str
    fields: Mapping[str, str]
    flags: Mapping[str, str] = {}


class NoteKind(NamedTuple):
    """A kind of note that authors can write. The first of ``keys`` is the one that makes an entry this kind.

    ``design`` is None for a kind whose notes are of other kinds (a principle gives cloze and question-answer notes).
    ``notes`` makes an entry's notes; ``statement`` gives what a reflection shows when its ``see`` names the entry.
    ``plain`` says in short what ``notes`` makes of most entries, for large files.
    """

    name: str
    doc: str
    keys: tuple[Key, ...]
    design: NotetypeDesign | None
    notes: Callable[[Entry, Deck], Outcome[tuple[Note, ...]]]
    statement: Callable[[Entry], tuple[Text, ...]]
    plain: PlainNote | None = None

    @property
    def key(self) -> str:
        """The key that makes an entry this kind, such as ``question``."""
        return self.keys[0].name
