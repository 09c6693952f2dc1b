"""``deckwright explain``: every code that is emitted is explained, and the examples are true."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from deckwright.cli import main
from deckwright.cli.explanations import explanations

SOURCES = Path(__file__).parents[2] / "src"
ALL = explanations()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments])


def test_a_page_tells_what_why_and_shows_both_examples() -> None:
    page = run("dw301").output
    for part in ("DW301 long-answer (warning)", "Why: ", "Bad:\n    - id: osmosis", "Good:\n", "words: 14  # "):
        assert part in page


def test_without_a_code_all_are_listed() -> None:
    lines = run().output.splitlines()
    assert [line.split()[0] for line in lines] == [told.code for told in ALL]


def test_json_holds_every_part() -> None:
    (told,) = json.loads(run("DW301", "--format", "json").stdout)["explanations"]
    assert told["options"][0]["name"] == "words"
    assert told["bad"].startswith("- id:")


def test_an_unknown_code_is_a_usage_error() -> None:
    result = run("DW999")
    assert result.exit_code == 2
    assert "`DW999`" in result.output
