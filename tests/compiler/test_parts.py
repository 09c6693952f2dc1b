"""Parts keep their numbers: whatever an author does to a list, each item's reviews stay with it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.compiler.parts import part_field, part_gaps, part_numbers
from deckwright.domain.location import Location, Text
from deckwright.domain.note import Parts
from deckwright.rendering.reveal import cloze_numbers, reveal_clozes_only

AT = Location("a.yaml")
WORDS = ("copper", "iron", "silver", "golden", "nickel", "barium", "xenon", "lithium")
LISTS = st.lists(st.sampled_from(WORDS), min_size=1, unique=True)


def parts(*names: str) -> Parts:
    return Parts(tuple(Text(name, AT) for name in names), {})


def test_the_first_build_numbers_in_order() -> None:
    made = parts("iron", "copper", "silver")
    assert part_numbers(made, ()) == (1, 2, 3)
    assert part_gaps(made, (1, 2, 3)) == ((1, "iron"), (2, "copper"), (3, "silver"))


def test_an_item_put_in_between_takes_the_next_number() -> None:
    past = part_gaps(parts("iron", "copper"), (1, 2))
    assert part_numbers(parts("iron", "silver", "copper"), past) == (1, 3, 2)


def test_a_mended_item_keeps_its_number_and_another_one_does_not_get_it() -> None:
    past = part_gaps(parts("iron oxyde", "copper"), (1, 2))
    assert part_numbers(parts("copper", "iron oxide"), past) == (2, 1)
    assert part_numbers(parts("copper", "xenon"), past) == (2, 3)


@settings(max_examples=100, deadline=None)
@given(st.lists(LISTS, min_size=2, max_size=5))
def test_no_number_ever_means_two_items(lives: list[list[str]]) -> None:
    past: dict[int, str] = {}
    for names in lives:
        made = parts(*names)
        numbers = part_numbers(made, tuple(sorted(past.items())))
        assert len(set(numbers)) == len(numbers)
        for number, name in part_gaps(made, numbers):
            assert past.setdefault(number, name) == name


def test_only_texts_are_rendered_and_empty_parts_have_no_gap() -> None:
    html = part_field((Text("a", AT), "as it is", ""), (2, 1, 3), lambda text: f"<b>{text}</b>")
    assert html == "{{c2::<b>a</b>}}{{c1::as it is}}"


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(":{}c1x $", min_size=1), min_size=1, max_size=3))
def test_nothing_in_a_part_ends_its_gap(contents: list[str]) -> None:
    """Text with every character that Anki's gaps are made of; ``{{`` cannot stand in rendered HTML."""
    contents = [content.replace("{{", "{ {").removesuffix("{") + "." for content in contents]
    numbers = range(1, len(contents) + 1)
    html = part_field(contents, numbers, str)
    assert cloze_numbers([html]) == tuple(numbers)
    for number, content in zip(numbers, contents, strict=True):
        shown = reveal_clozes_only(html, number, question=False)
        assert shown.replace("&#58;", ":").replace("&#125;", "}").replace("&#123;", "{") == content
