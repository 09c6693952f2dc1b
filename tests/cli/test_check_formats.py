"""What ``check`` prints for people, for programs and for code hosts, what it mends, and how it ends."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result
from sarif_pydantic import Sarif
from tests.conftest import MakeProject

from deckwright.cli import main

DECK = """\
id: deck
deck: Deck
reference: {title: A book}
notes:
  - id: whale
    question: Is the whale a mammal?
    answer: Yes
  - cloze: |-
      猫と	犬 A whale {{ c1::sings}}, {{c1::often}} and far from land, as sailors say.
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


@pytest.fixture(autouse=True)
def project(make_project: MakeProject) -> None:
    make_project({"deckwright.yaml": "project: p\n", "decks/deck one.yaml": DECK})


def test_text_shows_the_line_and_a_caret_below_the_place() -> None:
    result = run()
    assert result.exit_code == 1
    lines = result.output.splitlines()
    at = lines.index("decks/deck one.yaml:6:15: warning DW304 this question can be answered with yes or no")
    assert lines[at + 1] == "    6 |     question: Is the whale a mammal?"
    assert lines[at + 2] == "      |               ^"
    assert lines[-1] == "1 error, 2 warnings"


def test_the_caret_stands_below_wide_letters_and_tabs() -> None:
    lines = run().output.splitlines()
    at = next(number for number, line in enumerate(lines) if "DW213" in line)
    assert lines[at + 2] == "      | " + " " * 6 + " " * 4 + "\t" + "  " + " " * len(" A whale ") + "^"


def test_a_long_line_is_cut_around_the_place(make_project: MakeProject) -> None:
    long = DECK.replace("Is the whale", "Whales swim. " * 30 + "Is the the whale")
    make_project({"decks/deck one.yaml": long})
    lines = run().output.splitlines()
    at = next(number for number, line in enumerate(lines) if "twice" in line)
    assert len(lines[at + 1]) < 120
    assert lines[at + 1][lines[at + 2].index("^") :].startswith("the the whale")


def test_json_has_a_version_and_every_part() -> None:
    told = json.loads(run("--format", "json").stdout)
    assert told["version"] == 1
    found = {each["code"]: each for each in told["diagnostics"]}
    assert found["DW304"] == {
        "path": "decks/deck one.yaml",
        "line": 6,
        "column": 15,
        "code": "DW304",
        "severity": "warning",
        "message": "this question can be answered with yes or no",
        "hint": "Ask what, which, why or how, so that the answer has to be brought to mind.",
    }


def test_sarif_is_what_the_standard_asks_for() -> None:
    text = run("--format", "sarif").stdout
    log = Sarif.model_validate_json(text)
    told = json.loads(text)["runs"][0]
    assert log.version == "2.1.0"
    assert told["columnKind"] == "unicodeCodePoints"
    rules = told["tool"]["driver"]["rules"]
    for result in told["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "decks/deck%20one.yaml"
        assert min(place["region"].values()) >= 1
    assert {result["level"] for result in told["results"]} == {"error", "warning"}


def test_sarif_of_nothing_is_a_run_without_results(make_project: MakeProject) -> None:
    make_project({"decks/deck one.yaml": "id: deck\ndeck: Deck\nnotes: []\n"})
    told = json.loads(run("--format", "sarif").stdout)
    assert told["runs"][0]["results"] == []


def test_github_gets_one_annotation_a_problem() -> None:
    lines = run("--format", "github").stdout.splitlines()
    assert (
        "::warning file=decks/deck one.yaml,line=6,col=15,title=DW304::this question can be answered with yes or no"
        "%0AAsk what, which, why or how, so that the answer has to be brought to mind." in lines
    )
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


def test_github_escapes_what_would_end_a_property(make_project: MakeProject) -> None:
    make_project({"decks/a,b:c%.yaml": DECK.replace("id: deck", "id: other")})
    assert "file=decks/a%2Cb%3Ac%25.yaml,line=6" in run("--format", "github").stdout


def test_exit_codes(make_project: MakeProject) -> None:
    assert run().exit_code == 1
    assert run("missing").exit_code == 2
    make_project({"decks/deck one.yaml": DECK.replace("  - cloze", "  - id: c\n    cloze").replace("{{ c1", "{{c1")})
    assert run().exit_code == 0
    assert run("--strict").exit_code == 1


def test_diff_shows_the_repair_and_changes_nothing(make_project: MakeProject) -> None:
    root = make_project({})
    result = run("--diff")
    assert "-  - cloze: |-\n" in result.output
    assert "+    cloze: |-\n" in result.output
    assert "+      猫と\t犬 A whale {{c1::sings}}" in result.output
    assert (root / "decks/deck one.yaml").read_text("utf-8") == DECK


def test_fix_writes_the_repair_and_reports_what_is_left(make_project: MakeProject) -> None:
    root = make_project({})
    result = run("--fix", "--format", "json")
    assert result.stderr == "mended decks/deck one.yaml\n"
    assert [each["code"] for each in json.loads(result.stdout)["diagnostics"]] == ["DW304"]
    once = (root / "decks/deck one.yaml").read_text("utf-8")
    assert "{{c1::sings}}" in once
    assert run("--fix").exit_code == 0
    assert (root / "decks/deck one.yaml").read_text("utf-8") == once


def test_build_does_not_ask_the_rules(make_project: MakeProject) -> None:
    run("--fix")
    result = CliRunner().invoke(main, ["build"])
    assert result.exit_code == 0
    assert "DW304" not in result.output


def test_without_quality_it_says_what_a_build_would(make_project: MakeProject) -> None:
    every, shape = (
        json.loads(run("--format", "json", *words).stdout)["diagnostics"] for words in ((), ("--no-quality",))
    )
    assert shape == [each for each in every if not each["code"].startswith("DW3")] != every
    make_project({"decks/other.yaml": "id: deck\ndeck: Other\nnotes:\n  - id: whale\n    question: Q\n    answer: A\n"})
    assert "DW410" in run("--no-quality").output
    assert run("--no-quality").exit_code == 1
