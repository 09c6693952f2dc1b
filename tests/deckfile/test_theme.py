"""``theme:`` and ``style.css``: what is read, what is refused, and with what remedy."""

from __future__ import annotations

import pytest

from deckwright.deckfile.project import read_project
from deckwright.deckfile.theme import read_style
from deckwright.domain.location import SourceText
from deckwright.domain.theme import Theme


def _read(theme: str) -> tuple[Theme, list[str]]:
    outcome = read_project(SourceText("deckwright.yaml", f"project: demo\n{theme}\n"), ".")
    return outcome.value.theme, [f"{each.at.line}:{each.at.column} {each.code}" for each in outcome.diagnostics]


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("", Theme()),
        ("theme:", Theme()),
        ("theme: {accent: 3B50C8}", Theme("#3b50c8")),
        ('theme: {accent: "#a21"}', Theme("#aa2211")),
        ("theme: {accent: 012345}", Theme("#012345")),
        ("theme: {font: serif}", Theme(font="serif")),
        ("theme: {size: 16}", Theme(size=16)),
        ("theme:\n  size: 32 px", Theme(size=32)),
    ],
)
def test_good_themes(text: str, theme: Theme) -> None:
    assert _read(text) == (theme, [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("theme: {accent: red}", "2:17 DW260"),
        ("theme: {accent: 12345}", "2:17 DW260"),
        ("theme: {size: 15}", "2:15 DW262"),
        ("theme: {size: 33}", "2:15 DW262"),
        ("theme: {size: 2e1}", "2:15 DW262"),
        ("theme: {size: ²⁰}", "2:15 DW262"),
        ("theme: {font: Arial}", "2:15 DW156"),
        ("theme: {colour: red}", "2:9 DW165"),
        ("theme: dark", "2:8 DW166"),
        ("theme:\n  accent: #3b50c8", "3:11 DW117"),
    ],
)
def test_bad_themes_take_the_default(text: str, problem: str) -> None:
    assert _read(text) == (Theme(), [problem])


def test_a_pale_accent_is_kept_and_told() -> None:
    theme, problems = _read("theme: {accent: ffcc00}")
    assert theme == Theme("#ffcc00")
    assert problems == ["2:17 DW261"]
    outcome = read_project(SourceText("deckwright.yaml", "project: demo\ntheme: {accent: ffcc00}\n"), ".")
    remedy = outcome.diagnostics[0].hint.split("`")[1]
    assert _read(f"theme: {{{remedy}}}")[1] == []


def _style(text: str) -> tuple[str, list[str]]:
    outcome = read_style(SourceText("style.css", text))
    return outcome.value, [f"{each.at.line}:{each.at.column} {each.code}" for each in outcome.diagnostics]


def test_a_style_is_taken_as_it_is() -> None:
    css = ".card { color: red }\n.q { background: url(_paper.png) }\n"
    assert _style(css) == (css, [])


def test_a_style_that_leaves_the_style_element_is_refused() -> None:
    assert _style(".q { }\n a </STYLE><script>") == ("", ["2:4 DW264"])


@pytest.mark.parametrize("text", ["@import 'a.css';", "a { b: url( 'https://x.org/a.png') }", "a{b:url(//x.org/a)}"])
def test_a_style_that_loads_from_elsewhere_is_told(text: str) -> None:
    assert _style(text)[0] == text
    assert [each.split()[1] for each in _style(text)[1]] == ["DW265"]
