"""Where in its file an item is written."""

from __future__ import annotations

import pytest

from deckwright.preview.passage import Span, item_span, with_comments

FILE = """\
id: book
notes:

  # A chapter

  # drafted: a sentence
  # of two lines
  - id: one
    principle: |-
      Text - with a dash

      and a blank line
    ask:
      - id: inner
        question: What?
    tags: [a]

  - {id: two, question: How?, answer: So}

  # The end
drafted:
  a: b
""".splitlines()


@pytest.mark.parametrize(
    ("line", "column", "span"),
    [(8, 5, Span(8, 16)), (14, 9, Span(14, 15)), (18, 5, Span(18, 18)), (21, 1, Span(21, 22)), (99, 1, Span(99, 99))],
)
def test_an_item_ends_where_the_next_line_is_indented_no_deeper(line: int, column: int, span: Span) -> None:
    assert item_span(FILE, line, column) == span


def test_items_may_stand_at_the_margin() -> None:
    lines = "notes:\n- id: one\n  question: What?\n\n- id: two\ndrafted: x".splitlines()
    assert item_span(lines, 2, 3) == Span(2, 3)
    assert item_span(lines, 5, 3) == Span(5, 5)


def test_comments_right_above_belong_to_it() -> None:
    assert with_comments(FILE, Span(8, 16)) == Span(6, 16)
    assert with_comments(FILE, Span(18, 18)) == Span(18, 18)
    assert with_comments(["# first", "- id: x"], Span(2, 2)) == Span(1, 2)
