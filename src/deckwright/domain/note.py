"""What the author writes (an entry) and what it becomes (notes, in Anki's sense)."""

from __future__ import annotations

from collections.abc import Mapping

from deckwright.domain.location import Location, Text
from deckwright.domain.named import NamedTuple
from deckwright.domain.schedule import NoteSchedule


class Entry(NamedTuple):
    """One item of ``notes:`` (or of ``ask:``): its values as written, already of the shape that its key asks for.

    A value is a `Text`, a ``bool``, a tuple of `Text`, a tuple of `Entry`, or (for a key with keys of its own) a
    mapping of such values; the accessors below give each with its type.
    """

    kind: str
    id: Text | None
    values: Mapping[str, object]
    at: Location

    def text(self, key: str) -> Text | None:
        """The text under a key, or None where the author wrote none."""
        value = self.values.get(key)
        return value if isinstance(value, Text) else None

    def flag(self, key: str) -> bool:
        """Whether a yes/no key is set."""
        return self.values.get(key) is True

    def texts(self, key: str) -> tuple[Text, ...]:
        """The texts of a list (``tags``, ``see``), in the author's order."""
        value = self.values.get(key)
        return tuple([item for item in value if isinstance(item, Text)]) if isinstance(value, tuple) else ()

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The entries nested below a key (``ask``)."""
        value = self.values.get(key, ())
        return tuple(item for item in value if isinstance(item, Entry)) if isinstance(value, tuple) else ()

    def mapping(self, key: str) -> Mapping[str, object]:
        """The values of a key that has keys of its own (``schedule``); empty where there is none."""
        value = self.values.get(key)
        return value if isinstance(value, Mapping) else {}


class Parts(NamedTuple):
    """What of a note is asked part by part: each part has a gap, and a card, of its own.

    ``names`` is what the history knows each part by, so that it keeps its number; no two are equal. ``shown`` gives by
    field what stands in the parts' gaps there, in the same order: a `Text` is Markdown, any other string goes in as it
    is.
    """

    names: tuple[Text, ...]
    shown: Mapping[str, tuple[str, ...]]


class Note(NamedTuple):
    """One note, before rendering: what will be in each field, and all that decides its cards and its place.

    ``id`` is unique in its deck id and stands where the author wrote it (``middle-skills/apart`` for an entry of
    ``ask``), or is derived from the text. ``texts`` are Markdown by field name, ``marks`` go into their fields as they
    are, ``parts`` fill the gaps of theirs. ``group`` is shared by notes that would give each other away when studied
    back to back. ``was`` is the identity it was shipped under before a rename;
    ``requires`` names the entries to be met first. ``entry`` is what the author wrote.
    """

    id: Text
    kind: str
    texts: Mapping[str, Text]
    group: str
    deck: str
    tags: tuple[str, ...]
    at: Location
    entry: Entry
    marks: Mapping[str, str] = {}
    parts: Parts | None = None
    see: tuple[Text, ...] = ()
    requires: tuple[Text, ...] = ()
    was: str = ""
    corrected: str = ""
    retired: bool = False
    schedule: NoteSchedule | None = None
