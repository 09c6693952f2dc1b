"""Lists, pictures and speech in real Anki: what it imports, which cards it makes, what both sides show."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from anki.collection import Collection
from tests.client.learner import Author, Learner

from deckwright.compiler.notetypes import project_notetypes
from deckwright.rendering.template import render_card

if TYPE_CHECKING:
    from tests.client.conftest import ImportPackage

HEAD = "id: kinds\ndeck: Kinds\nspeak: en_US\nnotes:\n"
LIST = "  - id: steps\n    list: What to do\n    items: [{}]\n    source: page 2\n"
BOX = "      - {{name: {}, left: {}%, top: 50%, width: 25%, height: 50%}}\n"
IMAGE = "  - id: bands\n    image: bands.svg\n    header: Which band?\n    extra: More\n    boxes:\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><path d="M0 0h80v20H0z"/></svg>'
OTHERS = "  - id: word\n    question: dog\n    answer: el perro\n    reverse: true\n    speak: es_ES\n"


@pytest.fixture
def author(tmp_path: Path) -> Author:
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "deckwright.yaml").write_text("project: kinds\n", encoding="utf-8")
    (folder / "bands.svg").write_text(SVG, encoding="utf-8")
    return Author(folder)


@pytest.fixture
def learner(collection: Collection, import_package: ImportPackage) -> Learner:
    return Learner(collection, import_package)


def _boxes(*boxes: tuple[str, int]) -> str:
    return IMAGE + "".join(BOX.format(*box) for box in boxes)


def _sides(note: Any) -> list[tuple[str, str, Any]]:
    """Question, answer and the card of each of a note's cards."""
    return [(card.render_output().question_text, card.render_output().answer_text, card) for card in note.cards()]


def _shown(html: str) -> list[str]:
    return re.findall(r'<span class="cloze[^>]*>(.*?)</span>', html)


def _spoken(tags: list[Any]) -> list[tuple[str, str]]:
    return [(tag.lang, tag.field_text) for tag in tags]


def test_each_item_is_asked_in_its_place(author: Author, learner: Learner) -> None:
    author.write(HEAD + LIST.format("wash, 'dry `:: }}`', 'fold $x^{2}$'"))
    learner.receive(author.build())
    note = learner.note("kinds/steps")
    assert note.note_type()["originalStockKind"] == 5
    sides = _sides(note)
    assert [card.ord for *_, card in sides] == [0, 1, 2]
    for number, (question, answer, card) in enumerate(sides):
        asked = ["wash", "dry <code>&#58;: &#125;}</code>", "fold \\(x^{2}\\)"]
        assert _shown(answer) == asked
        asked[number] = "[...]"
        assert _shown(question) == asked
        assert "What to do" in question
        assert "page 2" in answer
        assert card.render_output().question_av_tags == []
    assert _spoken(sides[0][2].render_output().answer_av_tags) == [("en_US", "wash")]
    assert not learner.col._backend.get_empty_cards().notes


def test_an_item_put_in_between_moves_no_reviews(author: Author, learner: Learner) -> None:
    author.write(HEAD + LIST.format("wash, dry"))
    learner.receive(author.build())
    assert learner.study(2) == 2
    author.write(HEAD + LIST.format("soak, wash, spin, drye"))
    learner.receive(author.build())
    note = learner.note("kinds/steps")
    by_item = {asked: card for question, answer, card in _sides(note) for asked in _asked(question, answer)}
    assert list(by_item) == ["wash", "drye", "soak", "spin"]
    assert {item: card.reps for item, card in by_item.items()} == {"soak": 0, "wash": 1, "spin": 0, "drye": 1}
    assert _shown(_sides(note)[0][1]) == ["soak", "wash", "spin", "drye"]


def _asked(question: str, answer: str) -> list[str]:
    return [shown for hidden, shown in zip(_shown(question), _shown(answer), strict=True) if hidden == "[...]"]


def _occlusion(learner: Learner) -> Any:
    """The note as Anki's own editor of image occlusion opens it."""
    response = learner.col._backend.get_image_occlusion_note(learner.note("kinds/bands").id)
    assert response.WhichOneof("value") == "note"
    return response.note


def test_anki_takes_a_picture_with_boxes_for_its_own(author: Author, learner: Learner) -> None:
    author.write(HEAD + _boxes(("Left", 0), ("Right", 50)))
    learner.receive(author.build())
    note = learner.note("kinds/bands")
    notetype = note.note_type()
    assert notetype["originalStockKind"] == 6
    fields = learner.col._backend.get_image_occlusion_fields(notetype["id"])
    assert (fields.occlusions, fields.image, fields.header, fields.back_extra) == (0, 1, 2, 3)
    native = _occlusion(learner)
    assert native.image_data.decode() == SVG
    assert (native.header, native.back_extra, native.occlude_inactive) == ("Which band?", "More", True)
    places = {
        each.ordinal: {one.name: float(one.value) for one in each.shapes[0].properties} for each in native.occlusions
    }
    assert places == {
        1: {"left": 0, "top": 0.5, "width": 0.25, "height": 0.5, "oi": 1},
        2: {"left": 0.5, "top": 0.5, "width": 0.25, "height": 0.5, "oi": 1},
    }
    for name, (question, answer, card) in zip(("Left", "Right"), _sides(note), strict=True):
        assert question.count('class="cloze"') == question.count('class="cloze-inactive"') == 1
        assert answer.count('class="cloze-highlight"') == 1
        assert [each for each in ("Left", "Right") if each in answer] == [name]
        assert name not in question
        assert _spoken(card.render_output().answer_av_tags) == [("en_US", name)]


def test_boxes_keep_their_cards_and_what_a_learner_drew(author: Author, learner: Learner) -> None:
    author.write(HEAD + _boxes(("Left", 0), ("Right", 50)))
    learner.receive(author.build())
    assert learner.study(2) == 2
    author.write(HEAD + _boxes(("Middle", 25), ("Right", 60), ("Left", 0)))
    learner.receive(author.build())
    places = {each.ordinal: each.shapes[0].properties[0].value for each in _occlusion(learner).occlusions}
    assert places == {1: "0", 2: "0.6", 3: "0.25"}
    assert [card.reps for card in learner.note("kinds/bands").cards()] == [1, 1, 0]

    note = learner.note("kinds/bands")
    drawn = note["Occlusion"].replace("left=0.6", "left=.61")
    learner.col._backend.update_image_occlusion_note(
        note_id=note.id, occlusions=drawn, header="Mine", back_extra="", tags=[]
    )
    learner.col.db.execute("update notes set mod = ? where id = ?", author.now + 7200, note.id)
    author.write(HEAD + _boxes(("Middle", 30), ("Right", 60), ("Left", 0)))
    learner.receive(author.build())
    assert learner.note("kinds/bands")["Header"] == "Mine"
    assert learner.note("kinds/bands")["Occlusion"] == drawn


def test_speech_is_heard_where_it_gives_nothing_away(author: Author, learner: Learner) -> None:
    author.write(
        HEAD + OTHERS + "  - {id: gap, cloze: The ==cat== & dog}\n  - {id: mute, cloze: A ==b==, speak: none}\n"
    )
    learner.receive(author.build())
    heard = {}
    for key in ("word", "gap", "mute"):
        outputs = [card.render_output() for card in learner.note(f"kinds/{key}").cards()]
        heard[key] = [(_spoken(each.question_av_tags), _spoken(each.answer_av_tags)) for each in outputs]
    perro = [("es_ES", "el perro")]
    assert heard == {
        "word": [([], perro), (perro, [])],
        "gap": [([], [("en_US", "The cat & dog")])],
        "mute": [([], [])],
    }


def test_our_own_rendering_is_anki_s(author: Author, learner: Learner) -> None:
    """The preview shows cards without Anki: the same HTML on every side of every card."""
    author.write(
        HEAD + LIST.format("wash, 'dry `:: }}`', 'fold $x^{2}$'") + _boxes(("Left", 0), ("Right", 50)) + OTHERS
    )
    learner.receive(author.build())
    kinds = project_notetypes("kinds", "")
    compared = 0
    for key, kind in (("steps", "list"), ("bands", "occlusion"), ("word", "question-answer")):
        note = learner.note(f"kinds/{key}")
        for question, answer, card in _sides(note):
            ours = render_card(kinds[kind], dict(note.items()), card.ord, deck="Kinds")
            assert (ours.question, ours.answer) == (question, answer)
            compared += 1
    assert compared == 7
