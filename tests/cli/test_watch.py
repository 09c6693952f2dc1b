"""``deckwright build --watch``: a line for every save, going on after an error, and no history."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from deckwright.cli import main

DECK = """\
id: book
deck: Book
notes:
  - id: one
    question: What?
    answer: That.
"""
PROJECT = {"decks/deckwright.yaml": "project: watched\n", "decks/book.yaml": DECK}


class Watch:
    """A running command and the lines that it prints."""

    def __init__(self, folder: Path) -> None:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "deckwright", "build", "--watch"]
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def next_line(self) -> str:
        return self.lines.get(timeout=20)

    def quiet(self) -> bool:
        return self.lines.empty()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in PROJECT.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def watch(folder: Path) -> Iterator[Watch]:
    running = Watch(folder)
    yield running
    running.process.kill()
    running.process.wait()
    if running.process.stdout is not None:
        running.process.stdout.close()


def test_it_builds_again_after_every_save_and_after_errors(folder: Path, watch: Watch) -> None:
    deck, package = folder / "decks" / "book.yaml", folder / "dist" / "book.apkg"
    assert "dist/book.apkg: 1 note, 1 card" in watch.next_line()
    first = package.read_bytes()
    deck.write_text(DECK + "  - id: two\n    question: How?\n    answer: So.\n", encoding="utf-8")
    assert "dist/book.apkg: 2 notes, 2 cards" in watch.next_line()
    second = package.read_bytes()
    assert second != first
    deck.write_text(DECK + "  - id: two\n    quest", encoding="utf-8")
    assert "not built: 1 error, 0 warnings; first decks/book.yaml:" in watch.next_line()
    assert package.read_bytes() == second
    deck.unlink()
    assert "no deck file" in watch.next_line()
    deck.write_text(DECK, encoding="utf-8")
    assert "dist/book.apkg: 1 note, 1 card" in watch.next_line()
    os.utime(deck, (0, 0))
    assert "nothing changed" in watch.next_line()
    assert watch.quiet()
    assert sorted(path.name for path in (folder / "decks").iterdir()) == ["book.yaml", "deckwright.yaml"]
    watch.process.send_signal(signal.SIGINT)
    assert watch.process.wait(10) == 0


def test_it_stands_alone() -> None:
    result = CliRunner().invoke(main, ["build", "--watch", "--digest"])
    assert result.exit_code == 2
