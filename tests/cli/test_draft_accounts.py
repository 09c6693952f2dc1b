"""What ``deckwright draft`` says: sums that add up, lines of the file as it is, and options that came to nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from deckwright.cli import main
from deckwright.deckfile.reader import read_deck
from deckwright.domain.deck import Deck
from deckwright.domain.location import SourceText

if TYPE_CHECKING:
    from tests.conftest import MakeProject

CHAPTER = (Path(__file__).parents[1] / "sources" / "data" / "guild.txt").read_text(encoding="utf-8")
DECK = Path("decks/chapter.yaml")
PAIRS = "term,definition,source,tags\nHaus,house,page 3,noun easy\nBaum,tree,page 4,\n"


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=given)


def deck(path: Path = DECK) -> Deck:
    outcome = read_deck(SourceText(str(path), path.read_text(encoding="utf-8")))
    assert outcome.value is not None
    return outcome.value


def edit(old: str, new: str, path: Path = DECK) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def without_note(identity: str) -> None:
    text = DECK.read_text(encoding="utf-8")
    start = text.index(f"  - id: {identity}\n")
    end = text.find("\n  - id:", start + 1)
    DECK.write_text(text[:start] + text[end + 1 :], encoding="utf-8")


def counts(output: str) -> tuple[int, list[int]]:
    """How many statements a text says there are, and the parts that it names."""
    total = re.search(r"of (\d+) statements?:", output)
    assert total
    return int(total[1]), [int(count) for count in re.findall(r"^    (\d+) ", output, re.MULTILINE)]


def test_a_deleted_note_is_not_drafted_again_from_other_words(make_project: MakeProject) -> None:
    make_project({"chapter.txt": CHAPTER})
    run("draft", "chapter.txt")
    gone = next(entry for entry in deck().entries if "not law" in str(entry.text("principle")))
    without_note(str(gone.id))
    edit("Custom, not law, governs the daily", "Custom, and not law, governs the daily", Path("chapter.txt"))
    result = run("draft", "chapter.txt")
    assert result.exit_code == 0, result.output
    assert "nothing new" in result.output
    assert "DW016" in result.output
    assert gone.id not in [entry.id for entry in deck().entries]
    again = run("draft", "chapter.txt")
    assert "DW016" not in again.output
    assert "1 not drafted again, because you deleted them" in again.output


def test_a_review_keeps_what_is_remembered(make_project: MakeProject) -> None:
    make_project({"chapter.txt": CHAPTER})
    run("draft", "chapter.txt")
    before = deck().drafted
    run("draft", "chapter.txt", "--review", given="a\nn\na\nr\nq\n")
    assert [value.split()[1] for value in deck().drafted.values()] == [value.split()[1] for value in before.values()]


def test_the_parts_add_up_and_agree_with_the_package(make_project: MakeProject) -> None:
    make_project({"chapter.txt": CHAPTER})
    result = run("draft", "chapter.txt", "--build")
    total, parts = counts(result.output)
    assert total == sum(parts) == len(deck().entries)
    said = re.search(r"(\d+) new notes from chapter.txt \((\d+) cards\)", result.output)
    built = re.search(r"chapter.apkg: (\d+) notes, (\d+) cards", result.output)
    assert said
    assert built
    assert said[2] == built[2]
    edit(
        "  1. Workers who share a craft need rules of their own.", "  1. Bees build combs of wax.", Path("chapter.txt")
    )
    later = run("draft", "chapter.txt", "--kinds", "reflection")
    total, parts = counts(later.output)
    assert total == sum(parts)
    assert "1 left out by --kinds" in later.output
    assert "1 note of statements that are no longer in the source" in later.output


def test_messages_name_lines_of_the_file_as_it_was_written(make_project: MakeProject) -> None:
    make_project({"chapter.txt": CHAPTER})
    run("draft", "chapter.txt")
    last = deck().entries[14]
    edit(
        "  1. Workers who share a craft need rules of their own.",
        "  1. Bees build combs of wax.\n\n  2. Workers who share a craft need rules of their own.",
        Path("chapter.txt"),
    )
    text = Path("chapter.txt").read_text(encoding="utf-8")
    start = text.index("  15. Membership")
    Path("chapter.txt").write_text(text[:start] + text[text.index("\n\n", start) + 2 :], encoding="utf-8")
    result = run("draft", "chapter.txt")
    assert "1 new note" in result.output
    found = re.search(r"chapter\.yaml:(\d+):\d+: warning DW014", result.output)
    assert found
    line = DECK.read_text(encoding="utf-8").split("\n")[int(found[1]) - 1]
    assert line == f"  - id: {last.id}"


def test_what_is_passed_over_is_counted_and_named_on_request(make_project: MakeProject) -> None:
    make_project({"a.md": "# Trust\n\nTrust grows slowly among people. But why?\n\nNo.\n\n© 2024 Somebody\n"})
    plain = run("draft", "a.md")
    assert "--verbose lists them" in plain.output
    assert "1 heading" in plain.output
    assert "But why?" not in plain.output
    named = run("draft", "a.md", "--verbose")
    assert "a.md:3: question in running text: But why?" in named.output
    assert "a.md:7: piece of boilerplate: © 2024 Somebody" in named.output


def test_programs_get_all_of_it(make_project: MakeProject) -> None:
    make_project({"a.md": "# Trust\n\nTrust grows slowly among people. But why?\n"})
    result = run("draft", "a.md", "--format", "json")
    (account,) = json.loads(result.output)["sources"]
    assert (account["source"], account["deck"], account["notes"]) == ("a.md", "decks/a.yaml", 1)
    drafted = account["statements"]["drafted"] + account["statements"]["remarked"]
    assert [each["text"] for each in drafted] == ["Trust grows slowly among people."]
    assert {each["reason"] for each in account["left_out"]} == {"heading", "question"}
    assert run("draft", "a.md", "--format", "json", "--build").exit_code == 2


def test_bare_principles_are_counted(make_project: MakeProject) -> None:
    bare = "id: b\ndeck: B\nnotes:\n"
    bare += "".join(f"  - principle: {said}\n" for said in ("A guild protects the skills of its members.", "它很好。"))
    make_project({"decks/deckwright.yaml": "project: p\n", "decks/b.yaml": bare})
    said = run("draft", "decks/b.yaml").output
    assert "decks/b.yaml: 1 of 2 bare principles filled in, 1 with a remark only" in said
    found = json.loads(run("draft", "decks/b.yaml", "--format", "json").output)
    assert found["filled"] == [{"deck": "decks/b.yaml", "bare": 1, "filled": 0, "abstained": 1}]


def test_columns_called_like_keys_become_these_keys(make_project: MakeProject) -> None:
    make_project({"chapter.csv": PAIRS})
    assert run("draft", "chapter.csv").exit_code == 0
    first, second = deck().entries
    assert (first.text("source"), second.text("source")) == ("page 3", "page 4")
    assert (first.texts("tags"), second.texts("tags")) == (("noun", "easy"), ())
    assert first.text("extra") is None


def test_a_new_deck_tells_editors_of_its_schema(make_project: MakeProject) -> None:
    folder = make_project({"chapter.csv": PAIRS, "decks/deckwright.yaml": "project: p\n"})
    run("draft", "chapter.csv", "-o", "decks/german/chapter.yaml")
    text = Path("decks/german/chapter.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../deckwright.schema.json\n")
    assert (folder / "decks" / "deckwright.schema.json").is_file()


@pytest.mark.parametrize(
    ("source", "options", "said"),
    [
        (
            "chapter.csv",
            ["--reverse"],
            "2 notes that were there already stay as before (write `reverse: true`",
        ),
        ("chapter.txt", ["--reverse"], "--reverse had no effect: nothing that was drafted is a question-answer pair"),
        ("chapter.csv", ["--subdecks"], "--subdecks had no effect: nothing that was drafted stands below a heading"),
        ("chapter.csv", ["--per-statement", "1"], "--per-statement had no effect"),
        (str(DECK), ["-o", "decks/else.yaml"], "-o had no effect on the deck"),
        ("chapter.csv", [], ""),
    ],
)
def test_options_that_change_nothing_are_named(
    source: str, options: list[str], said: str, make_project: MakeProject
) -> None:
    make_project({"chapter.csv": PAIRS, "chapter.txt": CHAPTER})
    assert run("draft", "chapter.csv").exit_code == 0
    result = run("draft", source, *options)
    assert said in result.output
    assert bool(said) == ("no effect" in result.output or "stay as before" in result.output)


def test_a_wish_that_took_effect_is_not_denied(make_project: MakeProject) -> None:
    make_project({"chapter.csv": PAIRS})
    for _ in range(2):
        assert "--reverse" not in run("draft", "chapter.csv", "--reverse").output


def test_kinds_that_leave_nothing_are_named(make_project: MakeProject) -> None:
    make_project({"chapter.csv": PAIRS})
    result = run("draft", "chapter.csv", "--kinds", "reflection")
    assert "DW017" in result.output
    assert "2 left out by --kinds" in result.output
    assert not DECK.exists()


def test_a_source_without_a_card_is_accounted_for(make_project: MakeProject) -> None:
    make_project({"a.txt": "信任随着时间而增长。\n"})
    result = run("draft", "a.txt", "--verbose", "--build")
    assert result.exit_code == 0, result.output
    assert "a.txt: no note, no deck" in result.output
    assert "a.txt:1: 信任随着时间而增长。" in result.output
    assert not Path("decks").exists()
    (account,) = json.loads(run("draft", "a.txt", "--format", "json").output)["sources"]
    assert account["deck"] is None
    assert len(account["statements"]["passed"]) == 1


def test_a_note_of_a_kind_that_is_not_wanted_stays_when_its_statement_changes(make_project: MakeProject) -> None:
    make_project({"chapter.txt": CHAPTER})
    run("draft", "chapter.txt")
    before = [entry.kind for entry in deck().entries]
    text = Path("chapter.txt").read_text(encoding="utf-8")
    Path("chapter.txt").write_text(text.replace("?", ", in your view?"), encoding="utf-8")
    result = run("draft", "chapter.txt", "--kinds", "cloze")
    assert "7 left out by --kinds" in result.output
    assert [entry.kind for entry in deck().entries] == before
