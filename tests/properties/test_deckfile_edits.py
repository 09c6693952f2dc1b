"""Edits change what they say and nothing else: the values read back as expected, every comment stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.deckfile.edit import Document
from deckwright.deckfile.nodes import Mapping, Node, Sequence
from deckwright.deckfile.reader import read_deck
from deckwright.deckfile.replacing import Edit, apply_edits
from deckwright.deckfile.text import read_nodes
from deckwright.domain.ids import derived_id
from deckwright.domain.location import Location, SourceText, Text
from deckwright.domain.note import Entry

VALUES = (
    " one word",
    ' "quoted, {{c1::x}}"',
    " 'single'",
    " plain over\n{m}  two lines",
    " |-\n{m}  literal\n\n{m}  text #kept",
    " |\n{m}  clipped\n\n",
    " |+\n{m}  kept\n\n",
    " |2-\n{m}    deep\n{m}     ",
    " |- # deckwright: ignore DW301\n{m}  x",
    " >-\n{m}  folded\n{m}  text\n\n",
    " plain # deckwright: ignore DW302",
    "   spaced out   ",
)
NEW_VALUES = st.sampled_from(["new", "a: b", "two\nlines", " leading", "trailing \n", "#x"])
COMMENTS = st.sampled_from(["", "", "\n{m}# comment {n}\n", "\n"])


@st.composite
def files(draw: st.DrawFn) -> SourceText:
    """A deck file in the styles that people write, with comments numbered so that each can be looked for."""
    margin = draw(st.sampled_from(["", "  ", "    "]))
    counter = iter(range(1000))
    text = "# top\nid: x\ndeck: D   # the name\nnotes:\n"
    for number in range(draw(st.integers(1, 5))):
        text += draw(COMMENTS).format(m=margin, n=next(counter))
        text += draw(_entry(margin, number)) + "\n"
    text += draw(st.sampled_from(["", "\n# end\n", "tags: [a, b]  # end\n"]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return SourceText("a.yaml", draw(st.sampled_from(["", "\ufeff"])) + text)


@st.composite
def _entry(draw: st.DrawFn, margin: str, number: int) -> str:
    given = f"id: n{number}"
    if draw(st.integers(0, 3)) == 0:
        keys = ["question: one two", 'answer: "a, b"', *([given] if draw(st.booleans()) else [])]
        return f"{margin}- {{{', '.join(draw(st.permutations(keys)))}}}" + draw(st.sampled_from(["", "  # flow"]))
    inner = margin + "  "
    blocks = [f"{key}:{draw(st.sampled_from(VALUES)).format(m=inner)}" for key in ("question", "answer")]
    blocks += draw(
        st.sampled_from([[], [given], [f"tags: [a]  # tag {number}"], [f"tags:\n{inner}  - a\n{inner}  - b"]])
    )
    if draw(st.booleans()):
        blocks.append("extra:" + draw(st.sampled_from(VALUES)).format(m=inner))
    comment = draw(COMMENTS).format(m=inner, n=f"in {number}").rstrip("\n")
    return f"{margin}- " + f"{comment}\n{inner}".join(draw(st.permutations(blocks)))


def plain(node: Node | None) -> Any:
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else str(node)


def read(text: str) -> Any:
    outcome = read_nodes(SourceText("a.yaml", text))
    assert not outcome.diagnostics, (text, outcome.diagnostics)
    return plain(outcome.value)


def comments(text: str) -> list[str]:
    return sorted(re.findall(r"# [^\r\n]*", text))


def check(source: SourceText, edit: Edit, expected: Any) -> None:
    after = apply_edits(source.text, [edit])
    assert read(after) == expected
    kept = comments(source.text)
    assert [comment for comment in kept if comment not in comments(after)] == []
    if "\r\n" in source.text:
        assert not re.search(r"(?<!\r)\n", after)


def change(source: SourceText, number: int, work: Callable[[Document, Any, dict[str, Any]], Edit]) -> None:
    """Does ``work`` to one entry of the file, and to the same entry as plain values, and compares."""
    expected = read(source.text)
    number %= len(expected["notes"])
    document = Document(source)
    edit = work(document, document.mapping(["notes", number]), expected["notes"][number])
    check(source, edit, expected)


@settings(max_examples=150, deadline=None)
@given(files(), st.integers(0, 9), NEW_VALUES, st.sampled_from(["question", "answer", "extra", "origin"]))
def test_a_value_is_set(source: SourceText, number: int, value: str, key: str) -> None:
    def work(document: Document, mapping: Any, values: dict[str, Any]) -> Edit:
        new = " ".join(value.split()) if mapping.flow_style else value
        values[key] = new
        return document.set_value(mapping, key, new)

    change(source, number, work)


@settings(max_examples=150, deadline=None)
@given(files(), st.integers(0, 9), st.sampled_from(["tags", "see"]))
def test_an_item_is_added(source: SourceText, number: int, key: str) -> None:
    def work(document: Document, mapping: Any, values: dict[str, Any]) -> Edit:
        values.setdefault(key, []).append("new")
        return document.append_item(mapping, key, "new", comment="" if mapping.flow_style else "why")

    change(source, number, work)


@settings(max_examples=150, deadline=None)
@given(files())
def test_a_note_is_added(source: SourceText) -> None:
    expected = read(source.text)
    document = Document(source)
    edit = document.append_item(document.mapping(), "notes", {"question": "a: b", "answer": "x"}, comment="drafted")
    assert edit.start == edit.end
    expected["notes"].append({"question": "a: b", "answer": "x"})
    check(source, edit, expected)


@settings(max_examples=150, deadline=None)
@given(files())
def test_ids_are_pinned_and_nothing_else_moves(source: SourceText) -> None:
    before = read_deck(source)
    assert before.value is not None
    assert not before.diagnostics
    missing = [(entry.at, derived_id(str(entry.at))) for entry in before.value.entries if not entry.id]
    document = Document(source)
    places = {(node.start_mark.line + 1, node.start_mark.column + 1): node for node in document.mappings()}
    edits = [document.insert_first(places[at.line, at.column], "id", name) for at, name in missing]
    pinned = apply_edits(source.text, edits)
    after = read_deck(SourceText(source.path, pinned))
    assert not after.diagnostics
    assert after.value is not None
    assert [_with_id(entry, dict(missing)) for entry in before.value.entries] == [
        entry._replace(at=Location("")) for entry in after.value.entries
    ]
    assert _without(pinned, {name for _, name in missing}) == source.text


def _with_id(entry: Entry, missing: dict[Location, str]) -> Entry:
    identity = entry.id or Text(missing[entry.at], entry.at)
    return entry._replace(id=identity, at=Location(""))


def _without(text: str, names: set[str]) -> str:
    for name in names:
        text = re.sub(rf"id: {name}(?:, |\r?\n *)", "", text)
    return text
