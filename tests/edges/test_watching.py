"""Waiting for files to change: what is looked at, and that a burst of saves counts once."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from deckwright.edges.errors import EdgeError
from deckwright.edges.watching import Moment, Snapshot, changes, look_at_decks


def _looks(*snapshots: int) -> Callable[[], Snapshot]:
    remaining = iter(snapshots)
    return lambda: {"file": (next(remaining), 0, 0)}


def test_a_burst_of_changes_is_one_change() -> None:
    slept: list[float] = []
    looks = _looks(1, 2, 3, 4, 4, 5, 5)
    assert list(islice(changes(looks, sleep=slept.append), 3)) == [Moment.CHANGED] * 3
    assert len(slept) == 6


def test_after_each_change_it_is_quiet_once() -> None:
    slept: list[float] = []
    turns = changes(_looks(1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2), sleep=slept.append)
    assert list(islice(turns, 4)) == [Moment.CHANGED, Moment.QUIET, Moment.CHANGED, Moment.QUIET]
    assert len(slept) == 10


def test_what_changes_at_work_is_met_before_it_is_quiet() -> None:
    state = [1]
    turns = changes(lambda: {"file": (state[0], 0, 0)}, sleep=lambda _: None)
    for changed in (2, 3):
        assert next(turns) is Moment.CHANGED
        state[0] = changed
    assert next(turns) is Moment.CHANGED
    assert next(turns) is Moment.QUIET


def test_all_that_a_build_reads_is_looked_at(tmp_path: Path) -> None:
    decks = tmp_path / "decks"
    names = ["decks/a.yaml", "decks/figures/x.png", "decks/below/b.yml", "deckwright.yaml", "style.css", "media/y.png"]
    ours = ["decks/a.apkg", "decks/deckwright.lock", "decks/.a.yaml.swp", "decks/.git/index", "other/c.yaml"]
    for name in (*names, *ours):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    media = str(tmp_path / "media/y.png")
    for path in (decks, decks / "a.yaml"):
        found = look_at_decks([path], [media, str(tmp_path / "gone.png")])
        assert set(found) == {str(tmp_path / name) for name in names}
    before = look_at_decks([decks])
    (decks / "figures" / "x.png").write_text("longer", encoding="utf-8")
    assert look_at_decks([decks]) != before
    assert look_at_decks([decks / "gone.yaml"]) == look_at_decks([decks])


def test_a_current_folder_that_is_gone_is_an_environment_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "here").rmdir()
    with pytest.raises(EdgeError, match="current folder is gone"):
        look_at_decks([Path()])
