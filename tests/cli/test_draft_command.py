"""``deckwright draft`` and ``coverage`` as a user types them."""

from __future__ import annotations

import json
import random
import sys
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


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=given)


def deck(path: Path = DECK) -> Deck:
    outcome = read_deck(SourceText(str(path), path.read_text(encoding="utf-8")))
    assert outcome.value is not None
    return outcome.value


def drafted(make_project: MakeProject, *options: str) -> Deck:
    make_project({"chapter.txt": CHAPTER})
    result = run("draft", "chapter.txt", *options)
    assert result.exit_code == 0, result.output
    return deck()


def edit(old: str, new: str, path: Path = DECK) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_from_a_chapter_to_a_package_in_one_go(make_project: MakeProject) -> None:
    folder = make_project({"chapter.txt": CHAPTER})
    result = run("draft", "chapter.txt", "--build")
    assert result.exit_code == 0, result.output
    assert "22 new notes" in result.output
    assert "decks/chapter.yaml" in result.output
    assert (folder / "dist" / "chapter.apkg").is_file()
    assert (folder / "decks" / "deckwright.yaml").is_file()
    kinds = [entry.kind for entry in deck().entries]
    assert kinds == ["principle"] * 15 + ["reflection"] * 7
    assert run("check").exit_code == 0


def test_drafting_again_changes_nothing(make_project: MakeProject) -> None:
    drafted(make_project)
    before = DECK.read_bytes()
    result = run("draft", "chapter.txt")
    assert "nothing new" in result.output
    assert "22 left as they are" in result.output
    assert DECK.read_bytes() == before


def test_what_a_person_did_stays_and_what_is_new_comes(make_project: MakeProject) -> None:
    first = drafted(make_project)
    text = DECK.read_text(encoding="utf-8")
    mine = "  # my own\n  - id: mine\n    question: Mine?\n    answer: Yes\n\n"
    start = text.index("  - id: " + str(first.entries[9].id))
    end = text.index("  - id: " + str(first.entries[10].id))
    before = text[: text.rindex("\n\n", 0, start) + 2]
    DECK.write_text(before + mine + text[text.rindex("\n\n", start, end) + 2 :], encoding="utf-8")
    edit("==Custom==, not law", "==Custom==, rather than law")
    edit("Custom, not law, governs the daily", "Habit, not law, governs the daily", Path("chapter.txt"))
    edit("Journeymen lead an unsettled life", "Journeymen lead a most unsettled life", Path("chapter.txt"))
    edit(
        "  15. Membership",
        "  15. A guild may be dissolved by its own members.\n\n  16. Membership",
        Path("chapter.txt"),
    )
    result = run("draft", "chapter.txt")
    assert result.exit_code == 0, result.output
    assert "1 new note from" in result.output
    assert "1 drafted anew" in result.output
    assert "1 not drafted again" in result.output
    assert "DW013" in result.output
    after = DECK.read_text(encoding="utf-8")
    assert mine in after
    assert "==Custom==, rather than law" in after
    ids = [entry.id for entry in deck().entries]
    assert first.entries[9].id not in ids
    assert [each for each in ids if each in [entry.id for entry in first.entries]] == [
        entry.id for entry in first.entries if entry.id != first.entries[9].id
    ]
    assert "most" in str(deck().entries[3].text("principle"))
    assert run("draft", "chapter.txt").exit_code == 0
    assert DECK.read_text(encoding="utf-8") == after


def test_a_deck_of_bare_principles_is_filled_in_place(make_project: MakeProject) -> None:
    text = (
        "id: mine\ndeck: Mine\nnotes:  # all\n\n  - id: a\n    # why\n"
        "    principle: A guild protects the skills of its members by oaths.\n    tags: [old]\n"
        "  - id: b\n    principle: Trust ==grows== slowly.\n"
    )
    folder = make_project({"decks/deckwright.yaml": "project: p\n", "decks/mine.yaml": text})
    result = run("draft", "decks/mine.yaml")
    assert result.exit_code == 0, result.output
    path = folder / "decks" / "mine.yaml"
    after = path.read_text(encoding="utf-8")
    first, second = deck(path).entries
    assert "==" in str(first.text("principle")) or first.entries("ask")
    assert first.texts("tags") == ("old",)
    assert "    # why\n" in after
    assert second.text("principle") == "Trust ==grows== slowly."
    run("draft", "decks/mine.yaml")
    assert path.read_text(encoding="utf-8") == after


def test_standard_input_and_several_sources_into_one_deck(make_project: MakeProject) -> None:
    make_project({"a.csv": "Haus,house\n", "b.tsv": "Baum\ttree\n"})
    assert (
        run("draft", "-", "-o", "decks/all.yaml", given="Trust is given by people who keep their word.").exit_code == 0
    )
    assert run("draft", "a.csv", "b.tsv", "-o", "decks/all.yaml", "--reverse").exit_code == 0
    entries = deck(Path("decks/all.yaml")).entries
    assert [entry.text("question") for entry in entries if entry.kind == "question-answer"] == ["Haus", "Baum"]
    assert all(entry.flag("reverse") for entry in entries if entry.kind == "question-answer")


def test_what_is_piped_in_is_another_text_each_time(make_project: MakeProject) -> None:
    make_project({"pairs.csv": "Haus,house\nBaum,tree\n"})
    run("draft", "pairs.csv", "-o", "decks/words.yaml")
    run("draft", "-", "-o", "decks/words.yaml", given="Hund\tdog\nKatze\tcat\n")
    again = run("draft", "-", "-o", "decks/words.yaml", given="Hunde\tdogs\nKatze\tcat\nBaum\ttree\nHaus\thouse\n")
    assert "DW01" not in again.output
    assert "3 not drafted again" in again.output
    words = deck(Path("decks/words.yaml"))
    assert [entry.text("question") for entry in words.entries] == ["Haus", "Baum", "Hund", "Hunde", "Katze"]
    assert str(words.entries[0].text("origin")).startswith("pairs.csv#")
    assert run("draft", "-", "-o", "decks/new-one.yaml", given="Hund\tdog\nKatze\tcat\n").exit_code == 0
    assert deck(Path("decks/new-one.yaml")).name == "New One"


def noise() -> bytes:
    signs = random.Random(3)
    return " ".join(
        "".join(chr(signs.randint(33, 126)) for _ in range(signs.randint(2, 9))) for _ in range(200)
    ).encode()


NOVEL = (
    "“Where are you going?” she asked.\n\nHe did not answer. The rain fell on the roofs of the town, and nobody in the "
    "street looked up. Anna closed the window and lit the lamp; the old house creaked in the wind.\n\n"
    "“Away,” he said.\n"
)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        pytest.param(noise(), "noise.txt", 1, id="noise"),
        pytest.param(bytes(range(256)) * 10, "binary.txt", 1, id="binary"),
        pytest.param(b"word", "one.txt", 1, id="one"),
        pytest.param(b"a" * 1_000_000, "line.txt", 1, id="line"),
        pytest.param(b"Trust grows slowly among people. " * 5_000, "long.txt", 0, id="long"),
        pytest.param(NOVEL.encode(), "novel.txt", 0, id="novel"),
        pytest.param(Path(__file__).read_bytes(), "code.py", 0, id="code"),
        pytest.param(
            b"| Rank | Years |\n|---|---|\n| Master | seven |\n| Apprentice | three |\n", "table.md", 0, id="table"
        ),
        pytest.param(
            "Vertrauen wächst langsam. Wer sein Wort hält, dem wird geglaubt.".encode(), "german.txt", 0, id="german"
        ),
        pytest.param("1. 信任随着时间而增长。\n2. 领导者信守诺言。\n".encode(), "chinese.txt", 0, id="chinese"),
    ],
)
def test_odd_sources_end_well(data: bytes, name: str, code: int, make_project: MakeProject) -> None:
    (make_project({}) / name).write_bytes(data)
    result = run("draft", name)
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert bool(code) == (" error DW0" in result.output)
    if Path("decks").exists():
        assert run("check").exit_code == 0


def test_a_missing_library_is_named(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    make_project({"page.html": "<html><p>Trust grows slowly among people.</p></html>"})
    monkeypatch.setitem(sys.modules, "readability", None)
    result = run("draft", "page.html")
    assert result.exit_code == 2
    assert 'pip install ".[documents]"' in result.output


def test_wishes_that_cannot_be_met(make_project: MakeProject) -> None:
    make_project({"a.txt": "Trust grows slowly among people.", "decks/broken.yaml": "id: x\nnotes: [\n"})
    assert run("draft", "a.txt", "--kinds", "cloze,poem").exit_code == 2
    assert run("draft", "none.txt").exit_code == 2
    broken = run("draft", "a.txt", "-o", "decks/broken.yaml")
    assert broken.exit_code == 1
    assert Path("decks/broken.yaml").read_text(encoding="utf-8") == "id: x\nnotes: [\n"


def test_coverage_lists_what_has_no_note_and_what_lost_its_source(make_project: MakeProject) -> None:
    drafted(make_project)
    edit(
        "  1. Workers who share a craft need rules of their own.",
        "  1. Bees build their combs of wax.",
        Path("chapter.txt"),
    )
    result = run("coverage", "chapter.txt", str(DECK))
    assert result.exit_code == 0
    assert "21 of 22 statements in chapter.txt have a note" in result.output
    assert "no note for principle-1: Bees build" in result.output
    found = json.loads(run("coverage", "chapter.txt", str(DECK), "--format", "json").output)
    assert [each["place"] for each in found["uncovered"]] == ["principle-1"]
    assert len(found["gone"]) == 1
    assert found["deleted"] == []


def test_coverage_tells_what_was_deleted_from_what_is_missing(make_project: MakeProject) -> None:
    drafted(make_project)
    run("draft", "chapter.txt", "--review", given="r\nq\n")
    result = run("coverage", "chapter.txt", str(DECK))
    assert "21 of 22 statements in chapter.txt have a note" in result.output
    assert "you deleted the note of principle-1: Workers" in result.output
    assert "no note for" not in result.output


def answer(*answers: str) -> Result:
    return run("draft", "chapter.txt", "--review", given="\n".join(answers) + "\n")


def test_a_review_is_saved_after_every_answer(make_project: MakeProject) -> None:
    first = drafted(make_project)
    result = answer("a", "r", "s", "q")
    assert result.exit_code == 0, result.output
    assert "20 drafts still to review" in result.output
    after = deck()
    assert [entry.id for entry in after.entries] == [first.entries[0].id, *(entry.id for entry in first.entries[2:])]
    assert after.drafted[str(first.entries[0].text("origin"))].endswith(" accepted")
    stopped = run("draft", "chapter.txt", "--review", given="")
    assert "20 drafts still to review" in stopped.output
    assert "1 not drafted again" in run("draft", "chapter.txt").output


def test_behind_the_last_candidate_comes_the_first_again(make_project: MakeProject) -> None:
    make_project({"chapter.txt": "1. The calm guild protects its members by solemn oaths.\n"})
    run("draft", "chapter.txt")
    result = answer(*"n" * 40, "q")
    assert "back to the first" in result.output
    shown = [line for line in result.output.splitlines() if line.startswith("  The")]
    assert len(set(shown)) < len(shown)
    assert deck().entries[0].text("principle")


def test_a_review_shows_what_drafting_remarked(make_project: MakeProject) -> None:
    make_project({"chapter.txt": "1. 信任随着时间而增长。\n"})
    run("draft", "chapter.txt")
    assert "(no safe question for this statement, and no gap worth hiding)" in answer("q").output


def test_the_next_candidate_is_another_draft(make_project: MakeProject) -> None:
    first = drafted(make_project)
    result = answer("n", "a", "q")
    assert result.exit_code == 0, result.output
    changed = deck().entries[0]
    assert changed.id == first.entries[0].id
    assert (changed.text("principle"), changed.entries("ask")) != (
        first.entries[0].text("principle"),
        first.entries[0].entries("ask"),
    )
    assert "21 drafts still to review" in result.output
    assert "22 left as they are" in run("draft", "chapter.txt").output


def test_editing_in_a_review(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drafted(make_project)
    script = (
        "import sys; p = sys.argv[1]; t = open(p).read(); open(p, 'w').write(t.replace('Workers', 'All ==workers=='))"
    )
    Path("editor.py").write_text(script, encoding="utf-8")
    monkeypatch.setenv("VISUAL", f"{sys.executable} editor.py")
    result = answer("e", "q")
    assert result.exit_code == 0, result.output
    assert "21 drafts still to review" in result.output
    assert str(deck().entries[0].text("principle")).startswith("All ==workers==")
    assert deck().entries[0].id == first.entries[0].id


def test_an_edit_that_breaks_the_deck_is_not_saved(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    drafted(make_project)
    before = DECK.read_bytes()
    Path("editor.py").write_text("import sys; open(sys.argv[1], 'w').write('  - id: [')", encoding="utf-8")
    monkeypatch.setenv("VISUAL", f"{sys.executable} editor.py")
    assert "not saved" in answer("e", "n", "q").output
    assert DECK.read_bytes() == before


def test_an_edit_that_cannot_be_read_comes_back_as_it_was_typed(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted(make_project)
    script = "import sys; p = sys.argv[1]; t = open(p).read(); open(p, 'w').write({}[t.startswith('  - id: mine [')])"
    texts = "['  - id: mine [\\n', '  - id: mine\\n    principle: A ==word== of mine.\\n']"
    Path("editor.py").write_text(script.format(texts), encoding="utf-8")
    monkeypatch.setenv("VISUAL", f"{sys.executable} editor.py")
    assert "not saved" in answer("e", "y", "q").output
    assert deck().entries[0].text("principle") == "A ==word== of mine."


def test_what_changes_during_a_review_is_not_written_over(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted(make_project)
    script = "import sys; open(sys.argv[1], 'a').write('# x\\n'); open('decks/chapter.yaml', 'a').write('# by me\\n')"
    Path("editor.py").write_text(script, encoding="utf-8")
    monkeypatch.setenv("VISUAL", f"{sys.executable} editor.py")
    assert "changed meanwhile" in answer("e", "n", "a", "q").output
    assert DECK.read_text(encoding="utf-8").count("# by me\n") == 1


def test_a_question_that_is_asked_again_keeps_its_id(make_project: MakeProject) -> None:
    make_project({"chapter.txt": "1. Hannibal crossed the Alps with elephants in 218 BC.\n2. Trust grows slowly.\n"})
    run("draft", "chapter.txt")
    before = deck().entries[0].entries("ask")
    edit("218", "219", Path("chapter.txt"))
    assert "1 drafted anew" in run("draft", "chapter.txt").output
    after = deck().entries[0].entries("ask")
    assert [each.text("question") for each in before] == [each.text("question") for each in after]
    assert [each.id for each in before] == [each.id for each in after] != []
    assert [each.text("answer") for each in before] != [each.text("answer") for each in after]


def test_a_renamed_chapter_is_the_same_chapter(make_project: MakeProject) -> None:
    folder = make_project({"chapter.txt": CHAPTER})
    assert run("draft", "chapter.txt").exit_code == 0
    before = DECK.read_text(encoding="utf-8")
    (folder / "chapter.txt").rename(folder / "renamed.txt")
    result = run("draft", "renamed.txt", "-o", str(DECK))
    assert "22 notes followed the source to its new name" in result.output
    assert DECK.read_text(encoding="utf-8") == before.replace("chapter.txt#", "renamed.txt#")
