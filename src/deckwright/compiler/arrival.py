"""What of a package arrives in Anki with which box of the import window: what `build` tells the learner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckwright.compiler.plan import PackagePlan
from deckwright.compiler.tables import facts_of
from deckwright.deckfile.settings import DECK_LIMIT_BY_NAME, PRESETS_BOX, PROGRESS_BOX
from deckwright.domain.named import NamedTuple

_MOST_NAMES = 5
_PARAMETERS = ("fsrsWeights", "fsrsParams5", "fsrsParams6")


class Arrival(NamedTuple):
    """What a box brings. ``box`` is its label in Anki's import window; empty for what needs none."""

    box: str
    brings: tuple[str, ...]


def arrivals(plan: PackagePlan) -> tuple[Arrival, ...]:
    """What arrives of this package: first without a box, then with each box that has something to bring."""
    found = (
        Arrival("", tuple(_without_a_box(plan))),
        Arrival(PRESETS_BOX, tuple(_with_presets(plan))),
        Arrival(PROGRESS_BOX, tuple(_with_progress(plan))),
    )
    return tuple(arrival for arrival in found if arrival.brings)


def listed(names: Iterable[str]) -> str:
    """Names for people, no more of them than one reads."""
    quoted = [f"`{name}`" for name in names]
    more = len(quoted) - _MOST_NAMES
    return ", ".join(quoted) if more <= 1 else f"{', '.join(quoted[:_MOST_NAMES])} and {more} more"


def _without_a_box(plan: PackagePlan) -> Iterator[str]:
    yield "notes, cards and media"
    if any(deck.desired_retention is not None for deck in plan.decks):
        arrival = DECK_LIMIT_BY_NAME["desired_retention"].arrival
        yield f"the decks' own desired retention (Anki {arrival.since} or later, {arrival.note})"


def _with_presets(plan: PackagePlan) -> Iterator[str]:
    if plan.presets:
        names = listed(preset.name for preset in plan.presets)
        yield f"the deck options {names}, which also keep new cards in the order of the file"


def _with_progress(plan: PackagePlan) -> Iterator[str]:
    limited = [deck for deck in plan.decks if deck.new_limit is not None or deck.review_limit is not None]
    if limited:
        yield f"the decks' own limits: {listed(deck.name for deck in limited)}"
    if facts_of(plan).seeded:
        yield "the state that cards are given under `schedule`, when they are first imported"
    if any(preset.options.get(key) for preset in plan.presets for key in _PARAMETERS):
        yield f"the FSRS parameters, if *{PRESETS_BOX}* is ticked too"
