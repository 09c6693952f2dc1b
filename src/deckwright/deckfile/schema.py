"""JSON Schema of deck files and project files, from the same tables that the reader uses: editors complete keys with it
and show what each is for.

Looser than the reader where YAML is: a text may look like a number or a date to an editor, and is text to us.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from deckwright.deckfile.keys import DECK_KEYS, PROJECT_KEYS
from deckwright.deckfile.settings import DECK_LIMITS, SETTINGS, Setting
from deckwright.notekinds import NOTE_KINDS
from deckwright.notekinds.keys import COMMON_KEYS, NOTE_ID
from deckwright.notekinds.record import Key, NoteKind, Shape

Schema: TypeAlias = "dict[str, object]"

SCHEMA_FILE = "deckwright.schema.json"
"""The name under which the schema stands beside the project file."""

_TEXT = ["string", "number", "boolean"]
_OPTIONS: Schema = {"$ref": "#/definitions/options"}
_SCHEDULE: Schema = {"$ref": "#/definitions/schedule"}
_QUALITY: Schema = {"$ref": "#/definitions/quality"}


def json_schema(rules: Iterable[Key], kinds: tuple[NoteKind, ...] = NOTE_KINDS) -> Schema:
    """The schema of both: a file with a key ``project`` is a project file.

    ``rules`` are the rules of card quality by code, each with its settings as keys.
    """
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "deckwright",
        "if": {"required": ["project"]},
        "then": _object(PROJECT_KEYS),
        "else": {"$ref": "#/definitions/deck"},
        "definitions": {
            "deck": _deck(kinds),
            "options": _deck_options(),
            "schedule": _schedule(),
            "quality": _card_quality(rules),
        },
    }


def _deck(kinds: tuple[NoteKind, ...]) -> Schema:
    deck = _object(DECK_KEYS)
    notes = next(key for key in DECK_KEYS if key.shape == "notes")
    items = [{"title": kind.name, "description": kind.doc, **_object((*COMMON_KEYS, *kind.keys))} for kind in kinds]
    listed = {"type": "array", "description": notes.doc, "items": {"anyOf": items}}
    return {**deck, "properties": {**_properties(DECK_KEYS), notes.name: listed}}


def _object(keys: Iterable[Key]) -> Schema:
    keys = tuple(keys)
    required = [key.name for key in keys if key.required]
    return {
        "type": "object",
        "properties": _properties(keys),
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _properties(keys: Iterable[Key]) -> dict[str, Schema]:
    return {key.name: {"description": key.doc, **_of_key(key)} for key in keys}


def _of_key(key: Key) -> Schema:
    shape = OF_SHAPE[key.shape](key)
    if "$ref" in shape:
        return {"allOf": [shape]}  # beside a reference, draft 7 reads nothing else, not even the description
    types = shape.get("type")
    optional = not key.required and isinstance(types, str | list) and "enum" not in shape
    return {**shape, "type": [*(types if isinstance(types, list) else [types]), "null"]} if optional else shape


def _text(_key: Key) -> Schema:
    return {"type": _TEXT}


def _id(_key: Key) -> Schema:
    return {"type": ["string", "integer"], "pattern": "^[a-z0-9-]+$"}


def _list(of: Schema) -> Callable[[Key], Schema]:
    return lambda _key: {"type": "array", "items": of}


def _entries(key: Key) -> Schema:
    return {"type": "array", "items": _object((NOTE_ID, *key.keys))}


def _parts(key: Key) -> Schema:
    return {"type": "array", "items": _object(key.keys)}


def _choice(key: Key) -> Schema:
    return {"enum": list(key.choices)}


def _flag(_key: Key) -> Schema:
    return {"type": "boolean"}


def _count(_key: Key) -> Schema:
    return {"type": "integer", "minimum": 1}


def _mapping(key: Key) -> Schema:
    return _object(key.keys)


def _preset(_key: Key) -> Schema:
    return {"anyOf": [{"type": "string"}, _OPTIONS]}


def _presets(_key: Key) -> Schema:
    return {"type": "object", "additionalProperties": _OPTIONS}


def _limits(_key: Key) -> Schema:
    limits = {setting.name: _of_setting(setting) for setting in DECK_LIMITS}
    return {"type": "object", "properties": limits, "additionalProperties": False}


def _anything(_key: Key) -> Schema:
    return {"type": "object"}


OF_SHAPE: Mapping[Shape, Callable[[Key], Schema]] = {
    "markdown": _text,
    "line": _text,
    "voice": _text,
    "texts": _list({"type": _TEXT}),
    "date": lambda _key: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "id": _id,
    "ids": _list({"type": ["string", "integer"]}),
    "tags": _list({"type": _TEXT}),
    "codes": _list({"type": "string", "pattern": "^DW3[0-9]{2}$"}),
    "choice": _choice,
    "flag": _flag,
    "count": _count,
    "reference": lambda _key: {"type": ["string", "integer"]},
    "mapping": _mapping,
    "entries": _entries,
    "parts": _parts,
    "notes": _anything,
    "preset": _preset,
    "presets": _presets,
    "limits": _limits,
    "drafted": _anything,
    "schedule": lambda _key: _SCHEDULE,
    "quality": lambda _key: _QUALITY,
}
"""What each shape of a value is to an editor."""


def _deck_options() -> Schema:
    """A preset: its settings, those with a dot in the name as a key inside a key."""
    groups: dict[str, dict[str, Schema]] = {"": {}}
    for setting in SETTINGS:
        group, _, name = setting.name.rpartition(".")
        groups.setdefault(group, {})[name] = _of_setting(setting)
    own: dict[str, Schema] = {
        "extends": {"type": "string", "description": "The preset whose settings hold where this one is silent."},
        "version": {
            "type": "integer",
            "minimum": 1,
            "description": "Raised where a change must reach those who have it.",
        },
    }
    inside = {
        group: {"type": "object", "properties": settings, "additionalProperties": False}
        for group, settings in groups.items()
        if group
    }
    return {"type": "object", "properties": {**own, **groups[""], **inside}, "additionalProperties": False}


def _of_setting(setting: Setting) -> Schema:
    doc = f"{setting.doc}\n\n{setting.kind.doc}; `{setting.default}` if not given."
    if setting.kind.words == ("true", "false"):
        return {"type": "boolean", "description": doc}
    if setting.kind.words:
        return {"enum": list(setting.kind.words), "description": doc}
    types = [*_TEXT, "array"] if setting.kind.many else _TEXT
    return {"type": types, "description": doc}


def _schedule() -> Schema:
    """The keys of a schedule; below ``cards`` stand the same ones for single cards."""
    keys = next(key for key in COMMON_KEYS if key.shape == "schedule").keys
    every = tuple(key for key in keys if key.name != "cards")
    cards = next(key for key in keys if key.name == "cards")
    one = _object(every)
    by_card = {"type": "object", "description": cards.doc, "additionalProperties": one}
    return {**one, "properties": {**_properties(every), cards.name: by_card}}


def _card_quality(rules: Iterable[Key]) -> Schema:
    """Codes to ignore, and for each rule a severity or its settings."""
    severity = {"enum": ["error", "warning", "info", "off", False]}  # what older YAML reads for `off`
    known = list(rules)
    ignored = {"type": "array", "items": {"enum": [rule.name for rule in known]}}
    by_code = {rule.name: {"description": rule.doc, "anyOf": [severity, _object(rule.keys)]} for rule in known}
    return {
        "type": "object",
        "properties": {"ignore": {**ignored, "description": "Codes of rules that are not applied."}, **by_code},
        "additionalProperties": False,
    }
