"""The remedy for what YAML would not leave alone: the author's own line, rewritten, which then reads back whole."""

from __future__ import annotations

import pytest

from deckwright.deckfile.reader import read_deck
from deckwright.domain.location import SourceText

BEGINNING = "id: x\ndeck: X\nnotes:\n"
LINES = [
    "answer: **bold** text",
    "answer: `code` it is",
    "answer: ![a](b.png)",
    "answer: - one",
    "answer: > 5",
    "answer: Which: this or that",
    "answer: Complete the line:",
    'answer: "Why" do we ask',
    "answer: [text](https://example.org)",
    "answer: &c",
    "answer: !important it is",
    "answer: *emphasis",
    "answer: {{c1::Paris}} is",
    "answer: {{c1::Paris}}",
    "answer: {a, b}",
    "answer: C #1 is best",
    "answer: #1",
    "answer: [one, two]",
    "answer: >5",
    "answer: 'a' b # c",
]


@pytest.mark.parametrize("line", LINES)
def test_the_hint_shows_the_line_so_that_nothing_is_lost(line: str) -> None:
    outcome = read_deck(SourceText("a.yaml", f"{BEGINNING}  - question: x\n    {line}\n"))
    (problem,) = outcome.diagnostics
    block = problem.hint[problem.hint.index("answer: |-") :].replace("\n", "\n    ")
    mended = read_deck(SourceText("a.yaml", f"{BEGINNING}  - question: x\n    {block}\n"))
    assert mended.diagnostics == ()
    assert mended.value is not None
    written = "\n".join(part.strip() for part in line.removeprefix("answer: ").split("\n"))
    assert mended.value.entries[0].text("answer") == written


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ('answer: "$\\theta$"', "$\\theta$"),
        ('answer: "$\\phi$"', "$\\phi$"),
        ('answer: "say \\"yes\\" \\alpha"', 'say "yes" \\alpha'),
    ],
)
def test_the_hint_for_double_quotes_shows_the_text_without_them(line: str, text: str) -> None:
    (problem,) = read_deck(SourceText("a.yaml", f"{BEGINNING}  - question: x\n    {line}\n")).diagnostics
    assert problem.hint.endswith(f"answer: |-\n  {text}")


def test_the_hint_for_braces_shows_the_whole_value() -> None:
    text = f"{BEGINNING}  - {{question: Who?, answer: A, B and C, extra: x}}\n"
    (problem,) = read_deck(SourceText("a.yaml", text)).diagnostics
    assert problem.hint.endswith("answer: |-\n  A, B and C")


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("reverse: yes", "Write `reverse: true`."),
        ("reverse: no", "Write `reverse: false`."),
        ("id: My Note!", "Write `id: my-note`, and never change it later."),
        ("tags: one", "Write `tags: [one]`."),
        ("tags: [two words]", "Write `two-words`, or two tags with a comma between them."),
        ("rverse: true", "Did you mean `reverse`?"),
    ],
)
def test_the_hint_says_what_to_write(line: str, hint: str) -> None:
    (problem,) = read_deck(SourceText("a.yaml", f"{BEGINNING}  - question: x\n    answer: y\n    {line}\n")).diagnostics
    assert problem.hint == hint


def test_the_hint_for_a_very_long_text_is_short() -> None:
    text = f"{BEGINNING}  - question: {'long ' * 10_000}# cut\n    answer: y\n"
    (problem,) = read_deck(SourceText("a.yaml", text)).diagnostics
    assert len(problem.hint) < 1200
