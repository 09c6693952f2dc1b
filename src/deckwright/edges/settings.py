"""Writes settings into the files that hold them, every other byte as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from deckwright.edges.errors import EdgeError
from deckwright.edges.files import PROJECT_FILE, read_source, write_text_atomically
from deckwright.forecast.studied import Place, Studied, with_settings


def write_settings(every: Sequence[Studied], chosen: Sequence[Mapping[str, int | float]]) -> tuple[Place, ...]:
    """Writes what was chosen for each workload at all of its places. Returns the places. Raises `EdgeError`."""
    changes = [
        (place, settings)
        for each, settings in zip(every, chosen, strict=True)
        if settings
        for place in each.places
    ]  # fmt: skip
    for place, settings in changes:
        _write(place, settings)
    return tuple(place for place, _ in changes)


def _write(place: Place, settings: Mapping[str, int | float]) -> None:
    path = Path(place.path)
    if path.name == PROJECT_FILE and not path.exists():
        raise EdgeError(
            f"{path}: there is no project file to hold presets", "write one with the line `project: my-decks`"
        )
    source = read_source(path).value
    if source is None:
        raise EdgeError(f"{path}: is not text", "save it as UTF-8 in your editor")
    write_text_atomically(path, with_settings(source, place, settings))
