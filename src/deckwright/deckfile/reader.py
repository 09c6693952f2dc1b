"""A deck file's text into a `Deck`: shape checked, every value with its place; one bad note leaves the others be."""

from __future__ import annotations

from collections.abc import Mapping as Values

from deckwright.deckfile.entries import read_keys
from deckwright.deckfile.keys import DECK_KEYS
from deckwright.deckfile.nodes import Broken, Mapping
from deckwright.deckfile.presets import read_limits, read_preset
from deckwright.deckfile.reading import Reading, table_of
from deckwright.deckfile.text import read_nodes
from deckwright.domain.deck import SPREAD, Deck, Reference
from deckwright.domain.diagnostic import Outcome
from deckwright.domain.location import SourceText, Text
from deckwright.domain.note import Entry
from deckwright.domain.preset import Limits, Preset
from deckwright.domain.quality import NO_SETTINGS, QualitySettings
from deckwright.notekinds import NOTE_KINDS
from deckwright.notekinds.record import NoteKind


def read_deck(source: SourceText, kinds: tuple[NoteKind, ...] = NOTE_KINDS) -> Outcome[Deck | None]:
    """The deck in a file, and every problem of shape. None where the file is no deck, or has no id or name."""
    nodes = read_nodes(source)
    reading = Reading(source.text, kinds, nodes.diagnostics)
    deck = _deck(reading, source.path, nodes.value) if isinstance(nodes.value, Mapping) else None
    if nodes.value is not None and not isinstance(nodes.value, Mapping | Broken):
        hint = "Begin it with `id:`, `deck:` and `notes:`; `deckwright new` writes an example."
        reading.error(nodes.value.at, "DW169", "a deck file must hold keys and values", hint)
    return Outcome(deck, tuple(reading.problems))


def _deck(reading: Reading, path: str, root: Mapping) -> Deck | None:
    values = read_keys(reading, table_of("a deck file", DECK_KEYS), root)
    if values is None:
        return None
    identity, name = values["id"], values["deck"]
    if not (isinstance(identity, Text) and isinstance(name, Text)):
        return None
    return Deck(
        path=path,
        id=identity,
        name=name,
        at=root.at,
        description=_text(values, "description"),
        tags=tuple(tag for tag in _items(values, "tags") if isinstance(tag, Text)),
        reference=_reference(values.get("reference")),
        preset=_preset(reading, identity, values.get("preset")),
        lint=_quality(values.get("lint")),
        limits=_limits(reading, values.get("limits")),
        order=str(values.get("order", "file")),
        spread=spread if isinstance(spread := values.get("spread"), int) else SPREAD,
        entries=tuple(entry for entry in _items(values, "notes") if isinstance(entry, Entry)),
        drafted=_drafted(values.get("drafted")),
        speak=_text(values, "speak"),
    )


def _drafted(value: object) -> Values[str, str]:
    if not isinstance(value, Mapping):
        return {}
    return {name: str(node) for name, node in value.values.items() if isinstance(node, Text)}


def _text(values: Values[str, object], key: str) -> Text | None:
    value = values.get(key)
    return value if isinstance(value, Text) else None


def _items(values: Values[str, object], key: str) -> tuple[object, ...]:
    value = values.get(key)
    return value if isinstance(value, tuple) else ()


def _reference(values: object) -> Reference:
    if not isinstance(values, dict):
        return Reference()
    return Reference(_text(values, "title"), _text(values, "author"), _text(values, "url"))


def _preset(reading: Reading, deck: Text, value: object) -> Text | Preset | None:
    """The preset that a deck names, or the one that it writes out, which is then called like the deck's id."""
    if not isinstance(value, Mapping):
        return value if isinstance(value, Text) else None
    outcome = read_preset(deck, value)
    reading.problems.extend(outcome.diagnostics)
    return outcome.value


def _quality(value: object) -> QualitySettings:
    return value if isinstance(value, QualitySettings) else NO_SETTINGS


def _limits(reading: Reading, value: object) -> Limits:
    """What the deck has beside its preset."""
    if not isinstance(value, Mapping):
        return Limits()
    outcome = read_limits(value)
    reading.problems.extend(outcome.diagnostics)
    return outcome.value
