"""Completion, hover and squiggles in the real YAML language server, for a deck that ``deckwright new`` wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.conftest import MakeProject
from tests.deckfile.language_server import LanguageServer, install

from deckwright.cli import main

DECK = "decks/my-book.yaml"


@pytest.fixture
def deck(make_project: MakeProject) -> Path:
    root = make_project({})
    assert CliRunner().invoke(main, ["new", "my-book"]).exit_code == 0
    return root / DECK


@pytest.fixture(scope="session")
def program(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The server, installed once into pytest's own cache folder; for every run where that is turned off."""
    kept = pytestconfig.pluginmanager.has_plugin("cacheprovider")
    name = "yaml-language-server"
    return install(pytestconfig.cache.mkdir(name) if kept else tmp_path_factory.mktemp(name))


@pytest.fixture
def server(deck: Path, program: Path) -> Iterator[LanguageServer]:
    running = LanguageServer(program, deck.parents[1])
    yield running
    running.close()


def test_a_new_deck_has_nothing_wrong_and_its_keys_are_explained(deck: Path, server: LanguageServer) -> None:
    assert server.open(deck) == []
    lines = deck.read_text("utf-8").split("\n")
    for number, line in enumerate(lines):
        key = line.strip(" -").partition(":")[0]
        if key in ("principle", "ask", "tags", "see", "deck"):
            hover = server.at("hover", deck, number, line.index(key) + 1)
            assert len(str(hover["contents"])) > 20, key
    principle = next(number for number, line in enumerate(lines) if "principle:" in line)
    assert "mark what to learn" in str(server.at("hover", deck, principle, 6)["contents"])


def test_keys_and_choices_are_completed(deck: Path, server: LanguageServer) -> None:
    text = deck.read_text("utf-8") + "  - id: more\n    question: Why?\n    answer: So\n    \n"
    deck.write_text(text.replace("notes:", "order: \nnotes:", 1), encoding="utf-8")
    server.open(deck)
    lines = deck.read_text("utf-8").split("\n")
    offered = {item["label"]: item for item in server.at("completion", deck, len(lines) - 2, 4)["items"]}
    assert {"reverse", "typed", "source", "extra", "lint", "schedule"} <= offered.keys()
    assert "a second card" in str(offered["reverse"].get("documentation"))
    words = server.at("completion", deck, lines.index("order: "), len("order: "))["items"]
    assert {"file", "shuffled", "interleaved"} <= {item["label"] for item in words}


def test_a_wrong_key_is_marked_where_it_stands(deck: Path, server: LanguageServer) -> None:
    deck.write_text(deck.read_text("utf-8").replace("description:", "descripton:"), encoding="utf-8")
    found = server.open(deck)
    line = deck.read_text("utf-8").split("\n").index("descripton: What this deck is about.")
    assert [(each["range"]["start"]["line"], "descripton" in each["message"]) for each in found] == [(line, True)]


def test_the_project_file_is_completed_too(deck: Path, server: LanguageServer) -> None:
    project = deck.parent / "deckwright.yaml"
    text = project.read_text("utf-8") + "presets:\n  gentle:\n    \n"
    project.write_text(text, encoding="utf-8")
    server.open(project)
    offered = {item["label"] for item in server.at("completion", project, text.count("\n") - 1, 4)["items"]}
    assert {"new_per_day", "desired_retention", "extends"} <= offered
