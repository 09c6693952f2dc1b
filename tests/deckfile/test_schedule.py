"""``schedule:`` in YAML: what it becomes, and every contradiction with its place."""

from __future__ import annotations

from datetime import date

import pytest

from deckwright.deckfile.nodes import Mapping
from deckwright.deckfile.schedule import read_schedule
from deckwright.deckfile.text import read_nodes
from deckwright.domain.diagnostic import Diagnostic, Outcome
from deckwright.domain.location import SourceText
from deckwright.domain.schedule import MemoryState, NoteSchedule, Rating, Review, Schedule


def read(text: str) -> Outcome[NoteSchedule]:
    root = read_nodes(SourceText("deck.yaml", f"schedule: {text}\n")).value
    assert isinstance(root, Mapping)
    return read_schedule(root.values["schedule"])


def problem(text: str) -> Diagnostic:
    outcome = read(text)
    assert len(outcome.diagnostics) == 1, outcome.diagnostics
    assert outcome.value.every == Schedule()
    return outcome.diagnostics[0]


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("{suspended: true}", Schedule(suspended=True)),
        ("{flag: 3}", Schedule(flag=3)),
        ("{flag: purple}", Schedule(flag=7)),
        ("{due: 2026-12-01, interval: 30d}", Schedule(due=date(2026, 12, 1), interval=30)),
        ("{due: 2026-12-01, interval: 2w}", Schedule(due=date(2026, 12, 1), interval=14)),
        (
            "{due: 2026-12-01, stability: 31.5, difficulty: 4}",
            Schedule(due=date(2026, 12, 1), memory=MemoryState(31.5, 4.0)),
        ),
        (
            "{due: 2026-12-01, interval: 30, reps: 9, lapses: 2}",
            Schedule(due=date(2026, 12, 1), interval=30, reps=9, lapses=2),
        ),
        (
            "{reviews: [{date: 2026-09-01, rating: good}, {date: 2026-09-04, rating: Easy}], due: 2026-09-30}",
            Schedule(
                due=date(2026, 9, 30),
                interval=26,
                reviews=(Review(date(2026, 9, 1), Rating.GOOD), Review(date(2026, 9, 4), Rating.EASY)),
            ),
        ),
    ],
)
def test_schedules_are_read(text: str, schedule: Schedule) -> None:
    outcome = read(text)
    assert outcome.diagnostics == ()
    assert outcome.value.every == schedule


def test_a_card_has_the_keys_of_its_note_unless_it_says_otherwise() -> None:
    text = "{suspended: true, flag: 1, cards: {c1: {suspended: false}, reverse: {flag: 2}}}"
    outcome = read(text)
    assert outcome.diagnostics == ()
    assert outcome.value.every == Schedule(suspended=True, flag=1)
    assert outcome.value.cards == {"c1": Schedule(flag=1), "reverse": Schedule(suspended=True, flag=2)}
    assert outcome.value.places["reverse"].column == f"schedule: {text}".index("reverse") + 1


ONE = "{date: 2026-09-01, rating: good}"


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("soon", "DW270", "soon"),
        ("{flag: [1]}", "DW270", "[1]"),
        ("{reviews: {date: 2026-09-01}}", "DW270", "{date"),
        ("{reviews: [good]}", "DW270", "good"),
        ("{reviews: [{date: 2026-09-01}]}", "DW270", "{date"),
        ("{cards: [c1]}", "DW270", "[c1]"),
        ("{cards: {c1: later}}", "DW270", "later"),
        ("{suspend: true}", "DW271", "suspend"),
        ("{cards: {c1: {cards: {}}}}", "DW271", "cards: {}"),
        ("{suspended: yes}", "DW272", "yes"),
        ("{flag: 8}", "DW272", "8"),
        ("{due: tomorrow}", "DW272", "tomorrow"),
        ("{due: 2026-02-30}", "DW272", "2026-02-30"),
        ("{due: 20261201}", "DW272", "20261201"),
        ("{interval: 0d}", "DW272", "0d"),
        ("{interval: 36501d}", "DW272", "36501d"),
        ("{stability: nan}", "DW272", "nan"),
        ("{difficulty: 11}", "DW272", "11"),
        ("{reps: -1}", "DW272", "-1"),
        ("{reviews: [{date: 2026-09-01, rating: fine}]}", "DW272", "fine"),
        (f"{{stability: 5, difficulty: 5, reviews: [{ONE}]}}", "DW273", "5"),
        ("{due: 2026-12-01, interval: 30d, stability: 30}", "DW274", "30}"),
        ("{due: 2026-12-01, interval: 30d, difficulty: 3}", "DW274", "3}"),
        ("{due: 2026-12-01}", "DW275", "2026-12-01"),
        ("{interval: 30d}", "DW276", "30d"),
        ("{stability: 30, difficulty: 5}", "DW276", "30"),
        (f"{{due: 2026-09-01, reviews: [{ONE}]}}", "DW277", "2026-09-01"),
        (f"{{due: 2026-09-11, interval: 12d, reviews: [{ONE}]}}", "DW278", "12d"),
        ("{reps: 3}", "DW279", "3"),
        (f"{{reps: 1, reviews: [{ONE}, {ONE}]}}", "DW280", "1"),
        ("{due: 2026-12-01, interval: 30d, reps: 2, lapses: 2}", "DW281", "2}"),
        (f"{{reviews: [{ONE}, {{date: 2026-08-01, rating: good}}]}}", "DW282", "[{date"),
        (f"{{reviews: [{', '.join([ONE] * 11)}]}}", "DW283", "[{date"),
    ],
)
def test_what_cannot_be_is_reported_at_its_place(text: str, code: str, at: str) -> None:
    found = problem(text)
    assert found.code == code
    assert found.hint
    assert found.at.column == f"schedule: {text}".index(at, len("schedule: ")) + 1, found.at
