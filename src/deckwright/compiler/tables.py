"""Tables of a package in stretches: rows that follow each other by id, as they are or packed as a file will hold them.

What is planned around rows needs only what is known of them; whoever wants the rows themselves of a packed stretch
has them read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Generic, TypeVar, overload

from deckwright.compiler.compile import RETIRED_TAG
from deckwright.compiler.plan import CardRow, NoteRow, PackagePlan, ReviewRow
from deckwright.domain.named import NamedTuple

Row = TypeVar("Row", bound="NoteRow | CardRow | ReviewRow")


class Facts(NamedTuple):
    """What a package says of its rows: the notetypes of notes, the latest ``mod``, whether some are retired; the
    highest position of new cards, whether some have a state, and the decks of cards.

    ``guids`` are those of notes, one a line, for who looks whether a package holds a note twice; `facts_of` a whole
    package leaves them out.
    """

    notetype_ids: frozenset[int] = frozenset()
    mod: int = 0
    retired: bool = False
    position: int = 0
    seeded: bool = False
    deck_ids: frozenset[int] = frozenset()
    guids: str = ""


class Block(NamedTuple):
    """Finished pages of a table: the last id in each of them, and the pages, deflated up to a byte's end so that others
    can follow; with the size and the CRC-32 of what they are inflated to."""

    lasts: Sequence[int]
    data: bytes
    size: int
    crc: int


class Stretch(NamedTuple, Generic[Row]):
    """Rows of one table, at least one, by id: how many, the lowest and the highest id, and how they are read.

    ``block`` holds them packed; None where that is still to be done.
    """

    length: int
    first: int
    last: int
    facts: Facts
    read: Callable[[], Sequence[Row]]
    block: Block | None = None


class Table(Sequence[Row]):
    """The rows of a table by id, read when they are asked for. The stretches have different ids, in their order."""

    def __init__(self, stretches: Sequence[Stretch[Row]]) -> None:
        self.stretches = stretches

    def __len__(self) -> int:
        return sum(stretch.length for stretch in self.stretches)

    def __iter__(self) -> Iterator[Row]:
        for stretch in self.stretches:
            yield from stretch.read()

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        return list(self)[index]


def stretches_of(rows: Sequence[Row]) -> Sequence[Stretch[Row]]:
    """The stretches of a table; rows that are none are one, if there are any."""
    if isinstance(rows, Table):
        return rows.stretches
    if not rows:
        return ()
    ordered = by_id(rows)
    return (Stretch(len(ordered), ordered[0].id, ordered[-1].id, facts_of_rows(ordered), lambda: ordered),)


def by_id(rows: Iterable[Row]) -> list[Row]:
    """Rows of one table in order. No two have the same id: so this need not compare the rest of them."""
    return sorted(rows, key=itemgetter(0))


def facts_of_rows(rows: Sequence[NoteRow | CardRow | ReviewRow]) -> Facts:
    """The facts of rows of one kind."""
    notes = [row for row in rows if isinstance(row, NoteRow)]
    cards = [row for row in rows if isinstance(row, CardRow)]
    return Facts(
        frozenset([row.notetype_id for row in notes]),
        max([0, *[row.mod for row in notes]]),
        any(RETIRED_TAG in tags for tags in {row.tags for row in notes}),
        max([0, *[row.due for row in cards if row.type == 0]]),
        not {(row.type, row.queue, row.flags) for row in cards} <= {(0, 0, 0)},
        frozenset([row.deck_id for row in cards]),
        "\n".join([row.guid for row in notes]),
    )


def facts_of(plan: PackagePlan) -> Facts:
    """The facts of all that a package holds."""
    found = [
        *(each.facts for each in stretches_of(plan.notes)),
        *(each.facts for each in stretches_of(plan.cards)),
    ]
    return Facts(
        frozenset().union(*(each.notetype_ids for each in found)),
        max((each.mod for each in found), default=0),
        any(each.retired for each in found),
        max((each.position for each in found), default=0),
        any(each.seeded for each in found),
        frozenset().union(*(each.deck_ids for each in found)),
    )


def joined(stretches: Iterable[Stretch[Row]], join: Callable[[Iterable[Row]], Sequence[Row]]) -> Table[Row]:
    """A table of stretches. Those that reach into each other become one, of what ``join`` makes of their rows."""
    whole: list[Stretch[Row]] = []
    for group in overlapping(stretches, lambda each: (each.first, each.last)):
        whole += group if len(group) == 1 else stretches_of(join(row for each in group for row in each.read()))
    return Table(whole)


def unique_reviews(rows: Iterable[ReviewRow]) -> tuple[ReviewRow, ...]:
    """The rows in order of time, ids a millisecond later where taken: Anki drops a second answer with the same id."""
    unique: list[ReviewRow] = []
    free = 0
    for row in sorted(rows):
        free = max(free, row.id)
        unique.append(row._replace(id=free))
        free += 1
    return tuple(unique)


_Any = TypeVar("_Any")


def overlapping(things: Iterable[_Any], span: Callable[[_Any], tuple[int, int]]) -> list[list[_Any]]:
    """The things by where they begin, those together that reach into each other."""
    groups: list[list[_Any]] = []
    reached = 0
    for each in sorted(things, key=span):
        first, last = span(each)
        if groups and first <= reached:
            groups[-1].append(each)
        else:
            groups.append([each])
            reached = last
        reached = max(reached, last)
    return groups
