"""A preview that takes over what it made before shows what a fresh one shows, whatever its author does: over the random
life of a project whose notes, files, settings, style, pictures and history change, and break, and are mended."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import previewed

from deckwright.cli import main
from deckwright.cli.following import Preview
from deckwright.edges.errors import EdgeError
from deckwright.edges.watching import Moment
from deckwright.history.lockfile import LOCK_NAME
from deckwright.preview.record import SiteRecord
from deckwright.preview.site import ShownNote, Site, keep_last_good

BODIES = (
    "question: What is {n}?\n    answer: It is **{word}**",
    "question: Which **{word}** and which {n} is it?\n    answer: '{word} & {n}'\n    reverse: true\n    typed: true",
    "cloze: The =={word}== and the {{{{c7::number {n}}}}} here",
    "question: '![it](dot.png)'\n    answer: Picture {n}",
    "cloze: The ==one== of {n} and the ==other==",
    "principle: All of =={word}== and some of {n}.\n    ask:\n      - {{id: s, question: Why {n}?, answer: Yes}}",
    "reflect: How would you {word} with {n}?",
    "question: What shows ![it](dot.png) of {n}?\n    answer: '![this](dot.png) {word}'",
    "list: What comes after {n}?\n    items: [one, '{word}', three]",
    "question: What is the the {n}?  # deckwright: ignore DW318\n    answer: '{word}'",
    "question: '{word}'\n    answer: Something else each time, {n}",
)
WORDS = ("alpha", "beta gamma", "1914", "left ==atrium==", "<script>", "العربية", "'''")


class Author:
    """Changes a project, one random edit after the other."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self.chance, self.made = folder, chance, 0
        self.save("deckwright.yaml", "project: live\n")
        self.save("dot.png", "dot")
        for name in "ab":
            self.save(f"{name}.yaml", self.deck(name, 3))
        self.edits: tuple[Callable[[], None], ...] = (
            self.reword, self.reword, self.add, self.add, self.remove, self.rename, self.rename, self.move, self.shift,
            self.quote, self.retire, self.refer, self.break_file, self.new_file, self.drop_file, self.rename_file,
            self.set_project, self.set_style, self.set_deck, self.set_deck, self.change_picture, self.change_picture,
            self.ship, self.ship, self.unship, self.restart,
        )  # fmt: skip

    def save(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def note(self) -> str:
        self.made += 1
        body = self.chance.choice(BODIES).format(n=self.made, word=self.chance.choice(WORDS).replace("'", "''"))
        identity = f"id: n{self.made}\n    " if self.chance.random() < 0.8 else ""
        return f"  - {identity}{body}\n"

    def deck(self, name: str, notes: int) -> str:
        return f"id: {name}\ndeck: Deck {name}\nnotes:\n" + "".join(self.note() for _ in range(notes))

    def file(self) -> Path:
        found = sorted(each for each in self.folder.glob("*.yaml") if each.name != "deckwright.yaml")
        if not found:
            self.new_file()
            return self.file()
        return self.chance.choice(found)

    def change(self, path: Path, edit: Callable[[list[str]], list[str]]) -> None:
        """Edit the items of a file's list of notes; the first item is what stands before them."""
        parts = path.read_text(encoding="utf-8").split("\n  - ")
        path.write_text("\n  - ".join(edit(parts)), encoding="utf-8")

    def reword(self) -> None:
        old, new = self.chance.choice(
            (("What", "Which"), ("Which", "What"), ("==one==", "==new== ==one=="), ("==new== ", ""))
        )
        self.change(self.file(), lambda parts: [each.replace(old, new) if self.odds() else each for each in parts])

    def odds(self) -> bool:
        return self.chance.random() < 0.5

    def add(self) -> None:
        self.change(self.file(), lambda parts: [parts[0], self.note()[4:].rstrip("\n"), *parts[1:]])

    def remove(self) -> None:
        self.change(self.file(), lambda parts: [*parts[:1], *parts[2:]])

    def rename(self) -> None:
        self.made += 1
        name = f"id: r{self.made}\n    was: n"
        self.change(self.file(), lambda parts: [each.replace("id: n", name) if self.odds() else each for each in parts])

    def move(self) -> None:
        path = self.file()
        taken = path.read_text(encoding="utf-8").split("\n  - ")[1:2]
        self.change(path, lambda parts: [*parts[:1], *parts[2:]])
        self.change(self.file(), lambda parts: [*parts, *taken])

    def shift(self) -> None:
        self.change(self.file(), lambda parts: [f"# on top\n{parts[0]}", *parts[1:]])

    def quote(self) -> None:
        """The same text, written otherwise: no value changes, but places do."""
        self.change(
            self.file(), lambda parts: [each.replace("question: What is", "question:  What is") for each in parts]
        )

    def retire(self) -> None:
        key = self.chance.choice(("retired: true", "corrected: 2026-01-02", "lint: {ignore: [DW302]}", "tags: [x]"))
        self.change(self.file(), lambda parts: [*parts[:-1], f"{parts[-1].rstrip()}\n    {key}\n"])

    def refer(self) -> None:
        other = self.file().stem
        key = f"    see: [{other}/n{self.chance.randint(1, self.made)}]"
        self.change(self.file(), lambda parts: [*parts, f"id: see{self.made}\n    reflect: And how so?\n{key}\n"])

    def break_file(self) -> None:
        wrong = self.chance.choice(("[", "\x01", "id: n1", "question: Only this", "cloze: nothing", "asks: x"))
        self.change(self.file(), lambda parts: [*parts, f"{wrong}\n"])

    def restart(self) -> None:
        path = self.file()
        path.write_text(self.deck(path.stem[0], 3), encoding="utf-8")

    def new_file(self) -> None:
        name = self.chance.choice("abcd")
        self.save(f"{name}{self.made}.yaml", self.deck(name, 2))

    def drop_file(self) -> None:
        self.file().unlink()

    def rename_file(self) -> None:
        self.made += 1
        path = self.file()
        path.rename(path.with_name(f"{self.chance.choice('az')}{self.made}.yaml"))

    def set_project(self) -> None:
        name = self.chance.choice(("project: live\n", "project: live\n", "project: other\n", "proj: x\n"))
        more = ("", "theme: {accent: a02020}\n", "lint: {DW302: error}\n", "lint: {ignore: [DW310, DW999]}\n", "# x\n")
        self.save("deckwright.yaml", self.chance.choice(more) + name)

    def set_style(self) -> None:
        self.save("style.css", self.chance.choice(("", ".card { font-weight: 500; }", "@import 'x';")))

    def set_deck(self) -> None:
        keys = (
            "reference: {title: A book}\n",
            "tags: [deep]\n",
            "lint: {DW318: off}\n",
            "speak: en_US\n",
            "preset: no\n",
        )
        taken = re.compile("^(?:reference|lint|speak):.*\n", re.MULTILINE)
        self.change(self.file(), lambda parts: [self.chance.choice(keys) + taken.sub("", parts[0]), *parts[1:]])

    def change_picture(self) -> None:
        self.chance.choice((
            lambda: self.save("dot.png", f"dot {self.made}"),
            lambda: self.save("dot.png", "dot"),
            lambda: (self.folder / "dot.png").unlink(missing_ok=True),
        ))()  # fmt: skip

    def ship(self) -> None:
        CliRunner().invoke(main, ["build", str(self.folder), "-o", "live.apkg"])

    def unship(self) -> None:
        (self.folder / LOCK_NAME).unlink(missing_ok=True)


class Screen:
    """What an open page holds: the index that it began with, and what it was told since."""

    def __init__(self, record: SiteRecord) -> None:
        self.record = record
        self.index = json.loads(json.dumps(record.index()))

    def update(self, record: SiteRecord) -> None:
        news = json.loads(json.dumps(record.changes(self.record)))
        notes: list[object] = []
        for each in news.pop("notes"):
            notes += self.index["notes"][each[0] : each[0] + each[1]] if isinstance(each, list) else [each]
        self.index |= {**news, "notes": notes}
        self.record = record


def _places(note: ShownNote) -> list[object]:
    texts = note.note.texts.values()
    return [note.note.at, note.note.id.at, *((text.at, text.indent) for text in texts), *note.note.tags]


def _is_like(record: SiteRecord, fresh: SiteRecord) -> None:
    assert record.index() == fresh.index()
    assert record.site == fresh.site
    assert [record.face(number) for number in range(len(record.cards))] == [
        fresh.face(number) for number in range(len(fresh.cards))
    ]
    assert list(map(_places, record.site.notes)) == list(map(_places, fresh.site.notes))


def _step(preview: Preview, screen: Screen, *, checked: bool) -> None:
    """One save, as the command meets it, and with it what a fresh preview makes of it."""
    last = screen.record.site
    try:
        fresh: Site | None = previewed(*preview.paths)
    except EdgeError:
        fresh = None
    record = SiteRecord(preview.following(last, Moment.CHANGED), screen.record)
    screen.update(record)
    if checked:
        record = SiteRecord(preview.following(record.site, Moment.QUIET), record)
        screen.update(record)
    assert screen.index == json.loads(json.dumps(record.index()))
    assert (record.site.trouble is None) == (fresh is not None)
    if fresh is not None and checked:
        _is_like(record, SiteRecord(keep_last_good(fresh, last)))
    elif fresh is not None:
        assert not record.site.checked
        assert [each.fields for each in record.site.notes] == [
            each.fields for each in keep_last_good(fresh, last).notes
        ]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=4, max_size=9))
def test_what_is_followed_is_shown_as_if_it_were_new(seed: int, lives: list[tuple[int, bool]]) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name) / "decks"
        folder.mkdir()
        patch.chdir(name)
        author = Author(folder, random.Random(seed))
        preview = Preview((Path("decks"),))
        screen = Screen(SiteRecord(preview.read()))
        author.ship()
        for edits, checked in (*lives, (0, True)):
            for _ in range(edits):
                author.chance.choice(author.edits)()
            _step(preview, screen, checked=checked)
        shutil.rmtree(folder)
        _step(preview, screen, checked=True)
