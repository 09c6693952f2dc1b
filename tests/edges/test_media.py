"""Media on disk: named by content, bounded by the project, and every problem with a remedy."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

from deckwright.domain.media import MediaFile, MediaProblem
from deckwright.edges.media import media_finder


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with figures beside its deck, and a secret outside it."""
    root = tmp_path / "project"
    (root / "decks" / "figures").mkdir(parents=True)
    (root / "decks" / "figures" / "a b.PNG").write_bytes(b"picture")
    (tmp_path / "secret.png").write_bytes(b"secret")
    monkeypatch.chdir(root)
    return root


def find(project: Path, target: str) -> MediaFile | MediaProblem:
    return media_finder(project)("decks/deck.yaml", target)


@pytest.mark.parametrize("target", ["figures/a b.PNG", "figures/a%20b.PNG", "./figures/../figures/a b.PNG"])
def test_a_file_is_named_by_its_content(project: Path, target: str) -> None:
    content = hashlib.sha256(b"picture").hexdigest()[:12]
    path = project / "decks" / "figures" / "a b.PNG"
    assert find(project, target) == MediaFile(f"a-b-{content}.png", str(path), 7)


def test_the_name_changes_with_the_content(project: Path) -> None:
    before = find(project, "figures/a b.PNG")
    (project / "decks" / "figures" / "a b.PNG").write_bytes(b"another")
    assert before != find(project, "figures/a b.PNG")


@pytest.mark.parametrize(
    "name",
    ["_x.png", "latex-1.png", "größe.png", "图.png", "con.png", "a:b?.png", "x" * 200 + ".png", "--.png", "a.b.png"],
)
def test_names_are_such_as_nothing_rewrites(project: Path, name: str) -> None:
    (project / "decks" / name).write_bytes(b"x")
    found = find(project, name)
    assert isinstance(found, MediaFile)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,60}-[0-9a-f]{12}\.png", found.name)


def test_a_file_in_the_project_but_above_the_deck_is_fine(project: Path) -> None:
    (project / "shared.mp3").write_bytes(b"x")
    assert isinstance(find(project, "../shared.mp3"), MediaFile)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("figures/ab.png", "no file"),
        ("nowhere/a.png", "no file"),
        ("../../secret.png", "outside"),
        ("%2e%2e/%2e%2e/secret.png", "outside"),
        ("link.png", "outside"),
        ("loop.png", "no file"),
        ("figures", "not a file"),
        (".", "not a file"),
        ("pipe.png", "not a file"),
        ("empty.png", "empty"),
        ("noending", "no ending"),
        ("a\0.png", "cannot be the name"),
        ("a%00.png", "no file"),
        ("x" * 5000, "no file"),
    ],
)
def test_problems_are_explained(project: Path, target: str, message: str) -> None:
    decks = project / "decks"
    (decks / "link.png").symlink_to(project.parent / "secret.png")
    (decks / "loop.png").symlink_to(decks / "loop.png")
    (decks / "empty.png").touch()
    (decks / "noending").write_bytes(b"x")
    os.mkfifo(decks / "pipe.png")
    found = find(project, target)
    assert isinstance(found, MediaProblem)
    assert message in found.message
    assert found.hint


def test_an_absolute_path_is_refused_even_inside(project: Path) -> None:
    found = find(project, str(project / "decks" / "figures" / "a b.PNG"))
    assert isinstance(found, MediaProblem)
    assert "this computer only" in found.message


def test_a_near_name_is_proposed(project: Path) -> None:
    found = find(project, "figures/a b.png")
    assert isinstance(found, MediaProblem)
    assert found.hint == "did you mean `a b.PNG`?"


def test_a_finder_reads_a_file_once(project: Path) -> None:
    finder = media_finder(project)
    first = finder("decks/deck.yaml", "figures/a b.PNG")
    (project / "decks" / "figures" / "a b.PNG").write_bytes(b"another")
    assert finder("decks/deck.yaml", "figures/a%20b.PNG") == first
