"""Stretches of a text, and what takes their place."""

from __future__ import annotations

from collections.abc import Iterable

from deckwright.domain.named import NamedTuple


class Edit(NamedTuple):
    """Replaces the characters from ``start`` up to ``end`` of a text."""

    start: int
    end: int
    replacement: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits; those at the same place in the order given. Raises ValueError where two overlap."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if edit.start < done:
            raise ValueError(f"two edits change the character at {edit.start}")
        parts += [text[done : edit.start], edit.replacement]
        done = edit.end
    return "".join([*parts, text[done:]])
