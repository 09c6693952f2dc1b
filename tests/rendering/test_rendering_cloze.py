"""Gaps in the author's source: finding them, and numbering the shorthand."""

from __future__ import annotations

import pytest

from deckwright.rendering.cloze import find_gaps, number_gaps
from deckwright.rendering.markdown import render_markdown
from deckwright.rendering.reveal import reveal_clozes


@pytest.mark.parametrize(
    ("source", "gaps"),
    [
        ("no gaps", []),
        ("a ==b c== d", [((), "b c", None)]),
        ("a == b", []),
        ("x==1 and y==2", []),
        ("un==believ==able", [((), "believ", None)]),
        ("`==a==` $x==y$ ==c==", [((), "c", None)]),
        ("```\n==a==\n```", []),
        (r"\==a==", []),
        ("- ==a\n- b==", []),
        ("{{c1::a::h}} {{c1,2::b}}", [((1,), "a", "h"), ((1, 2), "b", None)]),
        ("{{c1::a {{c2::b}} c}}", [((1,), "a {{c2::b}} c", None), ((2,), "b", None)]),
        ("==a {{c4::b}} c==", [((), "a {{c4::b}} c", None), ((4,), "b", None)]),
        ("{{c1::`}}` and $x^{a_{b}}$}}", [((1,), "`}}` and $x^{a_{b}}$", None)]),
        ("{{c1::costs $5}} and {{c2::$6}}", [((1,), "costs $5", None), ((2,), "$6", None)]),
        ("```py\nf({{c2::a}})\n```", [((2,), "a", None)]),
    ],
)
def test_gaps_are_found(source: str, gaps: list[tuple[tuple[int, ...], str, str | None]]) -> None:
    found = find_gaps(source).gaps
    assert [(gap.numbers, gap.text, gap.hint) for gap in found] == gaps
    assert all(gap.text in source[gap.start : gap.end] for gap in found)


@pytest.mark.parametrize(
    ("source", "problems"),
    [
        ("a {{c1::b", [(2, "DW210")]),
        ("{{c0::a}} {{c501::b}} {{c500::c}}", [(0, "DW211"), (10, "DW211")]),
        ("{{c1::}} {{c2:: ::hint}}", [(0, "DW212"), (9, "DW212")]),
        ("{{c1:a}} {{C1::b}} {{c1 ::c}} {c1::d}", [(0, "DW213"), (9, "DW213"), (19, "DW213"), (30, "DW213")]),
        (r"`{{c1:a}}` \{{c1:a}}", []),
        ("a ==b", [(2, "DW214")]),
        ("{{c1::" * 11 + "x" + "}}" * 11, [(60, "DW215")]),
        ("{{c1::good}} ==fine== a == b", []),
    ],
)
def test_problems_have_a_place_and_a_code(source: str, problems: list[tuple[int, str]]) -> None:
    assert [(problem.offset, problem.code) for problem in find_gaps(source).problems] == problems


@pytest.mark.parametrize(
    ("source", "known", "first_free", "numbered"),
    [
        ("==a== and ==b==", {}, 1, "{{c1::a}} and {{c2::b}}"),
        ("==a== and ==b==", {"b": 1, "gone": 2}, 3, "{{c3::a}} and {{c1::b}}"),
        ("==a== {{c1::x}} ==b==", {}, 1, "{{c2::a}} {{c1::x}} {{c3::b}}"),
        ("==a== and ==a==", {}, 1, "{{c1::a}} and {{c1::a}}"),
        ("==std::vector==", {}, 1, r"{{c1::std:\:vector}}"),
        ("==a }}b== ==c}==", {}, 1, r"{{c1::a }\}b}} {{c2::c\}}}"),
        ("==`a::b}}`==", {}, 1, "{{c1::`a::b}}`}}"),
        ("==$x^{a_{b}}$==", {}, 1, "{{c1::$x^{a_{b}}$}}"),
        ("==a {{c4::b}} c==", {}, 1, "{{c1::a {{c4::b}} c}}"),
        ("`==a==` stays", {}, 1, "`==a==` stays"),
    ],
)
def test_shorthand_is_numbered(source: str, known: dict[str, int], first_free: int, numbered: str) -> None:
    assert number_gaps(source, known, first_free) == numbered


@pytest.mark.parametrize("text", ["std::vector", "a }} b", "a}", "$x^{a_{b}}$", "`a::b}}`", "a: b", ":", "**b**"])
def test_a_shorthand_gap_shows_all_of_its_text(text: str) -> None:
    alone = render_markdown(text, media=str)
    field = render_markdown(number_gaps(f"x =={text}== y", {}), media=str, gaps=True)
    shown = reveal_clozes(field, 1, question=False)
    for entity, character in (("&#125;", "}"), ("&#58;", ":"), ("&#123;", "{")):
        shown = shown.replace(entity, character)
    assert shown == f'x <span class="cloze" data-ordinal="1">{alone}</span> y'
