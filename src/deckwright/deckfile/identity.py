"""Which deck a file belongs to, without reading all of it: for files of which only that matters."""

from __future__ import annotations

import re

from deckwright.deckfile.nodes import Mapping, Scalar
from deckwright.deckfile.text import read_nodes
from deckwright.domain.location import SourceText

_ID = re.compile(r"\n?id:[ \t]*([a-z0-9-]+)[ \t]*(?:#.*)?\r?(?:\n|$)")


def deck_id_line(text: str) -> str:
    """The deck id, where it stands on a line of its own as authors write it; empty where that is not certain."""
    start = 0 if text.startswith("id:") else text.find("\nid:")
    found = _ID.match(text, start) if start >= 0 else None
    return found[1] if found and text.find("\nid:", start + 1) < 0 else ""


def deck_id_of(source: SourceText) -> str:
    """The deck id of a file, however it is written; empty where the file does not say."""
    quick = deck_id_line(source.text)
    if quick:
        return quick
    root = read_nodes(source).value
    identity = root.values.get("id") if isinstance(root, Mapping) else None
    return str(identity) if isinstance(identity, Scalar) else ""
