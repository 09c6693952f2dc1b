"""The decks that come with the project: the example deck is complete and sound, its documentation true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.conftest import MakeProject

from deckwright.cli import main
from deckwright.compiler.link import unpinned_ids
from deckwright.deckfile.reader import read_deck
from deckwright.domain.deck import Deck
from deckwright.domain.location import SourceText
from deckwright.notekinds import KIND_BY_NAME

DECKS = Path(__file__).parents[1] / "decks"
SOUND = Path(__file__).parent / "cases" / "sound"
_EXAMPLE = re.compile(r"^(?P<fence>`{3,})yaml\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def deck() -> Deck:
    outcome = read_deck(SourceText("inner-leadership.yaml", (DECKS / "inner-leadership.yaml").read_text("utf-8")))
    assert outcome.value is not None
    assert outcome.diagnostics == ()
    return outcome.value


def test_the_deck_holds_fifteen_principles_in_order_each_with_gap_and_question(deck: Deck) -> None:
    principles = [entry for entry in deck.entries if entry.kind == "principle"]
    assert [entry.text("source") for entry in principles] == [f"principle {number}" for number in range(1, 16)]
    for entry in principles:
        kinds = [note.kind for note in KIND_BY_NAME[entry.kind].notes(entry, deck).value]
        assert kinds[0] == "cloze", entry.id
        assert "question-answer" in kinds, entry.id


def test_the_deck_holds_seven_questions_that_name_principles(deck: Deck) -> None:
    reflections = [entry for entry in deck.entries if entry.kind == "reflection"]
    assert [entry.text("source") for entry in reflections] == [f"discussion question {n}" for n in range(1, 8)]
    principles = {entry.id for entry in deck.entries if entry.kind == "principle"}
    for entry in reflections:
        assert entry.texts("see")
        assert set(entry.texts("see")) <= principles


def test_every_entry_of_the_deck_has_its_id(deck: Deck) -> None:
    assert list(unpinned_ids(deck.entries)) == []


@pytest.mark.parametrize("options", [["--strict", str(DECKS)], [str(SOUND)]], ids=["decks", "sound"])
def test_check_finds_no_error_and_in_decks_no_warning(options: list[str]) -> None:
    result = CliRunner().invoke(main, ["check", *options])
    assert result.exit_code == 0, result.output


def test_every_example_in_the_documentation_is_valid(make_project: MakeProject) -> None:
    """An example is a project file, a whole deck (it begins with ``id:``), or notes (which stand in one deck)."""
    texts = [found["text"] for found in _EXAMPLE.finditer((DECKS / "README.md").read_text("utf-8"))]
    notes = "".join(text for text in texts if text.startswith("- "))
    files = {f"deck{number}.yaml": text for number, text in enumerate(texts) if text.startswith("id:")}
    projects = [text for text in texts if text.startswith("project:")]
    assert len(files) >= 2
    files["notes.yaml"] = "id: notes\ndeck: Notes\nnotes:\n" + re.sub(r"^(?=.)", "  ", notes, flags=re.MULTILINE)
    files["figures/middle.svg"] = (DECKS / "figures" / "middle.svg").read_text("utf-8")
    for project in projects:
        make_project({"deckwright.yaml": project, **files})
        result = CliRunner().invoke(main, ["check", "--strict", "."])
        assert result.exit_code == 0, result.output
