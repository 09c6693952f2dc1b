"""Which deck a file belongs to, without reading all of it: for files of which only that matters."""

from __future__ import annotations

from deckwright.deckfile.nodes import Mapping, Scalar
from deckwright.deckfile.text import read_nodes
from deckwright.domain.location import SourceText
from deckwright.domain.pattern import pattern

_ID = pattern(rb"\n?id:[ \t]*([a-z0-9-]+)[ \t]*(?:#.*)?\r?(?:\n|$)")
_BEGINS = b"\nid:"


def seeming_deck_id(source: SourceText) -> str:
    """The deck id, if the first line that looks like one is; empty where none does."""
    data = source.data
    start = 0 if data.startswith(b"id:") else data.find(_BEGINS)
    found = _ID.match(data, start) if start >= 0 else None
    return found[1].decode() if found else ""


def deck_id_of(source: SourceText) -> str:
    """The deck id of a file, however it is written; empty where the file does not say."""
    quick = seeming_deck_id(source)
    if quick and source.data.count(_BEGINS) + source.data.startswith(_BEGINS[1:]) == 1:
        return quick
    root = read_nodes(source).value
    identity = root.values.get("id") if isinstance(root, Mapping) else None
    return str(identity) if isinstance(identity, Scalar) else ""
