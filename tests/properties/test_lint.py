"""No rule ever raises, and every place that one names lies inside its file."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.deckfile.reader import read_deck
from deckwright.deckfile.writer import writable, write_deck, write_item
from deckwright.domain.location import SourceText
from deckwright.domain.quality import QualitySettings
from deckwright.lint.run import DeckNotes, lint
from deckwright.notekinds import KIND_BY_NAME

PIECES = (
    "What is ", "who uses ", "==", "{{c1::", "}}", "::", "`", "$", "it ", "not ", ", not ", "unlike ", "of of ", "(",
    "\n", "\n\n", "- one\n- two\n- three", "猫と犬", "schön", "**", "](", "![x](y.png)", "?", "currently ",
    "do you think ", "1984", "&amp;", "\\", "\ufffd", "<br>", "a, b, c and d", "trust", "trustworthy", "Yes", " ",
)  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=12).map(lambda parts: "".join(parts))


@st.composite
def notes(draw: st.DrawFn) -> dict[str, str]:
    text = st.one_of(TEXT, TEXT.map(lambda each: f"==gap== {each}")).map(writable).map(lambda each: each.strip() or "x")
    kind = draw(st.sampled_from(["cloze", "question", "reflect"]))
    return {kind: draw(text), **({"answer": draw(text)} if kind == "question" else {})}


@settings(deadline=None, max_examples=200)
@given(st.lists(notes(), min_size=1, max_size=5))
def test_no_rule_raises_and_every_place_lies_inside_the_file(written: list[dict[str, str]]) -> None:
    items = [write_item({"id": f"n{number}", **values}, 2) for number, values in enumerate(written)]
    source = SourceText("deck.yaml", write_deck({"id": "deck", "deck": "Deck"}, items))
    deck = read_deck(source).value
    assert deck is not None
    made = [note for entry in deck.entries for note in KIND_BY_NAME[entry.kind].notes(entry, deck).value]
    lines = source.text.split("\n")
    for found in lint([DeckNotes(deck, made)], QualitySettings(), [source]):
        assert found.at.path == "deck.yaml"
        assert 1 <= found.at.line <= len(lines)
        assert 1 <= found.at.column <= len(lines[found.at.line - 1]) + 1, found
