"""A build that takes from the cache what it can gives what a build without a cache gives: the same package, the same
history and the same words, over the random life of a project, and whatever happens to the cache."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.cli import main

DECKS = ("alpha", "beta", "gamma")
_CHANGES = ("text", "gap", "add", "delete", "rename", "move", "retire", "refer", "require", "preset", "seed", "none")
_HARMS = ("none", "none", "delete", "truncate", "garble", "file")


@dataclass
class Entry:
    """A note as its author has it."""

    key: str
    text: str
    extra: dict[str, str] = field(default_factory=dict)

    def yaml(self) -> str:
        lines = [f"  - id: {self.key}"]
        if "==" in self.text:
            lines.append(f"    cloze: {self.text}")
        else:
            lines += [f"    question: {self.text}", "    answer: an answer"]
        return "\n".join([*lines, *(f"    {name}: {value}" for name, value in self.extra.items())]) + "\n"


class Project:
    """Three decks that a random author edits."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.chance = chance
        self.made = 0
        self.new_per_day = 10
        self.decks: dict[str, list[Entry]] = {deck: [] for deck in DECKS}
        for deck in DECKS * 3:
            self.add(deck)

    def add(self, deck: str) -> None:
        self.made += 1
        text = f"What is ==thing {self.made}== of {deck}?" if self.made % 2 else f"Why {deck} {self.made}?"
        self.decks[deck].append(Entry(f"n{self.made}", text))

    def change(self, what: str) -> None:
        deck = self.chance.choice(DECKS)
        notes = self.decks[deck]
        if what == "preset":
            self.new_per_day += 1
        elif what == "add" or len(notes) < 2:
            self.add(deck)
        else:
            self._change_note(what, deck, self.chance.choice(notes))

    def _change_note(self, what: str, deck: str, note: Entry) -> None:
        notes, other = self.decks[deck], self.chance.choice([each for each in DECKS if each != deck])
        extra = {
            "retire": {"retired": "true"},
            "require": {"requires": f"[{notes[0].key}]" if notes[0] is not note else "[]"},
            "seed": {"schedule": "{due: 2027-02-01, interval: 30, stability: 30, difficulty: 5}"},
            "rename": {"was": note.key},
            "move": {"was": f"{deck}/{note.key}"},
        }
        note.extra |= extra.get(what, {})
        note.key += "-new" if what == "rename" else ""
        note.text += {"text": " indeed", "gap": f" and ==more {self.chance.randrange(9)}=="}.get(what, "")
        if what in ("delete", "move"):
            notes.remove(note)
        if what == "move":
            self.decks[other].append(note)
        if what == "refer" and self.decks[other]:
            self.made += 1
            wanted = self.chance.choice(self.decks[other]).key
            notes.append(Entry(f"r{self.made}", "Why so?", {"see": f"[{other}/{wanted}]"}))

    def write(self) -> None:
        folder = self.folder / "decks"
        folder.mkdir(exist_ok=True)
        settings_text = f"project: cached\npresets:\n  own: {{new_per_day: {self.new_per_day}}}\n"
        (folder / "deckwright.yaml").write_text(settings_text)
        for deck, notes in self.decks.items():
            head = f"id: {deck}\ndeck: All::{deck}\n" + ("preset: own\n" if deck == "alpha" else "")
            body = "notes:\n" + "".join(note.yaml() for note in notes) if notes else "notes: []\n"
            (folder / f"{deck}.yaml").write_text(head + body)


def _harm(cache: Path, how: str, chance: random.Random) -> None:
    files = sorted(path for path in cache.rglob("*") if path.is_file()) if cache.is_dir() else []
    if how == "delete":
        shutil.rmtree(cache, ignore_errors=True)
    for path in files if how in ("truncate", "garble") else ():
        data = bytearray(path.read_bytes())
        if how == "truncate":
            del data[chance.randrange(len(data) + 1) :]
        elif data:
            data[chance.randrange(len(data))] ^= 1 + chance.randrange(255)
        path.write_bytes(data)
    if how == "file":
        shutil.rmtree(cache, ignore_errors=True)
        cache.write_text("a file where the folder should be")
    elif cache.is_file():
        cache.unlink()


def _build(folder: Path, cache: Path, now: int) -> tuple[bytes | None, bytes | None, str, int]:
    package, lock = folder / "o.apkg", folder / "decks" / "deckwright.lock"
    environment = {"DECKWRIGHT_CACHE": str(cache), "SOURCE_DATE_EPOCH": str(now)}
    result = CliRunner().invoke(main, ["build", "decks", "-o", "o.apkg"], env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    written, history = (path.read_bytes() if path.exists() else None for path in (package, lock))
    return written, history, result.output, result.exit_code


_STEPS = st.lists(st.tuples(st.sampled_from(_CHANGES), st.sampled_from(_HARMS)), min_size=1, max_size=7)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(_CHANGES), st.sampled_from(_HARMS)), min_size=1, max_size=7),
    st.integers(0, 10**6),
)
def test_cached_and_clean_builds_are_the_same(steps: list[tuple[str, str]], seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        patch.chdir(folder)
        patch.setattr("deckwright.edges.memory._SETTLED_NS", -(10**15))  # the test's own clock stands in the past
        project = Project(folder, chance)
        cache, lock = folder / "cache", folder / "decks" / "deckwright.lock"
        for turn, (what, harm) in enumerate([("none", "none"), *steps, ("none", "none"), ("none", "none")]):
            project.change(what)
            project.write()
            for path in (folder / "decks").glob("*.yaml"):
                os.utime(path, (1_700_000_000 + turn, 1_700_000_000 + turn))
            before = {path: path.read_bytes() for path in (lock, folder / "o.apkg") if path.exists()}
            clean = _build(folder, folder / f"nothing-{turn}", 1_800_000_000 + turn)
            for path in (lock, folder / "o.apkg"):
                path.unlink(missing_ok=True)
            for path, data in before.items():
                path.write_bytes(data)
            _harm(cache, harm, chance)
            assert _build(folder, cache, 1_800_000_000 + turn) == clean
