"""``deckwright stats`` counts what is there."""

from __future__ import annotations

import json

from click.testing import CliRunner
from tests.conftest import MakeProject

from deckwright.cli import main

DECK = """\
id: deck
deck: Deck
notes:
  - id: a
    question: What is the capital of Mali?
    answer: Bamako
    reverse: true
    source: Atlas
  - id: b
    cloze: |-
      The {{c1::Niger}} and the {{c2::Bani River}} meet at Mopti.
  - id: c
    question: How long is `[1, 2]`?
    answer: |-
      `2`
  - id: gone
    question: What was it?
    answer: an old answer of many words
    retired: true
"""


def test_notes_cards_kinds_and_words_are_counted(make_project: MakeProject) -> None:
    make_project({"decks/deckwright.yaml": "project: p\n", "decks/deck.yaml": DECK})
    told = json.loads(CliRunner().invoke(main, ["stats", "--format", "json"]).stdout)
    assert {key: told[key] for key in ("decks", "notes", "cards", "kinds")} == {
        "decks": 1,
        "notes": 3,
        "cards": 5,
        "kinds": {"cloze": 1, "question-answer": 2},
    }
    assert told["words_per_answer"] == {"median": 1.0, "longest": 2, "counts": {"1": 3, "2": 1}}
    assert told["share_with_source"] == 0.3333


def test_people_get_a_few_lines(make_project: MakeProject) -> None:
    make_project(
        {
            "decks/deckwright.yaml": "project: p\n",
            "decks/deck.yaml": DECK.replace("deck: Deck", "deck: Deck\nreference: {title: Atlas}"),
        }
    )
    result = CliRunner().invoke(main, ["stats"])
    assert result.exit_code == 0
    assert result.output == (
        "1 deck, 3 notes, 5 cards\n  cloze: 1\n  question-answer: 2\n"
        "words per answer: 1 in the middle, 2 at most\nnotes that name their source: 100%\n"
    )


def test_an_error_in_a_deck_is_told(make_project: MakeProject) -> None:
    make_project(
        {"decks/deckwright.yaml": "project: p\n", "decks/deck.yaml": DECK.replace("reverse: true", "reverse: maybe")}
    )
    result = CliRunner().invoke(main, ["stats"])
    assert result.exit_code == 1
    assert "DW154" in result.stderr
