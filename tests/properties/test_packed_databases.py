"""A database put together from packed pages holds what SQLite writes of the same plan, and SQLite finds it sound."""

from __future__ import annotations

import sqlite3
import tempfile
import zlib
from collections.abc import Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.compiler.plan import CardRow, NoteRow, PackagePlan, PlannedDeck, PlannedNotetype, ReviewRow
from deckwright.compiler.tables import Block, Stretch, Table, facts_of_rows, stretches_of
from deckwright.domain.notetype import Field, Notetype, NotetypeKind, Template
from deckwright.edges.apkg import packing, pages
from deckwright.edges.apkg.blocks import crc_of
from deckwright.edges.apkg.database import make_database
from deckwright.edges.apkg.packing import TABLES, pack, reader
from deckwright.edges.apkg.rows import write_collection
from deckwright.rendering.sort_field import html_to_sort_field

NOTETYPE = Notetype(7, "Kind", NotetypeKind.STANDARD, (Field(1, "Front"),), (Template(2, "Card", "{{Front}}", ""),), "")
HEAD = PackagePlan((PlannedNotetype(NOTETYPE, 1_600_000_000),), (), (PlannedDeck(5, "Deck", "Über", 1),), (), ())
TABLE_NAMES = ("col", "notes", "cards", "revlog", "graves", "sqlite_master")

ids = st.one_of(st.integers(-(2**62), 2**62), st.integers(10**12, 17 * 10**11), st.integers(-200, 200))
numbers = st.one_of(st.integers(-(2**62), 2**62), st.integers(-2, 300), st.sampled_from((0, 1, -(2**63), 2**31, 2**47)))
numeric = st.sampled_from(("12", " 7", "007", "1.50", "-3", "1e3", "9" * 25, "0x1f", "+5 ", "", "1 2", "Infinity"))
texts = st.one_of(st.text(max_size=40), numeric, st.just("é水🎈\0x"), st.integers(0, 5000).map(lambda size: "ä" * size))


def _notes(identity: int, fields: str, tags: str, mod: int) -> NoteRow:
    first = html_to_sort_field(fields.partition("\x1f")[0])
    return NoteRow(identity, f"g{identity}", 7, mod, tags, fields, first, mod)


notes = st.builds(_notes, ids, texts, texts, st.integers(-(2**50), 2**50))
new_cards = st.tuples(ids, ids, ids, st.integers(0, 499), numbers, numbers).map(lambda values: CardRow(*values))
seen_cards = st.tuples(ids, *[numbers] * 12, texts).map(lambda values: CardRow(*values))
cards = st.one_of(new_cards, seen_cards)
reviews = st.tuples(ids, *[numbers] * 7).map(lambda values: ReviewRow(*values))


def _table(rows: st.SearchStrategy[Any], size: int = 30) -> st.SearchStrategy[list[Any]]:
    return st.lists(rows, max_size=size, unique_by=lambda row: row[0])


def contents(file: bytes) -> dict[str, Any]:
    """All rows of all tables, where SQLite finds the file sound; roots may differ."""
    with tempfile.TemporaryDirectory() as folder:
        (path := Path(folder, "x.db")).write_bytes(file)
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            found = {}
            for name in TABLE_NAMES:
                columns = "name, sql" if name == "sqlite_master" else "rowid, *"
                rows = connection.execute(f"SELECT {columns} FROM {name} ORDER BY rowid").fetchall()
                found[name] = sorted(rows) if name == "sqlite_master" else rows
            return found


def oracle(plan: PackagePlan) -> bytes:
    """The database as SQLite writes it."""
    with tempfile.TemporaryDirectory() as folder:
        write_collection(plan, path := Path(folder, "x.db"))
        return path.read_bytes()


def put_together(plan: PackagePlan) -> bytes:
    """The database as it goes into the package."""
    made = make_database(plan)
    file = zlib.decompress(b"".join(made.pieces), -zlib.MAX_WBITS)
    assert (made.size, made.crc) == (len(file), zlib.crc32(file))
    return file


def packed_table(index: int, rows: Sequence[Any], cuts: Sequence[int]) -> Table[Any]:
    """The rows cut into stretches, each of them packed."""
    ordered = sorted(rows)
    bounds = sorted({0, len(ordered), *(cut % (len(ordered) + 1) for cut in cuts)})
    stretches = []
    for start, end in pairwise(bounds):
        part = ordered[start:end]
        blocks = pack([part if place == index else () for place in range(3)])
        block: Block | None = blocks[index] if blocks else None
        read = reader(index, block) if block else (lambda part=part: part)
        stretches.append(Stretch(len(part), part[0][0], part[-1][0], facts_of_rows(part), read, block))
    return Table(stretches)


@settings(max_examples=60, deadline=None)
@given(_table(notes), _table(cards), _table(reviews), st.lists(st.integers(0, 100), max_size=3))
def test_a_database_of_packed_rows_is_the_one_that_sqlite_writes(
    some_notes: list[NoteRow], some_cards: list[CardRow], some_reviews: list[ReviewRow], cuts: list[int]
) -> None:
    for page_size in (2048, 65536):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pages, "PAGE_SIZE", page_size)
            plan = HEAD._replace(notes=some_notes, cards=some_cards, reviews=some_reviews)
            expected = contents(oracle(plan))
            assert contents(put_together(plan)) == expected
            given_rows: list[Sequence[Any]] = [some_notes, some_cards, some_reviews]
            tables = [packed_table(index, rows, cuts) for index, rows in enumerate(given_rows)]
            packed = HEAD._replace(notes=tables[0], cards=tables[1], reviews=tables[2])
            assert contents(put_together(packed)) == expected
            assert [list(table) for table in tables] == [
                sorted(rows) for rows in (plan.notes, plan.cards, plan.reviews)
            ]


@pytest.mark.parametrize("count", [1, 45, 46, 2000, 9000])
def test_trees_of_every_height_are_sound(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PAGE_SIZE", 2048)
    rows = [CardRow(10**12 + 3 * i, i, 5, i % 3, 1_600_000_000, i) for i in range(count)]
    plan = HEAD._replace(cards=rows)
    assert contents(put_together(plan)) == contents(oracle(plan))
    plan = HEAD._replace(cards=packed_table(1, rows, range(0, count, 700)))
    assert contents(put_together(plan)) == contents(oracle(plan))


def test_a_database_in_memory_is_had_without_its_own_word_for_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    cards = [CardRow(10**12 + i, i, 5, 0, 1_600_000_000, i) for i in range(5000)]
    packed = pack([(), cards, ()])
    monkeypatch.setattr(packing, "hasattr", lambda *_: False, raising=False)
    assert pack([(), cards, ()]) == packed


def test_what_sqlite_refuses_is_refused() -> None:
    for row in (_notes(1, "half \ud800", "", 1), _notes(2**63, "a", "", 1)):
        for write in (oracle, put_together):
            with pytest.raises((UnicodeEncodeError, OverflowError)):
                write(HEAD._replace(notes=[row]))


def test_rows_larger_than_a_page_are_written_too() -> None:
    rows = [_notes(i, "x" * size, "", 1) for i, size in enumerate((10, 65_000, 65_536, 200_000, 10))]
    plan = HEAD._replace(notes=rows)
    assert pack([rows, (), ()]) is None
    assert contents(put_together(plan)) == contents(oracle(plan))


def test_our_tables_are_the_ones_of_ankis_schema(tmp_path: Path) -> None:
    write_collection(HEAD, path := tmp_path / "x.db")
    with closing(sqlite3.connect(path)) as anki, closing(sqlite3.connect(":memory:")) as own:
        for table in TABLES:
            table.create(own)
            info = f"PRAGMA table_info({table.name})"
            assert own.execute(info).fetchall() == anki.execute(info).fetchall()


@given(st.lists(st.binary(max_size=300), max_size=5))
def test_the_checksum_of_a_whole_comes_from_its_parts(parts: list[bytes]) -> None:
    assert crc_of((len(each), zlib.crc32(each)) for each in parts) == zlib.crc32(b"".join(parts))


def test_an_empty_table_has_no_stretch() -> None:
    assert stretches_of(()) == ()
