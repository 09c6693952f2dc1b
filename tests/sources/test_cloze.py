"""Gaps: the word worth asking for comes first; nothing inside a negation, nothing that the rest gives away."""

from __future__ import annotations

import pytest

from deckwright.sources.cloze import choose_gaps, gap_candidates, self_contained


@pytest.mark.parametrize(
    ("statement", "gap"),
    [
        ("A market with a single seller is called a monopoly.", "monopoly"),
        ("Osmosis is the movement of water across a membrane.", "Osmosis"),
        ("The human heart has four chambers.", "four"),
        ("The Treaty of Versailles was signed in 1919.", "1919"),
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


def test_items_of_a_list_are_gaps_of_their_own() -> None:
    gaps = choose_gaps("Sleep deprivation impairs attention, memory, and judgement.")
    assert {"attention", "memory", "judgement"} == {gap.text for gap in gaps}


@pytest.mark.parametrize(
    ("statement", "never"),
    [
        ("Inspiration, not motivation, characterizes relationships with followers.", "motivation"),
        ("Effective feedback describes behaviour rather than character.", "character"),
        ("Unlike animal cells, plant cells have a rigid wall of cellulose.", "animal"),
        ("Enzymes are not consumed by the reactions that they speed up.", "reactions"),
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
