"""The looks that Anki's own machinery fills: an overlapping list by its sheet, image occlusion by Anki's script."""

from __future__ import annotations

import pytest
from tests.browser.backend import Backend, RenderedCard
from tests.browser.clients import VIEWS, Client, Screen, view_name
from tests.browser.constructs import png
from tests.browser.studio import CardPage, Studio

from deckwright.compiler.notetypes import project_notetypes
from deckwright.domain.notetype import Notetype
from deckwright.domain.theme import Theme
from deckwright.notekinds.look import stylesheet

MASKED = """() => {
  const canvas = document.getElementById("image-occlusion-canvas");
  return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((part) => part > 0);
}"""
ITEMS = ("Preparation", "Opening", "Exploration of what the other side needs", "Bargaining", "<b>Closing</b>")


def _notetype(kind: str) -> Notetype:
    return project_notetypes("parts", stylesheet(Theme()))[kind]


def _list_cards(backend: Backend) -> list[RenderedCard]:
    items = "".join(f"{{{{c{number}::{item}}}}}" for number, item in enumerate(ITEMS, 1))
    speak = items.replace("::", "::[anki:tts lang=en_US]").replace("}}", "[/anki:tts]}}")
    fields = {"Title": "Which stages, in order?", "Items": items, "Typed": "yes", "Speak": speak, "Source": "p. 3"}
    return backend.cards(_notetype("list"), fields)


def _occlusion_cards(backend: Backend) -> list[RenderedCard]:
    name = backend.collection.media.write_data("drawing.png", png(240, 160))
    boxes = (
        "{{c1::image-occlusion:rect:left=.1:top=.1:width=.3:height=.2:oi=1}}"
        "{{c2::image-occlusion:ellipse:left=.5:top=.5:rx=.1:ry=.1:oi=1}}"
    )
    fields = {"Occlusion": boxes, "Image": f'<img src="{name}" alt="A drawing">', "Header": "What is this called?"}
    names = "{{c1::Nucleus}}{{c2::Wall}}"
    return backend.cards(
        _notetype("occlusion"), {**fields, "Names": names, "Back Extra": "More about it", "Source": "p. 3"}
    )


def _shown_items(page: CardPage) -> list[str]:
    shown: list[str] = page.page.evaluate(
        "() => [...document.querySelectorAll('.items > span')]"
        ".filter((item) => item.checkVisibility({visibilityProperty: true})).map((item) => item.textContent)"
    )
    return shown


@pytest.mark.parametrize("view", VIEWS, ids=view_name)
def test_lists_are_right_in_every_client(view: tuple[Client, Screen], backend: Backend, studio: Studio) -> None:
    page = studio.page(*view)
    for card in _list_cards(backend):
        assert page.inspect("question", page.client.front(card.question)) == []
        assert page.inspect("answer", page.client.back(card.answer, card.compared)) == []


def test_an_item_is_asked_after_the_two_before_it(backend: Backend, studio: Studio) -> None:
    page = studio.page(*VIEWS[1])
    for number, card in enumerate(_list_cards(backend)):
        page.inspect("question", page.client.front(card.question))
        plain = [item.removeprefix("<b>").removesuffix("</b>") for item in ITEMS]
        assert _shown_items(page) == [*plain[max(number - 2, 0) : number], "[...]"]
        page.inspect("answer", page.client.back(card.answer, card.compared))
        assert _shown_items(page) == plain


@pytest.mark.parametrize("view", VIEWS, ids=view_name)
def test_anki_draws_the_masks_of_an_image(
    view: tuple[Client, Screen], backend: Backend, studio: Studio, reviewer: str
) -> None:
    page = studio.page(*view)
    page.page.add_script_tag(url=reviewer)
    for card in _occlusion_cards(backend):
        assert page.inspect("question", page.client.front(card.question)) == []
        page.page.wait_for_function(MASKED)
        assert page.inspect("answer", page.client.back(card.answer, card.compared)) == []
        assert page.page.evaluate("document.getElementById('err').textContent") == ""


def test_backs_name_and_speak_only_what_was_asked(backend: Backend) -> None:
    assert [(card.question_audio, card.answer_audio) for card in _list_cards(backend)] == [(0, 1)] * len(ITEMS)
    first, second = _occlusion_cards(backend)
    assert ("Nucleus" in first.answer, "Wall" in first.answer) == (True, False)
    assert ("Nucleus" in second.answer, "Wall" in second.answer) == (False, True)
    assert "Nucleus" not in first.question


def test_an_app_without_image_occlusion_says_so(backend: Backend, studio: Studio) -> None:
    page = studio.page(*VIEWS[1])
    page.page.evaluate("delete window.anki")
    page.inspect("question", page.client.front(_occlusion_cards(backend)[0].question))
    assert "needs Anki 23.10" in page.page.evaluate("document.getElementById('err').textContent")
