"""Pictures with boxes from deck file to screen: built by us, imported by Anki, drawn by Anki's own script."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.browser.backend import Backend, RenderedCard
from tests.browser.clients import VIEWS, Client, Screen, view_name
from tests.browser.constructs import write_pictures
from tests.browser.studio import CardPage, Studio

from deckwright.cli import main

BOXES = """id: boxes
deck: Boxes
speak: en_US
notes:
  - id: bands
    image: wide.png
    header: Which *band* is covered?
    boxes:
      - {name: Left edge, left: 0%, top: 0%, width: 20%, height: 100%}
      - name: "**Round** one, with a name too long for a single line"
        left: 50%
        top: 20%
        width: 40%
        height: 60%
        shape: ellipse
    extra: More
    source: page 3
"""
PAINTED = """([x, y]) => {
  const canvas = document.getElementById("image-occlusion-canvas");
  const at = [Math.round(x * (canvas.width - 1)), Math.round(y * (canvas.height - 1))];
  return canvas.getContext("2d").getImageData(...at, 1, 1).data[3] > 0;
}"""


def _cards(backend: Backend, folder: Path, deck: str, project: str) -> list[RenderedCard]:
    (folder / "deckwright.yaml").write_text(f"project: {project}\n", encoding="utf-8")
    (folder / "deck.yaml").write_text(deck, encoding="utf-8")
    write_pictures(folder)
    result = CliRunner().invoke(main, ["build", str(folder), "-o", str(folder / "cards.apkg")])
    assert result.exit_code == 0, result.output
    return backend.package_cards(folder / "cards.apkg")


@pytest.fixture(scope="session")
def boxed(backend: Backend, tmp_path_factory: pytest.TempPathFactory) -> list[RenderedCard]:
    return _cards(backend, tmp_path_factory.mktemp("boxed"), BOXES, "boxed")


@pytest.mark.parametrize("view", VIEWS, ids=view_name)
def test_boxes_are_right_in_every_client(
    view: tuple[Client, Screen], boxed: list[RenderedCard], studio: Studio, reviewer: str
) -> None:
    page = studio.page(*view)
    page.page.add_script_tag(url=reviewer)
    assert [(card.question_audio, card.answer_audio) for card in boxed] == [(0, 1), (0, 1)]
    for card in boxed:
        assert page.inspect("question", page.client.front(card.question)) == []
        assert page.inspect("answer", page.client.back(card.answer, card.compared)) == []


def _painted(page: CardPage, html: str) -> list[bool]:
    """Whether Anki painted: outside, in the rectangle, in the middle and in a corner of the ellipse's box."""
    page.page.evaluate("(html) => cardPage.show(html)", html)
    page.page.wait_for_function(f"({PAINTED})([0.1, 0.5]) || ({PAINTED})([0.7, 0.5])")
    return [bool(page.page.evaluate(PAINTED, place)) for place in ([0.3, 0.5], [0.1, 0.5], [0.7, 0.5], [0.51, 0.22])]


def test_anki_covers_what_the_boxes_say(boxed: list[RenderedCard], studio: Studio, reviewer: str) -> None:
    page = studio.page(*VIEWS[1])
    page.page.add_script_tag(url=reviewer)
    for card in boxed:
        assert _painted(page, page.client.front(card.question)) == [False, True, True, False]
    assert _painted(page, page.client.back(boxed[0].answer, "")) == [False, False, True, False]
    assert _painted(page, page.client.back(boxed[1].answer, "")) == [False, True, False, False]
