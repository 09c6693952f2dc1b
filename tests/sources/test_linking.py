"""Which statements support a discussion question."""

from __future__ import annotations

from deckwright.sources.linking import supporting_statements

STATEMENTS = (
    "Arteries carry blood away from the heart.",
    "The central bank raises interest rates to reduce inflation.",
    "Veins contain valves that prevent the backflow of blood.",
    "Inflation is a sustained rise in prices.",
)


def test_the_closest_statement_comes_first() -> None:
    found = supporting_statements("Why might a central bank change its interest rates?", STATEMENTS)
    assert found[0][0] == 1


def test_forms_of_a_word_count_as_the_word() -> None:
    assert supporting_statements("Compare an artery with a vein.", STATEMENTS)[0][0] in (0, 2)


def test_unrelated_question_has_no_support() -> None:
    assert supporting_statements("Describe your favourite holiday.", STATEMENTS) == ()


def test_nothing_from_nothing() -> None:
    assert supporting_statements("", STATEMENTS) == ()
    assert supporting_statements("What is inflation?", ()) == ()
