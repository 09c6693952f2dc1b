"""Rows → finished pages, deflated: what a package holds of them, made where they are, and rows again where they are
asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from deckwright.compiler.tables import Block, Row
from deckwright.edges.apkg import pages
from deckwright.edges.apkg.blocks import deflated, inflated
from deckwright.edges.apkg.tables import CARDS, NOTES, REVIEWS, SqlTable
from deckwright.edges.errors import EdgeError

TABLES: tuple[SqlTable[Any], ...] = (NOTES, CARDS, REVIEWS)
"""The tables of rows in a package, in the order in which they stand in the file."""


def pack(tables: Sequence[Sequence[Any]]) -> list[Block | None] | None:
    """The rows of `TABLES`, each by id, as blocks; no block for an empty one. None where a row is too large for a
    page. Raises `EdgeError`."""
    with closing(_new_database(":memory:")) as connection:
        connection.execute("BEGIN")
        for table, rows in zip(TABLES, tables, strict=True):
            table.insert(connection, rows)
        connection.execute("COMMIT")
        roots = root_pages(connection)
        found = pages.leaves(file_of(connection), [roots[table.name] for table in TABLES])
    return None if found is None else [_block(leaves) if leaves else None for leaves in found]


def file_of(connection: sqlite3.Connection) -> bytes:
    """The file that a database in memory would be. Not every SQLite can give it without a disk."""
    if hasattr(connection, "serialize"):
        return connection.serialize()
    with temporary_file() as path, closing(sqlite3.connect(path)) as copy:
        connection.backup(copy)
        return path.read_bytes()


def _block(leaves: Sequence[pages.Leaf]) -> Block:
    made = deflated(b"".join(leaf.page for leaf in leaves))
    return Block([leaf.last for leaf in leaves], *made)


def unpack(table: SqlTable[Row], block: Block) -> list[Row]:
    """The rows in a block of this table. Raises `EdgeError`."""
    with temporary_file() as path:
        with closing(_new_database(path)) as connection:
            root = root_pages(connection)[table.name]
        file = bytearray(path.read_bytes())
        content, first = inflated(block.data), len(file) // pages.PAGE_SIZE + 1
        if len(block.lasts) == 1:
            pages.put_root(file, root, content)
        else:
            above = pages.tree(first, block.lasts, first + len(block.lasts))
            pages.put_root(file, root, above.root)
            file += b"".join((content, *above.between))
        pages.set_page_count(file, len(file) // pages.PAGE_SIZE)
        path.write_bytes(file)
        with closing(sqlite3.connect(path)) as connection:
            return table.select(connection)


def reader(index: int, block: Block) -> Callable[[], Sequence[Any]]:
    """Reads the rows in a block of this one of the `TABLES`."""
    table = TABLES[index]
    return lambda: unpack(table, block)


def root_pages(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of each table's root."""
    return dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"))


def new_database(path: Path | str) -> sqlite3.Connection:
    """A connection to a file that does not exist yet, for writing it once: nobody sees it half written."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in (f"page_size={pages.PAGE_SIZE}", "journal_mode=OFF", "synchronous=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _new_database(path: Path | str) -> sqlite3.Connection:
    connection = new_database(path)
    for table in TABLES:
        table.create(connection)
    return connection


@contextmanager
def temporary_file() -> Iterator[Path]:
    """A place for a database that is gone afterwards. Raises `EdgeError` where SQLite cannot write there."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="deckwright-") as folder:
        path = Path(folder, "collection.anki2")
        try:
            yield path
        except sqlite3.OperationalError as problem:
            raise EdgeError(
                f"{path}: the package's database cannot be written ({problem})",
                "check that the disk for temporary files has room (TMPDIR names another one)",
            ) from problem
