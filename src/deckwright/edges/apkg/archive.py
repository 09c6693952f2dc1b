"""Package plan → ``.apkg`` on disk: the zip around the database, complete or not there at all.

Dates, order and permissions are fixed, so the same plan gives the same bytes with the same library to
deflate it on the same kind of processor.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from deckwright.compiler.plan import PackagePlan, PlannedMedia
from deckwright.domain.named import NamedTuple
from deckwright.edges.apkg.blocks import DEFLATE_LEVEL
from deckwright.edges.apkg.database import Database, make_database
from deckwright.edges.apkg.zip import ZipWriter
from deckwright.edges.errors import EdgeError
from deckwright.edges.replacing import replacing

_CHUNK = 1 << 20


class WrittenPackage(NamedTuple):
    """What was written: how many notes, cards and media files, and the size of the package in bytes."""

    path: Path
    notes: int
    cards: int
    media: int
    size: int


def write_package(plan: PackagePlan, path: Path) -> WrittenPackage:
    """Writes the package; an older one at ``path`` stays whole until the new one is. Raises `EdgeError`."""
    if path.name.lower() == "collection.apkg":
        raise EdgeError(
            f"{path}: Anki takes a package of this name for a backup that replaces the whole collection",
            "choose another name, such as my-deck.apkg",
        )
    with replacing(path) as file:
        _write_zip(file, make_database(plan), _numbered(plan.media))
    return WrittenPackage(path, len(plan.notes), len(plan.cards), len(plan.media), path.stat().st_size)


def content_digest(plan: PackagePlan) -> str:
    """A digest of all that the package holds, media included, the same whatever SQLite and deflate it is built with."""
    digest = hashlib.sha256()
    for part in _content(plan):
        digest.update(json.dumps(part, sort_keys=True).encode("ascii"))
    for media in _numbered(plan.media):
        with _open_media(media) as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _content(plan: PackagePlan) -> Iterator[object]:
    for table in (plan.notes, plan.cards, plan.reviews):
        yield len(table)
        yield from _batches(sorted(table))
    yield sorted(plan.notetypes, key=lambda planned: planned.notetype.id)
    yield sorted(plan.presets, key=lambda preset: preset.id)
    yield sorted(plan.decks, key=lambda deck: deck.id)
    yield [media.name for media in _numbered(plan.media)]


def _batches(rows: Iterable[tuple[object, ...]]) -> Iterator[list[tuple[object, ...]]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, 1000)):
        yield batch


def _numbered(media: Iterable[PlannedMedia]) -> list[PlannedMedia]:
    """Media in the order of their names, each once: the place in the list is the member's name in the zip."""
    return [file for _, file in sorted({file.name: file for file in media}.items())]


def _write_zip(target: BinaryIO, database: Database, media: list[PlannedMedia]) -> None:
    archive = ZipWriter(target)
    archive.put("collection.anki2", database.pieces, size=database.size, crc=database.crc)
    names = json.dumps({str(index): file.name for index, file in enumerate(media)}).encode("ascii")
    archive.add("media", [names], size=len(names), level=DEFLATE_LEVEL)
    for index, file in enumerate(media):
        level = 0 if _compressed().search(file.name) else DEFLATE_LEVEL
        with _open_media(file) as source:
            size = os.fstat(source.fileno()).st_size
            archive.add(str(index), iter(partial(source.read, _CHUNK), b""), size=size, level=level)
    archive.finish()


@cache
def _compressed() -> re.Pattern[str]:
    """Names of media that deflate cannot make smaller: stored as they are."""
    kinds = "aac|avif|flac|gif|jpe?g|jxl|m4a|mkv|mov|mp[34]|og[agv]|opus|png|webm|webp"
    return re.compile(rf"\.({kinds})$", re.IGNORECASE)


def _open_media(media: PlannedMedia) -> BufferedReader:
    try:
        return Path(media.path).open("rb")
    except OSError as problem:
        raise EdgeError(
            f"{media.path}: cannot be read any more ({problem.strerror})", "build again once the file is back"
        ) from problem
