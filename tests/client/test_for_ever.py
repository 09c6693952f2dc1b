"""Random lives of a deck: author and learner do what they like, in any order, and nothing is ever lost.

`Learner.receive` compares every card row and the review log before and after each import; this machine adds whose
text must stand in each note.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from anki.collection import Collection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.client.learner import Author, Learner, shipped_notes

if TYPE_CHECKING:
    from tests.client.conftest import ImportPackage

WORDS = st.sampled_from(["cell", "wall", "root", "leaf", "stem", "seed", "bark", "moss", "fern", "pollen"])


def without_key(fields: str) -> list[str]:
    """The fields but for the key, which a mere rename does not carry to learners."""
    return [field for field in fields.split("\x1f") if not field.startswith("life/")]


class Life(RuleBasedStateMachine):
    """One deck, its author, one learner. ``truth`` holds by key whose text of a note is the latest: (time, text)."""

    empty: Path
    import_package: ImportPackage

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="deckwright-life-"))
        shutil.copy(self.empty, self.folder / "collection.anki2")
        (self.folder / "decks").mkdir()
        (self.folder / "decks" / "deckwright.yaml").write_text("project: life\n", encoding="utf-8")
        self.author = Author(self.folder / "decks")
        self.learner = Learner(Collection(str(self.folder / "collection.anki2")), self.import_package)
        self.notes: dict[str, dict[str, Any]] = {}
        self.order: list[str] = []
        self.made = 0
        self.phone: dict[str, tuple[int, str]] = {}
        self.authored: dict[str, int] = {}
        self.package: Path | None = None

    def teardown(self) -> None:
        self.learner.col.close()
        shutil.rmtree(self.folder)

    @initialize()
    def start(self) -> None:
        for word in ("cell", "wall", "root"):
            self.append_question(word)
        self.append_cloze("leaf", "stem")
        self.build()
        self.receive()

    def _append(self, text: dict[str, Any]) -> None:
        self.made += 1
        identity = f"n{self.made}"
        self.notes[identity] = text
        self.order.append(identity)

    @rule(word=WORDS)
    def append_question(self, word: str) -> None:
        self._append({"question": f"What is a {word}, number {self.made}?", "answer": f"A {word}", "reverse": "true"})

    @rule(one=WORDS, two=WORDS)
    def append_cloze(self, one: str, two: str) -> None:
        self._append({"cloze": f"Of {one}s, =={one}== comes before =={two}2== in list {self.made}."})

    @precondition(lambda self: self.order)
    @rule(data=st.data(), word=WORDS)
    def reword(self, data: st.DataObject, word: str) -> None:
        note = self.notes[data.draw(st.sampled_from(self.order))]
        if "answer" in note:
            note["answer"] = f"A {word} and {note['answer']}"[:60]
        else:
            note["cloze"] = note["cloze"].replace("Of ", f"Among {word} of ")

    @precondition(lambda self: self.order)
    @rule(data=st.data(), word=WORDS)
    def regap(self, data: st.DataObject, word: str) -> None:
        note = self.notes[data.draw(st.sampled_from(self.order))]
        if "cloze" in note:
            change = data.draw(st.sampled_from(["add", "typo", "turn"]))
            if change == "add":
                note["cloze"] += f" Also =={word} {len(note['cloze'])}==."
            elif change == "typo":
                note["cloze"] = note["cloze"].replace("2==", "3==", 1)
            else:
                note["cloze"] = " ".join(reversed(note["cloze"].split(" in list ")))

    @precondition(lambda self: len(self.order) > 1)
    @rule(data=st.data())
    def reorder(self, data: st.DataObject) -> None:
        self.order = data.draw(st.permutations(self.order))

    @precondition(lambda self: len(self.order) > 1)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        self.order.remove(data.draw(st.sampled_from(self.order)))

    @rule(data=st.data())
    def bring_back(self, data: st.DataObject) -> None:
        gone = sorted(set(self.notes) - set(self.order))
        if gone:
            self.order.append(data.draw(st.sampled_from(gone)))

    @precondition(lambda self: self.order)
    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        old = data.draw(st.sampled_from(self.order))
        self.made += 1
        new = f"r{self.made}"
        note = self.notes.pop(old)
        self.notes[new] = {**note, "was": note.get("was", old)}
        self.order[self.order.index(old)] = new

    @rule()
    def build(self) -> None:
        lines = ["id: life", "deck: Life", "notes:"]
        for identity in self.order:
            lines.append(f"  - id: {identity}")
            lines += [f"    {key}: {value}" for key, value in self.notes[identity].items()]
        self.author.write("\n".join(lines) + "\n")
        self.package = self.author.build()

    @precondition(lambda self: self.package is not None)
    @rule(boxes=st.booleans())
    def receive(self, boxes: bool = False) -> None:
        assert self.package is not None
        edited = {guid: text for guid, (_, text) in self.phone.items()}
        mods = dict(self.learner.col.db.all("select guid, mod from notes"))
        self.learner.receive(self.package, scheduling=boxes, presets=boxes)
        after = dict(self.learner.col.db.all("select guid, mod from notes"))
        for guid, text in edited.items():
            if after[guid] == mods[guid]:
                assert self._text(guid) == text
            else:
                assert after[guid] > self.phone[guid][0], "an older author's edit replaced a later one of the learner"
                del self.phone[guid]
        self._author_arrived(self.package)

    def _author_arrived(self, package: Path) -> None:
        """Every note is as it was shipped, unless the learner changed it after the author did."""
        local = {guid: (mod, flds) for guid, mod, flds in self.learner.col.db.all("select guid, mod, flds from notes")}
        for guid, mod, flds in shipped_notes(package):
            assert local[guid][0] > mod or without_key(local[guid][1]) == without_key(flds)

    def _text(self, guid: str) -> str:
        return str(self.learner.col.db.scalar("select flds from notes where guid = ?", guid))

    @rule(count=st.integers(1, 6), ease=st.integers(1, 4))
    def study(self, count: int, ease: int) -> None:
        self.learner.study(count, ease)

    @rule(days=st.integers(1, 5))
    def sleep(self, days: int) -> None:
        self.learner.sleep(days)

    @rule(data=st.data(), word=WORDS)
    def edit_on_the_phone(self, data: st.DataObject, word: str) -> None:
        col = self.learner.col
        note = col.get_note(data.draw(st.sampled_from(col.db.list("select id from notes order by id"))))
        note["Extra"] = f"my {word}"
        self.author.now += 60
        col.update_note(note)
        col.db.execute("update notes set mod = ? where id = ?", self.author.now, note.id)
        self.phone[note.guid] = (self.author.now, self._text(note.guid))

    @invariant()
    def the_collection_is_sound(self) -> None:
        col = self.learner.col
        assert col.db.scalar("select count() from cards where nid not in (select id from notes)") == 0


@pytest.mark.parametrize("seed", range(2))
def test_no_life_of_a_deck_loses_anything(seed: int, empty_collection: Path, import_package: ImportPackage) -> None:
    machine = type("Life", (Life,), {"empty": empty_collection, "import_package": staticmethod(import_package)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=110,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=seed == 0,
            database=None,
        ),
    )
