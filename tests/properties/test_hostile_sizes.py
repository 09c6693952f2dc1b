"""Texts made to be slow to read: each is read, and what is too much is said once. Their sizes take minutes where the
work grows with the square of the text."""

from __future__ import annotations

import pytest

from deckwright.deckfile.reader import read_deck
from deckwright.deckfile.reading import LONGEST
from deckwright.domain.location import SourceText
from deckwright.rendering.cloze import find_gaps, number_gaps
from deckwright.rendering.markdown import plain_text, render_markdown
from deckwright.rendering.reveal import reveal_clozes, strip_tags

DECK = "id: d\ndeck: D\nnotes:\n"
MANY = 2_000
PATTERNS = {
    "gaps that open": "{{c1::",
    "gaps that close": "}}",
    "maths side by side": "$x$ ",
    "maths with gaps": "$x{{c1::a}}$ ",
    "maths that opens": "$x",
    "maths on lines of its own": "$$x",
    "emphasis in gaps": "{{c1::*a*}} ",
    "gaps across elements": "<b>{{c1::a</b>}}",
    "shorthand that opens": "==a ",
    "comparisons": "a==b y== ",
    "code beside what looks like a gap": "`a` {c1:: ",
    "tags that open": "<b>",
    "tags without an end": '<a b="',
    "comments that open": "<!--",
    "sounds that open": "[sound:",
    "brackets": "[a](",
}


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_many_of_a_kind_are_read(pattern: str) -> None:
    text = pattern * MANY
    find_gaps(text)
    render_markdown(number_gaps(text, {}), media=str, gaps=True)
    plain_text(text)
    strip_tags(text)
    reveal_clozes(text, 1, question=True)


def test_only_the_outermost_gap_that_is_too_deep_is_reported() -> None:
    found = find_gaps("{{c1::a " * 20_000 + "}}" * 20_000)
    assert [problem.code for problem in found.problems] == ["DW215"]
    assert len(found.gaps) == 10


def test_each_gap_that_is_too_deep_by_one_is_reported() -> None:
    found = find_gaps("{{c1::a " * 10 + "{{c2::b}} {{c3::c {{c4::d}}}}" + "}}" * 10)
    assert len(found.problems) == 2


@pytest.mark.parametrize(("length", "codes"), [(LONGEST, []), (LONGEST + 1, ["DW180"])])
@pytest.mark.parametrize("key", ["question", "answer", "source"])
def test_a_text_longer_than_any_card_is_an_error_at_its_place(key: str, length: int, codes: list[str]) -> None:
    values = {"question": "Why?", "answer": "So", key: "x" * length}
    note = "".join(f"    {name}: {value}\n" for name, value in values.items())
    found = read_deck(SourceText("d.yaml", f"{DECK}  - id: n\n{note}"))
    assert [problem.code for problem in found.diagnostics] == codes


def test_each_of_many_unknown_keys_is_told_with_its_place() -> None:
    keys = "".join(f"    key{number}: x\n" for number in range(MANY))
    found = read_deck(SourceText("d.yaml", f"{DECK}  - question: Why?\n    answer: So\n{keys}"))
    assert [problem.at.line for problem in found.diagnostics] == list(range(6, MANY + 6))
