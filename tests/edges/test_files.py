"""Finding and reading what is on disk: every deck once, in order, under the path that messages show."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from deckwright.edges.errors import EdgeError
from deckwright.edges.files import (
    find_decks,
    find_project_root,
    read_source,
    shown,
    write_text_atomically,
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a project, decks, and files that are no decks."""
    for name in ("deckwright.yaml", "decks/b.yaml", "decks/a.yml", "decks/sub/c.YAML", "decks/notes.txt"):
        _write(tmp_path / name, f"id: {Path(name).stem.lower()}\n")
    for name in ("decks/.git/x.yaml", "decks/.hidden.yaml", "decks/deckwright.yaml"):
        _write(tmp_path / name, "no deck")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_folder_stands_for_its_decks_in_order(folder: Path) -> None:
    assert [shown(path) for path in find_decks([Path("decks")])] == ["decks/a.yml", "decks/b.yaml", "decks/sub/c.YAML"]


def test_a_deck_that_is_named_twice_is_read_once(folder: Path) -> None:
    paths = [folder / "decks" / "b.yaml", Path("decks"), Path("decks/sub/../b.yaml")]
    assert [shown(path) for path in find_decks(paths)] == ["decks/b.yaml", "decks/a.yml", "decks/sub/c.YAML"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("deks", "deks: no such file or folder"),
        ("deckwright.yaml", "deckwright.yaml: holds the settings of a project"),
        ("empty", "empty: no deck file"),
        ("decks/gone.yaml", "decks/gone.yaml: no such file"),
    ],
)
def test_a_wrong_path_is_explained(folder: Path, path: str, message: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(EdgeError) as caught:
        find_decks([Path(path)])
    assert str(caught.value).startswith(message)
    assert caught.value.hint


def test_what_cannot_be_read_is_explained(folder: Path) -> None:
    with pytest.raises(EdgeError, match="decks: cannot be read") as caught:
        read_source(folder / "decks")
    assert caught.value.hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_folder_without_permission_is_explained(folder: Path) -> None:
    (folder / "decks" / "sub").chmod(0)
    with pytest.raises(EdgeError, match="sub: cannot be read"):
        find_decks([folder])


def test_paths_outside_the_current_folder_are_shown_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "decks")
    assert shown(folder / "deckwright.yaml") == (folder / "deckwright.yaml").as_posix()
    assert shown(Path("sub/c.YAML")) == "sub/c.YAML"


def test_the_project_is_found_upward(folder: Path) -> None:
    (folder / "decks" / "deckwright.yaml").unlink()
    assert find_project_root(folder / "decks" / "sub" / "c.YAML") == folder
    assert find_project_root(Path("decks")) == folder
    (folder / "deckwright.yaml").unlink()
    assert find_project_root(folder / "decks") is None


def test_text_is_written_as_it_is_and_keeps_permissions(folder: Path) -> None:
    path = folder / "decks" / "b.yaml"
    path.chmod(0o600)
    write_text_atomically(path, "ä\r\nb\n")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == ("ä\r\nb\n".encode(), 0o600)


def test_a_link_stays_a_link(folder: Path) -> None:
    link = folder / "link.yaml"
    link.symlink_to(folder / "decks" / "b.yaml")
    write_text_atomically(link, "new")
    assert link.is_symlink()
    assert (folder / "decks" / "b.yaml").read_text(encoding="utf-8") == "new"


def test_text_that_cannot_be_encoded_leaves_the_old(folder: Path) -> None:
    path = folder / "decks" / "b.yaml"
    with pytest.raises(UnicodeEncodeError):
        write_text_atomically(path, "\ud800")
    assert path.read_text(encoding="utf-8") == "id: b\n"
    assert len(list(path.parent.glob(".b.yaml.*"))) == 0


def test_the_path_of_a_file_is_no_folder(folder: Path) -> None:
    with pytest.raises(EdgeError, match="cannot be written"):
        write_text_atomically(folder / "decks" / "b.yaml" / "new.yaml", "text")
