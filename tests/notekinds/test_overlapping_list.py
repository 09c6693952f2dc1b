"""Lists: what makes one, and what is wrong with one that is none."""

from __future__ import annotations

from deckwright.deckfile.reader import read_deck
from deckwright.domain.diagnostic import Outcome
from deckwright.domain.location import SourceText
from deckwright.domain.note import Note
from deckwright.notekinds import KIND_BY_NAME

HEAD = "id: x\ndeck: X\nnotes:\n"


def notes(text: str) -> Outcome[tuple[Note, ...]]:
    deck = read_deck(SourceText("a.yaml", HEAD + text))
    assert deck.value is not None
    assert deck.diagnostics == ()
    return KIND_BY_NAME["list"].notes(deck.value.entries[0], deck.value)


def test_each_item_is_a_part() -> None:
    (note,) = notes("  - list: Tides\n    items: [ebb, flow]\n    typed: true\n").value
    assert note.parts is not None
    assert note.parts.names == ("ebb", "flow")
    assert note.parts.shown == {"Items": ("ebb", "flow"), "Speak": ("", "")}
    assert note.texts["Title"] == "Tides"
    assert note.marks["Typed"] == "yes"
    assert KIND_BY_NAME["list"].statement(note.entry) == ("Tides", "ebb", "flow")


def test_a_refrain_is_told_apart() -> None:
    (note,) = notes("  - list: Song\n    items: [row, your boat, row, row]\n").value
    assert note.parts is not None
    assert note.parts.names == ("row", "your boat", "row #2", "row #3")
    assert note.parts.shown["Items"] == ("row", "your boat", "row", "row")


def test_one_item_has_no_order() -> None:
    made = notes("  - id: one\n    list: Tides\n    items: [ebb]\n")
    assert made.value == ()
    assert [(each.code, each.at.line) for each in made.diagnostics] == [("DW220", 4)]
    many = ", ".join(f"item {number}" for number in range(501))
    assert [each.code for each in notes(f"  - list: Many\n    items: [{many}]\n").diagnostics] == ["DW220"]


def test_items_must_be_a_list_of_texts() -> None:
    """Each with the place where it goes wrong."""
    for text, code, line in (
        ("items: ebb", "DW157", 5),
        ("items:\n      - [ebb]\n      - flow", "DW151", 6),
        ("items:\n      - a #b\n      - flow", "DW117", 6),
        ("", "DW164", 4),
    ):
        found = read_deck(SourceText("a.yaml", f"{HEAD}  - list: Tides\n    {text}\n")).diagnostics
        assert [(each.code, each.at.line) for each in found][:1] == [(code, line)], text
