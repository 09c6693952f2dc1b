"""What holds for every field, however odd: it renders, keeps its gaps, and carries nothing that acts."""

from __future__ import annotations

import html.parser
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from deckwright.rendering import marked
from deckwright.rendering.cloze import find_gaps, number_gaps
from deckwright.rendering.html import ALLOWED_TAGS
from deckwright.rendering.markdown import plain_text, render_markdown
from deckwright.rendering.quick import quick_html, quick_text
from deckwright.rendering.reveal import cloze_numbers, reveal_clozes

PIECES = [
    *("a", "b c", "word ", "7", " ", "\n", "\n\n", "  \n", "- ", "1. ", "> ", "# ", "|", "\n|---|\n", "---", "==", "="),
    *("*", "**", "_", "~~", "`", "``", "```\n", "```python\n", "~~~\n", "\\", "\\(", "\\)", "\\[", "\\]", "$", "$$"),
    *("[", "]", "(", ")", "![", "](x.png)", "](http://x)", "](javascript:x)", "](a.mp3)", "[sound:a.mp3]", "$x$"),
    *("{", "}", "{{", "}}", "::", ":", "{{c1::", "{{c2::", "{{c3,4::", "{{c0::", "{{c999::", "==x==", "{{Field}}"),
    *("<b>", "</b>", "<p>", "</p>", "<td>", "<table>", "<details>", "<br>", "<script>", "<img src=x onerror=y>"),
    *("<!--", "-->", "<", ">", "&", "&amp;", "&#123;", "<a href='javascript:x'>", "</a>", "<style>", "</span>"),
    *("<span style='x' class=k>", "שלום", "漢字", "é", "\u00a0", "\u2028", "\r\n", "\t", "[latex]", "[[type:F]]"),
    *("\U000f0000", "\U000f0002", "\U00100000"),
]
PLAIN_PIECES = [*'ab .,1-+#>=:|\n"', "*", "**", "`", "*a*", "**b c**", "`d`", "{{c1::", "{{c2::a", "}}", "::", "é"]
PLAIN_PIECES += ["[", "]", "[h]", "ש", "&amp;", "<i>e</i>", "(", "a\n<b>f</b>", "a\n&lt;", "a\n{{c3::g}}", "a\n("]
EMPHASIS_PIECES = [*"ab *", "**", "_", "`", "\n\n", "{{c1::", "{{c2::", "}}", "[a](http://x)"]
fields = st.one_of(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=60))
slow = settings(max_examples=400, deadline=None)


def render(source: str, *, gaps: bool) -> str:
    return render_markdown(source, media=lambda target: "stored.png", gaps=gaps)


class Elements(html.parser.HTMLParser):
    """The tags and attributes of a piece of HTML."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update((name, value or "") for name, value in attrs)


@given(fields, st.booleans())
@slow
def test_output_holds_only_what_is_allowed(source: str, gaps: bool) -> None:
    found = Elements(render(source, gaps=gaps))
    assert found.tags <= ALLOWED_TAGS
    for name, value in found.attributes:
        assert not name.startswith("on")
        assert name != "style"
        assert name != "href" or re.match(r"https?:|mailto:", value, re.IGNORECASE)


@given(fields)
@slow
def test_every_gap_keeps_its_number(source: str) -> None:
    numbered = number_gaps(source, {})
    written = {number for gap in find_gaps(numbered).gaps for number in gap.numbers}
    shown = cloze_numbers((render(numbered, gaps=True),))
    assert set(shown) == written - {0}


@given(fields)
@slow
def test_no_number_comes_from_a_field_without_gaps(source: str) -> None:
    assert cloze_numbers((render(source, gaps=False),)) == ()


@given(fields, st.integers(1, 9))
@slow
def test_numbering_leaves_no_shorthand_and_changes_nothing_twice(source: str, first_free: int) -> None:
    numbered = number_gaps(source, {}, first_free)
    assert number_gaps(numbered, {}, first_free) == numbered
    before, after = find_gaps(source).gaps, find_gaps(numbered).gaps
    assert len(before) == len(after)
    assert all(gap.numbers for gap in after)


@given(fields)
@slow
def test_gaps_lie_inside_their_field(source: str) -> None:
    found = find_gaps(source)
    for gap in found.gaps:
        assert 0 <= gap.start < gap.end <= len(source)
        assert gap.text in source[gap.start : gap.end]
    assert all(0 <= problem.offset < len(source) for problem in found.problems)


@given(fields)
@slow
def test_plain_text_shows_no_private_character_of_ours(source: str) -> None:
    assert set(re.findall("[\U000f0000-\U0010ffff]", plain_text(source))) <= set(source)


@given(fields, st.booleans())
@slow
def test_html_shows_no_private_character_of_ours(source: str, gaps: bool) -> None:
    assert set(re.findall("[\ue000-\uf8ff\U000f0000-\U0010ffff]", render(source, gaps=gaps))) <= set(source)


@given(st.lists(st.sampled_from(PLAIN_PIECES), max_size=12).map("".join), st.booleans())
@example("{{c1::*a*}}*a*", True)
@example("*a>a*", False)
@slow
def test_the_quick_way_equals_the_long_way(source: str, gaps: bool) -> None:
    quick = quick_html(source, gaps=gaps)
    assert quick is None or quick == marked.render(source, str, gaps=gaps)


@given(st.lists(st.sampled_from(PLAIN_PIECES), max_size=12).map("".join))
@example("{{c1::*a*}}*a*")
@example("{{c1::*a:a*}}")
@slow
def test_the_quick_way_reads_the_same_text(source: str) -> None:
    quick = quick_text(source)
    assert quick is None or quick == marked.read_aloud(source)


@given(fields)
@slow
def test_every_element_is_closed(source: str) -> None:
    shown = render(source, gaps=False)
    for tag in set(re.findall("<([a-z][a-z0-9]*)", shown)) - {"br", "hr", "img"}:
        assert len(re.findall(f"<{tag}[ >]", shown)) == shown.count(f"</{tag}>")


@given(st.lists(st.sampled_from(EMPHASIS_PIECES), max_size=20))
@slow
def test_hiding_a_gap_leaves_no_emphasis_open(pieces: list[str]) -> None:
    html = render("".join(pieces), gaps=True)
    for number in cloze_numbers((html,)):
        shown = reveal_clozes(html, number, question=True)
        for tag in ("strong", "em", "a", "code"):
            assert len(re.findall(f"<{tag}[ >]", shown)) == shown.count(f"</{tag}>"), html
