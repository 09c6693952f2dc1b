"""Identities: stable numbers and strings made from what never changes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache, lru_cache
from zlib import crc32

from deckwright.domain.pattern import pattern

_GUID_ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_PAIRS = len(_GUID_ALPHABET) ** 2
_FOUR = _PAIRS**2
_EIGHT = _FOUR**2
_WORD = pattern(r"[a-z0-9]+")
_SLUG_WORDS = 4
ID_FIRST = 1_000_000_000_000
"""Smallest id that we give out: like Anki's own, a time in ms, in 2001."""
ID_LAST = 1_700_000_000_000
"""End of the range (exclusive), in 2023: Anki renumbers ids that lie in the future."""


def digest(*parts: str) -> bytes:
    """SHA-256 of the parts; which part ends where matters, so ``("a", "bc")`` differs from ``("ab", "c")``."""
    return hashlib.sha256(_framed(parts).encode("utf-8", "surrogatepass")).digest()


def _framed(parts: tuple[str, ...]) -> str:
    return "".join([f"{len(part)}:{part}" for part in parts])


_framed_once = lru_cache(maxsize=100)(_framed)
"""For parts that many have in common."""


def stable_id(*parts: str) -> int:
    """An id in Anki's usual range, the same for the same parts on every machine, in every year."""
    return ID_FIRST + int.from_bytes(digest(*parts)[:8], "big") % (ID_LAST - ID_FIRST)


RANGE = 1 << 19
"""How many ids the notes of one deck id have to themselves."""


def first_id(project: str, deck_id: str) -> int:
    """Where the range of a deck id's notes and cards begins: so that a deck's rows stand together in the package."""
    return stable_id("range", project, deck_id) // RANGE * RANGE


def note_number(first: int, guid: str) -> int:
    """The id of a note, in the range that begins at ``first``. That of its card with ordinal n is larger by n."""
    return first + crc32(guid.encode("utf-8", "surrogatepass")) % RANGE


def free_id(wanted: int, taken: set[int]) -> int:
    """The id, or the next one that is free: two of a million hashes may meet, and both must have a place."""
    while wanted in taken:
        wanted = wanted + 1 if wanted + 1 < ID_LAST else ID_FIRST
    taken.add(wanted)
    return wanted


def free_ids(wanted: Sequence[int], taken: set[int]) -> list[int]:
    """What `free_id` gives for one id after the other."""
    before = len(taken)
    if taken.isdisjoint(wanted):
        taken.update(wanted)
        if len(taken) == before + len(wanted):
            return list(wanted)
        taken.difference_update(wanted)
    return [free_id(each, taken) for each in wanted]


def note_guid(project: str, deck_id: str, note_id: str) -> str:
    """What Anki knows the note by, for ever: never made from text, order or deck name."""
    whole = f"{_framed_once(('note', project, deck_id))}{len(note_id)}:{note_id}"
    number = int.from_bytes(hashlib.sha256(whole.encode("utf-8", "surrogatepass")).digest()[:12], "big")
    return _in_letters(number)


def _in_letters(number: int) -> str:
    """A number of 96 bits in base 62, the lowest digit first: by two at a time, since there are many notes."""
    pairs, two = _pairs(), _PAIRS
    rest, low = divmod(number, _EIGHT)
    last, high = divmod(rest, _EIGHT)
    second, first = divmod(low, _FOUR)
    fourth, third = divmod(high, _FOUR)
    letters = (
        f"{pairs[first % two]}{pairs[first // two]}{pairs[second % two]}{pairs[second // two]}"
        f"{pairs[third % two]}{pairs[third // two]}{pairs[fourth % two]}{pairs[fourth // two]}{_GUID_ALPHABET[last]}"
    )
    return letters.rstrip(_GUID_ALPHABET[0])


@cache
def _pairs() -> list[str]:
    """Two letters at a time, the low one first: twice as fast for a hundred thousand notes."""
    return [low + high for high in _GUID_ALPHABET for low in _GUID_ALPHABET]


def derived_id(text: str) -> str:
    """The id of a note whose author gave none: its first words and a short hash, or the hash alone where no word is
    Latin. ``check --fix`` writes this same id into the file, so that pinning loses nothing."""
    words = _WORD.findall(text.lower())[:_SLUG_WORDS]
    return "-".join([*(words or ["note"]), digest("derived", text).hex()[:8]])
