"""Whatever the bytes: no exception, and every problem lies inside its file; places are those of the characters."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from deckwright.deckfile.nodes import Mapping, Scalar
from deckwright.deckfile.project import read_project
from deckwright.deckfile.reader import read_deck
from deckwright.deckfile.source import encoding_problem
from deckwright.deckfile.text import read_nodes
from deckwright.domain.diagnostic import Diagnostic
from deckwright.domain.location import Location, SourceText

DECK = """\
id: x
deck: X   # name
tags: [a, b]
preset: {new_per_day: 10}
notes:
  - principle: a ==b== c
    ask:
      - {id: q, question: "what, then?", answer: 'a'}
  - id: n
    question: |-
      $\\theta$ {{c1::x}}

       and more
    answer: >
      folded
      text
    reverse: true
"""
PIECES = [
    ": ",
    " #",
    "- ",
    "-",
    "? ",
    "{{c1::x}}",
    "{",
    "}",
    "[",
    "]",
    ",",
    '"',
    "'",
    "\\",
    "|",
    ">",
    "|-",
    "*",
    "&c",
    "!",
    "%",
]
PIECES += [
    "@",
    "`",
    "---\n",
    "...\n",
    "<<: ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\n  ",
    "\n    ",
    "é",
    "😀",
    "\x00",
    "\x1f",
    "\u2028",
]
PIECES += ["\ufeff", "question: ", "answer: ", "id: ", "ask:", "notes:", "  - ", "\x85", "yes"]


def inside(problem: Diagnostic, text: str) -> bool:
    lines = re.split(r"\r\n|\r|\n|\x85|\u2028|\u2029", text)
    at = problem.at
    return 1 <= at.line <= len(lines) and 1 <= at.column <= len(lines[at.line - 1]) + 1


@st.composite
def mutants(draw: st.DrawFn) -> str:
    """The deck above with a few pieces put in or cut out."""
    text = DECK
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(PIECES)) + text[place + draw(st.integers(0, 12)) :]
    return text


@settings(max_examples=500, deadline=None)
@given(st.one_of(mutants(), st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.text(max_size=60)))
def test_a_problem_lies_inside_its_file(text: str) -> None:
    deck = read_deck(SourceText("a.yaml", text))
    project = read_project(SourceText("a.yaml", text), "")
    for problem in (*deck.diagnostics, *project.diagnostics):
        assert inside(problem, text), problem
        assert problem.message
        assert problem.hint
    assert deck.value is not None or deck.diagnostics


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=80))
@example("\x85".encode() + b"\x80")
def test_bytes_are_text_or_a_problem_in_their_place(data: bytes) -> None:
    source = SourceText("a.yaml", data)
    problem = encoding_problem(source)
    if problem is not None:
        assert inside(problem, source.text)
    else:
        assert source.text.encode() == data


STYLES = ("{text}", '"{text}"', "'{text}'", "|-\n{margin}{block}", "|\n\n{margin}{block}\n", "|3-\n   {block3}")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.from_regex(r"[a-z😀é][a-z ]{0,6}[a-z日]", fullmatch=True), min_size=1, max_size=4),
    st.sampled_from(STYLES),
    st.integers(1, 5),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_place_is_that_of_the_character(lines: list[str], style: str, depth: int, newline: str) -> None:
    margin = " " * depth
    block, block3 = (f"\n{each}".join(lines) for each in (margin, "   "))
    value = style.format(text=lines[0], margin=margin, block=block, block3=block3)
    text = f"first: x\nkey: {value}\nlast: y\n".replace("\n", newline)
    outcome = read_nodes(SourceText("a.yaml", text))
    assert isinstance(outcome.value, Mapping)
    found = outcome.value.values["key"]
    assert isinstance(found, Scalar)
    rows = text.split(newline)
    for offset, character in enumerate(found.rstrip("\n")):
        if character != "\n":
            at = found.place(offset)
            assert rows[at.line - 1][at.column - 1] == character


def test_the_place_of_folded_text_is_its_beginning() -> None:
    outcome = read_nodes(SourceText("a.yaml", "a: one\n  two\nb: >\n  one\n  two\n"))
    assert isinstance(outcome.value, Mapping)
    one, two = outcome.value.values.values()
    assert isinstance(one, Scalar)
    assert isinstance(two, Scalar)
    assert one.place(5) == Location("a.yaml", 1, 4)
    assert two.place(5) == Location("a.yaml", 3, 4)


def test_the_project_deck_is_without_fault() -> None:
    path = Path(__file__).parents[2] / "decks" / "inner-leadership.yaml"
    assert read_deck(SourceText("d.yaml", path.read_text(encoding="utf-8"))).diagnostics == ()
