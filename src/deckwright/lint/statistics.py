"""What a project's decks consist of, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from deckwright.domain.deck import Deck
from deckwright.domain.note import Note
from deckwright.lint.language import words_of
from deckwright.lint.speech import spoken
from deckwright.rendering.cloze import find_gaps


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures of some decks. ``kinds`` counts notes by kind, ``words`` answers by their number of words; an answer is
    that of a question, or what a gap hides (code and maths are one word). ``sourced`` notes, or their decks, name their
    source."""

    decks: int
    notes: int
    cards: int
    kinds: Mapping[str, int]
    words: Mapping[int, int]
    sourced: int

    @property
    def median_words(self) -> float:
        """Words of the middle answer; 0 without answers."""
        each = [count for count, times in self.words.items() for _ in range(times)]
        return median(each) if each else 0

    @property
    def longest(self) -> int:
        """Words of the longest answer."""
        return max(self.words, default=0)

    @property
    def share_sourced(self) -> float:
        """The share of the notes that name their source, from 0 to 1; 0 without notes."""
        return self.sourced / self.notes if self.notes else 0.0


def statistics(decks: Iterable[tuple[Deck, Note, int]], deck_count: int) -> Statistics:
    """The figures of notes, each with its deck and its number of cards; retired notes make none and do not count."""
    kinds: Counter[str] = Counter()
    words: Counter[int] = Counter()
    cards = sourced = 0
    for deck, note, count in decks:
        if note.retired:
            continue
        kinds[note.kind] += 1
        cards += count
        words.update(len(words_of(spoken(answer))) or 1 for answer in _answers(note))
        sourced += "Source" in note.texts or deck.reference.title is not None or deck.reference.url is not None
    return Statistics(
        deck_count, kinds.total(), cards, dict(sorted(kinds.items())), dict(sorted(words.items())), sourced
    )


def _answers(note: Note) -> Iterable[str]:
    answer = note.texts.get("Answer")
    if answer is not None:
        return (answer,)
    text = note.texts.get("Text")
    return (gap.text for gap in find_gaps(text).gaps) if text is not None else ()
