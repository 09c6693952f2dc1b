"""Runs that need no doing: where every file that a run reads and writes holds what it held after the last such run,
the run would say and write the same again.

Files are told apart by their content; times and sizes only save the reading of those that surely changed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from time import time_ns

from deckwright.domain.named import NamedTuple
from deckwright.edges.cache import key_of, read_cached, tool_version, write_cached

_READ = (".yaml", ".yml", ".css", ".lock")
_PROJECT = "deckwright.yaml"
_SETTLED_NS = 50_000_000
"""A file written less than this before a run began may have been written again at the same time by the clock."""

State = tuple[int, int, int, int]
"""Modification and change time in ns, size in bytes and inode of a file."""


class Said(NamedTuple):
    """A line that a command printed."""

    text: str
    err: bool


class Run(NamedTuple):
    """What a run was asked: the words of its command line, and the paths among them that hold decks."""

    words: tuple[str, ...]
    paths: tuple[Path, ...]

    @property
    def key(self) -> str:
        """The name under which the run is remembered."""
        return key_of((tool_version(), str(Path.cwd()).encode(), *(word.encode() for word in self.words)))


class Look(NamedTuple):
    """The files that a run may read, as they are, and when they were looked at (ns)."""

    files: Mapping[str, State]
    at: int

    @property
    def settled(self) -> bool:
        """Whether every file was written long enough ago for its times to tell it from what is written later."""
        return all(max(state[:2]) < self.at - _SETTLED_NS for state in self.files.values())


def look_at(paths: Iterable[Path]) -> Look:
    """Everything that a run over these paths may read, and where nothing may be added: decks, settings, histories."""
    now = time_ns()
    return Look(dict(sorted(_looked(paths))), now)


def _looked(paths: Iterable[Path]) -> Iterator[tuple[str, State]]:
    for path in paths:
        start = path.resolve()
        folder = start if start.is_dir() else start.parent
        root = next((str(each) for each in (folder, *folder.parents) if (each / _PROJECT).is_file()), str(folder))
        for below in {root, str(folder)}:
            yield from _files_below(below)
        if start.is_file():
            yield str(start), _state(start.stat())


def _files_below(top: str) -> Iterator[tuple[str, State]]:
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(_READ) and not name.startswith("."):
                path = os.path.join(folder, name)  # noqa: PTH118  # thousands of them
                with suppress(OSError):
                    yield path, _state(os.stat(path))  # noqa: PTH116


def _state(status: os.stat_result) -> State:
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def recall(run: Run, look: Look) -> tuple[list[Said], int] | None:
    """What the run would print, and its exit code; None where it must be done."""
    data = read_cached(run.key)
    known = json.loads(bytes(data)) if data is not None else None
    if known is None or known["files"].keys() != look.files.keys():
        return None
    if any(state[2] != look.files[path][2] for path, (*state, _) in known["files"].items()):
        return None
    if any(os.path.realpath(asked) != real for asked, real in known["media"]):
        return None
    digests = {path: state[-1] for path, state in known["files"].items()} | known["outputs"]
    written = [path for path, (*state, _) in known["files"].items() if tuple(state) != look.files[path]]
    if any(_digest(path) != digests[path] for path in written) or _digests(digests) != digests:
        return None
    return [Said(**each) for each in known["said"]], known["code"]


def remember(
    run: Run,
    look: Look,
    *,
    media: Sequence[tuple[str, str]],
    outputs: Iterable[Path],
    said: Iterable[Said],
    code: int,
    known: Mapping[str, str],
) -> None:
    """Remember a run that began at ``look``. ``media`` are the paths that were asked for, each with where it led;
    ``known`` are digests of files as they were read since then, by absolute path."""
    now = look_at(run.paths)
    written = {path for path in now.files if path.endswith(".lock")}
    before, after = ({p: s for p, s in each.files.items() if p not in written} for each in (look, now))
    if before != after or not Look(before, look.at).settled or any(os.path.realpath(a) != b for a, b in media):
        return
    paths = [*now.files, *map(str, outputs), *(real for _, real in media)]
    made: dict[str, str | None] = {path: known[path] for path in now.files if path in known}
    made |= _digests(path for path in paths if path not in made)
    if None in made.values():
        return
    files = {path: (*state, made.pop(path)) for path, state in now.files.items()}
    content = {"files": files, "media": media, "outputs": made, "said": [each._asdict() for each in said], "code": code}
    write_cached(run.key, json.dumps(content).encode())


def _digests(paths: Iterable[str]) -> dict[str, str | None]:
    """The SHA-256 of every file; None for one that cannot be read."""
    wanted = list(paths)
    if sum(os.path.getsize(path) for path in wanted if os.path.exists(path)) < 4_000_000:  # noqa: PTH110, PTH202
        return {path: _digest(path) for path in wanted}
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(wanted, pool.map(_digest, wanted), strict=True))


def _digest(path: str) -> str | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
