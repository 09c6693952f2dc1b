"""What whoever builds may wish for."""

from __future__ import annotations

from deckwright.domain.named import NamedTuple


class Wish(NamedTuple):
    """How to build. ``now`` in unix seconds; ``together`` makes one package of all decks instead of one a deck id;
    ``rebuild`` starts the history anew; ``forget_retired`` stops shipping the notes that were retired."""

    now: int
    together: bool = False
    rebuild: bool = False
    forget_retired: bool = False
