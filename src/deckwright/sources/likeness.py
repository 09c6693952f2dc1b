"""How alike two texts are, by the words they share: from the texts, or from a short trace that was kept of one.

The trace is a MinHash (Broder, 1997): the share of its signs that two traces have in common estimates the share of
their words that two texts have in common, so that a statement is known again after its note was deleted.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from operator import eq
from struct import unpack

from deckwright.sources.provenance import normalised

_WIDE = "\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_WIDE}]|(?:(?![{_WIDE}])\w)+")
"""A letter of a script without spaces counts as a word."""
_SIGNS = 32
_HEX = "0123456789abcdef"
_CHANCE = 1 / len(_HEX)


def words_of(text: str) -> frozenset[str]:
    """The words of a text, case and the shapes of its quotes aside."""
    return frozenset(_WORD.findall(normalised(text)))


def likeness(some: frozenset[str], others: frozenset[str]) -> float:
    """The share of all their words that two texts have in common, 0 to 1."""
    return len(some & others) / (len(some | others) or 1)


def trace_of(text: str) -> str:
    """32 hex digits that texts with nearly the same words nearly share; empty for a text without words."""
    rows = [_places(word) for word in words_of(text)]
    return "".join(_HEX[min(column) % len(_HEX)] for column in zip(*rows, strict=True))


def trace_likeness(some: str, others: str) -> float:
    """What `likeness` would be, within about 0.1, going by the traces; 0 where one is missing."""
    if not some or len(some) != len(others):
        return 0.0
    same: float = sum(map(eq, some, others)) / len(some)
    return max(0.0, (same - _CHANCE) / (1 - _CHANCE))


@lru_cache(maxsize=50_000)
def _places(word: str) -> tuple[int, ...]:
    """Where the word stands in each of the orders of all words that a trace samples."""
    return unpack(f"<{_SIGNS}H", blake2b(word.encode("utf-8", "surrogatepass"), digest_size=2 * _SIGNS).digest())
