"""What a save costs while the preview follows files: counted in files and notes that are made again, never in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.conftest import MakeProject, previewed

from deckwright.cli import main
from deckwright.cli.following import Preview
from deckwright.compiler import files
from deckwright.compiler.compile import DeckCompiler
from deckwright.edges import media
from deckwright.edges.watching import Moment
from deckwright.history.lockfile import LOCK_NAME
from deckwright.lint import run
from deckwright.preview import record, site
from deckwright.preview.record import SiteRecord
from deckwright.preview.site import Site

FILES, NOTES = 4, 6


class Work:
    """How often each stage was at work since it was asked last."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.patch = patch
        self.done: Counter[str] = Counter()
        for where, name in (
            (files, "read_deck"), (files, "compile_deck"), (DeckCompiler, "compile"), (run, "_seen"), (run, "_each"),
            (site, "_shown_notes"), (record, "note_texts"), (media, "_name"),
        ):  # fmt: skip
            self.count(where, name)

    def count(self, where: object, name: str) -> None:
        made: Callable[..., object] = getattr(where, name)

        def counted(*given: object, **named: object) -> object:
            self.done[name] += 1
            return made(*given, **named)

        self.patch.setattr(where, name, counted)

    def taken(self) -> dict[str, int]:
        done = dict(self.done)
        self.done.clear()
        return done


class Followed:
    """A preview, saved and looked at in turn."""

    def __init__(self, folder: Path) -> None:
        self.preview = Preview((folder,))
        self.record = SiteRecord(Site())
        self.save()

    def save(self) -> SiteRecord:
        """Both moments of a save; gives what was shown before."""
        last = self.record
        for moment in Moment:
            self.record = SiteRecord(self.preview.following(self.record.site, moment), self.record)
        return last


def _deck(number: int) -> str:
    notes = "".join(
        f"  - id: n{note}\n    question: What is **{note}** of {number}?\n    answer: That.\n" for note in range(NOTES)
    )
    return f"id: d{number}\ndeck: D{number}\nreference: {{title: A book}}\nnotes:\n{notes}"


@pytest.fixture
def folder(make_project: MakeProject) -> Path:
    decks = {f"decks/{number}.yaml": _deck(number) for number in range(FILES)}
    return make_project({"deckwright.yaml": "project: p\n", "decks/dot.png": "dot", **decks}) / "decks"


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    return Work(monkeypatch)


ONE_FILE = {"read_deck": 1, "compile_deck": 1, "_seen": 1, "_each": 1, "_shown_notes": 1}


def test_a_save_makes_one_note_of_one_file_again(folder: Path, work: Work) -> None:
    followed = Followed(folder)
    every = dict.fromkeys(ONE_FILE, FILES)
    assert work.taken() == {**every, "compile": FILES * NOTES, "note_texts": FILES * NOTES}
    deck = folder / "1.yaml"
    deck.write_text("# on top\n" + deck.read_text().replace("**3**", "**three**"), encoding="utf-8")
    last = followed.save()
    assert work.taken() == {**ONE_FILE, "compile": 1, "note_texts": 1}
    (changed,) = [each for each in followed.record.changes(last)["notes"] if isinstance(each, dict)]  # type: ignore[attr-defined]
    assert changed["cards"] == ((0, "Question", "What is three of 1?"),)
    assert followed.record.index() == SiteRecord(previewed(folder)).index()


def test_a_save_that_changes_nothing_makes_nothing(folder: Path, work: Work) -> None:
    followed = Followed(folder)
    work.taken()
    last = followed.save()
    assert work.taken() == {}
    assert followed.record.changes(last) == {"notes": [(0, FILES * NOTES)]}


def test_a_style_renders_nothing_again(folder: Path, work: Work) -> None:
    followed = Followed(folder)
    work.taken()
    (folder.parent / "style.css").write_text(".card { font-weight: 500; }", encoding="utf-8")
    followed.save()
    assert work.taken() == {"compile_deck": FILES, "_shown_notes": FILES}
    assert followed.record.index() == SiteRecord(previewed(folder)).index()


def test_only_a_picture_that_was_written_is_read_again(folder: Path, work: Work) -> None:
    for number in (1, 2):
        (folder / f"{number}.yaml").write_text(
            _deck(number) + "  - {id: p, question: '![](dot.png)?', answer: A dot}\n"
        )
    followed = Followed(folder)
    work.taken()
    followed.save()
    assert work.taken() == {}
    (folder / "dot.png").write_text("another", encoding="utf-8")
    followed.save()
    assert work.taken() == {
        "_name": 1, "compile_deck": 2, "compile": 2, "_shown_notes": 2, "note_texts": 2
    }  # fmt: skip


def test_after_a_broken_save_nothing_is_rendered_again(folder: Path, work: Work) -> None:
    followed = Followed(folder)
    work.taken()
    deck = folder / "2.yaml"
    good = deck.read_text()
    deck.write_text(good + "  - id: [", encoding="utf-8")
    followed.save()
    assert [note.stale for note in followed.record.site.notes].count(True) == NOTES
    deck.write_text(good, encoding="utf-8")
    followed.save()
    assert "compile" not in work.taken()
    assert followed.record.index() == SiteRecord(previewed(folder)).index()


def test_gaps_are_numbered_by_the_history_as_it_is_now(folder: Path) -> None:
    deck = folder / "0.yaml"
    gaps = "id: d0\ndeck: D0\nnotes:\n  - {id: c, cloze: '==one== and ==two=='}\n"
    deck.write_text(gaps, encoding="utf-8")
    assert CliRunner().invoke(main, ["build", str(folder)]).exit_code == 0
    followed = Followed(folder)
    deck.write_text(gaps.replace("==one==", "==other=="), encoding="utf-8")
    followed.save()
    assert "{{c3::other}} and {{c2::two}}" in followed.record.site.notes[0].fields
    (folder.parent / LOCK_NAME).unlink()
    followed.save()
    assert "{{c1::other}} and {{c2::two}}" in followed.record.site.notes[0].fields


def test_findings_are_marked_until_they_are_of_the_last_save(folder: Path) -> None:
    deck = folder / "0.yaml"
    deck.write_text(_deck(0).replace("That.", "The the first, " + "word " * 40), encoding="utf-8")
    followed = Followed(folder)
    assert followed.record.site.checked
    wrong = [note.findings for note in followed.record.site.notes]
    assert sum(map(len, wrong)) >= NOTES
    deck.write_text(_deck(0), encoding="utf-8")
    cards = followed.preview.following(followed.record.site, Moment.CHANGED)
    assert (cards.checked, [note.findings for note in cards.notes]) == (False, wrong)
    assert followed.preview.following(cards, Moment.QUIET) == previewed(folder)


def test_trouble_with_the_files_is_shown_and_goes_again(folder: Path) -> None:
    followed = Followed(folder)
    good = followed.record.site
    folder.rename(folder.with_name("away"))
    followed.save()
    assert followed.record.site.trouble is not None
    assert "no such file or folder" in followed.record.site.trouble.message
    assert followed.record.site.notes == good.notes
    folder.with_name("away").rename(folder)
    followed.save()
    assert followed.record.site == good
