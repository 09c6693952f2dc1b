"""Which number a gap keeps: the one that the history holds for its text, or for the text that it was before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from deckwright.domain.pattern import pattern

_DIGITS = pattern(r"\d+")
SAME_GAP = 0.6
"""From this likeness on (difflib's ratio, 0 to 1) a changed text is a rewording of the old one, not another answer."""


def likeness(old: str, new: str, least: float = 0.0) -> float:
    """How alike two texts are, from 0 to 1; case and outer blanks do not count. Where it is quickly seen to be below
    ``least``, something below that."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, old.strip().casefold(), new.strip().casefold(), autojunk=False)
    for bound in (matcher.real_quick_ratio, matcher.quick_ratio) if least else ():
        if (ratio := bound()) < least:
            return ratio
    return matcher.ratio()


def same_gap(old: str, new: str) -> bool:
    """Whether one text is a rewording of the other. Texts with different digits never are: 1914 is not 1918."""
    return old == new or (_DIGITS.findall(old) == _DIGITS.findall(new) and likeness(old, new) >= SAME_GAP)


def merge_gaps(old: Iterable[tuple[int, str]], new: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """Every number with every text that it ever had, by number, for each number the latest text last."""
    latest = tuple(new)
    return tuple(sorted((*(pair for pair in old if pair not in latest), *latest), key=lambda pair: pair[0]))


def kept_numbers(
    texts: Sequence[str], history: Sequence[tuple[int, str]], explicit: Collection[int] = ()
) -> dict[str, int]:
    """The number that each of the shorthand gaps keeps, by its text; a gap that is new is left out.

    A text that the history holds keeps its number (what a number hid last comes before what it hid earlier); a text
    that is only a rewording of one no longer used takes that one's, the most alike first. So a typo mended in a gap
    never loses its reviews. No number is given twice, and none that is ``explicit`` in the note, unless it is the
    text's own.
    """
    ever = {text: number for number, text in history}
    latest = {text: number for number, text in dict(history).items()}
    kept: dict[str, int] = {}
    for by_text in (latest, ever):
        for text in texts:
            if text in by_text and text not in kept and by_text[text] not in kept.values():
                kept[text] = by_text[text]
    fresh = [text for text in dict.fromkeys(texts) if text not in kept]
    free = [(number, text) for number, text in history if number not in kept.values() and number not in explicit]
    if not fresh or not free:
        return kept
    pairs = sorted(
        ((likeness(old, new), -index, number, new, old) for index, new in enumerate(fresh) for number, old in free),
        reverse=True,
    )
    for _, _, number, new, old in pairs:
        if new not in kept and number not in kept.values() and same_gap(old, new):
            kept[new] = number
    return kept
