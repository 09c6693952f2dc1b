"""What the preview shows of decks: notes with their problems and lines, and what it keeps when a file breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import MakeProject, previewed

from deckwright.preview.page import mathjax_file, mathjax_names, static_page
from deckwright.preview.record import SiteRecord
from deckwright.preview.site import keep_last_good

HEAD = "id: book\ndeck: Big::Book\ntags: [book]\nreference: {title: Book}\nnotes:\n"
PRINCIPLE = """\
  - id: rule
    principle: Leaders in the ==middle== need ==skills== of their own.
    ask:
      - id: who
        question: Who needs skills of their own according to the rule of the middle?
        answer: Leaders in the middle, leaders at the top, leaders everywhere else, and all who follow them too
    tags: [rule]
"""
TYPED = """\
  - id: typed
    question: Which word names the head of a company?
    answer: CEO & chief
    typed: true
    reverse: true
"""


@pytest.fixture
def project(make_project: MakeProject) -> Path:
    return make_project({"deckwright.yaml": "project: shown\n", "decks/a.yaml": HEAD + PRINCIPLE + TYPED})


def test_every_card_is_there_in_the_order_of_the_file(project: Path) -> None:
    record = SiteRecord(previewed(project / "decks"))
    shown = [(str(note.note.id), ordinal) for note, ordinal in record.cards]
    assert shown == [("rule", 0), ("rule", 1), ("rule/who", 0), ("typed", 0), ("typed", 1)]
    names = [name for texts in record.texts for _, name, _ in texts.cards]
    assert names == ["Cloze 1", "Cloze 2", "Question", "Question", "Reverse"]
    snippets = [snippet for texts in record.texts for _, _, snippet in texts.cards]
    assert snippets[0] == "Leaders in the [...] need skills of their own."
    assert snippets[3:] == ["Which word names the head of a company?", "CEO & chief"]


def test_problems_stand_at_the_innermost_note_that_they_are_about(project: Path) -> None:
    notes = {str(note.note.id): note for note in previewed(project / "decks").notes}
    assert [problem.code for problem in notes["rule/who"].problems] == ["DW301"]
    assert notes["rule"].problems == ()


def test_a_face_tells_what_is_typed_and_where_it_is_written(project: Path) -> None:
    record = SiteRecord(previewed(project / "decks"))
    face = record.face(3)
    assert face["typed"] == "<code id=typeans>CEO &amp; chief</code>"
    assert (face["path"], face["line"], face["first"], face["own"]) == ("decks/a.yaml", 13, 13, (13, 17))
    assert face["lines"] == TYPED.splitlines()
    inner = record.face(2)
    assert (inner["first"], inner["own"], inner["line"]) == (6, (9, 11), 9)
    with pytest.raises(IndexError):
        record.face(5)


def test_a_broken_file_keeps_its_last_good_cards(project: Path) -> None:
    deck = project / "decks" / "a.yaml"
    good = previewed(deck)
    deck.write_text(HEAD + PRINCIPLE + TYPED + "  - id: [", encoding="utf-8")
    broken = keep_last_good(previewed(deck), good)
    assert [note.guid for note in broken.notes] == [note.guid for note in good.notes]
    assert all(note.stale for note in broken.notes)
    assert broken.broken == {"decks/a.yaml"}
    still = keep_last_good(previewed(deck), broken)
    assert [note.guid for note in still.notes] == [note.guid for note in good.notes]


def test_of_a_file_with_an_error_only_the_broken_note_is_kept_as_it_was(project: Path) -> None:
    deck = project / "decks" / "a.yaml"
    good = previewed(deck)
    text = HEAD + PRINCIPLE.replace("==", "").replace("ask:", "asks:") + TYPED.replace("Which word", "Which title")
    deck.write_text(text, encoding="utf-8")
    now = keep_last_good(previewed(deck), good)
    shown = {str(note.note.id): note for note in now.notes}
    assert list(shown) == ["rule", "rule/who", "typed"]
    assert [note.stale for note in now.notes] == [True, True, False]
    assert "Which title" in shown["typed"].fields[0]
    deck.write_text(HEAD + TYPED, encoding="utf-8")
    assert [str(note.note.id) for note in keep_last_good(previewed(deck), now).notes] == ["typed"]


def test_what_did_not_change_is_not_made_anew(project: Path) -> None:
    deck = project / "decks" / "a.yaml"
    before = SiteRecord(previewed(deck))
    deck.write_text(HEAD + "\n" + PRINCIPLE + TYPED.replace("Which word", "Which title"), encoding="utf-8")
    after = SiteRecord(previewed(deck), before)
    assert after.index() == SiteRecord(previewed(deck)).index()
    assert after.texts[0] is before.texts[0]
    assert after.texts[2] is not before.texts[2]


def test_a_static_page_is_the_same_each_time_and_holds_no_markup_of_fields(project: Path) -> None:
    (project / "decks" / "a.yaml").write_text(HEAD + TYPED.replace("CEO", "</script><b>"), encoding="utf-8")
    page = static_page(SiteRecord(previewed(project / "decks")))
    assert page == static_page(SiteRecord(previewed(project / "decks")))
    assert page.count("</script>") == 2
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")


def test_mathjax_comes_along_whole() -> None:
    names = mathjax_names()
    assert "tex-chtml-full.js" in names
    assert sum(name.startswith("fonts/") for name in names) == 23
    assert mathjax_file("../page.py") is None
