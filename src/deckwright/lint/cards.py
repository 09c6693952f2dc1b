"""The cards of a text with gaps: what is hidden together, and how much is left to see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckwright.domain.named import NamedTuple
from deckwright.lint.language import words_of
from deckwright.lint.record import FORMAL, LintNote
from deckwright.rendering.cloze import Gap


class ClozeCard(NamedTuple):
    """A card: where the first of its gaps begins, and how many of the text's words it leaves visible."""

    start: int
    visible: int


def cloze_cards(note: LintNote) -> Iterator[ClozeCard]:
    """The cards of a note in words; none for a text with code or maths, whose words tell little."""
    if not note.gaps or FORMAL in note.shown:
        return
    for gaps in _by_card(note.gaps):
        hidden = sum(len(words_of(gap.text)) for gap in _outermost(gaps))
        yield ClozeCard(gaps[0].start, len(note.words) - hidden)


def _by_card(gaps: Sequence[Gap]) -> list[list[Gap]]:
    """The gaps that are closed together: those with one number, or with one text where numbers are given later."""
    cards: dict[object, list[Gap]] = {}
    for gap in gaps:
        for key in gap.numbers or (gap.text,):
            cards.setdefault(key, []).append(gap)
    return list(cards.values())


def _outermost(gaps: list[Gap]) -> Iterator[Gap]:
    end = -1
    for gap in gaps:
        if gap.start >= end:
            end = gap.end
            yield gap
