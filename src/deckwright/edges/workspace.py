"""Paths on the command line → workspaces: which project each deck file belongs to, and what else the project holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cache
from pathlib import Path
from typing import TypeVar

from deckwright.deckfile.identity import deck_id_of
from deckwright.deckfile.project import read_project
from deckwright.domain.deck import Project
from deckwright.domain.diagnostic import Diagnostic, Outcome, Severity
from deckwright.domain.location import Location, SourceBytes, SourceText
from deckwright.domain.pattern import pattern
from deckwright.domain.workspace import ANY_DECK, Workspace
from deckwright.edges.errors import EdgeError
from deckwright.edges.files import (
    PROJECT_FILE,
    find_project_root,
    is_deck,
    read_source,
    read_undecoded,
    real_decks,
    shown,
)
from deckwright.history.lockfile import LOCK_NAME

STYLE_FILE = "style.css"
"""The project's own rules for the look of cards, added to ours."""
_T = TypeVar("_T")
_WAS_IN = pattern(r"\bwas[\"']?\s*:[^a-z0-9/]*([a-z0-9-]+)/")


def open_workspaces(paths: Sequence[Path]) -> Outcome[tuple[Workspace, ...]]:
    """A workspace for every project that the paths touch, by folder. Raises `EdgeError`."""
    by_root: dict[Path, dict[Path, Path]] = {}
    root_of = cache(find_project_root)
    for real, path in real_decks(paths).items():
        by_root.setdefault(root_of(real.parent) or real.parent, {})[real] = path
    opened = [_open(root, decks) for root, decks in sorted(by_root.items())]
    return Outcome(
        tuple(each.value for each in opened), tuple(problem for each in opened for problem in each.diagnostics)
    )


def _open(root: Path, named: Mapping[Path, Path]) -> Outcome[Workspace]:
    """The workspace of the named decks, each by where it really is."""
    found: list[Diagnostic] = []
    decks = list(named.values())
    sources = [_take(read_undecoded(path), found) for path in decks]
    project, settings = _project(root, decks, found)
    workspace = Workspace(
        project=project,
        sources=tuple(source for source in sources if source is not None),
        lock=_lock(root),
        unread=_unread(root, named.keys()),
        settings=settings,
    )
    return Outcome(workspace, tuple(found))


def _take(outcome: Outcome[_T], found: list[Diagnostic]) -> _T:
    found.extend(outcome.diagnostics)
    return outcome.value


def _project(root: Path, decks: Sequence[Path], found: list[Diagnostic]) -> tuple[Project, str]:
    """The project and the text of its settings."""
    path = root / PROJECT_FILE
    if not path.is_file():
        hint = "`deckwright new` writes one; do it before you share a deck, for it makes every note's identity your own"
        found.append(Diagnostic(Location(shown(decks[0])), "DW432", Severity.INFO, f"no {PROJECT_FILE} above it", hint))
        return Project("", str(root)), ""
    source = _take(read_source(path), found)
    if source is None:
        return Project("", str(root)), ""
    outcome = read_project(source, str(root))
    found.extend(outcome.diagnostics)
    style = root / STYLE_FILE
    sheet = _take(read_source(style), found) if style.is_file() else None
    checked = _take(_style(sheet), found) if sheet else ""
    settings = "\0".join((source.path, source.text, sheet.text if sheet else ""))
    return outcome.value._replace(style=checked), settings


def _style(sheet: SourceText) -> Outcome[str]:
    from deckwright.deckfile.theme import read_style

    return read_style(sheet)


def lock_path(project: Project) -> Path:
    """Where the project's history stands."""
    return Path(project.root) / LOCK_NAME


def _lock(root: Path) -> SourceBytes | None:
    path = root / LOCK_NAME
    try:
        return SourceBytes(shown(path), path.read_bytes()) if path.is_file() else None
    except OSError as problem:
        raise EdgeError(
            f"{shown(path)}: cannot be read ({problem.strerror})", "check that the file is yours to read"
        ) from problem


def _unread(root: Path, named: Set[Path]) -> frozenset[str]:
    """The deck ids that the project's other files belong to, or take notes from; with `ANY_DECK` where one of them
    does not say what it belongs to."""
    others = [path for real, path in _decks_of(root) if real not in named]
    texts = [read_source(path).value if path.is_file() else None for path in others]
    belongs = {ANY_DECK if source is None else deck_id_of(source) for source in texts}
    return frozenset(belongs.union(*(_WAS_IN.findall(source.text) for source in texts if source is not None)))


def _decks_of(root: Path) -> list[tuple[Path, Path]]:
    """The deck files of the project at ``root``, links that lead nowhere among them, each with where it really is;
    without a project file, a folder's own files alone."""
    if not (root / PROJECT_FILE).is_file():
        own = (path for path in sorted(root.iterdir()) if is_deck(path) and not path.is_dir())
        return [(path.resolve(), path) for path in own]
    root_of = cache(find_project_root)
    return [(real, path) for real, path in real_decks([root]).items() if root_of(real.parent) == root]
