"""deckwright, a script of PyYAML and genanki, and real Anki over the same decks, in turn.

    python -m tests.bench.compare [NOTES...] [--rounds N]        (default: 1000 10000 100000)

Prints a table for each size: median wall time, ratio to the script run by run, peak memory, size of the package.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

from tests.bench import corpus
from tests.bench.corpus import tree
from tests.bench.measuring import Variant, compare

import deckwright

HERE = Path(__file__).parent.resolve()
PROGRAM = Path(sys.executable).with_name("deckwright")
"""As it is installed beside this Python."""
SCRATCH = Path(os.environ.get("DECKWRIGHT_BENCH", Path(tempfile.gettempdir()) / "deckwright-bench"))


class Bench:
    """One size of decks, in a folder of its own, with a cache of its own."""

    def __init__(self, notes: int, *, markdown: bool = False) -> None:
        kind = f"{'markdown' if markdown else 'plain'}-{crc32(Path(corpus.__file__).read_bytes()):08x}"
        self.folder = SCRATCH / f"{notes}-{kind}"
        self.decks = tree(self.folder / "decks", notes, max(10, notes // 500), markdown=markdown)
        (self.decks / "deckwright.yaml").write_text("project: bench\n")
        os.environ["DECKWRIGHT_CACHE"] = str(self.folder / "cache")
        self.turn = 0

    def fresh(self) -> None:
        """As after a first download: no history, no cache, no package."""
        (self.decks / "deckwright.lock").unlink(missing_ok=True)
        (self.folder / "deckwright.apkg").unlink(missing_ok=True)
        shutil.rmtree(self.folder / "cache", ignore_errors=True)

    def edit(self) -> None:
        """One note gets another word."""
        self.turn += 1
        path = sorted(self.decks.rglob("part-*.yaml"))[0]
        head, mark, rest = path.read_text("utf-8").partition("    extra: ")
        line, end, rest = rest.partition("\n")
        path.write_text(f"{head}{mark}{line.partition(' edit')[0]} edit{self.turn}{end}{rest}", "utf-8")
        time.sleep(0.1)  # nobody saves and checks in the same moment; such a run would not be remembered

    def deckwright(self, *words: str) -> list[str]:
        """A command line of deckwright."""
        return [str(PROGRAM), *words]

    def variants(self, *, markdown: bool = False, anki: bool = True) -> dict[str, Variant]:
        """All that is compared; the script, which the others are held against, first."""
        build = self.deckwright("build", "decks", "-o", "deckwright.apkg")
        check = self.deckwright("check", "decks")
        script = [sys.executable, str(HERE / "plain_script.py"), "decks", "script.apkg", *["--markdown"] * markdown]
        found = {
            "PyYAML + genanki": Variant(script, self.folder),
            "real Anki": Variant([sys.executable, str(HERE / "real_anki.py"), "decks", "anki.apkg"], self.folder),
            "check --no-quality": Variant([*check, "--no-quality"], self.folder, self.fresh),
            "build": Variant(build, self.folder, self.fresh),
            "build, nothing changed": Variant(build, self.folder),
            "build, one note edited": Variant(build, self.folder, self.edit),
            "check": Variant(check, self.folder, self.edit),
            "check, nothing changed": Variant(check, self.folder),
        }
        return found if anki else {name: variant for name, variant in found.items() if name != "real Anki"}


def starts() -> dict[str, Variant]:
    """What a shell or a reader of help waits for, held against Python with Click alone."""
    completion = ["env", "_DECKWRIGHT_COMPLETE=bash_complete", "COMP_WORDS=deckwright b", "COMP_CWORD=1"]
    here = Path.cwd()
    return {
        "import click": Variant([sys.executable, "-c", "import click"], here),
        "--help": Variant([str(PROGRAM), "--help"], here),
        "--version": Variant([str(PROGRAM), "--version"], here),
        "completion": Variant([*completion, str(PROGRAM)], here),
    }


def _print(title: str, measured: Mapping[str, tuple[float, float, float]]) -> None:
    print(f"\n{title}\n{'':<26}{'median':>11}{'ratio':>8}{'memory':>10}")
    for name, (wall, ratio, memory) in measured.items():
        print(f"{name:<26}{wall:>9.3f} s{ratio:>8.2f}{memory:>7.0f} MB", flush=True)


def main() -> None:
    """Measure every size and print it."""
    options = argparse.ArgumentParser()
    options.add_argument("notes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--markdown", action="store_true", help="half of the question fields hold Markdown")
    options.add_argument("--without-anki", action="store_true")
    wanted = options.parse_args()
    compileall.compile_dir(Path(deckwright.__file__).parent, quiet=1)  # as pip does when it installs a package
    _print("start", compare(starts(), 4 * wanted.rounds))
    for notes in wanted.notes:
        bench = Bench(notes, markdown=wanted.markdown)
        variants = bench.variants(markdown=wanted.markdown, anki=not wanted.without_anki)
        _print(f"{notes:,} notes", compare(variants, wanted.rounds))
        for name in ("script", "anki", "deckwright"):
            path = bench.folder / f"{name}.apkg"
            if path.exists():
                print(f"{path.name:<26}{path.stat().st_size / 1e6:>8.1f} MB")


if __name__ == "__main__":
    main()
