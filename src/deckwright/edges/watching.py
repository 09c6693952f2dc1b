"""Waits until decks on disk change, by looking at them again and again.

Looking at a few hundred files takes a few milliseconds, needs no library, and also works where notices of changes do
not arrive: in containers, on network drives, in WSL.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from enum import Enum, auto
from functools import cache
from pathlib import Path

from deckwright.edges.errors import EdgeError
from deckwright.edges.files import PROJECT_FILE, find_project_root
from deckwright.edges.workspace import STYLE_FILE

Snapshot = Mapping[str, tuple[int, int, int]]
"""Files by path, each with what changes when it is saved: modification time in ns, size in bytes, inode."""

_EVERY = 0.05
_SETTLED = 0.03
_QUIET = 3
"""Looks that find nothing new before what takes longer begins: a page needs a moment to fetch what it was told of."""
_MADE_BY_US = (".apkg", ".lock")


class Moment(Enum):
    """When something is to be done: what can be seen at once after a burst of changes, what takes longer as soon as
    nothing has changed for a while after that."""

    CHANGED = auto()
    QUIET = auto()


def changes(
    look: Callable[[], Snapshot], *, every: float = _EVERY, sleep: Callable[[float], object] = time.sleep
) -> Iterator[Moment]:
    """Yields `Moment.CHANGED` once at the start, and then after every burst of changes as soon as it is over, for ever;
    and `Moment.QUIET` once after each of them.

    ``every`` in seconds. What changes while the caller is at work is met by the next turn.
    """
    seen = look()
    same = 0
    yield Moment.CHANGED
    while True:
        sleep(every)
        now = look()
        if now != seen:
            while (later := _look_after(sleep, look)) != now:
                now = later
            seen, same = now, 0
            yield Moment.CHANGED
        else:
            same += 1
            if same == _QUIET:
                yield Moment.QUIET


def _look_after(sleep: Callable[[float], object], look: Callable[[], Snapshot]) -> Snapshot:
    sleep(_SETTLED)
    return look()


def look_at_decks(paths: Sequence[Path], media: Iterable[str] = ()) -> Snapshot:
    """Everything that a build of the paths may read: what lies in the folders of the decks and below, their project
    files and styles, and the ``media`` that lie elsewhere. What is hidden or written by us is left out. Raises
    `EdgeError` where the current folder is gone, which all paths are seen from."""
    _check_current_folder()
    folders = {path if path.is_dir() else path.parent for path in paths}
    roots = {root for folder in folders if (root := find_project_root(folder)) is not None}
    found: dict[str, tuple[int, int, int]] = {}
    for folder in folders:
        _look_below(str(folder.resolve()), found)
    for path in (*media, *(str(root / name) for root in roots for name in (PROJECT_FILE, STYLE_FILE))):
        with suppress(OSError):
            found[path] = _state(Path(path).stat())
    return found


def _check_current_folder() -> None:
    try:
        Path.cwd()
    except FileNotFoundError as problem:
        raise EdgeError("the current folder is gone", "start again from a folder that is there") from problem


def _look_below(folder: str, found: dict[str, tuple[int, int, int]]) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            with suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    _look_below(entry.path, found)
                elif not entry.name.endswith(_MADE_BY_US) and not _is_our_output(status := entry.stat()):
                    found[entry.path] = _state(status)


def _is_our_output(status: os.stat_result) -> bool:
    """Whether the file is where our own output goes: each line of it would set off another build."""
    return any(os.path.samestat(status, stream) for stream in _streams())


@cache
def _streams() -> tuple[os.stat_result, ...]:
    found = []
    for stream in (1, 2):
        with suppress(OSError):
            found.append(os.fstat(stream))
    return tuple(found)


def _state(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_mtime_ns, status.st_size, status.st_ino
