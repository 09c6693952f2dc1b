"""What ``deckwright build`` refuses, and what it says of the history that it leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from deckwright.cli import main

if TYPE_CHECKING:
    from tests.conftest import MakeProject

DECK = "id: small\ndeck: Small\nnotes:\n  - id: one\n    question: What is one?\n    answer: A number\n"
FILES = {"decks/deckwright.yaml": "project: tests\n", "decks/a.yaml": DECK}


def build(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", *arguments])


@pytest.mark.parametrize(
    "name", ["notes.txt", "decks/a.yaml", "deck", "collection.apkg", "old/Collection.APKG", ".apkg"]
)
def test_an_output_that_anki_would_not_take_is_refused_before_anything_is_written(
    make_project: MakeProject, name: str
) -> None:
    folder = make_project(FILES)
    assert build("-o", name).exit_code == 2
    assert not (folder / "decks" / "deckwright.lock").exists()
    assert (folder / "decks" / "a.yaml").read_text(encoding="utf-8") == DECK


def test_a_new_and_a_rebuilt_history_are_spoken_of(make_project: MakeProject) -> None:
    folder = make_project(FILES)
    assert "deckwright.lock is new: commit it" in build().output
    assert "deckwright.lock" not in build().output
    (folder / "decks" / "deckwright.lock").unlink()
    assert "restore it" in build().output
    assert "overwrites what learners edited" in build("--rebuild-history").output


def test_two_nameless_projects_may_not_share_a_note_in_any_package(make_project: MakeProject) -> None:
    make_project({"one/a.yaml": DECK, "two/a.yaml": DECK.replace("A number", "Another number")})
    for arguments in (["one", "two"], ["one", "two", "-o", "all.apkg"]):
        result = build(*arguments)
        assert result.exit_code == 1
        assert "DW447" in result.output
    assert build("one").exit_code == 0


def test_what_a_build_says_of_changes_is_said_once(make_project: MakeProject) -> None:
    folder = make_project(FILES)
    build()
    (folder / "decks" / "a.yaml").write_text(DECK.replace("id: one", "id: uno"), encoding="utf-8")
    said = build().output
    assert said.count("DW443") == said.count("DW450") == 1
    assert "DW4" not in build().output
