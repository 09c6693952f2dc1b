"""``deckwright preview`` as a user types it; the page itself is tested in the browser."""

from __future__ import annotations

import socket
from pathlib import Path

from click.testing import CliRunner
from tests.conftest import MakeProject

from deckwright.cli import main

DECK = "id: book\ndeck: Book\nnotes:\n  - id: one\n    question: What?\n    answer: That.\n"


def test_it_writes_a_site_and_no_history(make_project: MakeProject) -> None:
    folder = make_project({"deckwright.yaml": "project: p\n", "decks/book.yaml": DECK})
    result = CliRunner().invoke(main, ["preview", "--out", "site"])
    assert (result.exit_code, result.output) == (0, "site/index.html: 1 card\n")
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert written == {"deckwright.yaml", "decks/book.yaml", "site/index.html"}


def test_it_tells_errors_and_shows_the_rest(make_project: MakeProject) -> None:
    make_project({"deckwright.yaml": "project: p\n", "decks/book.yaml": DECK + "  - id: two\n    cloze: No gap\n"})
    result = CliRunner().invoke(main, ["preview", "--out", "site"])
    assert result.exit_code == 1
    assert "decks/book.yaml:8:12: error DW202" in result.output
    assert "site/index.html: 1 card" in result.output


def test_a_port_that_is_taken_is_an_environment_problem(make_project: MakeProject) -> None:
    make_project({"deckwright.yaml": "project: p\n", "decks/book.yaml": DECK})
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = CliRunner().invoke(main, ["preview", "--no-open", "--port", str(taken.getsockname()[1])])
    assert result.exit_code == 2
    assert "cannot be used" in result.output


def test_no_decks_is_an_environment_problem(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["preview", str(tmp_path)]).exit_code == 2
