"""``deckwright.lock`` in any state: merged by git, damaged, reordered, lost. Reading it never fails, and whatever can
be read counts."""

from __future__ import annotations

import json
import random
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.compiler.author import Author, ask, cloze, deck

from deckwright.domain.diagnostic import Outcome
from deckwright.domain.location import SourceBytes
from deckwright.history.lockfile import HEADER, decode_lock, format_note, write_lock
from deckwright.history.record import NoteHistory
from deckwright.history.slices import join_slices, lock_digest, places, slice_lock, slices_at

ALPHA, BETA = "What is alpha?", "Who wrote beta?"


@pytest.fixture
def author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Author:
    monkeypatch.chdir(tmp_path)
    made = Author(tmp_path)
    made.write(deck(ask("a", ALPHA), cloze("c", "It is ==one== of them")))
    made.build()
    return made


COLUMNS = (
    *("note", "deck", "id", "guid", "kind", "state", "changed", "content", "home", "batch", "gaps", "cards"),
    *("front", "back", "was", "tags", "others"),
)


def row(**changes: object) -> str:
    """A note's line with other values than a build would write."""
    line = json.loads(format_note(NoteHistory("guid", "bio", "x", "cloze", "hash", 1_600_000_000)))
    for name, value in changes.items():
        line[COLUMNS.index(name)] = value
    return json.dumps(line)


DAMAGED: dict[str, str | bytes] = {
    "half a line": '["note","bio","a"',
    "a number": "5",
    "a word": "hello",
    "nothing in it": "[]",
    "a mapping": "{}",
    "null": "null",
    "a list inside": '[["note"]]',
    "two in one": '["format",1],["format",1]',
    "another format": '["format",99]',
    "20-digit time": row(changed=10**20),
    "time before 1970": row(changed=-1),
    "5000 digits": row(changed=0).replace("0,", "9" * 5000 + ",", 1),
    "batch": row(batch=2**70),
    "state": row(state="lost"),
    "guid": row(guid=["g"]),
    "gap number": row(gaps=[[-3, "x"]]),
    "gap text": row(gaps=[[1, 2]]),
    "gap triple": row(gaps=[[1, "x", "y"]]),
    "gaps": row(gaps=["ab", 7]),
    "cards": row(cards=["one"]),
    "cards deep": row(cards=[[1]]),
    "others": row(others=[{}]),
    "deeply nested": "[" * 100_000,
    "deeply nested and closed": "[" * 100_000 + "]" * 100_000,
    "version": '["preset","p",5,1]',
    "version time": '["notetype","p","x",1e300]',
    "no UTF-8": b'["note","\xff\xfe"]',
    "control characters": b"\x00\x01\x02",
    "NaN": "[NaN]",
    "half a character": row(front="?").replace('"?"', r'"\ud800"'),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_line_is_told_and_harms_no_other(author: Author, kind: str) -> None:
    sound = decode_lock(SourceBytes("deckwright.lock", author.lock.read_bytes())).value
    author.damage(DAMAGED[kind])
    read = decode_lock(SourceBytes("deckwright.lock", author.lock.read_bytes()))
    assert [(each.code, each.at.line) for each in read.diagnostics] == [("DW431", 3)]
    assert read.value.notes == sound.notes
    built = author.build()
    assert built.failed
    assert built.codes == ["DW431"]
    assert author.build(rebuild=True).codes == []


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs", "||||||| base"])
def test_conflict_markers_are_told(author: Author, marker: str) -> None:
    author.damage(marker)
    assert author.build().codes == ["DW430"]
    author.lock.write_text(author.lock.read_text(encoding="utf-8").replace(f"{marker}\n", ""), encoding="utf-8")
    assert author.build().codes == []


def test_lines_may_come_in_any_order_and_twice(author: Author) -> None:
    before = author.lock.read_bytes()
    lines = before.splitlines(keepends=True)
    random.Random(1).shuffle(lines)
    author.lock.write_bytes(b"".join([*lines, *lines]))
    assert author.build().codes == []
    assert author.lock.read_bytes() == before


def merged(author: Author, mine: str, theirs: str) -> None:
    """Two people build their own version of the deck from one history; git keeps the lines of both."""
    base, both = author.lock.read_bytes(), list[bytes]()
    for text in (mine, theirs):
        author.lock.write_bytes(base)
        author.write(text)
        author.build()
        both += author.lock.read_bytes().splitlines(keepends=True)
    author.lock.write_bytes(b"".join(dict.fromkeys(both)))


@pytest.mark.parametrize(("mine", "theirs"), [("two", "a third"), ("1914", "1918"), ("left atrium", "aorta")])
def test_one_number_that_two_people_gave_to_two_gaps_is_told(author: Author, mine: str, theirs: str) -> None:
    one, other = (deck(ask("a", ALPHA), cloze("c", f"It is ==one== of =={text}==")) for text in (mine, theirs))
    merged(author, one, other)
    author.write(deck(ask("a", ALPHA), cloze("c", f"It is ==one== of =={mine}== or =={theirs}==")))
    first, _ = author._build((), {})
    assert first.codes == ["DW435"]
    assert sorted(number for number, _ in dict(first.line("bio/c").gaps).items()) == [1, 2, 3]
    assert author.build().codes == []


def test_a_gap_that_two_people_worded_alike_is_not_told(author: Author) -> None:
    one, other = (deck(ask("a", ALPHA), cloze("c", f"==one== of =={text}==")) for text in ("red cells", "red cell"))
    merged(author, one, other)
    assert author.build().codes == []


def test_a_note_that_two_people_wrote_differently_is_newer_in_the_next_build(author: Author) -> None:
    merged(author, deck(ask("n", "Mine?")), deck(ask("n", "Theirs?")))
    changed = author.build().line("bio/n").changed
    assert changed == author.now - 3600


def test_a_note_that_two_people_wrote_alike_is_not(author: Author) -> None:
    text = deck(ask("a", ALPHA), cloze("c", "It is ==one== of them"), ask("n", "Ours?"))
    merged(author, text, text)
    before = author.lock.read_bytes()
    assert author.build().codes == []
    assert author.lock.read_bytes() == before


def test_a_history_built_anew_for_one_deck_keeps_the_others(author: Author) -> None:
    chem = deck(cloze("z", "One ==first== and ==second=="), name="chem")
    author.write(chem, "chem.yaml")
    author.build()
    author.write(chem.replace("==first==", "first"), "chem.yaml")
    before = author.build()
    author.damage('["note"')
    built = author.build("deck.yaml", rebuild=True)
    assert built.line("chem/z") == before.line("chem/z")
    assert built.line("bio/a").changed == author.now
    assert author.build().text("chem/z") == "One first and {{c2::second}}"


def test_a_lost_history_finds_the_same_guids(author: Author) -> None:
    before = author.build()
    author.lock.unlink()
    assert author.build().history == before.history
    assert {line.changed for line in author.build(rebuild=True).history.notes.values()} == {author.now}


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**80), 2**80) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 16), _VALUES, st.binary(max_size=30))
@example(11, [False], b"")
def test_no_history_whatever_stops_the_reader(place: int, value: object, noise: bytes) -> None:
    line = json.loads(format_note(NoteHistory("guid", "bio", "x", "cloze", "hash", 1_600_000_000, ((1, "x"),))))
    damaged = [*line[:place], value, *line[place + 1 :]]
    text = "\n".join(json.dumps(each) for each in (line, damaged, value, [value, *line]))
    read = decode_lock(SourceBytes("deckwright.lock", text.encode() + b"\n" + noise))
    written = write_lock(read.value).encode()
    assert decode_lock(SourceBytes("deckwright.lock", written)) == Outcome(read.value)
    slices = slice_lock(written)
    assert slices is None or join_slices(slices) == written
    assert slices is None or slices_at(written, places(slices)) == slices
    assert slices is None or lock_digest(slices) == sha256(written).hexdigest()


@pytest.mark.parametrize("text", ["", "\n", HEADER, '["project","p","",0]\n'])
def test_a_history_without_its_beginning_is_not_taken_for_a_short_one(text: str) -> None:
    (problem,) = decode_lock(SourceBytes("deckwright.lock", text.encode())).diagnostics
    assert (problem.code, problem.message) == ("DW431", "the beginning of the history is lost")
