"""Which decks are one workload, and where its numbers are written, comments kept."""

from __future__ import annotations

from deckwright.deckfile.presets import choose_preset
from deckwright.deckfile.project import read_project
from deckwright.deckfile.reader import read_deck
from deckwright.domain.deck import Deck, Project
from deckwright.domain.location import SourceText
from deckwright.domain.preset import Preset
from deckwright.forecast.studied import Place, studied, with_settings

PROJECT = """# ours
project: p
presets:
  # for exams
  fast: {new_per_day: 30}  # many
  slow:
    new_per_day: 3   # few
    version: 4
"""


def project() -> Project:
    return read_project(SourceText("/p/deckwright.yaml", PROJECT), "/p").value


def deck(name: str, more: str, cards: int) -> tuple[Deck, Project, Preset, int]:
    source = SourceText(f"/p/{name}.yaml", f"id: {name}\ndeck: {name}\n{more}notes:\n  - question: q\n    answer: a\n")
    read = read_deck(source)
    assert read.value is not None, read.diagnostics
    return read.value, project(), choose_preset(read.value.preset, project().presets).value, cards


def test_decks_of_one_preset_are_one_workload() -> None:
    every = studied(
        [
            deck("a", "preset: slow\n", 10),
            deck("b", "", 20),
            deck("c", "preset: slow\n", 5),
            deck("d", "preset: {new_per_day: 8}\n", 7),
            deck("e", "preset: slow\nlimits: {new_per_day: 1}\n", 9),
            deck("f", "preset: fast\n", 0),
        ]
    )
    assert [(each.load.name, each.load.cards, each.load.new_per_day) for each in every] == [
        ("slow", 15, 3),
        ("steady", 20, 10),
        ("d", 7, 8),
        ("e", 9, 1),
    ]
    assert [each.places for each in every] == [
        (Place("/p/deckwright.yaml", ("presets", "slow"), 4),),
        (Place("/p/deckwright.yaml", ("presets", "steady"), 1),),
        (Place("/p/d.yaml", ("preset",), 1),),
        (Place("/p/e.yaml", ("limits",), None),),
    ]


def test_settings_are_written_with_comments_kept_and_the_version_raised() -> None:
    source = SourceText("/p/deckwright.yaml", PROJECT)
    settings = {"new_per_day": 9, "reviews_per_day": 120}
    text = with_settings(source, Place(source.path, ("presets", "slow"), 4), settings)
    assert "new_per_day: 9   # few" in text
    for kept in ("# ours", "# for exams", "# many"):
        assert kept in text
    written = read_project(SourceText(source.path, text), "/p")
    assert written.diagnostics == ()
    slow = written.value.presets["slow"]
    assert (slow.version, slow.settings) == (5, {"new_per_day": 9, "reviews_per_day": 120})


def test_a_preset_that_is_not_written_yet_is_added() -> None:
    source = SourceText("deckwright.yaml", "project: p  # name\n")
    text = with_settings(source, Place(source.path, ("presets", "steady"), 1), {"new_per_day": 4})
    steady = read_project(SourceText(source.path, text), "/p").value.presets["steady"]
    assert text.startswith("project: p  # name\n")
    assert (steady.version, steady.settings) == (2, {"new_per_day": 4})


def test_limits_of_a_deck_have_no_version() -> None:
    source = SourceText("e.yaml", "id: e\ndeck: E\nlimits: {new_per_day: 1}\nnotes: []\n")
    text = with_settings(source, Place("e.yaml", ("limits",), None), {"new_per_day": 6})
    assert text == source.text.replace("1}", "6}")
