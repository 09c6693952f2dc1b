"""The order of new cards: prerequisites, then distance between siblings, then the order of the file."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.compiler.order import Queued, arrange, card_positions, find_cycle

GROUPS = st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=3), min_size=1, max_size=40)


def _notes(groups: list[list[int]]) -> list[Queued]:
    return [
        Queued(f"{group}/{number}", str(group), cards, f"deck{group % 3}")
        for group, notes in enumerate(groups)
        for number, cards in enumerate(notes)
    ]


def _gaps(notes: list[Queued], positions: list[list[int]]) -> list[int]:
    by_group: dict[str, list[int]] = {}
    for note, places in zip(notes, positions, strict=True):
        by_group.setdefault(note.group, []).extend(places)
    return [after - before for places in by_group.values() for before, after in pairwise(sorted(places))]


@given(GROUPS, st.integers(1, 15))
@settings(deadline=None, max_examples=200)
def test_every_card_has_one_place_and_cards_of_a_note_come_in_turn(groups: list[list[int]], spread: int) -> None:
    notes = _notes(groups)
    positions = card_positions(notes, spread)
    assert sorted(place for places in positions for place in places) == list(range(1, sum(map(sum, groups)) + 1))
    assert all(places == sorted(places) for places in positions)


@given(GROUPS, st.integers(2, 15))
@settings(deadline=None, max_examples=200)
def test_groups_are_kept_apart_wherever_the_deck_has_enough_cards(groups: list[list[int]], spread: int) -> None:
    notes = _notes(groups)
    sizes = [sum(group) for group in groups]
    enough = (max(sizes) - 1) * spread + sizes.count(max(sizes)) <= sum(sizes)
    gaps = _gaps(notes, card_positions(notes, spread))
    if enough:
        assert all(gap >= spread for gap in gaps)


def test_a_small_deck_keeps_cards_as_far_apart_as_it_can() -> None:
    assert card_positions(_notes([[2], [2], [2]]), 10) == [[1, 4], [2, 5], [3, 6]]


@given(GROUPS)
@settings(deadline=None, max_examples=100)
def test_first_cards_follow_the_file(groups: list[list[int]]) -> None:
    """Spread goes before file order, but where no entry needs it the order is that of the file."""
    notes = _notes([[1] for _ in groups])
    assert card_positions(notes, 10) == [[place] for place in range(1, len(notes) + 1)]


@given(GROUPS, st.data())
@settings(deadline=None, max_examples=150)
def test_prerequisites_come_first_whatever_else_is_wished(groups: list[list[int]], data: st.DataObject) -> None:
    notes = _notes(groups)
    earlier = data.draw(st.permutations([note.key for note in notes]))
    rank = {key: index for index, key in enumerate(earlier)}
    wishes = []
    for note in notes:
        before = earlier[: rank[note.key]]
        wishes.append(
            note._replace(requires=tuple(data.draw(st.lists(st.sampled_from(before), max_size=2)) if before else ()))
        )
    order = data.draw(st.sampled_from(["file", "shuffled", "interleaved"]))
    arranged = arrange(wishes, order)
    places = dict(zip((note.key for note in arranged), card_positions(arranged, 10), strict=True))
    assert all(max(places[key]) < min(places[note.key]) for note in wishes for key in note.requires)


@given(GROUPS, st.data())
@settings(deadline=None, max_examples=100)
def test_a_new_note_does_not_reorder_the_others_in_the_queue(groups: list[list[int]], data: st.DataObject) -> None:
    notes = _notes(groups)
    order = data.draw(st.sampled_from(["file", "shuffled"]))
    before = [note.key for note in arrange(notes, order)]
    at = data.draw(st.integers(0, len(notes)))
    after = [note.key for note in arrange([*notes[:at], Queued("new", "new", 1, "deck0"), *notes[at:]], order)]
    assert [key for key in after if key != "new"] == before


def test_interleaving_takes_from_each_deck_in_turn() -> None:
    notes = [Queued(str(number), str(number), 1, "a" if number < 3 else "b") for number in range(6)]
    assert [note.key for note in arrange(notes, "interleaved")] == ["0", "3", "1", "4", "2", "5"]


@pytest.mark.parametrize(
    ("requires", "cycle"),
    [
        ({"a": ["b"], "b": ["c"], "c": ["a"]}, ["a", "b", "c", "a"]),
        ({"a": ["b"], "b": []}, []),
        ({"a": ["a"]}, ["a", "a"]),
    ],
)
def test_cycles_are_named(requires: dict[str, list[str]], cycle: list[str]) -> None:
    assert find_cycle(requires) == cycle
