"""Which notes were drafted from which statement, after both sides changed: by text, by likeness, by place."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from deckwright.domain.draft import UNNAMED
from deckwright.domain.note import Entry
from deckwright.sources.likeness import likeness, trace_likeness, trace_of, words_of
from deckwright.sources.outline import Statement
from deckwright.sources.provenance import Origin, is_as_drafted, parse_origin, parse_remembered, statement_hash

_MARKS = re.compile(r"==|\{\{c\d+::|(?:::[^{}]*)?\}\}")
_ALIKE = 0.5
_RELATED = 0.2
_MOST_COMPARED = 250_000
_MAIN_KEYS = ("principle", "cloze", "reflect", "question", "answer", "list")


@dataclass(frozen=True, slots=True)
class Known:
    """A statement drafted earlier: its origin, where its notes are now, and whether they are as they were drafted.

    ``words`` are those of its notes, ``trace`` is that of the statement itself, as far as the deck remembers it.
    """

    origin: Origin
    entries: tuple[int, ...]
    untouched: bool
    words: frozenset[str]
    trace: str = ""


_KeyOf = Callable[[Known], object]


def stated(entry: Entry) -> str:
    """What an entry states, without the marks of its gaps."""
    main = " ".join(text for key in _MAIN_KEYS if (text := entry.text(key)) is not None)
    return _MARKS.sub("", " ".join((main, *entry.texts("items"))))


def known_drafts(
    file: str, entries: Sequence[Entry], drafted: Mapping[str, str], *, others: bool = False
) -> list[Known]:
    """All that was ever drafted from the file (``others``: from all other files), in the deck's order; what a person
    deleted comes last. What has no name is another file each time."""
    names = {file} - {UNNAMED}
    places: dict[Origin, list[int]] = {}
    for index, entry in enumerate(entries):
        origin = parse_origin(entry.text("origin") or "")
        if origin is not None and (origin.file not in names) == others:
            places.setdefault(origin, []).append(index)
    for written in drafted:
        origin = parse_origin(written)
        if origin is not None and (origin.file not in names) == others:
            places.setdefault(origin, [])
    return [_as_known(origin, [entries[i] for i in where], tuple(where), drafted) for origin, where in places.items()]


def _as_known(origin: Origin, notes: list[Entry], where: tuple[int, ...], drafted: Mapping[str, str]) -> Known:
    remembered = drafted.get(str(origin))
    trace = parse_remembered(remembered).trace if remembered else ""
    words = words_of(" ".join(map(stated, notes)))
    return Known(origin, where, is_as_drafted(notes, remembered), words, trace)


def matched(statements: Sequence[Statement], known: Sequence[Known]) -> dict[int, Known]:
    """For each statement (by position) what was drafted from it: the same text, else a similar one, else one in the
    same place that is not about something else entirely. Nothing is matched twice.

    Of a note that was deleted no text is known: it is matched by its hash, by the trace of its statement, or by a place
    that names what it is about; and only where no note that is there claims the statement.
    """
    found: dict[int, Known] = {}
    left = list(known)
    hashes = [statement_hash(each.text) for each in statements]
    places = [each.place for each in statements]
    _take(found, left, list(zip(places, hashes, strict=True)), lambda each: (each.origin.place, each.origin.hash))
    _take(found, left, hashes, lambda each: each.origin.hash)
    _take_similar(found, left, statements, deleted=False)
    _take_similar(found, left, statements, deleted=True)
    _take_related(found, left, statements)
    return found


def matched_elsewhere(
    statements: Sequence[Statement], found: Mapping[int, Known], known: Sequence[Known]
) -> dict[int, Known]:
    """For each statement that is not ``found`` what another source that says the same brought to the deck."""
    by_hash: dict[str, Known] = {}
    for each in known:
        by_hash.setdefault(each.origin.hash, each)
    own = {index: statement_hash(each.text) for index, each in enumerate(statements) if index not in found}
    return {index: by_hash[said] for index, said in own.items() if said in by_hash}


def _take(found: dict[int, Known], left: list[Known], keys: Sequence[object], key: _KeyOf) -> None:
    """Match what has the same key, first come first served; notes that are there before those that were deleted."""
    by_key: dict[object, deque[Known]] = {}
    for each in left:
        by_key.setdefault(key(each), deque()).append(each)
    for index, own in enumerate(keys):
        if index not in found and by_key.get(own):
            found[index] = by_key[own].popleft()
    _leave(left, found)


def _take_similar(
    found: dict[int, Known], left: list[Known], statements: Sequence[Statement], *, deleted: bool
) -> None:
    """Match statements to what shares most of their words, the most alike first: to notes that are there, or to those
    that were deleted."""
    free = [index for index in range(len(statements)) if index not in found]
    among = [each for each in left if (not each.entries) == deleted and (each.trace or each.words)]
    if not among or len(free) * len(among) > _MOST_COMPARED:
        return
    said = {index: (words_of(statements[index].text), trace_of(statements[index].text)) for index in free}
    pairs = [(_likeness(*said[i], each), i, n) for i in free for n, each in enumerate(among)]
    taken: set[int] = set()
    for alike, index, number in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if alike < _ALIKE:
            break
        if index not in found and number not in taken:
            found[index] = among[number]
            taken.add(number)
    _leave(left, found)


def _take_related(found: dict[int, Known], left: list[Known], statements: Sequence[Statement]) -> None:
    """Match what stands in the same place. What was deleted is matched only where the place names its subject, as that
    of a definition does: whatever else stands in its place now may be new."""
    by_place = {each.origin.place: each for each in reversed(left)}
    for index, statement in enumerate(statements):
        known = by_place.get(statement.place) if index not in found else None
        if known and (
            likeness(words_of(statement.text), known.words) >= _RELATED if known.entries else statement.front
        ):
            found[index] = known


def _leave(left: list[Known], found: Mapping[int, Known]) -> None:
    matched = {each.origin for each in found.values()}
    left[:] = [each for each in left if each.origin not in matched]


def _likeness(words: frozenset[str], trace: str, known: Known) -> float:
    """How much a statement says what a note says; where that is not what was drafted, or gone, what it rested on."""
    now = likeness(words, known.words)
    return now if known.untouched else max(now, trace_likeness(trace, known.trace))
