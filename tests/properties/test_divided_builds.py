"""A build in parts gives what a build of the whole gives: the same words, the same history and the same packages, over
the random life of a project whose notes are added, removed, renamed, moved and joined by references."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright import pipeline
from deckwright.compiler import package
from deckwright.compiler.plan import PackagePlan
from deckwright.domain.diagnostic import Diagnostic
from deckwright.edges.apkg.archive import content_digest, write_package
from deckwright.edges.files import write_atomically
from deckwright.edges.media import media_finder
from deckwright.edges.workbench import Workbench
from deckwright.edges.workspace import open_workspaces
from deckwright.history.lockfile import LOCK_NAME, write_lock
from deckwright.history.slices import join_slices

WORDS = ("alpha", "beta gamma", "1914", "1918", "left atrium", "right atrium", "red cells")
PRESETS = ("", "gentle", "a", "{new_per_day: 7}", "{new_per_day: 8}")
FIRST_BUILD = 1_800_000_000


@dataclass
class Entry:
    """A note as its author has it: its id, its other keys, and the lines of its text."""

    id: str
    body: str
    keys: dict[str, str] = field(default_factory=dict)

    def yaml(self) -> str:
        keys = "".join(f"    {key}: {value}\n" for key, value in self.keys.items())
        return f"  - id: {self.id}\n{keys}    {self.body}\n"


class Project:
    """Deck files that a random author edits."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self.chance = folder, chance
        self.per_day, self.made = 5, 0
        self.decks: dict[str, list[Entry]] = {name: [] for name in chance.sample("abcd", 3)}
        self.presets = {name: chance.choice(PRESETS) for name in "abcd"}
        for notes in self.decks.values():
            notes.extend(self.new_note() for _ in range(3))

    def new_note(self) -> Entry:
        self.made += 1
        one, other = self.chance.choice(WORDS), f"{self.chance.choice(WORDS)} {self.made}"
        body = self.chance.choice((
            f"question: What is {other}?\n    answer: {one}",
            f"cloze: The =={one}== and =={other}== here",
            f"principle: One =={one}==\n    ask:\n      - {{id: s, question: Why {other}?, answer: Yes}}",
            f"reflect: How {other}?",
        ))  # fmt: skip
        return Entry(f"n{self.made % 7}-{self.made}" if self.chance.random() < 0.7 else f"n{self.made}", body)

    def write(self) -> None:
        """Save every deck in one file or two; now and then without a note."""
        for path in self.folder.glob("*.yaml"):
            path.unlink()
        presets = "".join(f"  {name}: {{new_per_day: {self.per_day + len(name)}}}\n" for name in ("gentle", "a"))
        (self.folder / "deckwright.yaml").write_text(f"project: p\npresets:\n{presets}", encoding="utf-8")
        for name, notes in self.decks.items():
            cut = self.chance.randint(0, len(notes)) if self.chance.random() < 0.3 else len(notes)
            for number, part in enumerate((notes[:cut], notes[cut:])):
                if part or number == 0:
                    (self.folder / f"{name}{number}.yaml").write_text(self._file(name, part), encoding="utf-8")

    def _file(self, name: str, notes: list[Entry]) -> str:
        preset = f"preset: {self.presets[name]}\n" if self.presets[name] else ""
        shown = "Shared" if name in "ab" else f"Deck {name}"
        return f"id: {name}\ndeck: {shown}\n{preset}notes:{'' if notes else ' []'}\n{''.join(map(Entry.yaml, notes))}"

    def change(self) -> None:
        """One random edit."""
        name = self.chance.choice(list(self.decks))
        edit = self.chance.choice((
            self.add, self.remove, self.rename, self.move, self.swap, self.refer, self.reword, self.retire,
            self.forget_was, self.shuffle, self.set_presets, self.drop,
        ))  # fmt: skip
        if self.decks[name] or edit in (self.add, self.set_presets, self.drop):
            edit(name)

    def add(self, name: str) -> None:
        self.decks[name].insert(self.chance.randint(0, len(self.decks[name])), self.new_note())

    def _any(self, name: str) -> Entry:
        return self.chance.choice(self.decks[name])

    def remove(self, name: str) -> None:
        self.decks[name].remove(self._any(name))

    def rename(self, name: str) -> None:
        note = self._any(name)
        self.made += 1
        note.keys["was"], note.id = note.id, f"r{self.made}"

    def move(self, name: str) -> None:
        note = self._any(name)
        self.decks[name].remove(note)
        note.keys["was"] = f"{name}/{note.id}"
        self.decks[self.chance.choice(list(self.decks))].append(note)

    def swap(self, name: str) -> None:
        one, other = self._any(name), self._any(name)
        one.keys["was"], other.keys["was"] = one.id, other.id
        one.id, other.id = other.id, one.id

    def refer(self, name: str) -> None:
        other = self.chance.choice(list(self.decks))
        reflections = [note for note in self.decks[name] if note.body.startswith("reflect")]
        if reflections and self.decks[other]:
            reflections[0].keys["see"] = f"[{other}/{self._any(other).id}]"

    def reword(self, name: str) -> None:
        note = self._any(name)
        note.body = note.body.replace("What", "Which").replace("The ", "This ").replace("One", "Any")

    def retire(self, name: str) -> None:
        self._any(name).keys["retired"] = "true"

    def forget_was(self, name: str) -> None:
        self._any(name).keys.pop("was", None)

    def shuffle(self, name: str) -> None:
        self.chance.shuffle(self.decks[name])

    def set_presets(self, name: str) -> None:
        self.per_day += 1
        self.presets[name] = self.chance.choice(PRESETS)

    def drop(self, name: str) -> None:
        if len(self.decks) > 1:
            del self.decks[name]
        else:
            self.decks.setdefault(self.chance.choice("abcd"), [self.new_note()])


def build_both_ways(folder: Path, paths: list[Path], wish: pipeline.Wish) -> Sequence[Diagnostic]:
    """Build as a whole and in parts, compare, and leave the history behind; gives what both tell."""
    opened = open_workspaces(paths)
    whole = pipeline.build(opened.value, media_finder, wish)
    bench = Workbench(media_finder, now=wish.now)
    parts = pipeline.build_divided(opened.value, media_finder, wish, bench.craft)
    assert sorted(map(str, parts.diagnostics)) == sorted(map(str, whole.diagnostics))
    assert (parts.value is None) == (whole.value is None)
    if parts.value is None or whole.value is None:
        return whole.diagnostics
    lock = join_slices(parts.value.histories[0])
    assert lock.decode() == write_lock(whole.value.histories[0])
    assert {name: content_digest(plan) for name, plan in parts.value.plans.items()} == {
        name: content_digest(plan) for name, plan in whole.value.plans.items()
    }
    write_atomically(folder / LOCK_NAME, lock)
    bench.keep(parts.value.crafted)
    return whole.diagnostics


def test_a_rename_in_a_deck_that_was_never_shipped_is_seen_in_parts_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    note = "id: {0}\ndeck: {0}\nnotes:\n  - id: n\n{1}    question: What is {0}?\n    answer: Yes\n"
    (tmp_path / "deckwright.yaml").write_text("project: p\n")
    (tmp_path / "a.yaml").write_text(note.format("a", ""))
    build_both_ways(tmp_path, [tmp_path], pipeline.Wish(FIRST_BUILD, together=True))
    (tmp_path / "b.yaml").write_text(note.format("b", "    was: gone\n"))
    told = build_both_ways(tmp_path, [tmp_path], pipeline.Wish(FIRST_BUILD + 60, together=True))
    assert [each.code for each in told] == ["DW451"]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32), st.lists(st.integers(0, 3), min_size=2, max_size=7))
def test_a_build_in_parts_is_the_build_of_the_whole(seed: int, lives: list[int]) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        patch.chdir(folder)
        project = Project(folder, random.Random(seed))
        for turn, edits in enumerate(lives):
            for _ in range(edits):
                project.change()
            project.write()
            decks = sorted(each for each in folder.glob("*.yaml") if each.name != "deckwright.yaml")
            paths = [folder] if turn % 4 != 3 else decks[:1]
            wish = pipeline.Wish(FIRST_BUILD + 3600 * turn, together=turn % 2 == 0)
            build_both_ways(folder, paths, wish)


def _content(plan: PackagePlan) -> object:
    """What a package holds, whatever ids it has; no id may stand twice, and every card must belong to its note."""
    guids = {row.id: row.guid for row in plan.notes}
    assert len(guids) == len(plan.notes)
    assert len({row.id for row in plan.cards}) == len(plan.cards)
    notes = sorted((row.guid, *row[2:]) for row in plan.notes)
    return notes, sorted((guids[row.note_id], *row[2:]) for row in plan.cards)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 200))
def test_parts_whose_ids_meet_are_told_apart(seed: int, width: int) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        patch.chdir(folder)
        patch.setattr(package, "first_id", lambda _, deck_id: 10**12 + width * (deck_id in "ab"))
        patch.setattr(package, "note_number", lambda first, guid: first + crc32(guid.encode()) % width)
        project = Project(folder, random.Random(seed))
        project.presets = dict.fromkeys("abcd", "")
        project.write()
        wish = pipeline.Wish(FIRST_BUILD, together=True)
        packages = []
        for turn in range(3):
            opened = open_workspaces([folder])
            bench = Workbench(media_finder, now=wish.now, fresh=turn == 2)
            parts = pipeline.build_divided(opened.value, media_finder, wish, bench.craft).value
            whole = pipeline.build(opened.value, media_finder, wish).value
            assert parts is not None
            assert whole is not None
            assert _content(parts.plans[""]) == _content(whole.plans[""])
            packages.append(write_package(parts.plans[""], folder / "p.apkg").path.read_bytes())
            write_atomically(folder / LOCK_NAME, join_slices(parts.histories[0]))
            bench.keep(parts.crafted)
        assert packages[0] == packages[1] == packages[2]
