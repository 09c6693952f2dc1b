"""Plain text written as Markdown shows exactly that text, with and without gaps."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.rendering.cloze import find_gaps
from deckwright.rendering.markdown import plain_text
from deckwright.sources.plain import as_markdown, with_gaps

SIGNS = [*"*_`[]()<>&#~$|\\=+-!:;{}.0123456789\"'", "==", "{{c1::", "}}", "::", "&amp;", "1. ", "- ", "a_b"]
PARTS = st.sampled_from([*SIGNS, *SIGNS, "word", " ", "Wort", "é", "中"])
TEXTS = st.lists(PARTS, min_size=1, max_size=12).map(lambda parts: " ".join("".join(parts).split())).filter(bool)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_the_text_is_shown_as_it_is(text: str) -> None:
    markdown = as_markdown(text)
    assert not find_gaps(markdown).gaps
    assert " ".join(plain_text(markdown).split()) == text


@settings(max_examples=400, deadline=None)
@given(st.data(), TEXTS.filter(lambda text: len(text) > 2))
def test_gaps_hide_what_they_were_to_hide(data: st.DataObject, text: str) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    marked = with_gaps(text, [(start, end)])
    gaps = find_gaps(marked).gaps
    assert len(gaps) <= 1
    for gap in gaps:
        assert gap.text == as_markdown(text[start:end], begins=False)
