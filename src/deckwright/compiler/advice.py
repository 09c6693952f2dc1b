"""What to do in Anki's import window with one package: sentences for people, made from what arrives with what."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.compiler.arrival import arrivals, listed
from deckwright.compiler.compile import RETIRED_TAG
from deckwright.compiler.plan import PackagePlan
from deckwright.compiler.tables import facts_of
from deckwright.deckfile.settings import PRESETS_BOX, PROGRESS_BOX


def import_advice(plan: PackagePlan) -> tuple[str, ...]:
    """The sentences that concern this package, in the order of Anki's import window."""
    return tuple(_advice(plan))


def _advice(plan: PackagePlan) -> Iterator[str]:
    brought = {arrival.box: "; ".join(arrival.brings) for arrival in arrivals(plan)}
    yield f"    (no box)  {brought['']}"
    for box in (PROGRESS_BOX, PRESETS_BOX):
        yield f"[x] {box}: {brought[box]}" if box in brought else f"[ ] {box}: nothing here"
    decks = listed(deck.name for deck in plan.decks)
    yield f"    It also puts these decks under that preset where you had chosen another: {decks}"
    yield "    Update notes “If newer” (the default) keeps what you edited; “Always” would overwrite it."
    if facts_of(plan).retired:
        yield f"    Retired notes come along for those who have them: search tag:{RETIRED_TAG} to delete them."
    yield "    FSRS itself is switched on once, by you: deck options → FSRS."
