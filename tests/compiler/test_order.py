"""Where new cards stand: every one placed once, siblings apart wherever they can be, prerequisites first."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.compiler.order import Queued, arrange, card_positions


@st.composite
def queues(draw: st.DrawFn) -> list[Queued]:
    """Notes of one deck, some of them of one group, some of which require notes before them."""
    groups = draw(st.lists(st.integers(1, 4), min_size=1, max_size=40))
    notes: list[Queued] = []
    for index, members in enumerate(groups):
        for member in range(members):
            earlier = [note.key for note in notes]
            requires = draw(st.lists(st.sampled_from(earlier), max_size=2)) if earlier and index % 2 else []
            cards = draw(st.integers(1, 3))
            notes.append(Queued(f"{index}-{member}", str(index), cards, "Deck", tuple(requires)))
    return notes


@settings(max_examples=80, deadline=None)
@given(queues(), st.integers(1, 12))
def test_every_card_has_a_place_of_its_own(notes: list[Queued], spread: int) -> None:
    places = [place for each in card_positions(notes, spread) for place in each]
    assert sorted(places) == list(range(1, len(places) + 1))
    assert len(places) == sum(note.cards for note in notes)


@settings(max_examples=80, deadline=None)
@given(queues(), st.integers(1, 12))
def test_what_is_required_comes_before(notes: list[Queued], spread: int) -> None:
    ordered = arrange(notes, "file")
    placed = dict(zip((note.key for note in ordered), card_positions(ordered, spread), strict=True))
    for note in ordered:
        for key in note.requires:
            assert max(placed[key]) < min(placed[note.key])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=12, max_size=60), st.integers(2, 8))
def test_siblings_are_apart_where_there_is_room(sizes: list[int], spread: int) -> None:
    """The largest group fits if its cards, each with the spread behind it, are no more than there are places."""
    notes = [Queued(str(index), str(index), cards, "Deck") for index, cards in enumerate(sizes)]
    total, largest = sum(sizes), max(sizes)
    crowded = sizes.count(largest) > spread
    if (largest - 1) * spread + sizes.count(largest) > total or crowded:
        return
    for places in card_positions(notes, spread):
        assert all(later - earlier >= spread for earlier, later in pairwise(places))


@settings(max_examples=40, deadline=None)
@given(queues())
def test_the_order_is_always_the_same(notes: list[Queued]) -> None:
    for order in ("file", "shuffled", "interleaved"):
        assert arrange(notes, order) == arrange(list(notes), order)
    assert card_positions(notes, 10) == card_positions(list(notes), 10)


def test_notes_of_one_card_keep_the_order_of_the_file() -> None:
    notes = [Queued(str(index), str(index), 1, "Deck") for index in range(30)]
    assert card_positions(notes, 10) == [[index + 1] for index in range(30)]
