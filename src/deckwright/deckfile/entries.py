"""Mappings with known keys, and the entries of ``notes`` and ``ask``, from YAML nodes to the domain's records."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Values

from deckwright.deckfile import shapes
from deckwright.deckfile.nodes import Broken, Mapping, Node, Scalar, Sequence
from deckwright.deckfile.quality import codes_of, quality_of
from deckwright.deckfile.reading import LONGEST, Reading, Table, table_of
from deckwright.domain.closest import closest
from deckwright.domain.location import Text
from deckwright.domain.note import Entry
from deckwright.domain.schedule import NoteSchedule
from deckwright.notekinds.keys import COMMON_KEYS, NOTE_ID
from deckwright.notekinds.record import Key, NoteKind, Shape


def read_keys(reading: Reading, table: Table, node: Mapping) -> dict[str, object] | None:
    """The values of a mapping by key. None if one that is required is missing or wrong."""
    values: dict[str, object] = {}
    keys, sound = table.keys, table.sound
    meant: set[str] = set()
    for name, value in node.values.items():
        test = sound.get(name)
        if (
            test is not None
            and value.__class__ is Scalar
            and value.comment is None
            and len(value) <= LONGEST
            and test(value)
        ):
            values[name] = value
        elif name not in keys:
            meant.add(reading.unknown_key(table, name, node))
        else:
            key = keys[name]
            read = _OF_SHAPE[key.shape](reading, key, value)
            if read is not None:
                values[name] = read
    missing = [name for name in table.required if name not in values]
    for name in missing:
        if name not in node.values and name not in meant:
            reading.error(node.at, "DW164", f"{table.name} has no `{name}`", f"Add `{name}: …`. {keys[name].doc}")
    return None if missing else values


def mapping_of(reading: Reading, key: Key, node: Node) -> Values[str, object] | None:
    """A mapping with keys of its own."""
    if isinstance(node, Mapping):
        return read_keys(reading, table_of(f"`{key.name}`", key.keys), node)
    if not isinstance(node, Broken) and node != "":
        names = ", ".join(f"`{each.name}`" for each in key.keys)
        hint = f"Write {names} on lines of their own below `{key.name}:`, indented."
        reading.error(node.at, "DW166", f"`{key.name}` must be a mapping", hint)
    return None


def entries_of(reading: Reading, key: Key, node: Node) -> tuple[Entry, ...]:
    """A list of entries with keys of their own, each with an id that the others do not have."""
    table = table_of(f"an entry of `{key.name}`", (NOTE_ID, *key.keys))
    return _entries(reading, key, node, lambda item: _entry(reading, key.name, table, item))


def parts_of(reading: Reading, key: Key, node: Node) -> tuple[Entry, ...]:
    """A list of entries with keys of their own, without ids."""
    table = table_of(f"an entry of `{key.name}`", key.keys)
    return _entries(reading, key, node, lambda item: _entry(reading, key.name, table, item))


def notes_of(reading: Reading, key: Key, node: Node) -> tuple[Entry, ...] | None:
    """The notes of a deck, each of the kind whose leading key it holds."""
    kinds = note_tables(reading.kinds)
    leading = kinds.keys()
    known: dict[tuple[str, ...], tuple[NoteKind, Table]] = {}

    def read(item: Mapping) -> Entry | None:
        names = tuple(item.values)
        if names not in known:
            held = leading & item.values.keys()
            if len(held) != 1:
                _report_kind(reading, item, list(leading), sorted(held))
                return None
            known[names] = kinds[held.pop()]
        kind, table = known[names]
        return _entry(reading, kind.name, table, item)

    return _entries(reading, key, node, read)


def note_tables(kinds: tuple[NoteKind, ...]) -> Values[str, tuple[NoteKind, Table]]:
    """Each of the kinds, by its leading key, with the keys of its entries."""
    return {kind.key: (kind, table_of(_with_article(kind), (*COMMON_KEYS, *kind.keys))) for kind in kinds}


def _with_article(kind: NoteKind) -> str:
    return f"{'an' if kind.name[0] in 'aeiou' else 'a'} {kind.name} note"


def _report_kind(reading: Reading, item: Mapping, leading: list[str], held: list[str]) -> None:
    known = ", ".join(f"`{name}`" for name in leading)
    if held:
        both = " and ".join(f"`{name}`" for name in held)
        hint = f"Make it a note for each: every note holds one of {known}."
        reading.error(item.key_at(held[1]), "DW168", f"this note is of two kinds: it holds {both}", hint)
        return
    meant = next(((name, found) for name in item.values if (found := closest(name, leading))), None)
    hint = f"Did you mean `{meant[1]}` by `{meant[0]}`?" if meant else f"Give it one of {known}."
    reading.error(item.at, "DW167", f"this note is of no kind: it holds none of {known}", hint)


def _entries(reading: Reading, key: Key, node: Node, read: Callable[[Mapping], Entry | None]) -> tuple[Entry, ...]:
    if not isinstance(node, Sequence):
        if not isinstance(node, Broken) and (key.required or node != ""):
            hint = f"Write the entries below `{key.name}:`, each beginning with `- `; or `{key.name}: []` for none."
            reading.error(node.at, "DW161", f"`{key.name}` must be a list of entries", hint)
        return ()
    found: list[Entry] = []
    for item in node.items:
        if isinstance(item, Mapping):
            entry = read(item)
            if entry is not None:
                found.append(entry)
        elif not isinstance(item, Broken):
            hint = "Begin it with a key, such as `- question: …`."
            reading.error(item.at, "DW162", f"an entry of `{key.name}` must hold keys and values", hint)
    _check_ids(reading, found)
    return tuple(found)


def _entry(reading: Reading, kind: str, table: Table, node: Mapping) -> Entry | None:
    values = read_keys(reading, table, node)
    if values is None:
        return None
    identity = values.pop("id", None)
    return Entry(kind, identity if isinstance(identity, Text) else None, values, node.at)


def _check_ids(reading: Reading, entries: list[Entry]) -> None:
    seen: dict[str, Text] = {}
    for entry in entries:
        if entry.id is not None and seen.setdefault(entry.id, entry.id) is not entry.id:
            message = f"the id `{entry.id}` is taken by the note on line {seen[entry.id].at.line}"
            reading.error(entry.id.at, "DW163", message, "Give the newer of the two notes another id.")


def _schedule_of(reading: Reading, key: Key, node: Node) -> NoteSchedule | None:
    from deckwright.deckfile.schedule import schedule_of

    return schedule_of(reading, key, node)


_OF_SHAPE: Values[Shape, Callable[[Reading, Key, Node], object]] = {
    "markdown": shapes.text_of,
    "texts": shapes.texts_of,
    "voice": shapes.voice_of,
    "line": shapes.line_of,
    "flag": shapes.flag_of,
    "id": shapes.id_of,
    "ids": shapes.ids_of,
    "tags": shapes.tags_of,
    "choice": shapes.choice_of,
    "count": shapes.count_of,
    "date": shapes.date_of,
    "reference": shapes.reference_of,
    "mapping": mapping_of,
    "entries": entries_of,
    "parts": parts_of,
    "notes": notes_of,
    "preset": shapes.preset_of,
    "presets": shapes.presets_of,
    "schedule": _schedule_of,
    "limits": shapes.presets_of,
    "drafted": shapes.presets_of,
    "quality": quality_of,
    "codes": codes_of,
}
