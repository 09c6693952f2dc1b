"""Tables in SQLite's file format, put together from finished pages (https://www.sqlite.org/fileformat2.html).

A file is pages of one size, numbered from 1. A table is a tree: its rows stand in leaves, by id, and a leaf holds no
page number as long as no row is too large for it, so leaves can be kept and put into any file. Interior pages lead to
them: for each page below, its number and its last id. The page at the top, the table's root, has its number in the
schema; a table with a single leaf has it there.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckwright.domain.named import NamedTuple

PAGE_SIZE = 65536
"""Bytes, the most that SQLite knows: notes leave less room unused, and hardly one is too large for a page."""
LARGEST_FILE = 1 << 30
"""Bytes. The page in which this one lies, in a larger file, is left alone for locks."""
_INTERIOR, _LEAF = 5, 13
_LEAF_HEADER = 8
_INTERIOR_HEADER = 12
_LARGEST_CELL = 4 + 9 + 2
"""A page number, an id in its longest form, and the cell's place in the page."""
_PAGE_COUNT = 28
"""Where the header says how many pages the file has."""


class Leaf(NamedTuple):
    """A leaf that mentions no other page, and the last id in it."""

    page: bytes
    last: int


class Tree(NamedTuple):
    """The pages above the leaves of a table: its root, and those between, in the order of their numbers."""

    root: bytes
    between: tuple[bytes, ...]


def page_of(file: bytes | bytearray, number: int) -> memoryview:
    """One page of a file."""
    return memoryview(file)[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]


def leaves(file: bytes, roots: Sequence[int]) -> list[list[Leaf]] | None:
    """The leaves of each table in a file that SQLite wrote, those with rows in them.

    None where pages are left that belong to no tree: they hold what did not fit into a leaf. The schema must fit into
    the first page.
    """
    seen = [1]
    found = [[_leaf(page) for page in _walk(file, root, seen)] for root in roots]
    if len(seen) * PAGE_SIZE < len(file):
        return None
    return [[leaf for leaf in each if leaf is not None] for each in found]


def _walk(file: bytes, number: int, seen: list[int]) -> Iterator[bytes]:
    """The leaves below a page, by id."""
    seen.append(number)
    page = bytes(page_of(file, number))
    if page[0] == _LEAF:
        yield page
        return
    for cell in _cells(page, _INTERIOR_HEADER):
        yield from _walk(file, struct.unpack_from(">I", page, cell)[0], seen)
    yield from _walk(file, struct.unpack_from(">I", page, 8)[0], seen)


def _cells(page: bytes, header: int) -> tuple[int, ...]:
    """Where each cell begins."""
    (count,) = struct.unpack_from(">H", page, 3)
    return struct.unpack_from(f">{count}H", page, header)


def _leaf(page: bytes) -> Leaf | None:
    """The leaf; what lies unused in it is empty, not what memory held. None for an empty one."""
    cells = _cells(page, _LEAF_HEADER)
    if not cells:
        return None
    end, start = _LEAF_HEADER + 2 * len(cells), struct.unpack_from(">H", page, 5)[0] or PAGE_SIZE
    _, after = _varint_at(page, cells[-1])
    last, _ = _varint_at(page, after)
    return Leaf(page[:end] + bytes(start - end) + page[start:], last)


def tree(first: int, lasts: Sequence[int], free: int) -> Tree:
    """What stands above two leaves or more, which have the numbers from ``first`` on; ``free`` is the number of the
    first page between them and the root."""
    level = list(enumerate(lasts, first))
    between: list[bytes] = []
    most = (PAGE_SIZE - _INTERIOR_HEADER) // _LARGEST_CELL
    while len(level) > most:
        groups = _even(level, most)
        level = [(free + len(between) + place, group[-1][1]) for place, group in enumerate(groups)]
        between += map(_interior, groups)
    return Tree(_interior(level), tuple(between))


def _even(level: Sequence[tuple[int, int]], most: int) -> list[Sequence[tuple[int, int]]]:
    """As few groups as can be, none much smaller than another: no interior page may lead to a single one."""
    count = -(-len(level) // most)
    bounds = [len(level) * place // count for place in range(count + 1)]
    return [level[start:end] for start, end in pairwise(bounds)]


def _interior(children: Sequence[tuple[int, int]]) -> bytes:
    """A page that leads to these pages, each given by its number and its last id."""
    cells = [struct.pack(">I", number) + _varint(last) for number, last in children[:-1]]
    start = PAGE_SIZE - sum(map(len, cells))
    places, place = [], start
    for cell in cells:
        places.append(place)
        place += len(cell)
    head = struct.pack(f">BHHHBI{len(cells)}H", _INTERIOR, 0, len(cells), start, 0, children[-1][0], *places)
    return head + bytes(start - len(head)) + b"".join(cells)


def put_root(file: bytearray, number: int, root: bytes) -> None:
    """Put a page at the top of a table."""
    page_of(file, number)[:] = root


def set_page_count(file: bytearray, count: int) -> None:
    """Say in the header how many pages the file has in all."""
    struct.pack_into(">I", file, _PAGE_COUNT, count)


def _varint(value: int) -> bytes:
    """An integer of 64 bits in SQLite's way: seven bits a byte, the highest first; eight in a ninth byte."""
    value &= (1 << 64) - 1
    if value >> 56:
        return bytes([*(value >> shift & 0x7F | 0x80 for shift in range(57, 7, -7)), value & 0xFF])
    groups = [value & 0x7F]
    while value := value >> 7:
        groups.append(value & 0x7F | 0x80)
    return bytes(reversed(groups))


def _varint_at(page: bytes, place: int) -> tuple[int, int]:
    """The integer that stands there, and where it ends."""
    value = 0
    for index in range(place, place + 8):
        value = value << 7 | page[index] & 0x7F
        if page[index] < 0x80:
            return value, index + 1
    value = value << 8 | page[place + 8]
    return value - (value >> 63 << 64), place + 9
