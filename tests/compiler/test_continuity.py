"""Which note is which from build to build: renames, moves, retirement, and builds of some files alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.compiler.author import Author, ask, cloze, deck

from deckwright.edges.clock import build_time
from deckwright.edges.errors import EdgeError
from deckwright.history.record import FIRST_MOD

ALPHA, BETA, GAMMA = "What is alpha?", "Who wrote beta?", "Where lies gamma?"


@pytest.fixture
def author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Author:
    monkeypatch.chdir(tmp_path)
    made = Author(tmp_path)
    made.write(deck(ask("a", ALPHA), ask("b", BETA)))
    return made


def test_swapped_ids_keep_their_notes(author: Author) -> None:
    first = author.build()
    author.write(deck(ask("b", ALPHA, was="a"), ask("a", BETA, was="b")))
    built = author.build()
    assert (built.guid("bio/a"), built.guid("bio/b")) == (first.guid("bio/b"), first.guid("bio/a"))
    assert built.codes == []
    assert {line.changed for line in built.history.notes.values()} == {FIRST_MOD}


def test_a_chain_of_renames_keeps_its_notes(author: Author) -> None:
    first = author.build()
    author.write(deck(ask("b", ALPHA, was="a"), ask("c", BETA, was="b")))
    built = author.build()
    assert (built.guid("bio/b"), built.guid("bio/c")) == (first.guid("bio/a"), first.guid("bio/b"))
    assert built.states() == {"bio/b": "live", "bio/c": "live"}


@pytest.mark.parametrize("partial", [False, True])
@pytest.mark.parametrize("other_file", [False, True])
def test_an_old_id_may_be_taken_by_a_new_note(author: Author, other_file: bool, partial: bool) -> None:
    first = author.build()
    author.write(deck(ask("alpha", ALPHA, was="a"), ask("b", BETA)))
    author.build()
    author.write(deck(ask("alpha", ALPHA), ask("b", BETA)))
    assert author.build().guid("bio/alpha") == first.guid("bio/a")
    if other_file:
        author.write(deck(ask("a", GAMMA)), "other.yaml")
    else:
        author.write(deck(ask("alpha", ALPHA), ask("b", BETA), ask("a", GAMMA)))
    built = author.build(*(["other.yaml" if other_file else "deck.yaml"] if partial else []))
    assert built.guid("bio/alpha") == first.guid("bio/a")
    assert built.guid("bio/a") not in first.history.notes
    assert set(author.build().states().values()) == {"live"}


def test_the_id_of_a_retired_note_may_be_taken_over_by_a_rename(author: Author) -> None:
    first = author.build()
    author.write(deck(ask("b", BETA)))
    author.build()
    author.write(deck(ask("a", BETA, was="b")))
    for _ in range(3):
        built = author.build()
        assert built.guid("bio/a") == first.guid("bio/b")
        assert built.guid("bio/a", "retired") == first.guid("bio/a")
    author.write(deck(ask("a", BETA)))
    assert author.build().guid("bio/a") == first.guid("bio/b")


@pytest.mark.parametrize("target", ["bio", "chem"])
def test_a_note_moved_to_another_deck_id_is_followed_for_good(author: Author, target: str) -> None:
    author.write(deck(ask("z", GAMMA), name=target), "other.yaml")
    first = author.build()
    author.write(deck(ask("b", BETA)))
    was = "" if target == "bio" else "bio/a"
    author.write(deck(ask("z", GAMMA), ask("a", ALPHA, was=was), name=target), "other.yaml")
    built = author.build()
    assert built.line(f"{target}/a")._replace(deck="", home="", was="", batch=0) == first.line("bio/a")._replace(
        deck="", home="", was="", batch=0
    )
    author.write(deck(ask("z", GAMMA), ask("a", ALPHA), name=target), "other.yaml")
    assert author.build("other.yaml").guid(f"{target}/a") == first.guid("bio/a")
    if target == "chem":
        author.write(deck(ask("b", BETA), ask("a", "A new question?")))
        for names in (["deck.yaml"], [], ["other.yaml"]):
            built = author.build(*names)
            assert built.guid("chem/a") == first.guid("bio/a")
            assert built.guid("bio/a") not in first.history.notes


@pytest.mark.parametrize("first_built", ["deck.yaml", "other.yaml"])
def test_a_move_may_be_built_from_either_side_first(author: Author, first_built: str) -> None:
    author.write(deck(ask("z", GAMMA), name="chem"), "other.yaml")
    first = author.build()
    author.write(deck(ask("b", BETA)))
    author.write(deck(ask("z", GAMMA), ask("a", ALPHA, was="bio/a"), name="chem"), "other.yaml")
    assert "retired" not in author.build(first_built).states().values()
    built = author.build()
    assert built.guid("chem/a") == first.guid("bio/a")
    assert set(built.states().values()) == {"live"}


def test_a_copy_with_was_is_refused_while_the_note_is_still_there(author: Author) -> None:
    author.build()
    author.write(deck(ask("a", ALPHA, was="bio/a"), name="chem"), "other.yaml")
    built = author.build()
    assert built.failed
    assert "DW411" in [each.code for each in built.found]


PRINCIPLE = "id: {id}, {was}principle: One ==gap== here, ask: [{{id: {asked}, {asked_was}question: Why?, answer: So}}]"


@pytest.mark.parametrize("renamed", ["principle", "ask", "both"])
def test_a_renamed_principle_and_its_questions_stay_the_same_notes(author: Author, renamed: str) -> None:
    author.write(deck(PRINCIPLE.format(id="p", was="", asked="q", asked_was="")))
    first = author.build()
    principle = ("p", "") if renamed == "ask" else ("pp", "was: p, ")
    asked = ("q", "") if renamed == "principle" else ("qq", "was: q, ")
    text = PRINCIPLE.format(id=principle[0], was=principle[1], asked=asked[0], asked_was=asked[1])
    author.write(deck(text))
    built = author.build()
    assert built.guid(f"bio/{principle[0]}") == first.guid("bio/p")
    assert built.guid(f"bio/{principle[0]}/{asked[0]}") == first.guid("bio/p/q")
    assert {line.changed for line in built.history.notes.values()} == {FIRST_MOD}


def test_a_changed_deck_id_is_told_and_can_be_followed(author: Author) -> None:
    first = author.build()
    author.write(deck(ask("a", ALPHA), ask("b", BETA), name="biology"))
    lock = author.lock.read_bytes()
    built = author.build()
    assert built.codes == ["DW443", "DW443", "DW445"]
    assert "`was: bio/a`" in built.hint("DW443")
    author.lock.write_bytes(lock)
    author.write(deck(ask("a", ALPHA, was="bio/a"), ask("b", BETA, was="bio/b"), name="biology"))
    built = author.build()
    assert built.codes == []
    assert built.guid("biology/a") == first.guid("bio/a")


def test_a_deleted_deck_file_is_told_of_until_it_is_forgotten(author: Author) -> None:
    author.write(deck(ask("z", GAMMA), name="chem"), "other.yaml")
    first = author.build()
    author.remove("other.yaml")
    built = author.build()
    assert built.codes == ["DW445"]
    assert built.states()["chem/z"] == "live"
    assert first.guid("chem/z") not in built.shipped
    assert author.build(forget_retired=True).states()["chem/z"] == "forgotten"
    assert author.build().codes == []
    author.write(deck(ask("z", GAMMA), name="chem"), "other.yaml")
    built = author.build()
    assert built.guid("chem/z") == first.guid("chem/z")


OTHERS = {
    "quoted": 'id: "bio"\ndeck: Bio\nnotes: [{id: x, question: x?, answer: x}]\n',
    "single quotes": "id: 'bio'\ndeck: Bio\nnotes: [{id: x, question: x?, answer: x}]\n",
    "BOM": "\ufeffid: bio\ndeck: Bio\nnotes: [{id: x, question: x?, answer: x}]\n",
    "flow": "{id: bio, deck: Bio, notes: [{id: x, question: x?, answer: x}]}\n",
    "quoted key": '"id": bio\ndeck: Bio\nnotes: [{id: x, question: x?, answer: x}]\n',
    "next line": "id:\n  bio\ndeck: Bio\nnotes: [{id: x, question: x?, answer: x}]\n",
    "CRLF": "id: bio\r\ndeck: Bio\r\nnotes: [{id: x, question: x?, answer: x}]\r\n",
    "id last": "deck: Bio\nnotes: [{id: x, question: x?, answer: x}]\nid: bio  # ours\n",
}
UNSURE = {
    "broken": 'id: "bio\ndeck: [Bio\n',
    "no id": "deck: Bio\nnotes: []\n",
    "empty": "",
    "a list": "- one\n",
    "taken from": "id: chem\ndeck: Chem\nnotes: [{id: v, was: bio/b, question: x?, answer: x}]\n",
    "taken from, quoted": '{"id": "chem", "notes": [{"id": "v", "was": "bio/b", "question": "x?"}]}',
    "taken from, below": "id: chem\ndeck: Chem\nnotes:\n  - id: v\n    was:\n      bio/b\n    question: x?\n",
}


@pytest.mark.parametrize("other", OTHERS)
def test_a_partial_build_never_retires(author: Author, other: str) -> None:
    author.write(OTHERS[other], "other.yaml")
    assert author.build().states() == {"bio/a": "live", "bio/b": "live", "bio/x": "live"}
    author.write(deck(ask("a", ALPHA)))
    built = author.build("deck.yaml")
    assert set(built.states().values()) == {"live"}
    assert built.codes == []
    assert author.build().states()["bio/b"] == "retired"


@pytest.mark.parametrize("other", UNSURE)
def test_nothing_is_retired_beside_a_file_that_may_hold_it(author: Author, other: str) -> None:
    author.build()
    author.write(UNSURE[other], "other.yaml")
    author.write(deck(ask("a", ALPHA)))
    for wishes in ({}, {"forget_retired": True}):
        built = author.build("deck.yaml", **wishes)
        assert set(built.states().values()) == {"live"}
        assert built.codes == []


def test_nothing_is_retired_beside_bytes_that_are_no_text_and_links_that_lead_nowhere(author: Author) -> None:
    author.build()
    author.write(deck(ask("a", ALPHA)))
    (author.folder / "other.yaml").write_bytes(b"id: \xff\xfe")
    assert set(author.build("deck.yaml").states().values()) == {"live"}
    author.remove("other.yaml")
    (author.folder / "link.yaml").symlink_to(author.folder / "gone.yaml")
    assert set(author.build("deck.yaml").states().values()) == {"live"}
    with pytest.raises(EdgeError, match=r"link\.yaml: cannot be read"):
        author.build()


def test_an_unread_file_of_another_deck_id_is_no_orphan(author: Author) -> None:
    author.write(deck(ask("z", GAMMA), name="chem"), "other.yaml")
    author.build()
    author.write('id: "chem', "other.yaml")
    built = author.build("deck.yaml", forget_retired=True)
    assert built.codes == []
    assert set(built.states().values()) == {"live"}


def test_a_retired_note_keeps_all_its_fields_and_tags(author: Author) -> None:
    more = ", extra: Long *words*, source: page 7, tags: [mine], typed: true, reverse: true"
    author.write(deck(ask("a", ALPHA), ask("b", BETA, more=more), head="tags: [cells]\nreference: {title: Book}\n"))
    first = author.build()
    author.write(deck(ask("a", ALPHA), head="tags: [cells]\nreference: {title: Book}\n"))
    built = author.build()
    guid = first.guid("bio/b")
    before, after = (each.shipped[guid].fields.split("\x1f") for each in (first, built))
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [("", "Retired by its author: you can delete this note.")]
    assert set(built.shipped[guid].tags.split()) == {*first.shipped[guid].tags.split(), "deckwright::retired"}
    assert built.line("bio/b", "retired").changed > FIRST_MOD


def test_a_note_retired_by_hand_and_then_removed_is_shipped_the_same(author: Author) -> None:
    author.write(deck(ask("a", ALPHA), ask("b", BETA, more=", tags: [mine], retired: true")))
    first = author.build()
    author.write(deck(ask("a", ALPHA)))
    built = author.build()
    guid = first.guid("bio/b", "retired")
    assert built.shipped[guid] == first.shipped[guid]


def test_what_changes_nothing_for_learners_stamps_nothing(author: Author) -> None:
    author.write(deck(ask("a", ALPHA), ask("b", BETA), head="tags: [cells, more]\n"))
    author.build()
    author.write(deck(ask("beta", BETA, was="b"), ask("alpha", ALPHA, was="a"), head="tags: [more, cells]\n"))
    built = author.build()
    assert {line.changed for line in built.history.notes.values()} == {FIRST_MOD}
    author.write(deck(ask("beta", BETA), ask("alpha", ALPHA), head="tags: [more]\n"))
    assert {line.changed for line in author.build().history.notes.values()} == {author.now - 3600}


def test_a_clock_set_back_stamps_changes_all_the_same(author: Author) -> None:
    author.build()
    author.write(deck(ask("a", "What is alpha, then?"), ask("b", BETA)))
    before = author.build().line("bio/a").changed
    author.now = 1_000_000_000
    author.write(deck(ask("a", "What is alpha, please?"), ask("b", BETA)))
    assert author.build().line("bio/a").changed == before + 1


@pytest.mark.parametrize("time_given", ["-1", "soon", "99999999999", "9" * 5000, "１２", "1e9", ""])
def test_an_absurd_source_date_is_refused(monkeypatch: pytest.MonkeyPatch, time_given: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", time_given)
    with pytest.raises(EdgeError):
        build_time()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert build_time() == 0


def test_a_renamed_project_stops_the_build(author: Author) -> None:
    author.build()
    author.write("project: college\n", "deckwright.yaml")
    assert author.build().codes == ["DW446"]
    author.remove("deckwright.yaml")
    assert author.build().codes == ["DW446"]


def test_a_nameless_project_may_not_get_a_name(author: Author) -> None:
    author.remove("deckwright.yaml")
    assert author.build().codes == []
    author.write("project: school\n", "deckwright.yaml")
    assert author.build().codes == ["DW446"]


def test_what_was_never_shipped_cannot_be_followed(author: Author) -> None:
    author.build()
    author.write(deck(ask("a", ALPHA), ask("b", BETA), ask("c", GAMMA, was="d")))
    assert author._build((), {})[0].codes == ["DW451"]


def test_new_notes_are_matched_with_gone_ones_one_to_one(author: Author) -> None:
    author.write(deck(ask("a", "What is alpha?"), ask("b", "What is alphas?")))
    author.build()
    author.write(deck(ask("c", "What is alpha?"), ask("d", "What is alphas?"), ask("e", "What is alpha ?")))
    built = author.build()
    told = [each.message for each in built.found if each.code == "DW443"]
    assert told == ["`c` is new, and looks like `a`, which is gone", "`d` is new, and looks like `b`, which is gone"]
    assert built.codes.count("DW450") == 2


def test_many_new_and_gone_notes_take_no_time(author: Author) -> None:
    author.write(deck(*(ask(f"a{number}", f"Which year saw event {number} of the war?") for number in range(400))))
    author.build()
    author.write(deck(*(ask(f"b{number}", f"Which year saw event {number} of the war?") for number in range(400))))
    start = time.perf_counter()
    assert author._build((), {})[0].codes.count("DW443") == 400
    assert time.perf_counter() - start < 4  # two builds, and this machine may be busy


def test_a_changed_kind_is_refused(author: Author) -> None:
    author.build()
    author.write(deck(cloze("a", "It is ==alpha=="), ask("b", BETA)))
    assert author.build().codes == ["DW440"]


def test_a_note_that_comes_from_another_deck_brings_its_batch(author: Author) -> None:
    author.build()
    author.write(deck(ask("a", ALPHA), ask("b", BETA), ask("x", GAMMA)))
    assert author.build().line("bio/x").batch == 1
    author.write(deck(ask("a", ALPHA), ask("b", BETA)))
    author.write(deck(ask("one", "One?"), ask("x", GAMMA, was="bio/x"), ask("two", "Two?"), name="new"), "new.yaml")
    built = author.build()
    assert [built.line(f"new/{name}").batch for name in ("one", "x", "two")] == [1, 1, 0]
