"""Single edits, shown before and after; the properties are in ``properties/test_deckfile_edits``."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from deckwright.deckfile.edit import Document
from deckwright.deckfile.replacing import Edit, apply_edits
from deckwright.domain.location import SourceText

DECK = """\
# top
id: x   # identity
notes:

  # first
  - question: Why?   # deckwright: ignore DW301
    answer: |-  # as it is
      one

      two
    tags: [a]

  # second
  - {question: What, answer: "x"}
  # end
"""


def edited(text: str, work: Callable[[Document], Edit]) -> str:
    return apply_edits(text, [work(Document(SourceText("a.yaml", text)))])


CASES: dict[str, tuple[Callable[[Document], Edit], str, str]] = {
    "id first": (
        lambda deck: deck.insert_first(deck.mapping(["notes", 0]), "id", "n"),
        "  - question: Why?",
        "  - id: n\n    question: Why?",
    ),
    "id first in braces": (
        lambda deck: deck.insert_first(deck.mapping(["notes", 1]), "id", "n"),
        "- {question",
        "- {id: n, question",
    ),
    "a value on a line with a comment": (
        lambda deck: deck.set_value(deck.mapping(["notes", 0]), "question", "How?"),
        "question: Why?   #",
        "question: How?   #",
    ),
    "a block in place of a value with a comment": (
        lambda deck: deck.set_value(deck.mapping(["notes", 0]), "question", "a: b"),
        "question: Why?   # deckwright: ignore DW301\n",
        "question: |-   # deckwright: ignore DW301\n      a: b\n",
    ),
    "a line in place of a block with a comment": (
        lambda deck: deck.set_value(deck.mapping(["notes", 0]), "answer", "one"),
        "answer: |-  # as it is\n      one\n\n      two\n",
        "answer: one  # as it is\n",
    ),
    "a new key": (
        lambda deck: deck.set_value(deck.mapping(["notes", 0]), "source", "page 1"),
        "    tags: [a]\n",
        "    tags: [a]\n    source: page 1\n",
    ),
    "a list of entries": (
        lambda deck: deck.set_value(deck.mapping(["notes", 0]), "ask", [{"question": "a: b", "typed": True}]),
        "    tags: [a]\n",
        "    tags: [a]\n    ask:\n      - question: |-\n          a: b\n        typed: true\n",
    ),
    "another tag": (
        lambda deck: deck.append_item(deck.mapping(["notes", 0]), "tags", "two words"),
        "[a]",
        '[a, "two words"]',
    ),
    "another note": (
        lambda deck: deck.append_item(deck.mapping(), "notes", {"cloze": "a ==b=="}, comment="draft: unsure"),
        '"x"}\n',
        '"x"}\n  # draft: unsure\n  - cloze: a ==b==\n',
    ),
    "a first list": (
        lambda deck: deck.append_item(deck.mapping(["notes", 0]), "ask", {"question": "x"}),
        "    tags: [a]\n",
        "    tags: [a]\n    ask:\n      - question: x\n",
    ),
    "a key at the top": (
        lambda deck: deck.set_value(deck.mapping(), "drafted", {"a": "9f2c1a"}),
        '"x"}\n',
        '"x"}\ndrafted:\n  a: 9f2c1a\n',
    ),
    "a key below keys that are missing": (
        lambda deck: deck.set_path(("presets", "steady", "new_per_day"), 5),
        '"x"}\n',
        '"x"}\npresets:\n  steady:\n    new_per_day: 5\n',
    ),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.parametrize("name", CASES)
def test_an_edit_changes_this_and_nothing_else(name: str, bom: str, newline: str) -> None:
    work, before, after = CASES[name]
    assert DECK.count(before) == 1
    text, wanted = (bom + each.replace("\n", newline) for each in (DECK, DECK.replace(before, after)))
    assert edited(text, work) == wanted


def test_a_nested_key_that_is_there_is_set() -> None:
    text = "presets:\n  steady:  # ours\n    new_per_day: 3  # few\n"
    after = edited(text, lambda deck: deck.set_path(("presets", "steady", "new_per_day"), 5))
    assert after == text.replace("3", "5")


def test_an_empty_list_gets_its_first_item() -> None:
    text = "id: x\nnotes: []  # none yet\n"
    after = edited(text, lambda deck: deck.append_item(deck.mapping(), "notes", {"cloze": "a"}, comment="new"))
    assert after == "id: x\nnotes:  # none yet\n  # new\n  - cloze: a\n"


def test_what_is_not_there_cannot_be_edited() -> None:
    document = Document(SourceText("a.yaml", DECK))
    with pytest.raises(LookupError):
        document.mapping(["notes", 7])
    with pytest.raises(LookupError):
        document.mapping(["id"])
    with pytest.raises(ValueError, match="nothing"):
        Document(SourceText("a.yaml", "# empty"))


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="two edits"):
        apply_edits("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])
