"""Features of questions, the score that is made of them, and that every weight belongs to a feature."""

from __future__ import annotations

import pytest

from deckwright.sources.questions import cards_of, question_candidates
from deckwright.sources.questions.features import Features, features_of
from deckwright.sources.questions.rating import rated, score_of
from deckwright.sources.questions.weights import WEIGHTS


def features(statement: str, opening: str) -> Features:
    """The features of the first question that begins so."""
    return next(features_of(card) for card in cards_of(statement) if card.question.startswith(opening))


@pytest.mark.parametrize(
    ("statement", "opening", "name"),
    [
        ("People tend to explain the conduct of others by their character.", "Who", "a person alone"),
        ("People tend to explain the conduct of others by their character.", "Who", "anybody or anything"),
        ("Red blood cells carry oxygen from the lungs to the tissues.", "Which", "rarity of what the kind leaves"),
        ("Fast rivers carry more sand in spring than slow rivers in autumn.", "Which", "a kind said twice"),
        ("Caterpillars of moths eat leaves, but the moths drink nectar.", "What do caterpillars", "before but"),
        ("Robert Koch identified the bacterium that causes tuberculosis.", "Who", "past"),
        ("The new law protects tenants and weakens the rights of landlords.", "What does", "one verb of several"),
    ],
)
def test_features(statement: str, opening: str, name: str) -> None:
    assert features(statement, opening)[name]


def test_the_best_gap_of_a_statement_is_a_feature() -> None:
    asked = features("Osmosis is the movement of water across a membrane with small pores.", "What is the term")
    assert asked["the best gap is asked for"] == 1
    assert asked["best gap in the answer"] > asked.get("a better gap is shown", 0.0)


def test_the_weights_are_of_features() -> None:
    assert {"", "why", "a person alone", "best gap in the answer"} <= set(WEIGHTS)


def test_a_likely_bad_question_scores_less() -> None:
    weights = {"": (0.0, -2.0), "why": (2.0, 0.0), "a person alone": (0.0, 4.0)}
    assert rated({"why": 1.0}, weights) > rated({}, weights) > rated({"a person alone": 1.0}, weights)
    assert 0 <= rated({"a person alone": 1.0}, weights) <= rated({"why": 1.0}, weights) <= 1


def test_a_trivial_subject_scores_less_than_a_term() -> None:
    statement = "People often forgive a slow answer, whereas phagocytosis destroys bacteria in the wounds of the skin."
    scores = {card.answer: score_of(card) for card in cards_of(statement)}
    assert scores.get("People", 0.0) < score_of(
        cards_of("Phagocytosis destroys most of the bacteria in the wounds of the skin.")[0]
    )


def test_what_scores_too_little_is_not_asked() -> None:
    statement = "People tend to explain the conduct of others by their character."
    assert [card.answer for card in cards_of(statement)]
    assert "People" not in {question.answer for question in question_candidates(statement)}
