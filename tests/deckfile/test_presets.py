"""Presets and limits as authors write them: every value in its unit, every mistake with a place and a remedy."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from deckwright.deckfile.nodes import Mapping
from deckwright.deckfile.presets import STEADY, choose_preset, read_limits, read_preset, read_presets, setting_value
from deckwright.deckfile.settings import DECK_LIMITS, OLDEST_ANKI, SETTING_BY_NAME, SETTINGS, Setting
from deckwright.deckfile.text import read_nodes
from deckwright.domain.diagnostic import Outcome, Severity
from deckwright.domain.location import Location, SourceText, Text
from deckwright.domain.preset import Limits, Preset


def presets(text: str) -> Outcome[dict[str, Preset]]:
    """The presets of a text that is sound YAML."""
    nodes = read_nodes(SourceText("deckwright.yaml", dedent(text)))
    assert not nodes.diagnostics
    return read_presets(nodes.value)


def limits(text: str) -> Outcome[Limits]:
    """The limits of a text that is sound YAML."""
    node = read_nodes(SourceText("deck.yaml", text)).value
    assert node is not None
    return read_limits(node)


def values(text: str) -> dict[str, object]:
    """The settings of one preset with these lines."""
    outcome = presets("mine:\n" + "".join(f"  {line}\n" for line in dedent(text).splitlines()))
    assert not outcome.diagnostics
    return dict(outcome.value["mine"].settings)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("new_per_day: 0", 0),
        ("learning_steps: [30s, 10m, 1d, 1.5h]", (0.5, 10.0, 1440.0, 90.0)),
        ("learning_steps: 1m 10m", (1.0, 10.0)),
        ("learning_steps: []", ()),
        ("learning_steps:\n  - 1m\n  - 1w", (1.0, 10080.0)),
        ("maximum_interval: 3y", 1095),
        ("maximum_interval: 6mo", 180),
        ("graduating_interval: 1w", 7),
        ("desired_retention: 0.9", 0.9),
        ("desired_retention: 92%", 0.92),
        ("desired_retention: '92 %'", 0.92),
        ("starting_ease: 250%", 2.5),
        ("leech: {action: tag}", "tag"),
        ("bury: {interday_learning: false}", False),
        ("easy_days: {sun: minimum}", "minimum"),
        ("ignore_reviews_before: 2024-02-29", "2024-02-29"),
        ("ignore_reviews_before: none", ""),
        ("fsrs_parameters: none", ()),
        ("fsrs_parameters: [" + ", ".join(["0.5"] * 17) + "]", (0.5,) * 17),
        ("fsrs_parameters: |-\n  " + ", ".join(["0.5"] * 19), (0.5,) * 19),
        ("auto_advance: {question: 1m}", 60),
        ("fsrs_search: deck:current -is:suspended", "deck:current -is:suspended"),
    ],
)
def test_values_come_in_their_unit(written: str, value: object) -> None:
    assert list(values(written).values()) == [value]


@pytest.mark.parametrize(
    ("written", "code", "column", "remedy"),
    [
        ("new_per_dya: 5", "DW230", 3, "new_per_day"),
        ("leech.action: tag", "DW230", 3, "leech"),
        ("leech: {treshold: 5}", "DW230", 11, "threshold"),
        ("new_per_day: many", "DW231", 16, "10"),
        ("new_per_day: -1", "DW231", 16, "10"),
        ("new_per_day: [5]", "DW231", 16, "10"),
        ("new_per_day:", "DW231", 15, "10"),
        ("maximum_interval: 365", "DW231", 21, "365d"),
        ("maximum_interval: 5m", "DW231", 21, "30d"),
        ("learning_steps: [1m, 10]", "DW231", 24, "10m"),
        ("learning_steps: [[1m]]", "DW231", 19, "10m"),
        ("learning_steps: [0m]", "DW231", 20, "10m"),
        ("learning_steps: [2000d]", "DW231", 20, "10m"),
        ("timer: {maximum: 1.5s}", "DW231", 20, "30s"),
        ("audio: {autoplay: no}", "DW231", 21, "false"),
        ("ignore_reviews_before: 2023-02-29", "DW231", 26, "2026-01-31"),
        ("new_per_day: 10000", "DW232", 16, "9999"),
        ("desired_retention: 0.995", "DW232", 22, "0.99"),
        ("desired_retention: 69%", "DW232", 22, "0.7"),
        ("maximum_interval: 101y", "DW232", 21, "36500"),
        ("learning_steps: " + "1m " * 101, "DW232", 19, "leave"),
        ("new_sort_order: gatherd", "DW233", 19, "gathered"),
        ("easy_days: {sun: none}", "DW233", 20, "normal"),
        ("fsrs_parameters: [" + ", ".join(["0.5"] * 20) + "]", "DW234", 21, "none"),
        ("fsrs_parameters: [" + ", ".join(["0.5"] * 21) + "]", "DW232", 41, "Anki"),
        ("fsrs_parameters: [" + ", ".join(["0.5"] * 16) + ", x]", "DW231", 101, "none"),
        ("fsrs_parameters: [" + ", ".join(["0.5"] * 16) + ", 1e999]", "DW231", 101, "none"),
        ("extends: [steady]", "DW235", 12, "steady"),
        ("extends: stedy", "DW236", 12, "steady"),
        ("version: 0", "DW237", 12, "2"),
        ("version: 1.5", "DW237", 12, "2"),
        ("leech: tag", "DW239", 10, "threshold"),
        ("extends: mine", "DW240", 12, "extends"),
    ],
)
def test_a_mistake_has_its_place_and_remedy(written: str, code: str, column: int, remedy: str) -> None:
    outcome = presets(f"mine:\n  {written}\n")
    (problem,) = outcome.diagnostics
    assert (problem.code, problem.at) == (code, Location("deckwright.yaml", 2, column))
    assert remedy in problem.hint
    assert problem.message


def test_a_preset_without_a_name_or_settings_is_reported() -> None:
    assert [problem.code for problem in presets("'': {new_per_day: 5}\n").diagnostics] == ["DW238"]
    assert [problem.code for problem in presets("mine: 5\n").diagnostics] == ["DW239"]
    assert [problem.code for problem in presets("- steady\n").diagnostics] == ["DW239"]


def test_all_mistakes_are_reported_and_the_rest_is_read() -> None:
    outcome = presets("mine: {new_per_day: x, reviews_per_day: 50, leech: {threshold: 0}}\n")
    assert [problem.code for problem in outcome.diagnostics] == ["DW231", "DW232"]
    assert outcome.value["mine"].settings == {"reviews_per_day": 50}


def test_inheritance_goes_through_every_step_and_inside_groups() -> None:
    outcome = presets(
        """\
        child: {extends: middle, leech: {threshold: 5}, version: 3}
        middle: {extends: top, new_per_day: 7, version: 2}
        top: {extends: steady, new_per_day: 3, reviews_per_day: 70, leech: {action: tag}}
        """
    )
    assert not outcome.diagnostics
    child = outcome.value["child"]
    assert child.settings == {"leech.threshold": 5, "new_per_day": 7, "reviews_per_day": 70, "leech.action": "tag"}
    assert (child.version, outcome.value["top"].version, child.extends) == (3, 1, None)
    assert setting_value(child, "maximum_interval") == 36500


def test_a_circle_is_reported_for_those_in_it_and_only_there() -> None:
    outcome = presets("a: {extends: b}\nb: {extends: a}\nc: {extends: a, new_per_day: 1}\n")
    assert [(problem.code, problem.at.line) for problem in outcome.diagnostics] == [("DW240", 1), ("DW240", 2)]
    assert "`a` → `b` → `a`" in outcome.diagnostics[0].message
    assert outcome.value["c"].settings == {"new_per_day": 1}


def test_an_unknown_parent_is_reported_once() -> None:
    outcome = presets("a: {extends: nobody}\nb: {extends: a}\n")
    assert [(problem.code, problem.at.line) for problem in outcome.diagnostics] == [("DW236", 1)]


def test_steady_is_always_there_and_can_be_redefined() -> None:
    assert read_presets(None).value == {"steady": STEADY}
    outcome = presets("steady: {new_per_day: 4}\nmine: {extends: steady}\n")
    assert outcome.value["mine"].settings == {"new_per_day": 4}
    assert presets("steady: {extends: steady}\n").diagnostics[0].code == "DW240"


def test_a_deck_gets_the_preset_it_asks_for() -> None:
    named = presets("slow: {new_per_day: 2}\n").value
    assert choose_preset(None, named).value.name == "steady"
    assert choose_preset(None, {}).value == STEADY
    assert choose_preset(text("slow"), named).value.settings == {"new_per_day": 2}
    assert choose_preset(text("steady"), {}) == Outcome(STEADY)
    (problem,) = choose_preset(text("slwo"), named).diagnostics
    assert (problem.code, problem.at, problem.hint) == ("DW236", text("").at, "did you mean `slow`?")


def test_a_preset_written_in_a_deck_may_extend_one_of_the_project() -> None:
    named = presets("slow: {new_per_day: 2, reviews_per_day: 5}\n").value
    node = read_nodes(SourceText("deck.yaml", "{extends: slow, new_per_day: 9}")).value
    assert isinstance(node, Mapping)
    own = read_preset(text("My deck"), node).value
    chosen = choose_preset(own, named)
    assert not chosen.diagnostics
    assert (chosen.value.name, chosen.value.settings) == ("My deck", {"new_per_day": 9, "reviews_per_day": 5})


def test_sorting_that_defeats_the_order_of_the_file_is_a_warning() -> None:
    outcome = presets("mine: {new_gather_order: random-cards, new_sort_order: gathered}\nchild: {extends: mine}\n")
    (problem,) = outcome.diagnostics
    assert (problem.code, problem.severity, problem.at.column) == ("DW241", Severity.WARNING, 26)
    assert outcome.value["child"].settings["new_gather_order"] == "random-cards"


def test_limits_of_a_deck() -> None:
    assert limits("{new_per_day: 5, desired_retention: 88%}") == Outcome(Limits(5, None, 0.88))
    assert limits("{}") == Outcome(Limits())
    assert [problem.code for problem in limits("{new: 5, reviews_per_day: x}").diagnostics] == ["DW230", "DW231"]
    assert [problem.code for problem in limits("5").diagnostics] == ["DW239"]
    (problem,) = limits("desired_retention: 88.5%").diagnostics
    assert "whole percent" in problem.message


def test_every_default_reads_back_and_every_setting_is_explained() -> None:
    for setting in (*SETTINGS, *DECK_LIMITS):
        assert setting.default_value is not None
        assert setting.doc.endswith(".")
        assert setting.kind.doc
        assert setting.kind.example
    assert len(SETTING_BY_NAME) == len(SETTINGS)


def test_the_table_of_settings_is_documented() -> None:
    readme = (Path(__file__).parents[2] / "decks" / "README.md").read_text(encoding="utf-8")
    assert "\n".join(settings_table()) in readme


def settings_table() -> list[str]:
    """The table of the documentation, made from the settings. One row stands for all days of the week."""
    rows = ["| Setting | Value | In `steady` | Meaning | Arrives |", "|---|---|---|---|---|"]
    for setting in SETTINGS:
        if setting.name in {f"easy_days.{day}" for day in ("tue", "wed", "thu", "fri", "sat", "sun")}:
            continue
        name = setting.name.replace(".mon", ".mon` to `easy_days.sun")
        value = setting.kind.doc.replace("one of ", "")
        doc = setting.doc.replace("Mondays", "Mondays, Tuesdays, …")
        rows.append(f"| `{name}` | {value} | `{setting.default}` | {doc} | {arrival(setting)} |")
    return rows


def arrival(setting: Setting) -> str:
    """Which boxes a setting needs, and from which version on; short, for the table."""
    short = {"Import any deck presets": "presets", "Import any learning progress": "progress"}
    since = "" if setting.arrival.since == OLDEST_ANKI else f"Anki {setting.arrival.since}"
    boxes = " + ".join(short[box] for box in setting.arrival.boxes)
    return "; ".join(part for part in (boxes, since, setting.arrival.note) if part)


def text(value: str) -> Text:
    """A text with a place."""
    return Text(value, Location("deck.yaml", 3, 9))
