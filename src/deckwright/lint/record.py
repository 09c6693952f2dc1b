"""What a rule sees of a note, what it finds, and what a rule is: data and one function. No rule knows another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from deckwright.domain.deck import Deck
from deckwright.domain.diagnostic import Severity
from deckwright.domain.location import Text
from deckwright.domain.named import NamedTuple
from deckwright.domain.note import Note
from deckwright.lint.language import is_english, words_of
from deckwright.lint.speech import FORMAL, spoken
from deckwright.rendering.cloze import Gap, find_gaps

__all__ = [
    "CLOZE",
    "FORMAL",
    "QUESTION",
    "REFLECTION",
    "Finding",
    "Limits",
    "LintNote",
    "Option",
    "Rule",
    "lint_note",
    "spoken",
]

QUESTION, CLOZE, REFLECTION = "question-answer", "cloze", "reflection"


class LintNote(NamedTuple):
    """A note as rules see it. ``front`` and ``back`` are Markdown with places; ``shown`` and ``answer`` are the same as
    plain text with code and maths as `FORMAL`, gaps opened; ``words`` and ``answer_words`` their words. ``gaps`` are
    those of a cloze, with offsets in ``front``. ``english`` tells whether the note is written in English."""

    note: Note
    deck: Deck
    front: Text
    back: Text | None
    gaps: tuple[Gap, ...]
    shown: str
    answer: str
    words: list[str]
    answer_words: list[str]
    english: bool

    @property
    def said(self) -> Said:
        """What its words and gaps follow from."""
        return self.note.kind, self.front, self.back


Said = tuple[str, str, str | None]
"""All that a note's words and gaps follow from: its kind, its front and its back."""


class Finding(NamedTuple):
    """Something that a rule found: in which of the note's texts, at which offset, and what to do about it."""

    note: LintNote
    text: Text
    offset: int
    message: str
    hint: str


class Option(NamedTuple):
    """A threshold that authors may set: a whole number from ``least`` up."""

    name: str
    default: int
    doc: str
    least: int = 1


Limits = Mapping[str, int]
"""The value of each of a rule's options, by name."""


class Rule(NamedTuple):
    """A rule of card quality.

    ``why`` gives the reason and ``origin`` who says so; ``bad`` and ``good`` are examples, notes or whole deck files.
    ``each`` looks at single notes of the ``kinds`` given (only at those in English if ``english``); ``across`` at all
    notes of all decks at once, each with the limits of its deck.
    """

    code: str
    name: str
    severity: Severity
    what: str
    why: str
    origin: str
    bad: str
    good: str
    kinds: tuple[str, ...] = (QUESTION,)
    english: bool = False
    options: tuple[Option, ...] = ()
    each: Callable[[LintNote, Limits], Iterable[Finding]] | None = None
    across: Callable[[Sequence[tuple[LintNote, Limits]]], Iterable[Finding]] | None = None


def lint_note(note: Note, deck: Deck, known: Mapping[Said, LintNote] | None = None) -> LintNote | None:
    """The note as rules see it; None for one that has no text to look at. What it says need not be read again where it
    is ``known``."""
    front = next(iter(note.texts.values()), None)
    if front is None:
        return None
    back = note.texts.get("Answer")
    same = known.get((note.kind, front, back)) if known else None
    if same is not None:
        return same._replace(note=note, deck=deck, front=front, back=back)
    gaps = find_gaps(front).gaps if note.kind == CLOZE else ()
    shown = spoken(_opened(front, gaps) if gaps else front)
    answer = spoken(back) if back is not None else ""
    words = words_of(shown)
    return LintNote(note, deck, front, back, gaps, shown, answer, words, words_of(answer), is_english(words))


def _opened(text: str, gaps: Sequence[Gap]) -> str:
    return covered(text, gaps, lambda gap: _opened(gap.text, find_gaps(gap.text).gaps))


def covered(text: str, gaps: Iterable[Gap], show: Callable[[Gap], str]) -> str:
    """The text with what ``show`` gives in the place of each gap; a gap inside another goes with it."""
    pieces, position = [], 0
    for gap in gaps:
        if gap.start >= position:
            pieces += [text[position : gap.start], show(gap)]
            position = gap.end
    return "".join([*pieces, text[position:]])
