"""The package file: the same bytes every time, whole or not there, and never under a dangerous name."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckwright.compiler.plan import CardRow, NoteRow, PackagePlan, PlannedDeck, PlannedMedia, PlannedNotetype
from deckwright.domain.notetype import Field, Notetype, NotetypeKind, Template
from deckwright.edges.apkg import blocks, database
from deckwright.edges.apkg import zip as zipping
from deckwright.edges.apkg.archive import content_digest, write_package
from deckwright.edges.errors import EdgeError

NOTETYPE = Notetype(7, "Kind", NotetypeKind.STANDARD, (Field(1, "Front"),), (Template(2, "Card", "{{Front}}", ""),), "")
NOTES = tuple(NoteRow(9000 - i, f"guid{i}", 7, 1_600_000_000, "", f"Frage {i} ä", f"Frage {i}", i) for i in range(333))
CARDS = tuple(CardRow(8000 - i, 9000 - i, 5, 0, 1_600_000_000, i) for i in range(333))
PLAN = PackagePlan((PlannedNotetype(NOTETYPE, 1_600_000_000),), (), (PlannedDeck(5, "Deck", "Über", 1),), NOTES, CARDS)


def test_members_carry_no_trace_of_when_or_where(tmp_path: Path) -> None:
    package = write_package(with_media(tmp_path), tmp_path / "deck.apkg").path
    with zipfile.ZipFile(package) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
        assert json.loads(archive.read("media")) == {"0": "a.png", "1": "b.svg", "2": "c.mp3"}
        assert [archive.read(name) for name in "012"] == [b"a" * 999, b"b" * 999, b"c" * 999]
    assert [entry.filename for entry in entries] == ["collection.anki2", "media", "0", "1", "2"]
    assert {(e.date_time, e.create_system, e.external_attr) for e in entries} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)
    }
    compressed = [entry.filename for entry in entries if entry.compress_type == zipfile.ZIP_DEFLATED]
    assert compressed == ["collection.anki2", "media", "1"]


def test_the_record_says_what_was_written(tmp_path: Path) -> None:
    written = write_package(with_media(tmp_path), tmp_path / "new" / "folder" / "deck.apkg")
    assert (written.notes, written.cards, written.media) == (333, 333, 3)
    assert written.size == written.path.stat().st_size


def test_same_bytes_in_every_process_folder_zone_and_hash_seed(tmp_path: Path) -> None:
    script = (
        "import runpy, sys, pathlib; sys.path.insert(0, '.');"
        f"plan = runpy.run_path({__file__!r})['PLAN'];"
        "from deckwright.edges.apkg.archive import write_package;"
        "write_package(plan, pathlib.Path(sys.argv[1]))"
    )
    packages = [tmp_path / "first.apkg", tmp_path / "elsewhere" / "second.apkg"]
    for package, zone, seed in zip(packages, ("Asia/Tokyo", "America/Lima"), "17", strict=True):
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, package], check=True, env=environment)
    first, second = (package.read_bytes() for package in packages)
    assert first == second == write_package(PLAN, tmp_path / "third.apkg").path.read_bytes()


def test_order_of_rows_in_the_plan_does_not_matter(tmp_path: Path) -> None:
    turned = PLAN._replace(notes=PLAN.notes[::-1], cards=PLAN.cards[::-1])
    packages = [write_package(plan, tmp_path / "deck.apkg").path.read_bytes() for plan in (PLAN, turned)]
    assert packages[0] == packages[1]
    assert content_digest(turned) == content_digest(PLAN)


def test_the_digest_changes_with_every_part(tmp_path: Path) -> None:
    plan = with_media(tmp_path)
    changed = [
        plan._replace(notes=plan.notes[1:]),
        plan._replace(cards=(plan.cards[0]._replace(due=77), *plan.cards[1:])),
        plan._replace(notetypes=(plan.notetypes[0]._replace(mod=1),)),
        plan._replace(decks=(plan.decks[0]._replace(new_limit=0),)),
        plan._replace(media=plan.media[1:]),
    ]
    digests = {content_digest(each) for each in (plan, *changed)}
    (tmp_path / "b.svg").write_bytes(b"other")
    assert len(digests | {content_digest(plan)}) == len(changed) + 2


@pytest.mark.parametrize("name", ["collection.apkg", "Collection.APKG"])
def test_a_name_that_anki_takes_for_a_backup_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(EdgeError, match="replaces the whole collection"):
        write_package(PLAN, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_the_old_package_stays_when_media_are_gone(tmp_path: Path) -> None:
    plan = with_media(tmp_path)
    old = write_package(PLAN, tmp_path / "deck.apkg").path.read_bytes()
    (tmp_path / "c.mp3").unlink()
    with pytest.raises(EdgeError, match=r"c\.mp3"):
        write_package(plan, tmp_path / "deck.apkg")
    assert (tmp_path / "deck.apkg").read_bytes() == old
    assert not list(tmp_path.glob(".*"))


def test_nothing_is_left_after_ctrl_c(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Iterator[None]:
        raise KeyboardInterrupt

    monkeypatch.setattr(database, "write_frame", interrupted)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(KeyboardInterrupt):
        write_package(PLAN, tmp_path / "deck.apkg")
    assert not list(tmp_path.iterdir())


def test_a_folder_in_the_way_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "deck.apkg").mkdir()
    with pytest.raises(EdgeError, match=r"deck\.apkg: cannot be written") as caught:
        write_package(PLAN, tmp_path / "deck.apkg")
    assert caught.value.hint
    assert not list(tmp_path.glob(".*"))


def test_a_new_package_is_readable_by_others_as_far_as_the_umask_allows(tmp_path: Path) -> None:
    previous = os.umask(0o027)
    try:
        mode = write_package(PLAN, tmp_path / "deck.apkg").path.stat().st_mode
    finally:
        os.umask(previous)
    assert stat.S_IMODE(mode) == 0o640


def test_an_empty_plan_is_a_package_too(tmp_path: Path) -> None:
    assert zipfile.is_zipfile(write_package(PackagePlan((), (), (), (), ()), tmp_path / "empty.apkg").path)


def with_media(folder: Path) -> PackagePlan:
    """The plan with three files, the one of the last name first."""
    for name in ("a.png", "b.svg", "c.mp3"):
        (folder / name).write_bytes(name[0].encode() * 999)
    return PLAN._replace(media=tuple(PlannedMedia(name, str(folder / name)) for name in ("c.mp3", "b.svg", "a.png")))


def test_the_same_goes_in_where_there_is_no_isa_l(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = write_package(with_media(tmp_path), tmp_path / "quick.apkg").path
    monkeypatch.setattr(blocks, "zlib", zlib)
    monkeypatch.setattr(zipping, "zlib", zlib)
    plain = write_package(with_media(tmp_path), tmp_path / "plain.apkg").path
    with zipfile.ZipFile(quick) as one, zipfile.ZipFile(plain) as other:
        assert {name: one.read(name) for name in one.namelist()} == {n: other.read(n) for n in other.namelist()}
