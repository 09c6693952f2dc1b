"""First words that stand for something said before: named, or the statement is not used."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deckwright.sources.opening import led_in, self_standing
from deckwright.sources.outline import Statement
from deckwright.sources.proposals import Proposal
from deckwright.sources.sketch import DraftWish, sketch

FLEMING = "Alexander Fleming was a Scottish physician."


@pytest.mark.parametrize(
    ("statement", "context", "whole"),
    [
        ("He discovered penicillin in 1928.", FLEMING, "Alexander Fleming discovered penicillin in 1928."),
        ("His work changed medicine for ever.", FLEMING, "Alexander Fleming's work changed medicine for ever."),
        ("Its capital is Canberra.", "Australia is large.", "Australia's capital is Canberra."),
        ("It lies inland.", "Canberra is a city.", "Canberra lies inland."),
        ("He discovered penicillin in 1928.", "", None),
        ("She won two Nobel Prizes.", "The prize is awarded in Stockholm.", None),
        ("Their rules protect the skills of members.", "", None),
        ("Heat rises.", "", "Heat rises."),
        ("Hers was the better argument.", "", "Hers was the better argument."),
    ],
)
def test_what_the_first_word_stands_for(statement: str, context: str, whole: str | None) -> None:
    assert self_standing(statement, context) == whole


def test_proposed_gaps_stand_in_the_statement_that_names_its_subject() -> None:
    text = "He discovered penicillin in 1928."
    proposal = Proposal(gaps=((14, 24),))
    named = Statement(text, "statement", "p1-s2", 1, context=FLEMING)
    made = sketch(named, DraftWish(), proposal)
    assert made is not None
    assert made.text == "Alexander Fleming discovered ==penicillin== in 1928."
    unnamed = sketch(Statement(text, "statement", "p1-s1", 1), DraftWish(), proposal)
    assert unnamed is None or not unnamed.text.startswith("He discovered ==")


@pytest.mark.parametrize("listed", [True, False])
def test_a_statement_that_names_nobody_has_no_card(listed: bool) -> None:
    said = Statement("She won two Nobel Prizes for her work.", "statement", "p1-s1", 1, listed=listed)
    made = sketch(said, DraftWish())
    assert (made is not None) == listed
    if made is not None:
        assert (made.cards, made.asks) == (0, ())
        assert "not clear what its first word stands for" in made.comment


@pytest.mark.parametrize(
    ("statement", "context", "found"),
    [
        ("They were lower in towns.", "Durkheim compared suicide rates in Europe.", True),
        ("She examined variable stars.", "Henrietta Leavitt worked at Harvard.", True),
        ("She won two Nobel Prizes.", "The prize is awarded in Stockholm.", False),
        ("They were lower in towns.", "They were compared across Europe.", False),
        ("They were lower in towns.", "", False),
        ("They were lower in towns.", "Rates were compared " + "again and again " * 10 + ".", False),
    ],
)
def test_the_sentence_before_that_says_what_it_is_about(statement: str, context: str, found: bool) -> None:
    assert led_in(statement, context) == (context if found else None)


def test_gaps_behind_the_sentence_before() -> None:
    context = "Durkheim compared suicide rates in Protestant and Catholic regions."
    said = Statement("They were lower where people were closely integrated into a community.", "statement", "p1-s2", 1)
    made = sketch(replace(said, context=context), DraftWish())
    assert made is not None
    assert made.text.startswith(context + " They were ==lower== where")
    assert made.cards > 0
    assert made.asks == ()
    assert "not clear what its first word stands for" in made.comment
