"""A build that dies at any moment leaves every file whole, old or new, and the next build puts things right."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from deckwright.domain.location import SourceText
from deckwright.history.lockfile import read_lock

BUILD = [sys.executable, "-m", "deckwright", "build"]


def _environment() -> dict[str, str]:
    return {**os.environ, "SOURCE_DATE_EPOCH": "1800000000"}


def _deck(words: str) -> str:
    notes = "".join(f"  - id: n{i}\n    question: What is {words} {i}?\n    answer: It is {i}\n" for i in range(1500))
    return f"id: many\ndeck: Many\nnotes:\n{notes}"


def _project(folder: Path, words: str) -> None:
    (folder / "decks").mkdir(exist_ok=True)
    (folder / "decks" / "deckwright.yaml").write_text("project: killed\n", encoding="utf-8")
    (folder / "decks" / "many.yaml").write_text(_deck(words), encoding="utf-8")


def _state(folder: Path) -> tuple[bytes, bytes]:
    return (folder / "decks" / "deckwright.lock").read_bytes(), (folder / "dist" / "many.apkg").read_bytes()


def _finished(folder: Path, words: str) -> tuple[bytes, bytes]:
    _project(folder, words)
    subprocess.run(BUILD, cwd=folder, env=_environment(), check=True, capture_output=True)
    return _state(folder)


def test_killed_at_any_moment(tmp_path: Path) -> None:
    old = _finished(tmp_path, "old")
    started = time.monotonic()
    new = _finished(tmp_path, "new")
    duration = time.monotonic() - started
    chance = random.Random(7)
    for _ in range(6):
        _restore(tmp_path, old)
        process = subprocess.Popen(BUILD, cwd=tmp_path, env=_environment(), stdout=subprocess.DEVNULL)
        time.sleep(duration * chance.uniform(0.2, 1.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        lock, package = _state(tmp_path)
        assert lock in (old[0], new[0])
        assert package in (old[1], new[1])
        assert lock == new[0] or package == old[1], "the history must be written before the package"
        assert _finished(tmp_path, "new") == new


def _restore(folder: Path, state: tuple[bytes, bytes]) -> None:
    (folder / "decks" / "deckwright.lock").write_bytes(state[0])
    (folder / "dist" / "many.apkg").write_bytes(state[1])


@pytest.mark.parametrize("limit", [1, 20_000, 150_000])
def test_a_full_disk_leaves_the_old_files(tmp_path: Path, limit: int) -> None:
    old = _finished(tmp_path, "old")
    _project(tmp_path, "new")
    result = subprocess.run(
        BUILD,
        cwd=tmp_path,
        env=_environment(),
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        check=False,
    )
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert "hint" in result.stderr
    lock, package = _state(tmp_path)
    assert package == old[1]
    assert not read_lock(SourceText("lock", lock.decode("utf-8"))).diagnostics
    with zipfile.ZipFile(tmp_path / "dist" / "many.apkg") as archive:
        assert archive.testzip() is None
    assert [path.name for path in tmp_path.rglob("*") if path.name.endswith(".part")] == []
