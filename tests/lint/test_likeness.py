"""The index of near-equal lists of words against the plain comparison of all pairs."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.lint.likeness import Phrase, near_equal

WORDS = st.lists(st.sampled_from([f"w{number}" for number in range(12)]), min_size=4, max_size=14, unique=True)


def _alike(one: tuple[str, ...], other: tuple[str, ...], share: float) -> bool:
    first, second = set(one), set(other)
    near = len(first & second) >= share * len(first | second)
    return near and SequenceMatcher(None, one, other, autojunk=False).ratio() >= share


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, max_size=12), st.sampled_from([0.5, 0.7, 0.85, 1.0]))
def test_the_index_finds_what_comparing_all_pairs_finds(lists: list[list[str]], share: float) -> None:
    phrases = [Phrase("all", tuple(words)) for words in lists]
    found = dict(near_equal(phrases, share))
    for number, phrase in enumerate(phrases):
        earlier = [other for other in range(number) if _alike(phrase.words, phrases[other].words, share)]
        assert (number in found) == bool(earlier)
        assert found.get(number) in (None, *earlier)


def test_groups_are_kept_apart() -> None:
    words = ("a", "b", "c", "d")
    assert list(near_equal([Phrase(1, words), Phrase(2, words)], 0.85)) == []
    assert list(near_equal([Phrase(1, words), Phrase(1, words)], 0.85)) == [(1, 0)]
