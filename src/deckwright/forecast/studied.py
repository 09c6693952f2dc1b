"""Decks and their presets → workloads, and where the numbers of each are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from deckwright.deckfile.edit import Document
from deckwright.deckfile.presets import STEADY
from deckwright.deckfile.replacing import apply_edits
from deckwright.domain.deck import Deck, Project
from deckwright.domain.location import SourceText
from deckwright.domain.named import NamedTuple
from deckwright.domain.preset import Limits, Preset
from deckwright.forecast.workload import Workload, workload

PROJECT_FILE = "deckwright.yaml"


class Place(NamedTuple):
    """Where settings stand: a file, the keys above them, and the preset's version (None for limits of a deck)."""

    path: str
    keys: tuple[str, ...]
    version: int | None


@dataclass(frozen=True, slots=True)
class Studied:
    """A workload, and the places that its numbers must be written to for it to change."""

    load: Workload
    places: tuple[Place, ...]


def studied(decks: Iterable[tuple[Deck, Project, Preset, int]]) -> tuple[Studied, ...]:
    """The workloads of deck files with their projects, presets and numbers of cards: one for each preset of a project.

    A deck with limits of its own is a workload by itself. Decks without cards are left out.
    """
    found: dict[object, Studied] = {}
    for deck, project, preset, cards in decks:
        limited = deck.limits != Limits()
        key = (project.root, preset.name, str(deck.id) if limited else "")
        place = Place(deck.path, ("limits",), None) if limited else _place(preset, deck, project)
        load = _limited(workload(preset, cards), deck) if limited else workload(preset, cards)
        known = found.get(key)
        if known is None:
            found[key] = Studied(load, (place,))
        else:
            places = known.places if place in known.places else (*known.places, place)
            found[key] = Studied(replace(known.load, cards=known.load.cards + cards), places)
    return tuple(each for each in found.values() if each.load.cards)


def with_settings(source: SourceText, place: Place, settings: Mapping[str, int | float]) -> str:
    """The text of a file with settings written at a place of it, all else as it was; a preset's version goes up by
    one, so that Anki takes it for a new preset."""
    text = source.text
    changes = dict(settings) if place.version is None else {**settings, "version": place.version + 1}
    for key, value in changes.items():
        edit = Document(SourceText(source.path, text)).set_path((*place.keys, key), value)
        text = apply_edits(text, [edit])
    return text


def _place(preset: Preset, deck: Deck, project: Project) -> Place:
    if isinstance(deck.preset, Preset):
        return Place(deck.path, ("preset",), preset.version)
    written = preset.at != STEADY.at
    path = preset.at.path if written else str(PurePath(project.root) / PROJECT_FILE)
    return Place(path, ("presets", preset.name), preset.version)


def _limited(load: Workload, deck: Deck) -> Workload:
    """The workload under the deck's own limits, which count before those of its preset."""
    limits = deck.limits
    return replace(
        load,
        name=str(deck.name),
        new_per_day=load.new_per_day if limits.new_per_day is None else limits.new_per_day,
        reviews_per_day=load.reviews_per_day if limits.reviews_per_day is None else limits.reviews_per_day,
        retention=load.retention if limits.desired_retention is None else limits.desired_retention,
    )
