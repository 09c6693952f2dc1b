"""A seeded schedule arrives in real Anki as it was written, in every time zone, and FSRS goes on from it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from anki.collection import Collection
from fsrs_rs_python import FSRS, MemoryState

from deckwright import pipeline
from deckwright.compiler.plan import CardRow, NoteRow, PackagePlan, PlannedDeck, PlannedNotetype, ReviewRow
from deckwright.compiler.seeding import Study, seed_card
from deckwright.compiler.tables import unique_reviews
from deckwright.domain import schedule as wanted
from deckwright.domain.deck import Project
from deckwright.domain.location import SourceText
from deckwright.domain.notetype import Field, Notetype, NotetypeKind, Template
from deckwright.domain.schedule import Rating, Review, Schedule
from deckwright.domain.workspace import Workspace
from deckwright.edges.apkg.archive import write_package
from deckwright.edges.media import media_finder

if TYPE_CHECKING:
    from tests.client.conftest import ImportPackage

TODAY = date(2026, 11, 23)
NOTETYPE = Notetype(
    1_111_111_111_113,
    "Example seeded",
    NotetypeKind.STANDARD,
    (Field(31, "Front"), Field(32, "Back")),
    (Template(41, "Forward", "{{Front}}", "{{Back}}"),),
    "",
)
REVIEWS = (
    Review(date(2026, 9, 1), Rating.AGAIN),
    Review(date(2026, 9, 1), Rating.GOOD),
    Review(date(2026, 9, 4), Rating.GOOD),
    Review(date(2026, 9, 15), Rating.AGAIN),
    Review(date(2026, 9, 15), Rating.HARD),
    Review(date(2026, 9, 17), Rating.EASY),
    Review(date(2026, 10, 20), Rating.GOOD),
)
SCHEDULES = (
    Schedule(),
    Schedule(suspended=True, flag=3),
    Schedule(due=date(2026, 12, 1), interval=30),
    Schedule(due=date(2026, 10, 1), interval=90, memory=wanted.MemoryState(85.5, 4.25), reps=6, lapses=1),
    Schedule(reviews=REVIEWS),
    Schedule(reviews=REVIEWS, suspended=True, flag=7, due=date(2027, 1, 15), interval=87),
    Schedule(reviews=REVIEWS[:1]),
)
ZONES = (
    "Pacific/Honolulu",
    "America/New_York",
    "UTC",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Pacific/Auckland",
)

READ_BACK = """
import json, sys
from datetime import datetime, timedelta
from anki.collection import Collection
col = Collection(sys.argv[1])
now = datetime.now().astimezone()
today = (now - timedelta(hours=4)).date()
cards = []
for row in col.db.all("select id, type, queue, due, ivl, reps, lapses, flags, data from cards order by id"):
    date = str(today + timedelta(days=row[3] - col.sched.today)) if row[1] == 2 else None
    memory = col.get_card(row[0]).memory_state
    cards.append({"row": row[:3] + row[4:], "due": row[3], "date": date,
                  "memory": [memory.stability, memory.difficulty] if memory else None})
times = [datetime.fromtimestamp(stamp / 1000) for stamp in col.db.list("select id from revlog order by id")]
days = [str((moment - timedelta(hours=4)).date()) for moment in times]
log = col.db.all("select id, cid, ease, ivl, lastIvl, factor, time, type from revlog order by id")
print(json.dumps({"cards": cards, "log": log, "days": days}))
"""


def seeded_plan(schedules: tuple[Schedule, ...] = SCHEDULES, study: Study | None = None) -> PackagePlan:
    """One note with one card for each schedule, in one deck."""
    new = [
        CardRow(1_400_000_001_000 + i, 1_300_000_001_000 + i, 1_200_000_001_000, 0, 1, i) for i in range(len(schedules))
    ]
    seeded = [seed_card(card, schedule, study or Study()) for card, schedule in zip(new, schedules, strict=True)]
    return PackagePlan(
        notetypes=(PlannedNotetype(NOTETYPE, 1),),
        presets=(),
        decks=(PlannedDeck(1_200_000_001_000, "Seeded", "", 1),),
        notes=tuple(
            NoteRow(card.note_id, f"seed-{i}", NOTETYPE.id, 1, "", f"Q{i}\x1fA{i}", f"Q{i}", i)
            for i, card in enumerate(new)
        ),
        cards=tuple(card.row for card in seeded),
        reviews=unique_reviews(review for card in seeded for review in card.reviews),
    )


@pytest.fixture(scope="module")
def plan() -> PackagePlan:
    return seeded_plan()


@pytest.fixture
def package(plan: PackagePlan, tmp_path: Path) -> Path:
    return write_package(plan, tmp_path / "seeded.apkg").path


def read_back(path: Path, zone: str) -> dict[str, Any]:
    """Cards and review log as a learner in ``zone`` has them."""
    done = subprocess.run(
        [sys.executable, "-c", READ_BACK, str(path)],
        env={**os.environ, "TZ": zone},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


IMPORT = """
import sys
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
col = Collection(sys.argv[1])
options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=False)
col.import_anki_package(ImportAnkiPackageRequest(package_path=sys.argv[2], options=options))
col.close()
"""


@pytest.mark.parametrize("zone", ZONES)
def test_everything_arrives_in_every_time_zone(zone: str, plan: PackagePlan, package: Path, tmp_path: Path) -> None:
    path = tmp_path / "zone.anki2"
    subprocess.run([sys.executable, "-c", IMPORT, path, package], env={**os.environ, "TZ": zone}, check=True)
    found = read_back(path, zone)

    for card, schedule, row in zip(found["cards"], SCHEDULES, plan.cards, strict=True):
        got_id, kind, queue, interval, reps, lapses, flags, data = card["row"]
        assert (got_id, kind, queue, interval) == (row.id, row.type, row.queue, row.interval)
        assert (reps, lapses, flags) == (row.reps, row.lapses, row.flags)
        if schedule.is_new:
            assert card["due"] == row.due
            continue
        assert card["date"] == str(date(2020, 1, 1) + timedelta(days=row.due))
        assert {key: json.loads(data).get(key) for key in json.loads(row.data)} == json.loads(row.data)
    assert found["cards"][2]["date"] == "2026-12-01"
    assert [ReviewRow(*row) for row in found["log"]] == list(plan.reviews)
    assert found["days"] == [str(review.date) for review in sorted([*REVIEWS, *REVIEWS, *REVIEWS[:1]])]


def test_fsrs_goes_on_from_the_seeded_memory(
    collection: Collection, package: Path, plan: PackagePlan, import_package: ImportPackage
) -> None:
    collection.set_config("fsrs", True)
    import_package(collection, package, scheduling=True)
    for row in plan.cards[3:5]:
        card = collection.get_card(row.id)
        shipped = json.loads(row.data)
        days = collection.sched.today - (card.due - card.ivl)
        expected = FSRS([]).next_states(MemoryState(shipped["s"], shipped["d"]), 0.9, days)
        states = collection._backend.get_scheduling_states(row.id)
        for name in ("again", "hard", "good", "easy"):
            state = getattr(states, name).normal
            after = state.relearning.review if state.HasField("relearning") else state.review
            memory = getattr(expected, name).memory
            assert after.memory_state.stability == pytest.approx(memory.stability, rel=1e-5), name
            assert after.memory_state.difficulty == pytest.approx(memory.difficulty, rel=1e-5), name
            if name == "good":
                exact = getattr(expected, name).interval
                assert abs(after.scheduled_days - exact) <= fuzz(exact)


def fuzz(interval: float) -> float:
    """Anki's fuzz in days: 1, and a share of each stretch of the interval that grows smaller with its length."""
    stretches = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
    return 1.0 + sum(share * max(0.0, min(interval, end) - start) for start, end, share in stretches) + 0.5


def test_memory_from_reviews_is_what_anki_computes_itself(
    collection: Collection, package: Path, plan: PackagePlan, import_package: ImportPackage
) -> None:
    collection.set_config("fsrs", True)
    import_package(collection, package, scheduling=True)
    for row in plan.cards[4:7]:
        shipped = json.loads(row.data)
        computed = collection._backend.compute_memory_state(row.id).state
        assert computed.stability == pytest.approx(shipped["s"], abs=1e-4)
        assert computed.difficulty == pytest.approx(shipped["d"], abs=1e-3)


def test_without_the_box_only_the_seeded_state_is_lost(
    collection: Collection, package: Path, plan: PackagePlan, import_package: ImportPackage
) -> None:
    log = import_package(collection, package, scheduling=False)
    assert len(log.new) == len(SCHEDULES)
    rows = collection.db.all("select type, queue, due, ivl, reps, lapses, flags from cards order by id")
    assert [row[:2] + row[3:] for row in rows] == [[0, 0, 0, 0, 0, 0]] * len(SCHEDULES)
    assert [row[2] for row in rows] == list(range(len(SCHEDULES)))
    assert collection.db.scalar("select count() from revlog") == 0


DECK = """\
id: seeded
deck: Seeded
preset: {desired_retention: 0.85}
notes:
  - id: capital
    cloze: The capital is ==Astana==, the largest city ==Almaty==, the river ==Ishim==
    schedule:
      flag: blue
      cards:
        c1: {due: 2026-12-01, stability: 40, difficulty: 6, reps: 3}
        c2: {reviews: [{date: 2026-09-01, rating: good}, {date: 2026-09-04, rating: easy}]}
        c3: {suspended: true}
"""


def test_from_the_deck_file_to_the_learner(
    collection: Collection, tmp_path: Path, import_package: ImportPackage
) -> None:
    workspace = Workspace(Project("seeded", str(tmp_path)), (SourceText("deck.yaml", DECK),))
    outcome = pipeline.build([workspace], media_finder, pipeline.Wish(1_795_435_200, together=True))
    assert outcome.value is not None, outcome.diagnostics
    (plan,) = outcome.value.plans.values()
    collection.set_config("fsrs", True)
    package = write_package(plan, tmp_path / "deck.apkg").path
    import_package(collection, package, scheduling=True, presets=True)
    cards = [collection.get_card(card_id) for card_id in collection.find_cards("deck:Seeded")]
    first, second, third = sorted(cards, key=lambda card: card.ord)

    today = (datetime.now().astimezone() - timedelta(hours=4)).date()
    assert today + timedelta(days=first.due - collection.sched.today) == date(2026, 12, 1)
    assert first.memory_state is not None
    assert (first.memory_state.stability, first.memory_state.difficulty) == (40, 6)
    assert first.ivl == round(FSRS([]).next_interval(40, 0.85, 3))
    assert (second.reps, second.type) == (2, 2)
    computed = collection._backend.compute_memory_state(second.id).state
    assert second.memory_state is not None
    assert second.memory_state.stability == pytest.approx(computed.stability, abs=1e-4)
    assert (third.type, third.queue) == (0, -1)
    assert [card.flags for card in (first, second, third)] == [4, 4, 4]
