"""What was made before, kept in the user's cache folder: bytes by key, checked when they are read.

Whatever happens to the folder, at worst a thing is made again: a damaged file is no file, and a full or forbidden disk
keeps nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import deckwright

FOLDER_VARIABLE = "DECKWRIGHT_CACHE"
"""The environment variable that names another folder than the user's own cache."""
LARGEST = 1 << 30
"""Bytes that the folder may hold; what was not used for longest goes first."""
_SEAL = 12
_SUFFIX = ".portion"


def cache_folder() -> Path:
    """Where things are kept."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("deckwright", appauthor=False)


@cache
def tool_version() -> bytes:
    """What decides, beside the input, what is made: this program, Python, and the libraries as they are installed."""
    own = os.path.dirname(deckwright.__file__)  # noqa: PTH120
    found = [sys.version, *_files_below(own)]
    installed = (path for path in sys.path if os.path.basename(path) in ("site-packages", "dist-packages"))  # noqa: PTH119
    found += [f"{path} {os.stat(path).st_mtime_ns}" for path in installed if os.path.isdir(path)]  # noqa: PTH112, PTH116
    return key_of(map(str.encode, sorted(found))).encode()


def _files_below(folder: str) -> Iterator[str]:
    """Every file that is ours, with its size and time; hundreds of them, which `pathlib` would make milliseconds of."""
    for entry in os.scandir(folder):
        if entry.name.endswith((".py", ".css", ".js", ".html", ".json")):
            state = entry.stat()
            yield f"{entry.path} {state.st_size} {state.st_mtime_ns}"
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _files_below(entry.path)


def key_of(parts: Iterable[bytes]) -> str:
    """A name for these parts, in this order, that no others have."""
    digest = sha256()
    for part in parts:
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.hexdigest()


def read_cached(key: str) -> memoryview | None:
    """What was kept under this key, whole; None where there is nothing, or it is damaged."""
    path = cache_folder() / (key + _SUFFIX)
    try:
        data = path.read_bytes()
        os.utime(path)
    except OSError:
        return None
    content = memoryview(data)[_SEAL:]
    return content if _seal(content) == data[:_SEAL] else None


def write_cached(key: str, content: bytes) -> None:
    """Keep the content under this key, if the disk allows it."""
    path = cache_folder() / (key + _SUFFIX)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                file.write(_seal(content))
                file.write(content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def _seal(content: bytes | memoryview) -> bytes:
    """Length and checksum: enough to tell what a disk or a hand has damaged."""
    return len(content).to_bytes(8, "big") + crc32(content).to_bytes(4, "big")


def trim_cache(largest: int = LARGEST) -> None:
    """Take away what was not used for longest, until the folder holds no more than ``largest`` bytes."""
    with suppress(OSError):
        files = [(entry.stat(), entry.path) for entry in os.scandir(cache_folder()) if _SUFFIX in entry.name]
        total = sum(state.st_size for state, _ in files)
        for state, path in sorted(files, key=lambda each: each[0].st_mtime_ns):
            if total <= largest:
                break
            total -= state.st_size
            Path(path).unlink(missing_ok=True)
