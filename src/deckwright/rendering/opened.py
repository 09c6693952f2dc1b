"""A statement with its gaps filled in: what a gap hides is shown, and marked as what it was."""

from __future__ import annotations

from deckwright.rendering.cloze import find_gaps


def open_gaps(source: str) -> str:
    """The Markdown source in which every gap stands as its text, inside ``<span class="gap">``."""
    pieces, position = [], 0
    for gap in find_gaps(source).gaps:
        if gap.start >= position:
            pieces += [source[position : gap.start], '<span class="gap">', open_gaps(gap.text), "</span>"]
            position = gap.end
    return "".join([*pieces, source[position:]])
