"""The commands as a user types them: what they print, what they write, and their exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from deckwright.cli import COMMANDS, main

if TYPE_CHECKING:
    from tests.conftest import MakeProject

DECK = "id: small\ndeck: Small\nnotes:\n  - id: one\n    question: What is one?\n    answer: A number\n"
PROJECT = "project: tests\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_a_new_deck_checks_and_builds(make_project: MakeProject) -> None:
    folder = make_project({})
    assert run("new", "My Book: Part 2").exit_code == 0
    assert run("check", "--strict").exit_code == 0
    result = run("build")
    assert result.exit_code == 0, result.output
    assert (folder / "dist" / "my-book-part-2.apkg").is_file()
    assert "merge=union" in (folder / "decks" / ".gitattributes").read_text(encoding="utf-8")


def test_new_never_overwrites(make_project: MakeProject) -> None:
    folder = make_project({"decks/small.yaml": "mine"})
    result = run("new", "small")
    assert result.exit_code == 2
    assert (folder / "decks" / "small.yaml").read_text(encoding="utf-8") == "mine"
    assert run("new", "…").exit_code == 2


def test_build_writes_one_package_a_deck_id_or_one_of_all(make_project: MakeProject) -> None:
    other = DECK.replace("small", "other").replace("Small", "Other")
    folder = make_project({"decks/deckwright.yaml": PROJECT, "decks/a.yaml": DECK, "decks/b.yaml": other})
    assert run("build").exit_code == 0
    assert {path.name for path in (folder / "dist").iterdir()} == {"small.apkg", "other.apkg"}
    assert run("build", "decks/a.yaml", "decks/b.yaml", "-o", "all.apkg").exit_code == 0
    assert (folder / "all.apkg").is_file()


def test_nothing_is_written_if_there_is_an_error(make_project: MakeProject) -> None:
    folder = make_project({"decks/deckwright.yaml": PROJECT, "decks/a.yaml": DECK, "decks/b.yaml": "id: x\n"})
    result = run("build")
    assert result.exit_code == 1
    assert "nothing was written" in result.output
    assert not (folder / "dist").exists()
    assert not (folder / "decks" / "deckwright.lock").exists()


def test_check_reports_places_in_text_and_json(make_project: MakeProject) -> None:
    make_project({"decks/deckwright.yaml": PROJECT, "decks/a.yaml": DECK.replace("answer", "anwser")})
    text = run("check")
    assert text.exit_code == 1
    assert "decks/a.yaml:6:5: error DW" in text.output
    assert "hint:" in text.output
    found = json.loads(run("check", "--format", "json").output)
    assert found["version"] == 1
    assert set(found["diagnostics"][0]) == {"path", "line", "column", "code", "severity", "message", "hint"}


def test_strict_fails_on_warnings(make_project: MakeProject) -> None:
    make_project({"decks/deckwright.yaml": PROJECT, "decks/a.yaml": DECK.replace("  - id: one\n    ", "  - ")})
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1


def test_a_missing_path_is_an_error_of_the_surroundings(make_project: MakeProject) -> None:
    make_project({})
    for command in ("check", "build", "diff"):
        result = run(command, "nowhere")
        assert result.exit_code == 2
        assert "hint:" in result.output


def test_diff_tells_what_an_import_will_do_and_writes_nothing(make_project: MakeProject) -> None:
    folder = make_project({"decks/deckwright.yaml": PROJECT, "decks/a.yaml": DECK})
    assert run("build").exit_code == 0
    more = (
        DECK.replace("A number", "The first number of all")
        + "  - id: two\n    question: What is two?\n    answer: More\n"
    )
    (folder / "decks" / "a.yaml").write_text(more, encoding="utf-8")
    lock = (folder / "decks" / "deckwright.lock").read_bytes()
    text = run("diff")
    assert "+ added     small/two" in text.output
    assert "~ updated   small/one" in text.output
    assert "would replace text and tags" in text.output
    found = json.loads(run("diff", "--format", "json").output)
    assert [note["action"] for note in found["projects"][0]["notes"]] == ["updated", "added"]
    assert (folder / "decks" / "deckwright.lock").read_bytes() == lock


def test_diff_proposes_to_announce_an_answer_that_changed_a_lot(make_project: MakeProject) -> None:
    deck = "id: c\ndeck: C\nnotes:\n  - id: one\n    cloze: The heart has {{{{c1::{gap}}}}}.\n"
    folder = make_project({"decks/deckwright.yaml": PROJECT, "decks/a.yaml": deck.format(gap="*four* chambers")})
    assert run("build").exit_code == 0
    (folder / "decks" / "a.yaml").write_text(deck.format(gap="*seven* big rooms"), encoding="utf-8")
    assert "`corrected: <date>`" in run("diff").output


def test_build_says_what_to_tick_and_can_speak_json(make_project: MakeProject) -> None:
    make_project({"decks/deckwright.yaml": PROJECT, "decks/a.yaml": DECK})
    result = run("build")
    assert "Import any deck presets" in result.output
    found = json.loads(run("build", "--digest", "--format", "json").output)
    assert found["packages"][0]["notes"] == 1
    assert len(found["digests"][0]) == 64


def test_the_same_decks_give_the_same_bytes_in_any_folder_and_time_zone(tmp_path: Path) -> None:
    packages = []
    for number, zone in enumerate(["UTC", "Pacific/Kiritimati", "America/Los_Angeles"]):
        folder = tmp_path / f"place{number}" / "decks"
        folder.mkdir(parents=True)
        (folder / "deckwright.yaml").write_text(PROJECT, encoding="utf-8")
        (folder / "a.yaml").write_text(DECK, encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "deckwright", "build"],
            cwd=folder.parent,
            env={"TZ": zone, "PYTHONHASHSEED": str(number), "HOME": str(tmp_path)},
            check=True,
            capture_output=True,
        )
        packages.append((folder.parent / "dist" / "small.apkg").read_bytes())
    assert packages[0] == packages[1] == packages[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Example:" in result.output


def test_help_loads_nothing_but_click() -> None:
    code = "import sys, deckwright.cli as c; c.main(['--help'], standalone_mode=False); print(sorted(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for heavy in ("yaml", "genanki", "markdown_it", "pygments", "sqlite3", "rich"):
        assert f"'{heavy}'" not in result.stdout


def test_a_lost_or_damaged_history(make_project: MakeProject) -> None:
    folder = make_project({"decks/deckwright.yaml": PROJECT, "decks/a.yaml": DECK})
    lock = folder / "decks" / "deckwright.lock"
    run("build")
    whole = lock.read_text(encoding="utf-8")
    for damage in ("<<<<<<< HEAD\n", "[not json\n", '["note",1]\n', '["format",99]\n'):
        lock.write_text(whole + damage, encoding="utf-8")
        result = run("build")
        assert result.exit_code == 1
        assert f"deckwright.lock:{whole.count(chr(10)) + 1}:1: error DW43" in result.output
    assert run("build", "--rebuild-history").exit_code == 0
    assert run("build").exit_code == 0
