"""``deckwright explain``: every code that is emitted is explained, and the examples are true."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckwright.cli import main
from deckwright.cli.explanations import Explanation, explanations

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


def codes_of(example: str, root: Path) -> set[str]:
    """The codes that deckwright tells about an example: of a ``check``, or of a ``draft`` where it holds a source.

    An example is notes, a deck file, a project file, or several files, each below a line ``# file: PATH``; parts below
    ``# then, after a build:`` replace what was built before.
    """
    output = ""
    for part in re.split(r"^# then, after a build:\n", example, flags=re.MULTILINE):
        files = _files(part)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode())
        sources = [path for path in files if path.endswith((".txt", ".csv"))]
        command = ["draft", *sources] if sources else ["check", "decks" if (root / "decks").is_dir() else "."]
        output = CliRunner().invoke(main, command).output
        if not sources and (root / "decks").is_dir():
            output += CliRunner().invoke(main, ["build", "decks", "-o", "all.apkg"]).output
    return set(re.findall(r" (DW\d{3}) ", output))


def _files(example: str) -> dict[str, str]:
    parts = re.split(r"^# file: (.*)\n", example, flags=re.MULTILINE)
    if len(parts) > 1:
        return dict(zip(parts[1::2], parts[2::2], strict=True))
    project, deck = "project: examples\n", "id: deck\ndeck: Deck\nreference: {title: A book}\nnotes:\n"
    if example.startswith("project:"):
        return {"decks/deckwright.yaml": example, "decks/deck.yaml": deck.replace("notes:\n", "notes: []\n")}
    whole = example.startswith(("id:", "%"))
    return {"decks/deckwright.yaml": project, "decks/deck.yaml": example if whole else deck + example}


SHOWN = [told for told in ALL if not told.bad.startswith("(")]


@pytest.mark.parametrize("told", SHOWN, ids=lambda told: told.code)
def test_the_bad_example_gives_this_code_and_the_good_one_does_not(
    told: Explanation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, example in (("bad", told.bad), ("good", told.good)):
        root = tmp_path / name
        root.mkdir()
        monkeypatch.chdir(root)
        found = codes_of(example, root)
        assert (told.code in found) == (name == "bad"), found


def test_examples_in_words_are_those_that_cannot_be_shown_as_text() -> None:
    """Bytes that are no text, files of many megabytes, and what takes several drafts."""
    told = {each.code for each in ALL} - {each.code for each in SHOWN}
    assert told == {
        *(f"DW00{number}" for number in range(2, 9)),
        "DW013",
        "DW014",
        "DW015",
        "DW016",
        "DW017",
        "DW106",
        "DW121",
        "DW122",
        "DW180",
    } | {
        "DW435",
        "DW448",
    }


def test_every_code_that_is_emitted_is_explained_and_no_other() -> None:
    emitted = set[str]()
    for path in SOURCES.rglob("*.py"):
        emitted.update(re.findall(r'"(DW\d{3})"', path.read_text(encoding="utf-8")))
    assert emitted == {told.code for told in ALL}


@pytest.mark.parametrize("told", ALL, ids=lambda told: told.code)
def test_every_part_is_told(told: Explanation) -> None:
    assert all(part.strip() for part in (told.what, told.why, told.bad, told.good))
    assert told.what.endswith(".")
    assert told.why.endswith(".")
