"""A changed source against a deck drafted from it earlier: what to add, what to draft anew, what to leave and report.

Three things are compared: the source's statements now, the deck's entries now, and what was drafted last time. What a
person edited, deleted, reordered or wrote is never touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from deckwright.domain.note import Entry
from deckwright.sources.matching import Known, known_drafts, matched, matched_elsewhere, stated
from deckwright.sources.outline import Outline, Statement
from deckwright.sources.provenance import Origin, normalised, statement_hash

NOTHING_DRAFTED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Addition:
    """A statement without a note. Its note goes before the deck's entry ``before`` (its count: at the end)."""

    statement: Statement
    before: int


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that changed since its notes were drafted. ``entries`` are their positions in the deck."""

    statement: Statement
    origin: Origin
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """Notes whose statement is no longer in the source."""

    origin: Origin
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """What to do, and what to report.

    ``additions`` and ``redrafts`` change the deck: a redraft's notes are as they were drafted, so they may be
    drafted anew. ``rechecks`` were edited by a person while their statement changed; ``gone`` lost theirs: both are
    only reported. ``rejected`` statements had a note that a person deleted, ``reworded`` ones had it while they were
    worded a little differently; ``kept`` are as they should be; ``elsewhere`` say what a note from another source says
    already.
    """

    additions: tuple[Addition, ...]
    redrafts: tuple[Change, ...]
    rechecks: tuple[Change, ...]
    gone: tuple[Gone, ...]
    rejected: tuple[Statement, ...]
    kept: tuple[Change, ...]
    elsewhere: tuple[Change, ...] = ()
    reworded: tuple[Change, ...] = ()

    @property
    def wanted(self) -> tuple[Statement, ...]:
        """The statements that notes are to be drafted for."""
        return (*(each.statement for each in self.additions), *(each.statement for each in self.redrafts))


@dataclass(frozen=True, slots=True)
class Coverage:
    """Statements that have a note, those that have none, those that had one which a person deleted, and the notes whose
    statement is gone."""

    covered: tuple[Statement, ...]
    uncovered: tuple[Statement, ...]
    deleted: tuple[Statement, ...]
    gone: tuple[Entry, ...]


def merge(outline: Outline, file: str, entries: Sequence[Entry], drafted: Mapping[str, str]) -> Merge:
    """What a deck with these ``entries`` needs to follow the source called ``file``.

    ``drafted`` maps the origin of every draft ever written into this deck to its `draft_hash`.
    """
    known = known_drafts(file, entries, drafted)
    found = matched(outline.statements, known)
    others = matched_elsewhere(outline.statements, found, known_drafts(file, entries, drafted, others=True))
    pairs = [(outline.statements[index], each) for index, each in sorted(found.items())]
    same = [(outline.statements[index], each) for index, each in others.items()]
    noted = [(statement, each) for statement, each in pairs if each.entries]
    changed = [pair for pair in noted if not _says_the_same(*pair)]
    deleted = [pair for pair in (*pairs, *same) if not pair[1].entries]
    return Merge(
        additions=tuple(_additions(outline.statements, found | others, len(entries))),
        redrafts=tuple(_change(statement, each) for statement, each in changed if each.untouched),
        rechecks=tuple(_change(statement, each) for statement, each in changed if not each.untouched),
        gone=tuple(Gone(each.origin, each.entries) for each in _unmatched(known, found)),
        rejected=tuple(pair[0] for pair in deleted if _says_the_same(*pair)),
        kept=tuple(_change(*pair) for pair in noted if _says_the_same(*pair)),
        elsewhere=tuple(_change(*pair) for pair in same if pair[1].entries),
        reworded=tuple(_change(*pair) for pair in deleted if not _says_the_same(*pair)),
    )


def coverage(
    outline: Outline, file: str, entries: Sequence[Entry], drafted: Mapping[str, str] = NOTHING_DRAFTED
) -> Coverage:
    """Which statements the deck has notes for: by origin, or, where a person wrote it, by the statement itself.
    ``drafted`` is the deck's memory of drafts, as for `merge`."""
    known = known_drafts(file, entries, drafted)
    found = matched(outline.statements, known)
    others = matched_elsewhere(outline.statements, found, known_drafts(file, entries, drafted, others=True))
    texts = {normalised(stated(entry)) for entry in entries}
    noted = {index for index, each in (found | others).items() if each.entries}
    own = {index for index, each in enumerate(outline.statements) if normalised(each.text) in texts}
    without = [(index, each) for index, each in enumerate(outline.statements) if index not in noted | own]
    return Coverage(
        covered=tuple(each for index, each in enumerate(outline.statements) if index in noted | own),
        uncovered=tuple(each for index, each in without if index not in found and index not in others),
        deleted=tuple(each for index, each in without if index in found or index in others),
        gone=tuple(entries[index] for each in _unmatched(known, found) for index in each.entries),
    )


def _says_the_same(statement: Statement, known: Known) -> bool:
    return statement_hash(statement.text) == known.origin.hash


def _change(statement: Statement, known: Known) -> Change:
    return Change(statement, known.origin, known.entries)


def _unmatched(known: Sequence[Known], found: Mapping[int, Known]) -> list[Known]:
    """Notes that are in the deck while no statement is theirs."""
    matched_origins = {each.origin for each in found.values()}
    return [each for each in known if each.entries and each.origin not in matched_origins]


def _additions(statements: Sequence[Statement], found: Mapping[int, Known], end: int) -> Iterator[Addition]:
    """New statements behind the note of the nearest statement before them, else before that of the nearest after."""
    first = next((min(found[index].entries) for index in sorted(found) if found[index].entries), end)
    before = first
    for index, statement in enumerate(statements):
        if index not in found:
            yield Addition(statement, before)
        elif found[index].entries:
            before = max(found[index].entries) + 1
