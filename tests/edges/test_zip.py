"""Zip files that we write, read by Python's own module."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from deckwright.edges.apkg import zip as zip_module
from deckwright.edges.apkg.blocks import END, deflated
from deckwright.edges.apkg.zip import ZipWriter

TEXT = b"What is written once is read often. " * 3_000


def content_of(file: io.BytesIO | Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_members_of_every_kind_are_read_back() -> None:
    file, made = io.BytesIO(), deflated(TEXT)
    writer = ZipWriter(file)
    writer.put("given", [made.data, END], size=made.size, crc=made.crc)
    writer.add("packed", [TEXT, TEXT], size=2 * len(TEXT), level=2)
    writer.add("stored", [b"abc", b"def"], size=6, level=0)
    writer.add("empty", [], size=0, level=2)
    writer.finish()
    assert content_of(file) == {"given": TEXT, "packed": TEXT * 2, "stored": b"abcdef", "empty": b""}
    with zipfile.ZipFile(file) as archive:
        assert [each.compress_type for each in archive.infolist()] == [8, 8, 0, 8]
        assert {(each.date_time, each.external_attr >> 16) for each in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o644)
        }


def test_a_zip_without_members() -> None:
    ZipWriter(file := io.BytesIO()).finish()
    assert content_of(file) == {}


def test_members_announced_as_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_module, "_LARGEST", 1000)
    writer = ZipWriter(file := io.BytesIO())
    writer.add("large", [TEXT], size=len(TEXT), level=2)
    writer.add("small", [b"abc"], size=3, level=0)
    writer.finish()
    assert content_of(file) == {"large": TEXT, "small": b"abc"}
    with zipfile.ZipFile(file) as archive:
        assert [each.extract_version for each in archive.infolist()] == [45, 20]


def test_places_beyond_32_bits(tmp_path: Path) -> None:
    path = tmp_path / "far.zip"
    with path.open("wb") as file:
        file.truncate(5 << 30)  # takes no room on the disk
        file.seek(5 << 30)
        writer = ZipWriter(file)
        writer.add("far", [TEXT], size=len(TEXT), level=2)
        writer.finish()
    assert content_of(path) == {"far": TEXT}
    assert writer.members[0].start == 5 << 30


def test_more_members_than_16_bits_can_count() -> None:
    writer = ZipWriter(file := io.BytesIO())
    for number in range(66_000):
        writer.add(str(number), [], size=0, level=0)
    writer.finish()
    with zipfile.ZipFile(file) as archive:
        assert len(archive.namelist()) == 66_000
