"""Package plan → ``collection.anki2``, deflated: what SQLite writes of everything but the rows, the packed rows, and
the pages that lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import Any

from deckwright.compiler.plan import PackagePlan
from deckwright.compiler.tables import Block, Stretch, stretches_of
from deckwright.domain.named import NamedTuple
from deckwright.edges.apkg import pages
from deckwright.edges.apkg.blocks import END, crc_of, deflated, inflated
from deckwright.edges.apkg.packing import TABLES, file_of, new_database, pack, root_pages, temporary_file
from deckwright.edges.apkg.rows import write_collection, write_frame


class Database(NamedTuple):
    """A database as a deflated stream in pieces; with the size and the CRC-32 of what it is inflated to."""

    pieces: Sequence[bytes]
    size: int
    crc: int


def make_database(plan: PackagePlan) -> Database:
    """The database of a package. Raises `EdgeError`."""
    tables = [_blocks(index, stretches_of(rows)) for index, rows in enumerate((plan.notes, plan.cards, plan.reviews))]
    packed = [blocks for blocks in tables if blocks is not None]
    if len(packed) < len(tables) or sum(each.size for blocks in packed for each in blocks) > _MOST:
        with temporary_file() as path:
            write_collection(plan, path)
            return _database([Block((), *deflated(path.read_bytes()))])
    with closing(new_database(":memory:")) as connection:
        write_frame(plan, connection)
        roots = root_pages(connection)
        return _put_together(bytearray(file_of(connection)), [roots[table.name] for table in TABLES], packed)


_MOST = pages.LARGEST_FILE * 9 // 10
"""Bytes of rows that surely leave room for everything else."""


def _blocks(index: int, stretches: Sequence[Stretch[Any]]) -> list[Block] | None:
    """The rows of one of the `TABLES`, packed; None where one of them cannot be."""
    blocks = [each.block or _packed(index, each) for each in stretches]
    found = [block for block in blocks if block is not None]
    return found if len(found) == len(blocks) else None


def _packed(index: int, stretch: Stretch[Any]) -> Block | None:
    tables: list[Sequence[Any]] = [(), (), ()]
    tables[index] = stretch.read()
    blocks = pack(tables)
    return None if blocks is None else blocks[index]


def _put_together(file: bytearray, roots: Sequence[int], tables: Sequence[Sequence[Block]]) -> Database:
    """The file, which has no rows, the rows' pages behind it, and behind them those that lead to them."""
    blocks = [block for each in tables for block in each if sum(len(block.lasts) for block in each) > 1]
    first = 1 + len(file) // pages.PAGE_SIZE
    free = first + sum(len(block.lasts) for block in blocks)
    between: list[bytes] = []
    for root, each in zip(roots, tables, strict=True):
        lasts = [last for block in each for last in block.lasts]
        if len(lasts) == 1:
            pages.put_root(file, root, inflated(each[0].data))
        elif lasts:
            above = pages.tree(first, lasts, free + len(between))
            pages.put_root(file, root, above.root)
            between += above.between
            first += len(lasts)
    pages.set_page_count(file, free + len(between) - 1)
    return _database([Block((), *deflated(file)), *blocks, Block((), *deflated(b"".join(between)))])


def _database(blocks: Sequence[Block]) -> Database:
    pieces = [*(block.data for block in blocks), END]
    return Database(pieces, sum(block.size for block in blocks), crc_of((block.size, block.crc) for block in blocks))
