"""How long a saved file takes to be seen: in the preview's page, in Chromium, and as a package of ``build --watch``.

python -m tests.bench.preview [--notes 3334] [--files 15 1] [--saves 20] [--built]

Every save changes a word of one note; every other one adds a line above all notes as well, so that all of the file
stands elsewhere. ``--built`` measures decks that were shipped before, which are held against their history.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright
from tests.bench.corpus import tree
from tests.browser.studio import ARGUMENTS, CHROMIUM

FOLDER = Path("/tmp/deckwright-bench")
CARD = "() => document.querySelector('iframe').contentDocument.getElementById('qa').textContent"
_CHANCE = random.Random(5)


class Edited:
    """A deck file with a note that every save changes."""

    def __init__(self, folder: Path, notes: int, files: int) -> None:
        self.note = notes // 2 // 2 * 2
        mark = f"({self.note})"
        self.path = next(path for path in sorted(folder.rglob("part-*.yaml")) if mark in path.read_text("utf-8"))
        self.text = self.path.read_text("utf-8")
        self.turn = 0

    def save(self) -> str:
        """Save, and give what the card then shows."""
        self.turn += 1
        shown = f"({self.note} for the {self.turn}th time)"
        head = "# another line\n" * (self.turn // 2)
        self.path.write_text(head + self.text.replace(f"({self.note})", shown), "utf-8")
        return shown


def project(notes: int, files: int, *, built: bool) -> Path:
    """A fresh project of so many notes, half of them with two cards."""
    folder = FOLDER / f"preview-{notes}-{files}"
    shutil.rmtree(folder, ignore_errors=True)
    tree(folder, notes, files, markdown=True)
    (folder / "deckwright.yaml").write_text("project: bench\n", "utf-8")
    if built:
        command = [sys.executable, "-m", "deckwright", "build", ".", "-o", str(FOLDER / "built.apkg")]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder


@contextmanager
def running(folder: Path, *words: str) -> Iterator[Callable[[], str]]:
    """A command that follows the decks in the folder; gives a function that waits for its next line."""
    command = [sys.executable, "-m", "deckwright", *words]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, encoding="utf-8", env=environment) as process:
        assert process.stdout is not None
        yield process.stdout.readline
        process.terminate()


def measure_page(folder: Path, edited: Edited, saves: int) -> tuple[list[float], list[float]]:
    """For every save the seconds until the card is shown, and until its findings are."""
    cards, findings = [], []
    with running(folder, "preview", ".", "--no-open") as line, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(line().split()[0])
        _choose(page, edited.note)
        for _ in range(saves):
            time.sleep(0.4 + _CHANCE.random() / 5)
            started = time.perf_counter()
            shown = edited.save()
            page.wait_for_function(f"(shown) => ({CARD})().includes(shown)", arg=shown)
            cards.append(time.perf_counter() - started)
            page.wait_for_selector("body:not([data-checking])")
            findings.append(time.perf_counter() - started)
        browser.close()
    return cards, findings


def _choose(page: Page, note: int) -> None:
    page.wait_for_selector("body:not([data-checking])[data-drawn]")
    page.fill("#search", f"({note})")
    page.locator(".row").first.click()
    page.wait_for_function(f"(shown) => ({CARD})().includes(shown)", arg=f"({note})")
    page.keyboard.press("Escape")


def measure_watch(folder: Path, edited: Edited, saves: int) -> list[float]:
    """For every save the seconds until the package is written."""
    took = []
    with running(folder, "build", ".", "--watch", "-o", str(FOLDER / "watched.apkg")) as line:
        line()
        for _ in range(saves):
            time.sleep(0.4 + _CHANCE.random() / 5)
            started = time.perf_counter()
            edited.save()
            line()
            took.append(time.perf_counter() - started)
    return took


def _told(name: str, took: list[float]) -> str:
    return f"{name}: median {median(took):.3f} s, worst {max(took):.3f} s of {len(took)} saves"


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser()
    options.add_argument("--notes", type=int, default=3334, help="half of them have two cards")
    options.add_argument("--files", type=int, nargs="+", default=[15, 1])
    options.add_argument("--saves", type=int, default=20)
    options.add_argument("--built", action="store_true")
    wanted = options.parse_args()
    for files in wanted.files:
        folder = project(wanted.notes, files, built=wanted.built)
        edited = Edited(folder, wanted.notes, files)
        print(f"{wanted.notes * 3 // 2:,} cards in {files} files{', built before' if wanted.built else ''}")
        cards, findings = measure_page(folder, edited, wanted.saves)
        print(_told("  card in the page", cards))
        print(_told("  its findings", findings))
        print(_told("  build --watch", measure_watch(folder, edited, wanted.saves)), flush=True)


if __name__ == "__main__":
    main()
