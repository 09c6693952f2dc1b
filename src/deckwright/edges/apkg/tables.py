"""Notes, cards and reviews as rows of SQLite: written in bulk, and read again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, starmap
from typing import Any, Generic

from deckwright.compiler.plan import CardRow, NoteRow, ReviewRow
from deckwright.compiler.tables import Row
from deckwright.domain.named import NamedTuple
from deckwright.rendering.sort_field import html_to_sort_field

_ROWS_PER_STATEMENT = 10
"""Nearly twice as fast as one row each; more rows take longer to be understood than they save."""
_NEW_CARD = (0, 0, 0, 0, 0, 0, 0, "")


class SqlTable(NamedTuple, Generic[Row]):
    """A table of Anki's schema 11. ``columns`` are those that a row holds, in its order; ``constant`` are the others
    with what stands in them. ``schema`` names all, in the order of the file, with their types."""

    name: str
    schema: str
    columns: tuple[str, ...]
    constant: dict[str, object]
    make: Callable[..., Row]

    def create(self, connection: sqlite3.Connection) -> None:
        """Make the table, empty, as it is in a package."""
        connection.execute(f"CREATE TABLE {self.name} ({self.schema})")

    def insert(self, connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
        """Write rows, which are in the order of their ids, so that SQLite only ever appends."""
        if not rows:
            return
        columns, constant = self.columns, self.constant
        if isinstance(rows[0], CardRow) and {row[6:] for row in rows} == {_NEW_CARD}:
            columns, constant = columns[:6], constant | dict(zip(columns[6:], _NEW_CARD, strict=True))
        given = rows if len(columns) == len(rows[0]) else [row[: len(columns)] for row in rows]
        names = ", ".join((*columns, *constant))
        values = f"({','.join(['?'] * len(columns) + [repr(each) for each in constant.values()])})"
        whole = len(rows) - len(rows) % _ROWS_PER_STATEMENT
        many = f"INSERT INTO {self.name} ({names}) VALUES {','.join([values] * _ROWS_PER_STATEMENT)}"
        connection.executemany(many, _joined(given[:whole]))
        one = f"INSERT INTO {self.name} ({names}) VALUES {values}"
        connection.executemany(one, given[whole:])

    def select(self, connection: sqlite3.Connection) -> list[Row]:
        """All rows, by id."""
        rows = connection.execute(f"SELECT {', '.join(self.columns)} FROM {self.name} ORDER BY {self.columns[0]}")
        return list(starmap(self.make, rows))


def _joined(rows: Sequence[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    """So many rows as go into a statement, behind each other."""
    for start in range(0, len(rows), _ROWS_PER_STATEMENT):
        yield tuple(chain.from_iterable(rows[start : start + _ROWS_PER_STATEMENT]))


def _note(*values: Any) -> NoteRow:
    """A note as it was before SQLite made a number of a sort field that looks like one."""
    row = NoteRow(*values)
    return row._replace(sort_field=html_to_sort_field(row.fields.partition("\x1f")[0]))


NOTES = SqlTable(
    "notes",
    "id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null, "
    "tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, "
    "data text not null",
    ("id", "guid", "mid", "mod", "tags", "flds", "sfld", "csum"),
    {"usn": -1, "flags": 0, "data": ""},
    _note,
)
CARDS = SqlTable(
    "cards",
    "id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null, "
    "usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null, "
    "factor integer not null, reps integer not null, lapses integer not null, left integer not null, "
    "odue integer not null, odid integer not null, flags integer not null, data text not null",
    ("id", "nid", "did", "ord", "mod", "due", "type", "queue", "ivl", "factor", "reps", "lapses", "flags", "data"),
    {"usn": -1, "left": 0, "odue": 0, "odid": 0},
    CardRow,
)
REVIEWS = SqlTable(
    "revlog",
    "id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null, "
    "lastIvl integer not null, factor integer not null, time integer not null, type integer not null",
    ("id", "cid", "ease", "ivl", "lastIvl", "factor", "time", "type"),
    {"usn": -1},
    ReviewRow,
)
