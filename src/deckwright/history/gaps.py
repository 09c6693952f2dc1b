"""Which number a gap keeps: the one that the history holds for its text, or for the text that it was before."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

SAME_GAP = 0.6
"""From this likeness on (difflib's ratio, 0 to 1) a changed text is a rewording of the old one, not another answer."""


def likeness(old: str, new: str) -> float:
    """How alike two gap texts are, from 0 to 1; case and outer blanks do not count."""
    return SequenceMatcher(None, old.strip().casefold(), new.strip().casefold(), autojunk=False).ratio()


def kept_numbers(texts: Sequence[str], history: Sequence[tuple[int, str]]) -> dict[str, int]:
    """The number that each of the shorthand gaps keeps, by its text; a gap that is new is left out.

    A text that the history holds keeps its number; a text that is only a rewording of one no longer used takes that
    one's, the most alike first. So a typo mended in a gap never loses its reviews.
    """
    by_text = {text: number for number, text in history}
    kept = {text: by_text[text] for text in texts if text in by_text}
    fresh = [text for text in dict.fromkeys(texts) if text not in kept]
    free = [(number, text) for number, text in history if number not in kept.values()]
    if not fresh or not free:
        return kept
    pairs = sorted(
        ((likeness(old, new), -index, number, new) for index, new in enumerate(fresh) for number, old in free),
        reverse=True,
    )
    for ratio, _, number, new in pairs:
        if ratio >= SAME_GAP and new not in kept and number not in kept.values():
            kept[new] = number
    return kept
