"""Cards as phones show them: every kind of note with every construct, packed by us, imported and rendered by real
Anki, laid out by real Chromium in each client's page, light and dark. Nothing may be wrong anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pygments.token import STANDARD_TYPES
from tests.browser.backend import Backend, RenderedCard
from tests.browser.clients import PHONE, SMALL_ZOOMED, VIEWS, Client, Screen, view_name
from tests.browser.constructs import CONSTRUCTS, FAILING_MATHS, GAPS, deck_of, write_pictures
from tests.browser.studio import CardPage, Finding, Studio

from deckwright.cli import main
from deckwright.compiler.notetypes import project_notetypes
from deckwright.domain.theme import Theme
from deckwright.notekinds.look import stylesheet

DECKS = Path(__file__).parents[2] / "decks"
THEMES = {
    "serif": 'theme: {accent: "806600", font: serif, size: 32px}',
    "small": "theme: {accent: c2185b, size: 16}",
}


def _build(folder: Path, *, project: str, deck: str, theme: str = "") -> Path:
    """A package of one deck. Projects need names of their own: they share a collection, as a learner's would."""
    (folder / "deckwright.yaml").write_text(f"project: {project}\n{theme}\n", encoding="utf-8")
    (folder / "deck.yaml").write_text(deck, encoding="utf-8")
    write_pictures(folder)
    return _package(folder, folder / "cards.apkg")


def _package(decks: Path, package: Path) -> Path:
    result = CliRunner().invoke(main, ["build", str(decks), "-o", str(package)])
    assert result.exit_code == 0, result.output
    return package


def _wrong(page: CardPage, cards: Iterable[RenderedCard]) -> list[tuple[str, Finding]]:
    found = []
    for card in cards:
        found += [(card.name, each) for each in page.inspect("question", page.client.front(card.question))]
        found += [(card.name, each) for each in page.inspect("answer", page.client.back(card.answer, card.compared))]
    return found


@pytest.fixture(scope="session")
def cards(backend: Backend, tmp_path_factory: pytest.TempPathFactory) -> list[RenderedCard]:
    """Every kind with every construct, in the look that a project has when it asks for none."""
    folder = tmp_path_factory.mktemp("plain")
    return backend.package_cards(_build(folder, project="plain", deck=deck_of(CONSTRUCTS, GAPS)))


@pytest.mark.parametrize("view", VIEWS, ids=view_name)
def test_every_construct_is_right_in_every_client(
    view: tuple[Client, Screen], cards: list[RenderedCard], studio: Studio
) -> None:
    assert len(cards) > 6 * len(CONSTRUCTS)
    assert _wrong(studio.page(*view), cards) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("screen", [PHONE, SMALL_ZOOMED], ids=["phone", "zoomed"])
def test_themes_keep_cards_right(theme: str, screen: Screen, backend: Backend, studio: Studio, tmp_path: Path) -> None:
    project = f"{theme}-{screen.width}"
    constructs = {name: CONSTRUCTS[name] for name in ("emphasis", "code", "wide-table", "maths", "keys", "ruby")}
    cards = backend.package_cards(
        _build(tmp_path, project=project, deck=deck_of(constructs, GAPS), theme=THEMES[theme])
    )
    assert _wrong(studio.page(VIEWS[1][0], screen), cards) == []


@pytest.mark.parametrize("view", [VIEWS[0], VIEWS[2], VIEWS[5]], ids=view_name)
def test_our_own_decks_are_right(view: tuple[Client, Screen], backend: Backend, studio: Studio, tmp_path: Path) -> None:
    cards = backend.package_cards(_package(DECKS, tmp_path / "decks.apkg"))
    assert cards or view != VIEWS[0]
    assert _wrong(studio.page(*view), cards) == []


def test_failing_maths_is_found_and_breaks_nothing_else(backend: Backend, studio: Studio, tmp_path: Path) -> None:
    cards = backend.package_cards(_build(tmp_path, project="failing", deck=deck_of({"failing": FAILING_MATHS}, {})))
    failing = [card for card in cards if card.name.startswith("constructs/ask-failing")]
    for view in VIEWS:
        assert {finding.code for _, finding in _wrong(studio.page(*view), failing)} == {"MATH"}


def test_the_front_of_a_cloze_hides_only_what_it_asks(backend: Backend, studio: Studio) -> None:
    notetype = project_notetypes("front", stylesheet(Theme()))["cloze"]
    page = studio.page(*VIEWS[1])
    for number, card in enumerate(backend.cards(notetype, {"Text": "{{c1::One}}, {{c2::two}}, {{c3::three}}, four."})):
        page.inspect("question", card.question)
        words = ["One", "two", "three"]
        words[number] = "[...]"
        assert page.page.inner_text("#qa").strip() == f"{', '.join(words)}, four."


@pytest.mark.parametrize("ground", ["<pre><code class=highlight>{}</code></pre>", "<pre>{}</pre>"])
def test_every_token_class_of_pygments_can_be_read(ground: str, studio: Studio) -> None:
    classes = sorted(set(STANDARD_TYPES.values()) - {""})
    tokens = "".join(f'<span class="{each}">{each} <span class="cloze">[...]</span></span>\n' for each in classes)
    html = f"<style>{stylesheet(Theme())}</style>{ground.format(tokens)}"
    assert studio.page(*VIEWS[1]).inspect("question", html) == []


def test_typed_answers_can_be_read_without_the_comparison(cards: list[RenderedCard]) -> None:
    typed = [card for card in cards if card.name.startswith("constructs/typed")]
    assert len(typed) == 4
    for card in typed:
        assert "[[type:" in card.question
        assert "typeGood" in card.compared
        assert "authority" in card.answer.replace(card.compared, "")


@pytest.mark.parametrize(
    ("kind", "fields", "sides"),
    [
        ("question-answer", {"Question": "dog?", "Answer": "chien", "Reverse": "yes"}, [(0, 1), (1, 0)]),
        ("cloze", {"Text": "{{c1::chien}}"}, [(0, 1)]),
        ("reflection", {"Prompt": "why?"}, [(1, 0)]),
    ],
)
def test_speech_plays_on_one_side_only(
    kind: str, fields: dict[str, str], sides: list[tuple[int, int]], backend: Backend
) -> None:
    notetype = project_notetypes("speech", stylesheet(Theme()))[kind]
    cards = backend.cards(notetype, {**fields, "Speak": "[anki:tts lang=fr_FR]chien[/anki:tts]"})
    assert [(card.question_audio, card.answer_audio) for card in cards] == sides
