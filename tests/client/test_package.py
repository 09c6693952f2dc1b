"""What the writer writes arrives in real Anki as it was planned."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from anki.collection import Collection

from deckwright.compiler.plan import (
    CardRow,
    NoteRow,
    PackagePlan,
    PlannedDeck,
    PlannedMedia,
    PlannedNotetype,
    ReviewRow,
)
from deckwright.compiler.tables import Table, stretches_of
from deckwright.domain.notetype import Field, Notetype, NotetypeKind, Template
from deckwright.edges.apkg import pages
from deckwright.edges.apkg.archive import write_package
from deckwright.edges.apkg.packing import pack

if TYPE_CHECKING:
    from tests.client.conftest import ImportPackage

BASIC = Notetype(
    1_111_111_111_111,
    "Example basic",
    NotetypeKind.STANDARD,
    (Field(11, "Question"), Field(12, "Answer"), Field(13, "Reverse")),
    (
        Template(21, "Forward", "{{Question}}", "{{FrontSide}}<hr id=answer>{{Answer}}"),
        Template(22, "Backward", "{{#Reverse}}{{type:Answer}}{{/Reverse}}", "{{Question}}"),
    ),
    ".card { color: teal; }",
)
CLOZE = Notetype(
    1_111_111_111_112,
    "Example cloze",
    NotetypeKind.CLOZE,
    (Field(14, "Text", tag=0), Field(15, "Extra")),
    (Template(23, "Cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}"),),
    "",
    stock_kind=5,
)


def example_plan(media: tuple[PlannedMedia, ...] = ()) -> PackagePlan:
    """Two notetypes, a parent and a child deck, new cards in an order of their own, one card under review."""
    day = 1_600_000_000
    return PackagePlan(
        notetypes=(PlannedNotetype(BASIC, day), PlannedNotetype(CLOZE, day)),
        presets=(),
        decks=(
            PlannedDeck(1_200_000_000_001, "Example", "About *this*", 1, desired_retention=88),
            PlannedDeck(1_200_000_000_002, "Example::Child", "", 1, new_limit=3, review_limit=44),
        ),
        notes=(
            NoteRow(1_300_000_000_009, "guid-9", BASIC.id, day, " a::b c ", 'Q9 <img src="p.png">\x1fA9\x1f1', "Q9", 1),
            NoteRow(1_300_000_000_001, "guid-1", CLOZE.id, day, "", "{{c1::One}} {{c2::two}}\x1f[sound:s.mp3]", "", 2),
        ),
        cards=(
            CardRow(1_400_000_000_004, 1_300_000_000_009, 1_200_000_000_001, 0, day, 7),
            CardRow(1_400_000_000_003, 1_300_000_000_009, 1_200_000_000_001, 1, day, 12, flags=3, queue=-1),
            CardRow(1_400_000_000_002, 1_300_000_000_001, 1_200_000_000_002, 0, day, 2),
            CardRow(
                id=1_400_000_000_001,
                note_id=1_300_000_000_001,
                deck_id=1_200_000_000_002,
                ordinal=1,
                mod=day,
                due=2500,
                type=2,
                queue=2,
                interval=30,
                factor=2300,
                reps=4,
                lapses=1,
                data='{"s":30.5,"d":5.25,"dr":0.9,"decay":0.154,"lrt":1590000000}',
            ),
        ),
        reviews=(ReviewRow(1_590_000_000_000, 1_400_000_000_001, 2, 3, 1, 2300, 4000, 0),),
        media=media,
    )


def test_everything_arrives_with_both_boxes(
    collection: Collection, import_package: ImportPackage, tmp_path: Path
) -> None:
    picture, sound = tmp_path / "x.png", tmp_path / "y.mp3"
    picture.write_bytes(b"picture")
    sound.write_bytes(b"sound")
    plan = example_plan((PlannedMedia("s.mp3", str(sound)), PlannedMedia("p.png", str(picture))))
    log = import_package(collection, _written(plan, tmp_path), scheduling=True, presets=True)
    assert (len(log.new), collection.note_count(), collection.card_count()) == (2, 2, 4)
    rows = collection.db.all("select id, guid, mid, mod, tags, flds from notes order by id")
    assert [tuple(row) for row in rows] == [tuple(note[:6]) for note in sorted(plan.notes)]
    state = "select id, nid, ord, mod, type, queue, ivl, factor, reps, lapses, flags from cards order by id"
    assert [tuple(row) for row in collection.db.all(state)] == [
        (c.id, c.note_id, c.ordinal, c.mod, c.type, c.queue, c.interval, c.factor, c.reps, c.lapses, c.flags)
        for c in sorted(plan.cards)
    ]
    review = "select id, cid, ease, ivl, lastIvl, factor, time, type from revlog"
    assert [tuple(row) for row in collection.db.all(review)] == list(plan.reviews)
    assert json.loads(collection.db.scalar("select data from cards where id = 1400000000001"))["s"] == 30.5
    assert (Path(collection.media.dir()) / "p.png").read_bytes() == b"picture"
    assert (Path(collection.media.dir()) / "s.mp3").read_bytes() == b"sound"
    assert collection.fix_integrity() == ("Database rebuilt and optimized.", True)


def test_notes_and_positions_arrive_with_no_box(
    collection: Collection, import_package: ImportPackage, tmp_path: Path
) -> None:
    import_package(collection, _written(example_plan(), tmp_path))
    positions = dict(collection.db.all("select id, due from cards where type = 0"))
    assert [positions[card] for card in (1_400_000_000_004, 1_400_000_000_003, 1_400_000_000_002)] == [7, 12, 2]
    assert collection.db.scalar("select count() from revlog") == 0


def test_notetypes_arrive_with_their_ids(collection: Collection, import_package: ImportPackage, tmp_path: Path) -> None:
    import_package(collection, _written(example_plan(), tmp_path))
    for wanted in (BASIC, CLOZE):
        got = collection.models.get(wanted.id)
        assert (got["name"], got["type"], got["css"], got["mod"]) == (
            wanted.name,
            wanted.kind,
            wanted.css,
            1_600_000_000,
        )
        assert [(field["id"], field["name"], field["tag"]) for field in got["flds"]] == [
            (field.id, field.name, field.tag) for field in wanted.fields
        ]
        assert [(made["id"], made["name"], made["qfmt"], made["afmt"]) for made in got["tmpls"]] == [
            (template.id, template.name, template.question, template.answer) for template in wanted.templates
        ]
    assert collection.models.get(CLOZE.id)["originalStockKind"] == CLOZE.stock_kind
    assert collection.models.get(BASIC.id)["req"] == [[0, "any", [0]], [1, "all", [1, 2]]]


def test_decks_arrive_with_their_limits(collection: Collection, import_package: ImportPackage, tmp_path: Path) -> None:
    import_package(collection, _written(example_plan(), tmp_path), scheduling=True)
    parent, child = collection.decks.by_name("Example"), collection.decks.by_name("Example::Child")
    assert (parent["desc"], parent["md"], parent["desiredRetention"]) == ("About *this*", True, 88)
    assert (child["newLimit"], child["reviewLimit"], child["desiredRetention"]) == (3, 44, None)


def test_a_second_import_changes_nothing(collection: Collection, import_package: ImportPackage, tmp_path: Path) -> None:
    package = _written(example_plan(), tmp_path)
    import_package(collection, package, scheduling=True, presets=True)
    before = [collection.db.all(f"select * from {table} order by id") for table in ("notes", "cards", "revlog")]
    log = import_package(collection, package, scheduling=True, presets=True)
    assert (len(log.new), len(log.updated), len(log.duplicate)) == (0, 0, 2)
    assert before == [collection.db.all(f"select * from {table} order by id") for table in ("notes", "cards", "revlog")]


def test_many_pages_in_parts_arrive(
    collection: Collection, import_package: ImportPackage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trees of three levels, and parts of a table that were packed apart."""
    monkeypatch.setattr(pages, "PAGE_SIZE", 2048)
    plan, day = example_plan(), 1_600_000_000
    numbers = [1_300_000_000_000 + 3 * index for index in range(4000)]
    notes = [NoteRow(each, f"g{each}", BASIC.id, day, "", f"Q{each}\x1fA\x1f1", f"Q{each}", 1) for each in numbers]
    cards = [CardRow(each, each, plan.decks[0].id, 0, day, place) for place, each in enumerate(numbers)]
    parts: list[list[Any]] = [[], []]
    for start in range(0, len(numbers), 1500):
        rows: list[list[Any]] = [notes[start : start + 1500], cards[start : start + 1500]]
        for index, (part, block) in enumerate(zip(rows, pack([*rows, ()]) or (), strict=False)):
            parts[index] += [each._replace(block=block) for each in stretches_of(part)]
    package = _written(plan._replace(notes=Table(parts[0]), cards=Table(parts[1]), reviews=()), tmp_path)
    log = import_package(collection, package, scheduling=True)
    assert len(log.new) == len(numbers)
    found = collection.db.all("select id, guid, flds from notes order by id")
    assert found == [[row.id, row.guid, row.fields] for row in notes]
    assert collection.db.all("select id, nid, due from cards order by id") == [
        [row.id, row.id, row.due] for row in cards
    ]


def _written(plan: PackagePlan, folder: Path) -> Path:
    return write_package(plan, folder / "example.apkg").path
