"""What deck files say of themselves → the decks and presets of a package, whatever notes they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckwright.compiler.compile import CompiledDeck
from deckwright.compiler.plan import PlannedDeck, PlannedPreset
from deckwright.compiler.scheduling import preset_id, preset_options, preset_title
from deckwright.domain.ids import stable_id
from deckwright.domain.named import NamedTuple


class DeckHead(NamedTuple):
    """A deck file without its notes. ``name`` is its deck in Anki, ``names`` all that its notes are in, its own first;
    ``retention`` in whole percent; ``options`` those of its preset, as Anki has them."""

    path: str
    deck_id: str
    project: str
    name: str
    names: tuple[str, ...]
    description: str
    new_limit: int | None
    review_limit: int | None
    retention: int | None
    preset_id: int
    preset_title: str
    options: dict[str, object]


def deck_head(project: str, compiled: CompiledDeck) -> DeckHead:
    """The head of a compiled deck file."""
    deck, preset = compiled.deck, compiled.preset
    own, limits = str(deck.name), deck.limits
    identity = preset_id(project, preset.name, preset.version)
    return DeckHead(
        path=deck.path,
        deck_id=str(deck.id),
        project=project,
        name=own,
        names=tuple(dict.fromkeys((own, *(note.note.deck for note in compiled.notes)))),
        description=str(deck.description or ""),
        new_limit=limits.new_per_day,
        review_limit=limits.reviews_per_day,
        retention=None if limits.desired_retention is None else round(limits.desired_retention * 100),
        preset_id=identity,
        preset_title=preset_title(preset),
        options=preset_options(preset, identity),
    )


def deck_number(project: str, name: str) -> int:
    """The id of a deck in Anki."""
    return stable_id("deck", project, name)


def plan_presets(heads: Iterable[DeckHead]) -> tuple[PlannedPreset, ...]:
    """Every preset that one of the decks is under, once."""
    presets: dict[int, PlannedPreset] = {}
    for head in heads:
        presets.setdefault(head.preset_id, PlannedPreset(head.preset_id, head.preset_title, head.options))
    return tuple(presets.values())


def plan_decks(heads: Iterable[DeckHead]) -> tuple[PlannedDeck, ...]:
    """Every deck that a note is in, and every ancestor: Anki would give an ancestor that is missing its own default
    preset, and it is the preset of the deck one studies that decides the order. The first deck to name one wins."""
    planned: dict[str, PlannedDeck] = {}
    for head in heads:
        for name in head.names:
            for ancestor in _with_ancestors(name):
                number = deck_number(head.project, ancestor)
                planned.setdefault(ancestor, PlannedDeck(number, ancestor, "", head.preset_id))
        planned[head.name] = _described(planned[head.name], head)
    return tuple(planned[name] for name in sorted(planned))


def _with_ancestors(name: str) -> Iterator[str]:
    parts = name.split("::")
    return ("::".join(parts[: count + 1]) for count in range(len(parts)))


def _described(planned: PlannedDeck, head: DeckHead) -> PlannedDeck:
    """The deck with what its file says of it; of several files of one deck, the first to say a thing counts."""
    return PlannedDeck(
        planned.id,
        planned.name,
        planned.description or head.description,
        planned.preset_id,
        new_limit=head.new_limit if planned.new_limit is None else planned.new_limit,
        review_limit=head.review_limit if planned.review_limit is None else planned.review_limit,
        desired_retention=head.retention if planned.desired_retention is None else planned.desired_retention,
    )
