"""A zip file that somebody else made, opened with bounds: nothing is unpacked to disk, nothing grows without end."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from deckwright.domain.diagnostic import Diagnostic
from deckwright.sources.formats import problems

LIMIT = 300_000_000
"""Most bytes that an archive may hold unpacked, pictures included."""
_MOST_FILES = 20_000
_LOCKED = 0x1


@dataclass(frozen=True, slots=True)
class ArchiveProblem:
    """Why an archive cannot be read."""

    diagnostic: Diagnostic


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive within bounds. ``names`` are the files in it."""

    zip: zipfile.ZipFile
    names: frozenset[str]

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where it is missing, locked or damaged. Never more than it announced."""
        if name not in self.names:
            return None
        info = self.zip.getinfo(name)
        try:
            with self.zip.open(info) as file:
                return file.read(info.file_size)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError):
            return None


def open_archive(data: bytes, path: str, what: str) -> Archive | ArchiveProblem:
    """The archive, or what is wrong with it: damaged, locked, or larger unpacked than any book."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as reason:
        return ArchiveProblem(problems.damaged(path, what, str(reason)))
    files = opened.infolist()
    if len(files) > _MOST_FILES or sum(file.file_size for file in files) > LIMIT:
        return ArchiveProblem(problems.too_large(path, LIMIT))
    if any(file.flag_bits & _LOCKED for file in files):
        return ArchiveProblem(problems.encrypted(path))
    return Archive(opened, frozenset(opened.namelist()))
