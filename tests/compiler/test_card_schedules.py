"""A schedule in a deck file reaches the cards that it means, and what it cannot mean is reported."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from deckwright import pipeline
from deckwright.compiler.plan import PackagePlan
from deckwright.deckfile.project import read_project
from deckwright.domain.diagnostic import Outcome
from deckwright.domain.location import SourceText
from deckwright.domain.workspace import Workspace
from deckwright.edges.media import media_finder

NOW = int(datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp())
PROJECT = "project: seeded\npresets: {long: {desired_retention: 0.8, fsrs_parameters: []}}\n"


def build(notes: str, tmp_path: Path, preset: str = "long") -> Outcome[pipeline.Built | None]:
    deck = f"id: seeded\ndeck: Seeded\npreset: {preset}\nnotes:\n{notes}"
    project = read_project(SourceText("deckwright.yaml", PROJECT), str(tmp_path)).value
    workspace = Workspace(project, (SourceText("deck.yaml", deck),))
    return pipeline.build([workspace], media_finder, pipeline.Wish(NOW, together=True))


def plan(notes: str, tmp_path: Path) -> PackagePlan:
    outcome = build(notes, tmp_path)
    assert outcome.value is not None, outcome.diagnostics
    (made,) = outcome.value.plans.values()
    return made


QUESTION = "  - id: q\n    question: What?\n    answer: That\n    reverse: true\n"
CLOZE = "  - id: c\n    cloze: One ==two== and ==three==\n"


def test_every_card_or_single_ones(tmp_path: Path) -> None:
    made = plan(
        f"{QUESTION}    schedule: {{flag: 2, cards: {{reverse: {{suspended: true}}}}}}\n"
        f"{CLOZE}    schedule: {{cards: {{c2: {{due: 2026-12-01, interval: 30d}}}}}}\n",
        tmp_path,
    )
    assert [(card.ordinal, card.flags, card.queue, card.type) for card in made.cards] == [
        (0, 2, 0, 0),
        (1, 2, -1, 0),
        (0, 0, 0, 0),
        (1, 0, 2, 2),
    ]
    assert made.cards[3].due == (date(2026, 12, 1) - date(2020, 1, 1)).days
    assert made.reviews == ()


def test_memory_is_computed_under_the_decks_own_preset(tmp_path: Path) -> None:
    made = plan(f"{CLOZE}    schedule: {{reviews: [{{date: 2026-11-01, rating: easy}}]}}\n", tmp_path)
    assert {review.card_id for review in made.reviews} == {card.id for card in made.cards}
    data = json.loads(made.cards[0].data)
    assert data["dr"] == 0.8
    assert made.cards[0].interval > data["s"] * 2


def test_a_card_that_the_note_has_not(tmp_path: Path) -> None:
    outcome = build(f"{CLOZE}    schedule: {{cards: {{c3: {{flag: 1}}}}}}\n", tmp_path)
    assert outcome.value is None
    assert [(each.code, each.at.line, each.hint) for each in outcome.diagnostics] == [
        ("DW286", 7, "its cards are `c1`, `c2`")
    ]


@pytest.mark.parametrize(
    ("schedule", "code"),
    [
        ("{due: 2027-02-01, interval: 30d}", "DW285"),
        ("{cards: {c1: {due: 2027-02-01, interval: 30d}}}", "DW285"),
        ("{reviews: [{date: 2026-11-25, rating: good}]}", "DW284"),
    ],
)
def test_an_answer_that_is_still_to_come(schedule: str, code: str, tmp_path: Path) -> None:
    outcome = build(f"{CLOZE}    schedule: {schedule}\n", tmp_path)
    assert outcome.value is None
    assert [each.code for each in outcome.diagnostics] == [code]
