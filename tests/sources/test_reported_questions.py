"""Questions about what a named person showed, and answers bound to the right words."""

from __future__ import annotations

import pytest

from deckwright.sources.questions import question_candidates


@pytest.mark.parametrize(
    ("statement", "question", "answer"),
    [
        (
            "Charles Darwin proposed that species evolve by natural selection.",
            "According to Charles Darwin, how do species evolve?",
            "By natural selection",
        ),
        ("A club admits only those members that have paid their fee.", "Which members does a club admit?", None),
        ("Kites catch wind, while balloons ignore it.", "What catches wind?", "Kites"),
    ],
)
def test_the_first_question_asks_for_the_point(statement: str, question: str, answer: str | None) -> None:
    first = question_candidates(statement)[0]
    assert first.question == question
    assert answer is None or first.answer == answer


def test_a_denied_cause_is_not_asked_for() -> None:
    asked = question_candidates("Workers seldom quit a firm because of wages alone.")
    assert not [found for found in asked if found.question.startswith("Why")]


def test_a_comparison_stays_whole() -> None:
    for found in question_candidates("Selective breeding has a stronger effect in small herds than in large ones."):
        assert "than" not in found.answer
