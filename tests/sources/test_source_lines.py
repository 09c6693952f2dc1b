"""Plain text and printed lines → blocks."""

from __future__ import annotations

from deckwright.sources.formats.layout import PageLine, running_lines
from deckwright.sources.formats.lines import blocks_of_lines, text_lines
from deckwright.sources.formats.record import Block


def read(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(text)]


def blocks(text: str) -> tuple[Block, ...]:
    return blocks_of_lines(text_lines(text))


def test_wrapped_lines_are_one_paragraph() -> None:
    assert read("A guild is a group\nof workers.\n\nIt has ranks.") == [
        ("paragraph", "A guild is a group of workers."),
        ("paragraph", "It has ranks."),
    ]


def test_a_word_cut_at_a_line_end_is_joined() -> None:
    assert read("A group of work-\ners.")[0][1] == "A group of workers."


def test_a_hyphen_that_the_text_has_elsewhere_is_kept() -> None:
    assert "values-based rank" in read("Its values-based rules.\n\nThe values-\nbased rank is high.")[1][1]


def test_numbered_items_keep_their_numbers_over_blank_lines() -> None:
    found = blocks("  1. Trust grows.\n\n  2. Trust\n     breaks.\n\n  3. It heals.\n")
    assert [(each.number, each.text) for each in found] == [(1, "Trust grows."), (2, "Trust breaks."), (3, "It heals.")]


def test_a_number_at_a_line_start_in_prose_is_no_item() -> None:
    assert len(read("They met in the house of the guild at number\n12. Nobody had locked it.")) == 1


def test_nested_bullets_have_levels() -> None:
    found = blocks("* Masters teach\n    - they also judge\n* Others travel\n")
    assert [(each.kind, each.level) for each in found] == [("item", 1), ("item", 2), ("item", 1)]


def test_headings_by_underline_number_capitals_and_shape() -> None:
    text = (
        "Guilds\n======\n\nThey are old.\n\n2.1 Ranks\n\nThere are three.\n\nTHE END\n\n"
        "It came late.\n\nA Title\n\nSome text."
    )
    assert [(each.text, each.level) for each in blocks(text) if each.kind == "heading"] == [
        ("Guilds", 1),
        ("2.1 Ranks", 2),
        ("THE END", 1),
        ("A Title", 2),
    ]


def test_a_number_over_prose_is_a_heading_and_over_a_number_an_item() -> None:
    assert [kind for kind, _ in read("1. Introduction\n\nGuilds are old.\n\n1. Trust\n2. Power\n")] == [
        "heading",
        "paragraph",
        "item",
        "item",
    ]


def test_glossary_lines_stay_apart() -> None:
    assert len(read("Osmosis: movement of water\nQuorum: least number of members")) == 2


def page(number: int, *lines: tuple[str, float]) -> list[PageLine]:
    """Lines at heights, in a column from 50 to 350 points, in 10-point type."""
    return [PageLine(text, number, 50, 350, bottom + 10, bottom) for text, bottom in lines]


def test_running_headers_and_page_numbers_go() -> None:
    pages = [
        page(
            number,
            ("Guilds: a reader", 580),
            (f"Body of page {letter} is here.", 500),
            ("It goes on.", 488),
            (f"Page {number}", 20),
        )
        for number, letter in enumerate("ABCD")
    ]
    text = " ".join(line.text for line in running_lines(pages))
    assert "reader" not in text
    assert "Page" not in text
    assert "Body of page C is here." in text


def test_more_space_than_usual_starts_a_paragraph() -> None:
    lines = page(
        1, ("One line,", 500), ("two lines,", 488), ("three lines.", 476), ("A new one,", 446), ("and its end.", 434)
    )
    assert [block.text for block in blocks_of_lines(running_lines([lines]))] == [
        "One line, two lines, three lines.",
        "A new one, and its end.",
    ]


def test_on_a_page_of_short_paragraphs_the_usual_space_is_the_smaller_one() -> None:
    lines = page(
        1,
        ("By John Smith", 560),
        ("A volcano is an", 532),
        ("opening.", 520),
        ("Types differ.", 492),
        ("Some are flat.", 464),
        ("Magma is", 436),
        ("molten rock.", 424),
    )
    assert [block.text for block in blocks_of_lines(running_lines([lines]))] == [
        "By John Smith",
        "A volcano is an opening.",
        "Types differ.",
        "Some are flat.",
        "Magma is molten rock.",
    ]


def test_a_sentence_goes_on_over_a_page() -> None:
    pages = [page(1, ("Trust grows", 500)), page(2, ("slowly.", 500))]
    assert [block.text for block in blocks_of_lines(running_lines(pages))] == ["Trust grows slowly."]


def test_larger_type_is_a_heading() -> None:
    title = PageLine("The Guild", 1, 50, 200, 540, 520)
    found = blocks_of_lines(running_lines([[title, *page(1, ("It is old and", 480), ("has ranks.", 468))]]))
    assert [(each.kind, each.text) for each in found] == [
        ("heading", "The Guild"),
        ("paragraph", "It is old and has ranks."),
    ]
