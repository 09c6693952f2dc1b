"""Replaces a file whole or not at all, whatever happens while it is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from deckwright.edges.errors import EdgeError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the place of ``path`` only when the block ends well; else nothing has happened.

    Folders above are made as needed; a link is followed and permissions are kept. Raises `EdgeError`.
    """
    final = Path(os.path.realpath(path))
    part = final.with_name(f".{final.name}.{os.getpid()}.part")
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            part.chmod(final.stat().st_mode)
        part.replace(final)
    except OSError as problem:
        raise _write_error(path, problem) from problem
    finally:
        with suppress(OSError):
            part.unlink()


def _write_error(path: Path, problem: OSError) -> EdgeError:
    return EdgeError(
        f"{path}: cannot be written ({problem.strerror or problem})",
        "check that the folder is yours to write in, that the disk has room and that no folder has this name",
    )
