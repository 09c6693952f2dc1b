"""Notes that are asked part by part: which number each part has, and the fields that its gaps fill."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from deckwright.domain.location import Text
from deckwright.domain.note import Parts
from deckwright.history.gaps import kept_numbers
from deckwright.rendering.cloze import Numbered
from deckwright.rendering.marked import gap_content


def part_numbers(parts: Parts, past: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    """The number of each part, in the order of the parts: the one that the history holds for it, else the next that
    was never used. So a part put in between, moved or taken out moves no reviews."""
    kept = kept_numbers(parts.names, past)
    following = 1 + max((number for number, _ in past), default=0)
    numbers = []
    for name in parts.names:
        numbers.append(kept.get(name, following))
        following += name not in kept
    return tuple(numbers)


def part_gaps(parts: Parts, numbers: Iterable[int]) -> Numbered:
    """Number and name of each part, in the order of the numbers, for the history."""
    return tuple(sorted((number, str(name)) for number, name in zip(numbers, parts.names, strict=True)))


def part_field(shown: Iterable[str], numbers: Iterable[int], render: Callable[[Text], str]) -> str:
    """The HTML of a field with a gap for each part that shows something there; ``render`` is for Markdown."""
    contents = (render(text) if isinstance(text, Text) else text for text in shown)
    return "".join(
        f"{{{{c{number}::{gap_content(content)}}}}}"
        for number, content in zip(numbers, contents, strict=True)
        if content
    )
