"""What all tests share: a way to make a project from text, and to update golden files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from deckwright import pipeline
from deckwright.deckfile.project import read_project
from deckwright.deckfile.reader import read_deck
from deckwright.domain.diagnostic import Diagnostic
from deckwright.domain.kept import Kept
from deckwright.domain.location import SourceText
from deckwright.edges.media import media_finder
from deckwright.edges.workspace import open_workspaces
from deckwright.lint.run import DeckNotes, lint
from deckwright.notekinds import KIND_BY_NAME
from deckwright.preview.site import Site

MakeProject = Callable[[Mapping[str, str]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the code gives into the golden files")


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests, and the commands that they start, keep what they make in a folder of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DECKWRIGHT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def make_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeProject:
    """Writes files (path → text) into a fresh current folder and returns it."""

    def make(files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    monkeypatch.chdir(tmp_path)
    return make


def previewed(*paths: Path) -> Site:
    """All that the preview shows of these paths, made without what was made before."""
    opened = open_workspaces(paths)
    *_, site = pipeline.preview(opened.value, media_finder, opened.diagnostics, Kept())
    return site


def linted(text: str, *, project: str = "") -> tuple[Diagnostic, ...]:
    """What the rules of card quality find in a deck file, or in notes (then in a deck with a reference); the text must
    be without errors otherwise. ``project`` is the text below ``lint:`` in ``deckwright.yaml``."""
    if not text.startswith("id:"):
        head = "id: deck\ndeck: Deck\nreference: {title: A book}\nnotes:\n"
        text = head + text
    return lint_of({"deck.yaml": text}, project=project)


def lint_of(files: Mapping[str, str], *, project: str = "") -> tuple[Diagnostic, ...]:
    """What the rules find in several deck files of one project."""
    sources = [SourceText(path, text) for path, text in files.items()]
    decks = []
    for source in sources:
        read = read_deck(source)
        assert read.value is not None
        assert read.diagnostics == ()
        notes = [
            note for entry in read.value.entries for note in KIND_BY_NAME[entry.kind].notes(entry, read.value).value
        ]
        decks.append(DeckNotes(read.value, notes))
    settings = read_project(SourceText("deckwright.yaml", f"project: p\n{project}"), "")
    assert settings.diagnostics == ()
    return tuple(sorted(lint(decks, settings.value.lint, sources), key=lambda each: each.at))
