"""A typed answer begins where its script does: from the right in Arabic and Hebrew, from the left otherwise."""

from __future__ import annotations

import base64

import pytest
from tests.browser.backend import Backend
from tests.browser.clients import ANKIMOBILE, DESKTOP, DROID_CLASSIC, PHONE, Client
from tests.browser.studio import Studio

from deckwright.compiler.notetypes import project_notetypes
from deckwright.domain.theme import Theme
from deckwright.notekinds.look import stylesheet

ANSWERS = {"القيادة": "right", "מנהיגות": "right", "authority": "left", "権威": "left", "42": "left"}
SIDE = """
async (picture) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
  pen.drawImage(image, 0, 0);
  const row = (y) => pen.getImageData(0, y, image.width, 1).data;
  const ground = row(image.height >> 2).slice(image.width * 2, image.width * 2 + 3);
  const found = [];
  for (let y = image.height >> 2; y < image.height * 3 / 4; y++) {
    const data = row(y);
    for (let x = 12; x < image.width - 12; x++) {
      if ([0, 1, 2].some((channel) => Math.abs(data[4 * x + channel] - ground[channel]) > 60)) found.push(x);
    }
  }
  return [Math.min(...found), image.width - Math.max(...found)];
}
"""
"""How far what is written in a box is from its left and from its right edge, in pixels of its picture."""


@pytest.mark.parametrize("client", [DESKTOP, ANKIMOBILE, DROID_CLASSIC], ids=lambda client: client.name)
@pytest.mark.parametrize("answer", ANSWERS)
def test_it_begins_where_its_script_does(client: Client, answer: str, backend: Backend, studio: Studio) -> None:
    notetype = project_notetypes("typing", stylesheet(Theme()))["question-answer"]
    (card,) = backend.cards(notetype, {"Question": "Which word?", "Answer": answer, "Typed": answer})
    page = studio.page(client, PHONE).page
    sides = [card.answer.replace("[[type:Typed]]", f"<code id=typeans>{answer}</code>")]
    if "input" in client.known.type_box:
        sides.append(client.front(card.question))
    for html in sides:
        page.evaluate("(html) => cardPage.show(html)", html)
        box = page.locator("#typeans")
        if html is not sides[0]:
            box.fill(answer)
            box.blur()
        picture = base64.b64encode(box.screenshot()).decode()
        left, right = page.evaluate(SIDE, picture)
        assert ("left" if left < right else "right") == ANSWERS[answer], (html is sides[0], left, right)


def test_the_comparison_of_what_was_typed_begins_there_too(backend: Backend, studio: Studio) -> None:
    notetype = project_notetypes("typing", stylesheet(Theme()))["question-answer"]
    (card,) = backend.cards(notetype, {"Question": "Which word?", "Answer": "القيادة", "Typed": "القيادة من الوسط"})
    page = studio.page(ANKIMOBILE, PHONE).page
    page.evaluate("(html) => cardPage.show(html)", ANKIMOBILE.back(card.answer, card.compared))
    edges = "(box) => [...box.querySelectorAll('span')].map((span) => span.getBoundingClientRect().right)"
    box = page.locator("#typeans")
    right = page.evaluate("(box) => box.getBoundingClientRect().right", box.element_handle())
    assert "typeGood" in card.compared
    assert right - max(box.evaluate(edges)) < 40
