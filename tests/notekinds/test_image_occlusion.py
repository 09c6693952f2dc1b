"""Boxes over pictures: what Anki gets, and every problem with its place."""

from __future__ import annotations

import pytest

from deckwright.deckfile.reader import read_deck
from deckwright.domain.diagnostic import Outcome
from deckwright.domain.location import SourceText
from deckwright.domain.note import Note
from deckwright.notekinds import KIND_BY_NAME
from deckwright.notekinds.image_occlusion import KIND

HEAD = "id: x\ndeck: X\nnotes:\n"
GOOD = """  - id: cell
    image: cell.png
    header: "Which [part] is it?"
    boxes:
      - {name: Nucleus, left: 10%, top: 20.5%, width: 30 %, height: 4%}
      - {name: Wall, left: 0%, top: 0%, width: 100%, height: 12.345678%, shape: ellipse}
"""


def made(text: str) -> Outcome[tuple[Note, ...]]:
    deck = read_deck(SourceText("a.yaml", HEAD + text))
    assert deck.value is not None
    assert deck.diagnostics == ()
    return KIND_BY_NAME["occlusion"].notes(deck.value.entries[0], deck.value)


def test_boxes_become_what_anki_s_editor_writes() -> None:
    outcome = made(GOOD)
    assert outcome.diagnostics == ()
    (note,) = outcome.value
    assert note.parts is not None
    assert note.parts.names == ("Nucleus", "Wall")
    assert note.parts.shown["Occlusion"] == (
        "image-occlusion:rect:left=0.1:top=0.205:width=0.3:height=0.04:oi=1",
        "image-occlusion:ellipse:left=0:top=0:rx=0.5:ry=0.0617:oi=1",
    )
    assert note.texts["Image"] == "![Which part is it?](<cell.png>)"
    assert KIND_BY_NAME["occlusion"].statement(note.entry) == ("Which [part] is it?", "Nucleus", "Wall")


def test_hiding_one_leaves_the_others_to_see() -> None:
    (note,) = made(GOOD.replace("    boxes:", "    mode: hide-one\n    boxes:")).value
    assert note.parts is not None
    assert not any("oi=" in shape for shape in note.parts.shown["Occlusion"])


def test_anki_finds_its_fields_by_their_tags() -> None:
    assert KIND.design is not None
    assert KIND.design.fields[:5] == tuple(KIND.design.tags)
    assert tuple(KIND.design.tags.values()) == (0, 1, 2, 3, 4)
    assert KIND.design.stock_kind == 6


@pytest.mark.parametrize(
    ("good", "bad", "code", "line", "column"),
    [
        ("cell.png", "cell.pdf", "DW225", 5, 12),
        ("10%", "10", "DW222", 8, 31),
        ("10%", "a tenth", "DW222", 8, 31),
        ("10%", "-1%", "DW222", 8, 31),
        ("30 %", "91%", "DW223", 8, 55),
        ("30 %", "0%", "DW223", 8, 55),
        ("4%", "80%", "DW223", 8, 69),
        ("name: Wall", "name: Nucleus", "DW224", 9, 16),
    ],
)
def test_a_problem_is_placed_where_it_stands(good: str, bad: str, code: str, line: int, column: int) -> None:
    outcome = made(GOOD.replace(good, bad, 1))
    assert outcome.value == ()
    assert [(each.code, each.at.line, each.at.column) for each in outcome.diagnostics] == [(code, line, column)]
    assert all(each.hint for each in outcome.diagnostics)


def test_a_picture_without_boxes_asks_nothing() -> None:
    outcome = made("  - image: cell.png\n    boxes: []\n")
    assert [(each.code, each.at.line) for each in outcome.diagnostics] == [("DW221", 4)]


def test_every_problem_is_told_at_once() -> None:
    text = GOOD.replace("10%", "x").replace("100%", "101%").replace("cell.png", "cell.mp3")
    assert sorted(each.code for each in made(text).diagnostics) == ["DW222", "DW223", "DW225"]


def test_a_box_must_be_whole() -> None:
    """Keys are the reader's business."""
    found = read_deck(SourceText("a.yaml", HEAD + GOOD.replace(", height: 4%", "").replace("ellipse", "heart")))
    assert [each.code for each in found.diagnostics] == ["DW164", "DW156"]
