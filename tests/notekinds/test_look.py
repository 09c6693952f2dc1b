"""The look as data: colours that can be read, whatever the accent; one sheet that keeps to what phones need."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.domain.theme import Theme
from deckwright.notekinds import NOTE_KINDS
from deckwright.notekinds.look import palette, stylesheet, templates
from deckwright.notekinds.record import CardTemplate

ACCENTS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
TEXT_ON_GROUND = (
    *((text, ground) for text in ("ink", "dim") for ground in ("bg", "raise")),
    *((token, "raise") for token in "ksncfte"),
    ("on-good", "good"),
    ("on-bad", "bad"),
    ("on-miss", "miss"),
)
DESIGNS = [kind.design for kind in NOTE_KINDS if kind.design is not None]
BACKS = [(design.name, card) for design in DESIGNS for card in design.templates]


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert palette.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert palette.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert palette.contrast("#ffffff", "#777777") == palette.contrast("#777777", "#ffffff")


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_every_text_of_the_sheet_can_be_read(text: str, ground: str) -> None:
    for colours in (palette.LIGHT, palette.DARK):
        assert palette.contrast(colours[text], colours[ground]) >= palette.READABLE


@settings(max_examples=200, deadline=None)
@given(ACCENTS)
def test_any_accent_can_be_read_in_both_modes(accent: str) -> None:
    for colours in (palette.light(accent), palette.dark(accent)):
        for ground in ("bg", "wash"):
            assert palette.contrast(colours["accent"], colours[ground]) >= palette.READABLE


@settings(max_examples=200, deadline=None)
@given(ACCENTS)
def test_an_accent_that_was_darkened_needs_no_more(accent: str) -> None:
    shown = palette.light_accent(accent)
    assert palette.light_accent(shown) == shown


def test_a_theme_changes_variables_only() -> None:
    plain, other = (stylesheet(theme).splitlines() for theme in (Theme(), Theme("#aa2211", "serif", 24)))
    assert plain[2:] == other[2:]
    assert "--size:24px" in other[0]
    assert "serif" in other[0]


def test_the_project_s_own_style_comes_last() -> None:
    assert stylesheet(Theme(), " .card { color: red } \n").endswith("\n.card { color: red }\n")
    assert stylesheet(Theme(), " \n") == stylesheet(Theme())


def test_the_sheet_is_small_and_loads_nothing() -> None:
    sheet = stylesheet(Theme())
    assert len(sheet) < 9_000
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_night_rules_have_the_weight_to_win() -> None:
    """Anki's ``body.nightMode`` outranks a bare ``.nightMode``, and clients differ in the name."""
    sheet = stylesheet(Theme())
    night = re.findall(r"\S*\.night\w+[^{]*", sheet)
    assert night
    for selectors in night:
        assert ".card.nightMode" in selectors
        assert ".card.night_mode" in selectors


@pytest.mark.parametrize(("name", "card"), BACKS)
def test_backs_have_the_place_that_anki_scrolls_to(name: str, card: CardTemplate) -> None:
    assert len(re.findall(r"\bid=answer\b", card.answer)) == 1


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
def test_templates_use_only_fields_that_the_notetype_has(design: object) -> None:
    known = {*getattr(design, "fields", ()), "FrontSide"}
    for card in getattr(design, "templates", ()):
        used = set(re.findall(r"\{\{[#/^]?(?:[a-z-]+:)*([A-Z]\w*(?: \w+)?)\}\}", card.question + card.answer))
        assert used
        assert used <= known


def test_templates_hold_no_script_and_no_colour() -> None:
    for text in (value for name, value in vars(templates).items() if name.isupper() and "OCCLU" not in name):
        assert "<script" not in text
        assert "style=" not in text
        assert text.count("<div") == text.count("</div>")
