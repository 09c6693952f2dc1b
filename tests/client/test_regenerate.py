"""Build, import, study, edit on both sides, build again, import again: nothing is lost, nothing comes twice.

Each test is one promise of ``deckwright.lock``, seen in real Anki; `Learner.receive` proves at every import that
cards and reviews that existed are untouched.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.client.learner import Author, Learner

DECK = """\
id: bio
deck: Bio
tags: [cells]
notes:
  - id: energy
    question: Which part of a cell releases its energy?
    answer: The mitochondrion
  - id: protein
    cloze: ==Ribosomes== build proteins from ==amino acids==.
  - id: life
    principle: Every cell comes from ==another cell==.
    ask:
      - id: origin
        question: Where does a cell come from?
        answer: Another cell
  - id: wall
    question: What surrounds a plant cell?
    answer: A wall of cellulose
    reverse: true
"""
BOXES: list[dict[str, Any]] = [
    {},
    {"scheduling": True, "presets": True},
    {"update_notes": "never"},
    {"update_notes": "always"},
]


@pytest.fixture
def author(tmp_path: Path) -> Author:
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "deckwright.yaml").write_text("project: school\n", encoding="utf-8")
    made = Author(folder)
    made.write(DECK)
    return made


@pytest.fixture(params=[False, True], ids=["sm2", "fsrs"])
def learner(request: pytest.FixtureRequest, collection: Any, import_package: Any, author: Author) -> Learner:
    """Someone who imported the first build and studied some of it."""
    collection.set_config("fsrs", request.param)
    made = Learner(collection, import_package)
    made.receive(author.build(), scheduling=True, presets=True)
    assert sum(made.study(8) + made.sleep(4) for _ in range(3)) >= 9
    return made


FIRST = "  - id: first\n    question: New?\n    answer: Yes, new\n"
CHANGES: dict[str, Callable[[str], str]] = {
    "text": lambda text: text.replace("A wall of cellulose", "A rigid wall of cellulose"),
    "reorder": lambda text: text.replace("  - id: energy", f"{FIRST}  - id: energy"),
    "gap typo": lambda text: text.replace("==Ribosomes==", "==Ribosome particles=="),
    "gap removed": lambda text: text.replace("==Ribosomes==", "Ribosomes"),
    "gap added": lambda text: text.replace("proteins", "==proteins=="),
    "gaps reordered": lambda text: text.replace(
        "==Ribosomes== build proteins from ==amino acids==", "From ==amino acids==, ==Ribosomes== build proteins"
    ),
    "note removed": lambda text: text[: text.index("  - id: wall")],
    "renamed deck": lambda text: text.replace("deck: Bio", "deck: Science::Biology"),
    "renamed note": lambda text: text.replace("- id: wall", "- id: plant-wall\n    was: wall"),
    "renamed principle": lambda text: text.replace("- id: life", "- id: omnis\n    was: life"),
    "corrected": lambda text: text.replace("The mitochondrion", "The nucleus\n    corrected: 2026-11-23"),
    "retired by hand": lambda text: text.replace("- id: wall", "- id: wall\n    retired: true"),
    "tags": lambda text: text.replace("tags: [cells]", "tags: [cells, biology]"),
}  # fmt: skip


@pytest.mark.parametrize("boxes", BOXES, ids=["default", "all boxes", "never", "always"])
def test_every_change_keeps_every_card(learner: Learner, author: Author, boxes: dict[str, Any]) -> None:
    before = learner.snapshot()
    for change in CHANGES.values():
        author.write(change(DECK))
        learner.receive(author.build(), **boxes)
        author.write(DECK)
        learner.receive(author.build(), **boxes)
    after = learner.snapshot()
    assert before.reviews == after.reviews
    assert {key: after.cards[key] for key in before.cards} == before.cards


@pytest.mark.parametrize("name", ["renamed note", "renamed principle", "renamed deck", "gap typo", "gaps reordered"])
def test_what_is_the_same_note_stays_the_same_note(learner: Learner, author: Author, name: str) -> None:
    before = learner.snapshot()
    author.write(CHANGES[name](DECK))
    learner.receive(author.build())
    assert learner.snapshot().cards.keys() == before.cards.keys()


def test_unchanged_notes_never_overwrite_an_edit_made_on_the_phone(learner: Learner, author: Author) -> None:
    learner.edit("bio/energy", "Answer", "My own words", author.now + 60)
    learner.add_tag("bio/protein", "hard", author.now + 60)
    author.write(CHANGES["text"](DECK))
    log = learner.receive(author.build())
    assert learner.note("bio/energy")["Answer"] == "My own words"
    assert learner.note("bio/protein").has_tag("hard")
    assert learner.note("bio/wall")["Answer"] == "A rigid wall of cellulose"
    assert len(log.updated) == 1


def test_the_later_edit_of_one_note_wins_whole(learner: Learner, author: Author) -> None:
    learner.edit("bio/wall", "Answer", "Mine", author.now + 60)
    author.write(CHANGES["text"](DECK))
    package = author.build()
    learner.receive(package)
    assert learner.note("bio/wall")["Answer"] == "A rigid wall of cellulose"
    learner.edit("bio/wall", "Answer", "Mine again", author.now + 60)
    learner.receive(package)
    assert learner.note("bio/wall")["Answer"] == "Mine again"


def test_a_rebuild_without_changes_updates_nothing(learner: Learner, author: Author) -> None:
    first = author.build().read_bytes()
    package = author.build()
    assert package.read_bytes() == first
    log = learner.receive(package)
    assert (len(log.new), len(log.updated)) == (0, 0)


def test_gaps_keep_their_numbers(learner: Learner, author: Author) -> None:
    author.write(CHANGES["gaps reordered"](DECK))
    learner.receive(author.build())
    assert learner.note("bio/protein")["Text"] == "From {{c2::amino acids}}, {{c1::Ribosomes}} build proteins."
    author.write(DECK.replace("==Ribosomes==", "Ribosomes").replace("proteins", "==proteins=="))
    learner.receive(author.build())
    assert learner.note("bio/protein")["Text"] == "Ribosomes build {{c3::proteins}} from {{c2::amino acids}}."
    author.write(DECK)
    learner.receive(author.build())
    assert learner.note("bio/protein")["Text"] == "{{c1::Ribosomes}} build proteins from {{c2::amino acids}}."


def test_retired_notes_are_found_by_one_search_and_newcomers_never_meet_them(
    learner: Learner, author: Author, open_collection: Any, import_package: Any
) -> None:
    before = learner.snapshot()
    author.write(CHANGES["note removed"](DECK))
    package = author.build()
    learner.receive(package)
    assert learner.keys("tag:deckwright::retired") == {"bio/wall"}
    assert learner.note("bio/wall")["Status"]
    assert learner.note("bio/wall")["Question"] == "What surrounds a plant cell?"
    assert learner.snapshot().cards.keys() == before.cards.keys()
    newcomer = Learner(open_collection(), import_package)
    newcomer.receive(package)
    assert not newcomer.col.find_cards('Key:"bio/wall"')
    author.write(DECK)
    learner.receive(author.build())
    assert not learner.keys("tag:deckwright::retired")
    assert learner.snapshot().cards.keys() == before.cards.keys()


def test_a_partial_build_retires_nothing(author: Author, learner: Learner) -> None:
    author.write(DECK.replace("id: energy", "id: energy-2").replace("notes:", "notes:", 1), "more.yaml")
    author.write(DECK[: DECK.index("  - id: life")])
    other = "id: bio\ndeck: Bio\nnotes:\n" + DECK[DECK.index("  - id: life") :]
    author.write(other, "more.yaml")
    learner.receive(author.build())
    learner.receive(author.build(["deck.yaml"]))
    assert not learner.keys("tag:deckwright::retired")
    (author.folder / "more.yaml").unlink()
    learner.receive(author.build())
    assert learner.keys("tag:deckwright::retired") == {"bio/life", "bio/life/origin", "bio/wall"}


def test_a_correction_is_announced_while_it_stands(learner: Learner, author: Author) -> None:
    author.write(CHANGES["corrected"](DECK))
    learner.receive(author.build())
    note = learner.note("bio/energy")
    assert note.has_tag("deckwright::corrected")
    assert "2026-11-23" in note["Status"]
    author.write(DECK.replace("The mitochondrion", "The nucleus"))
    learner.receive(author.build())
    note = learner.note("bio/energy")
    assert not note.has_tag("deckwright::corrected")
    assert note["Status"] == ""


def test_appended_notes_come_after_the_old(learner: Learner, author: Author) -> None:
    last = learner.col.db.scalar("select max(due) from cards where type = 0")
    author.write(DECK + "  - id: newest\n    question: What is new here?\n    answer: This note\n")
    learner.receive(author.build())
    assert learner.note("bio/newest").cards()[0].due > last


def test_a_new_look_arrives_without_touching_the_notes(learner: Learner, author: Author) -> None:
    (author.folder / "style.css").write_text(".card { letter-spacing: 1px; }", encoding="utf-8")
    log = learner.receive(author.build())
    assert not log.updated
    css = next(
        learner.col.models.get(each.id)["css"]
        for each in learner.col.models.all_names_and_ids()
        if each.name == "school cloze"
    )
    assert "letter-spacing" in css


def test_swapped_numbers_and_a_changed_kind_stop_the_build(author: Author) -> None:
    sentence = "==Ribosomes== build proteins from ==amino acids==."
    explicit = DECK.replace(sentence, "The {{c1::ribosomes}} build proteins from {{c2::amino acids}}.")
    author.write(explicit)
    author.build()
    author.write(DECK.replace(sentence, "The {{c2::ribosomes}} build proteins from {{c1::amino acids}}."))
    package, found = author.try_build()
    assert package is None
    assert [each.code for each in found].count("DW441") == 2
    question = "question: Which part of a cell releases its energy?\n    answer: The mitochondrion"
    author.write(explicit.replace(question, "cloze: The ==mitochondrion== releases energy."))
    package, found = author.try_build()
    assert package is None
    assert "DW440" in [each.code for each in found]


ENERGY = DECK[DECK.index("  - id: energy") : DECK.index("  - id: protein")]
REST = DECK.replace(ENERGY, "")
SWAPPED = DECK.replace("- id: energy", "- id: wall\n    was: energy").replace(
    "- id: wall\n    question: What surrounds", "- id: energy\n    was: wall\n    question: What surrounds"
)
MOVED = f"id: chem\ndeck: Chem\ntags: [cells]\nnotes:\n{ENERGY}".replace("id: energy", "id: energy\n    was: bio/wall")
NEW_ENERGY = "  - id: wall\n    question: Which plants have no cell walls?\n    answer: None\n"


def test_renames_and_moves_lose_neither_cards_nor_what_was_edited_on_the_phone(
    learner: Learner, author: Author
) -> None:
    """Ids swapped, the note moved to another deck id, and its old id given to a new note: three steps, one note."""
    learner.edit("bio/energy", "Answer", "My own words", author.now + 60)
    before = learner.snapshot()
    (mine,) = learner.col.find_notes('Answer:"My own words"')
    rest = REST.replace("- id: wall", "- id: energy\n    was: wall")
    steps: list[tuple[str, str, int]] = [
        (SWAPPED, "", 0), (rest, MOVED, 0), (rest + NEW_ENERGY, MOVED, 1), (rest + NEW_ENERGY, MOVED, 1)
    ]  # fmt: skip
    for deck, other, more in steps:
        author.write(deck)
        if other:
            author.write(other, "other.yaml")
        learner.receive(author.build())
        assert list(learner.col.find_notes('Answer:"My own words"')) == [mine]
        assert len(learner.snapshot().guids) == len(before.guids) + more
    assert learner.col.find_notes('"Question:Which plants have no cell walls?" Answer:None')
    assert not learner.keys("tag:deckwright::retired")


def test_tags_in_another_order_overwrite_nothing(learner: Learner, author: Author) -> None:
    author.write(CHANGES["tags"](DECK))
    learner.receive(author.build())
    learner.edit("bio/energy", "Answer", "My own words", author.now + 60)
    author.write(DECK.replace("tags: [cells]", "tags: [biology, cells]"))
    assert not learner.receive(author.build()).updated
    assert learner.note("bio/energy")["Answer"] == "My own words"


def test_a_retired_note_keeps_every_field_and_tag(learner: Learner, author: Author) -> None:
    more = "    extra: It is *rigid*\n    source: page 7\n    tags: [mine]\n"
    author.write(DECK + more)
    learner.receive(author.build())
    before = dict(learner.note("bio/wall").items())
    author.write(CHANGES["note removed"](DECK))
    learner.receive(author.build())
    note = learner.note("bio/wall")
    assert dict(note.items()) | {"Status": ""} == before
    assert set(note.tags) == {"cells", "mine", "deckwright::retired"}
