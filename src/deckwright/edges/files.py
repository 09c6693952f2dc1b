"""Files on disk: finds projects and decks, reads them, and writes text.

Decides nothing about what is in a file. What is wrong with a path is an `EdgeError`; what is wrong with the bytes of
a file that can be read is a diagnostic, made by the decoder.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from operator import itemgetter
from pathlib import Path

from deckwright.deckfile.source import LARGEST, encoding_problem, undecoded
from deckwright.domain.diagnostic import Outcome
from deckwright.domain.location import SourceText
from deckwright.edges.errors import EdgeError
from deckwright.edges.replacing import replacing

PROJECT_FILE = "deckwright.yaml"
"""The settings of a project: marks its folder, and is never read as a deck."""

DECK_SUFFIXES = (".yaml", ".yml")


def find_project_root(path: Path) -> Path | None:
    """The nearest folder, from ``path`` upward, that holds a project file; None where there is none."""
    start = path.resolve()
    return next((folder for folder in (start, *start.parents) if (folder / PROJECT_FILE).is_file()), None)


def find_decks(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The deck files that the paths stand for, each once: a file is itself, a folder all ``*.yaml`` and ``*.yml`` in it
    and below it, sorted, without what is hidden. Raises `EdgeError`."""
    return tuple(real_decks(paths).values())


def real_decks(paths: Sequence[Path]) -> dict[Path, Path]:
    """`find_decks`, each by the path where it really is."""
    found: dict[Path, Path] = {}
    for path in paths:
        for real, deck in _decks_at(path):
            found.setdefault(real, deck)
    return found


def read_source(path: Path) -> Outcome[SourceText | None]:
    """One file as text, under the path that messages show. Raises `EdgeError`."""
    read = read_undecoded(path)
    problem = encoding_problem(read.value) if read.value is not None else None
    return Outcome(None, (problem,)) if problem is not None else read


def read_undecoded(path: Path) -> Outcome[SourceText | None]:
    """`read_source` for who reads the file's nodes, and with them what in it is no text. Raises `EdgeError`."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as problem:
        raise EdgeError(
            f"{shown(path)}: cannot be read ({problem.strerror})", "check the path and that the file is yours to read"
        ) from problem
    return undecoded(shown(path), data)


def shown(path: Path) -> str:
    """The path as messages show it: relative to the current folder where it is below it."""
    full = Path(os.path.abspath(path))  # noqa: PTH100  # unlike resolve(), keeps links as the user named them
    with suppress(ValueError):
        return full.relative_to(Path.cwd()).as_posix()
    return full.as_posix()


def relative(path: Path, folder: Path) -> str:
    """The path as seen from a folder, with ``/`` between its parts; both need not exist."""
    return Path(os.path.relpath(path, folder)).as_posix()


def write_text_atomically(path: Path, text: str) -> None:
    """Replaces the file by ``text`` in UTF-8, line endings as they are. Raises `EdgeError`."""
    write_atomically(path, text.encode("utf-8"))


def write_atomically(path: Path, *pieces: bytes | memoryview) -> None:
    """Replaces the file by these bytes. Raises `EdgeError`."""
    with replacing(path) as file:
        file.writelines(pieces)


def _decks_at(path: Path) -> Iterable[tuple[Path, Path]]:
    """The deck files that a path stands for, each behind where it really is."""
    if path.is_dir():
        return _decks_below(path)
    if not path.exists():
        hint = "name a deck file or a folder of deck files; `deckwright new NAME` writes a first one"
        raise EdgeError(f"{shown(path)}: no such file or folder", hint)
    if path.name == PROJECT_FILE:
        raise EdgeError(f"{shown(path)}: holds the settings of a project, not a deck", "name a deck file or a folder")
    return [(path.resolve(), path)]


def _decks_below(folder: Path) -> list[tuple[Path, Path]]:
    decks = [deck for each, names in _walk(folder) for deck in _decks_in(Path(each), names)]
    if not decks:
        raise EdgeError(
            f"{shown(folder)}: no deck file (*.yaml) in here", "`deckwright new NAME` writes one to start from"
        )
    return sorted(decks, key=itemgetter(1))


def _decks_in(folder: Path, names: Sequence[str]) -> Iterator[tuple[Path, Path]]:
    """Of these files of one folder the decks. Only for links it takes more than the folder to tell where they are."""
    real = folder.resolve()
    for deck in filter(is_deck, map(folder.joinpath, names)):
        yield deck.resolve() if deck.is_symlink() else real / deck.name, deck


def _walk(folder: Path) -> Iterator[tuple[str, list[str]]]:
    for each, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield each, names


def _refuse(problem: OSError) -> None:
    raise EdgeError(
        f"{shown(Path(problem.filename))}: cannot be read ({problem.strerror})",
        "check that the folder is yours to read",
    )


def is_deck(path: Path) -> bool:
    """Whether a file of this name is a deck: YAML, not hidden, not the settings of a project."""
    hidden = path.name.startswith(".")
    return path.suffix.lower() in DECK_SUFFIXES and path.name != PROJECT_FILE and not hidden


def write_new(files: Mapping[Path, str]) -> tuple[Path, ...]:
    """Writes files that must not exist yet, all or none of them. Raises `EdgeError`."""
    for path in files:
        if path.exists():
            raise EdgeError(f"{shown(path)}: exists already and was left alone", "choose another name")
    for path, text in files.items():
        write_text_atomically(path, text)
    return tuple(files)
