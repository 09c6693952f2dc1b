"""``deckwright forecast`` as a learner runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckwright.cli import main

NOTES = "".join(f"  - id: n{i}\n    question: What is {i}?\n    answer: It is {i}\n" for i in range(60))
PROJECT = "project: p\npresets:\n  mine:  # my own\n    new_per_day: 30  # too many\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795435200")
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "deckwright.yaml").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "decks" / "a.yaml").write_text(f"id: a\ndeck: A\npreset: mine\nnotes:\n{NOTES}", encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["forecast", *arguments])


def test_text(folder: Path) -> None:
    result = run()
    assert result.exit_code == 0, result.output
    assert "60 cards, all new on 2026-11-23, studied for 365 days" in result.output
    assert "mine: 60 cards, 30 new and at most 9,999 reviews a day" in result.output
    assert "Not simulated" in result.output


def test_json_and_page(folder: Path) -> None:
    result = run("--days", "30", "--format", "json", "--html", "out/page.html", "--retention", "0.8")
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    assert (record["version"], record["days"], record["presets"][0]["desired_retention"]) == (1, 30, 0.8)
    assert (folder / "out" / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_apply_writes_the_pace_and_keeps_comments(folder: Path) -> None:
    result = run("--by", "2027-02-01", "--apply")
    assert result.exit_code == 0, result.output
    text = (folder / "decks" / "deckwright.yaml").read_text(encoding="utf-8")
    assert text == PROJECT.replace("30  # too many", "1  # too many\n    version: 2")
    again = run("--by", "2027-02-01", "--apply")
    assert "nothing was written" in again.output
    assert (folder / "decks" / "deckwright.yaml").read_text(encoding="utf-8") == text


def test_retention_is_applied_too(folder: Path) -> None:
    assert run("--retention", "0.85", "--apply").exit_code == 0
    text = (folder / "decks" / "deckwright.yaml").read_text(encoding="utf-8")
    assert "desired_retention: 0.85" in text
    assert "version: 2" in text


def test_apply_without_anything_to_find_is_refused(folder: Path) -> None:
    result = run("--apply")
    assert result.exit_code == 2
    assert "give one of them" in result.output


def test_what_cannot_be_done_ends_with_1_and_writes_nothing(folder: Path) -> None:
    result = run("--by", "2026-12-01", "--minutes-per-day", "5", "--apply")
    assert result.exit_code == 1
    assert "It cannot be done by 2026-12-01" in result.output
    assert (folder / "decks" / "deckwright.yaml").read_text(encoding="utf-8") == PROJECT


@pytest.mark.parametrize("date", ["2026-11-23", "2020-01-01", "2050-01-01", "soon"])
def test_dates_that_no_plan_can_have(folder: Path, date: str) -> None:
    assert run("--by", date).exit_code == 2


def test_decks_with_errors_are_not_forecast(folder: Path) -> None:
    (folder / "decks" / "a.yaml").write_text("id: a\ndeck: A\nnotes:\n  - question: q\n", encoding="utf-8")
    result = run()
    assert result.exit_code == 1
    assert "a.yaml:4" in result.output


def test_decks_without_cards_cannot_be_forecast(folder: Path) -> None:
    (folder / "decks" / "a.yaml").write_text("id: a\ndeck: A\nnotes: []\n", encoding="utf-8")
    result = run()
    assert result.exit_code == 2
    assert "no cards" in result.output


def test_without_a_project_file_there_is_nowhere_to_write(folder: Path) -> None:
    (folder / "decks" / "deckwright.yaml").unlink()
    deck = folder / "decks" / "a.yaml"
    deck.write_text(deck.read_text(encoding="utf-8").replace("preset: mine\n", ""), encoding="utf-8")
    result = run("--by", "2027-02-01", "--apply")
    assert result.exit_code == 2
    assert "no project file" in result.output
