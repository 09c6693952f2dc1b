"""What is written reads back equal, whatever the text."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from deckwright.deckfile.nodes import Mapping, Scalar, Sequence
from deckwright.deckfile.reader import read_deck
from deckwright.deckfile.text import read_nodes
from deckwright.deckfile.writer import (
    Value,
    entry_values,
    writable,
    write_deck,
    write_flow_item,
    write_item,
    write_keys,
    write_scalar,
)
from deckwright.domain.location import SourceText

SPECIAL = (
    "# - ? { } [ ] , \" ' \\ | > |- * ** &c ! % @ ` ~ null yes 1.20 --- ... << = ==x== {{c1::x}} ![a](b) $\\theta$"
)
PLACED = (
    ": ",
    " #",
    "#",
    "- ",
    "? ",
    "\t",
    "\n",
    "\n\n",
    " ",
    "  ",
    "é",
    "日本",
    "😀",
    "a",
    "b c",
    "\ufeff",
    ":",
    "x?",
)
PIECES = st.sampled_from((*SPECIAL.split(" "), *PLACED, "# deckwright: x"))
TEXTS = st.one_of(
    st.lists(PIECES, max_size=8).map("".join), st.text(max_size=30), st.text(alphabet=" \n\tab:#-|>", max_size=12)
).map(writable)
WORDS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from([0, 2, 6]))
@example("\n", 0)
@example("  \n\n", 2)
@example("\n  x\n y\n\n\n", 0)
@example("\tx", 0)
@example("x\n\t", 0)
def test_a_scalar_reads_back(text: str, indent: int) -> None:
    margin = " " * indent
    outcome = read_nodes(SourceText("a.yaml", f"{margin}first: {write_scalar(text, indent)}\n{margin}next: x\n"))
    assert not outcome.diagnostics
    assert isinstance(outcome.value, Mapping)
    assert outcome.value.values == {"first": text, "next": "x"}
    value = outcome.value.values["first"]
    assert isinstance(value, Scalar)
    assert value.comment is None


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS.filter(lambda text: "\n" not in text), max_size=4))
def test_a_list_in_brackets_reads_back(texts: list[str]) -> None:
    written = ", ".join(write_flow_item(text) for text in texts)
    outcome = read_nodes(SourceText("a.yaml", f"tags: [{written}]\n"))
    assert not outcome.diagnostics
    assert isinstance(outcome.value, Mapping)
    found = outcome.value.values["tags"]
    assert isinstance(found, Sequence)
    assert found.items == texts


VALUES: st.SearchStrategy[Value] = st.recursive(
    TEXTS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=8,
)


def _plain(node: object) -> object:
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, value in node.values.items()}
    return [_plain(item) for item in node.items] if isinstance(node, Sequence) else node


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4))
def test_nested_values_read_back(values: dict[str, Value]) -> None:
    outcome = read_nodes(SourceText("a.yaml", write_keys(values, 0) + "\n"))
    assert not outcome.diagnostics
    assert _plain(outcome.value) == values


FULL_TEXTS = TEXTS.filter(lambda text: text.strip() != "")
NOTES = st.one_of(
    st.fixed_dictionaries(
        {"question": FULL_TEXTS, "answer": FULL_TEXTS},
        optional={
            "id": WORDS,
            "reverse": st.booleans(),
            "tags": st.lists(WORDS, min_size=1, max_size=3),
            "extra": FULL_TEXTS,
        },
    ),
    st.fixed_dictionaries(
        {"principle": FULL_TEXTS},
        optional={
            "ask": st.lists(
                st.fixed_dictionaries({"question": FULL_TEXTS, "answer": FULL_TEXTS}), min_size=1, max_size=2
            )
        },
    ),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(NOTES, max_size=4, unique_by=lambda note: note.get("id", id(note))), FULL_TEXTS)
def test_a_deck_reads_back(notes: list[dict[str, Value]], description: str) -> None:
    head: dict[str, Value] = {"id": "d", "deck": "A::B", "description": description, "tags": ["x"]}
    text = write_deck(head, [write_item(note, 2, comment="a note") for note in notes])
    outcome = read_deck(SourceText("a.yaml", text))
    assert not outcome.diagnostics
    assert outcome.value is not None
    assert outcome.value.description == description
    assert [entry_values(entry) for entry in outcome.value.entries] == notes
