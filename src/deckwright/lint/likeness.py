"""Near-equal lists of words among very many, in time that grows with their number and not with its square.

Two lists whose sets of words overlap by a share t both have at least t of their words in common with the other. So the
n - ceil(t * n) + 2 rarest words of each hold at least two common ones: an index on pairs of them finds every candidate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from math import ceil

from deckwright.domain.named import NamedTuple

_LONGEST_POSTING = 50
"""Of more lists than this behind one pair of words, the first are compared: nobody reads hundreds of duplicates."""


class Phrase(NamedTuple):
    """Words in their order. Only phrases of one ``group`` are compared."""

    group: Hashable
    words: tuple[str, ...]


def near_equal(phrases: Sequence[Phrase], share: float) -> Iterator[tuple[int, int]]:
    """For each phrase that is like an earlier one, its index and that of the earlier one.

    ``share``, from 0 to 1, is how much of their words must be common (Jaccard), and how much of them in the same order.
    """
    counts = Counter(word for phrase in phrases for word in set(phrase.words))
    rank = {word: number for number, word in enumerate(sorted(counts, key=lambda word: (counts[word], word)))}
    index: dict[Hashable, list[int]] = {}
    same: dict[Phrase, int] = {}
    for number, phrase in enumerate(phrases):
        first = same.setdefault(phrase, number)
        if first != number:
            yield number, first
            continue
        keys = list(_keys(phrase, rank, share))
        found = _first_like(phrase, phrases, {other: None for key in keys for other in index.get(key, ())}, share)
        if found is not None:
            yield number, found
        for key in keys:
            posting = index.setdefault(key, [])
            if len(posting) < _LONGEST_POSTING:
                posting.append(number)


def _keys(phrase: Phrase, rank: dict[str, int], share: float) -> Iterator[Hashable]:
    words = set(phrase.words)
    rarest = sorted(words, key=rank.__getitem__)
    prefix = rarest[: len(words) - ceil(share * len(words)) + 2]
    for pair in combinations(prefix, 2):
        yield phrase.group, pair


def _first_like(phrase: Phrase, phrases: Sequence[Phrase], candidates: dict[int, None], share: float) -> int | None:
    words = set(phrase.words)
    for number in candidates:
        other = phrases[number]
        common = len(words.intersection(other.words))
        alike = common >= share * len(words.union(other.words))
        if alike and SequenceMatcher(None, phrase.words, other.words, autojunk=False).ratio() >= share:
            return number
    return None
