"""Gaps: the word worth asking for comes first; nothing inside a negation, nothing that the rest gives away."""

from __future__ import annotations

import pytest

from deckwright.sources.cloze import choose_gaps, gap_candidates, self_contained


@pytest.mark.parametrize(
    ("statement", "gap"),
    [
        ("Osmosis is the movement of water across a membrane.", "Osmosis"),
        ("A warm front brings steady rain.", "warm front"),
        ("Plants use chlorophyll to capture light energy.", "chlorophyll"),
        ("Habits are triggered by context rather than by intention.", "context"),
    ],
)
def test_first_gap(statement: str, gap: str) -> None:
    assert gap_candidates(statement)[0].text == gap


def test_offsets_point_into_the_statement() -> None:
    statement = "Inflation is a rise in prices. It reduces the value of money."
    for gap in gap_candidates(statement):
        assert statement[gap.start : gap.end] == gap.text


@pytest.mark.parametrize(
    ("statement", "gap"),
    [
        ("A market with a single seller is called a monopoly.", "monopoly"),
        ("The human heart has four chambers.", "four chambers"),
        ("The Treaty of Versailles was signed in 1919.", "1919"),
        ("The interior of a cloud is colder than its edge.", "colder"),
        ("Water is densest at four degrees.", "densest"),
    ],
)
def test_gaps_beside_the_first(statement: str, gap: str) -> None:
    assert gap in {each.text for each in choose_gaps(statement)}


def test_items_of_a_list_come_together() -> None:
    gaps = choose_gaps("They need chlorophyll, magnesium, and phosphorus.")
    assert {"chlorophyll", "magnesium", "phosphorus"} == {gap.text for gap in gaps}


@pytest.mark.parametrize(
    ("statement", "never"),
    [
        ("A hub repeats every frame on all of its ports.", "hub repeats"),
        ("The principle holds when the price of a good rises.", "good rises"),
        ("In 1936 Alan Turing described a universal machine.", "1936 Alan Turing"),
        ("A 360-degree appraisal draws on the views of colleagues.", "degree appraisal"),
    ],
)
def test_a_gap_is_a_whole_phrase(statement: str, never: str) -> None:
    assert never not in {gap.text for gap in gap_candidates(statement)}


def test_a_name_is_not_torn() -> None:
    texts = {gap.text for gap in gap_candidates("It was named the World Wide Web four years later.")}
    assert not texts & {"World", "Wide Web"}


def test_gaps_do_not_give_each_other_away() -> None:
    gaps = choose_gaps("Good leaders learn to both trust and be trustworthy in every situation.")
    assert len({"trust", "trustworthy"} & {gap.text for gap in gaps}) <= 1


def test_what_was_said_before_is_not_asked_for() -> None:
    context = "Neutron stars are the collapsed cores of massive stars."
    first = gap_candidates("Neutron stars pack the mass of the Sun into a ball twenty kilometres across.", context)[0]
    assert "stars" not in first.text


def test_scores_are_shares() -> None:
    scores = [gap.score for gap in gap_candidates("Plants use chlorophyll to capture light energy.")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize(
    ("statement", "never"),
    [
        ("Inspiration, not motivation, characterizes relationships with followers.", "motivation"),
        ("Effective feedback describes behaviour rather than character.", "character"),
        ("Unlike animal cells, plant cells have a rigid wall of cellulose.", "animal"),
    ],
)
def test_no_gap_in_a_contrast(statement: str, never: str) -> None:
    assert all(never not in gap.text for gap in gap_candidates(statement))


def test_no_gap_that_the_rest_shows() -> None:
    assert choose_gaps("Trust grows where trust is given.") == ()


def test_gaps_do_not_overlap_and_are_few() -> None:
    statement = "The loop of Henle, which descends into the medulla of the kidney, concentrates the urine."
    gaps = choose_gaps(statement, most=2)
    assert len(gaps) == 2
    assert gaps[0].end <= gaps[1].start


@pytest.mark.parametrize("statement", ["", "Yes.", "One two.", "It is so."])
def test_nothing_to_hide(statement: str) -> None:
    assert choose_gaps(statement) == ()


def test_pronoun_at_the_start_is_replaced() -> None:
    context = "Inner leadership has a dual definition."
    assert self_contained("It takes place in the middle.", context) == "Inner leadership takes place in the middle."
    assert self_contained("It takes place in the middle.", "") is None
    assert self_contained("Water boils.", context) == "Water boils."
