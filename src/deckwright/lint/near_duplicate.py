"""DW315: a note that says nearly the same as another."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence

from deckwright.domain.diagnostic import Severity
from deckwright.lint.language import FUNCTION_WORDS, word_set
from deckwright.lint.likeness import Phrase, near_equal
from deckwright.lint.record import CLOZE, FORMAL, QUESTION, Finding, Limits, LintNote, Option, Rule

_SIGN = re.compile(r"[^\w\s.,;:!?'’\"“”()*_=—–-]")
_TELLING = word_set("not no without nor will would can could may might must on in at by from to with over under")
_DIGIT = re.compile(r"\d")
_PASSED_OVER = FUNCTION_WORDS - _TELLING
_FEWEST_WORDS = 4


def _across(notes: Sequence[tuple[LintNote, Limits]]) -> Iterator[Finding]:
    if not notes:
        return
    compared = [note for note, _ in notes if FORMAL not in note.shown and "](" not in note.front]
    phrases = [_phrase(note) for note in compared]
    share = min(limits["percent"] for _, limits in notes) / 100
    for number, first in near_equal(phrases, share):
        note, other = compared[number], compared[first]
        if len(phrases[number].words) >= _FEWEST_WORDS or note.answer == other.answer:
            hint = f"Keep one of them, or say in both what is different. The other stands at {other.front.at}."
            yield Finding(note, note.front, 0, f"this is nearly the same as `{other.note.id}`", hint)


def _phrase(note: LintNote) -> Phrase:
    """What two notes must have alike: a group with all that may not differ, such as numbers, and words that may."""
    words, fixed = [], []
    for word in note.words:
        if not word.isalpha() and _DIGIT.search(word):
            fixed.append(word)
        elif word not in _PASSED_OVER:
            words.append(word)
    if len(words) < _FEWEST_WORDS:
        return Phrase((note.note.kind, note.shown.lower(), note.answer.lower()), tuple(words))
    group: Hashable = (note.note.kind, tuple(fixed), tuple(_SIGN.findall(note.shown)))
    return Phrase(group, tuple(words))


RULE = Rule(
    code="DW315",
    name="near-duplicate",
    severity=Severity.WARNING,
    what="Two notes, in whatever decks, ask or say nearly the same in nearly the same words. Numbers must be equal.",
    why="Two cards for one fact cost twice the time, and once one is corrected they contradict each other.",
    origin="Wozniak, twenty rules, 11",
    bad="""\
- id: dynamite
  question: Which Swedish chemist invented dynamite in his factory?
  answer: Alfred Nobel
- id: dynamite-again
  question: Which is the Swedish chemist that invented dynamite in his factory?
  answer: Alfred Nobel
""",
    good="""\
- id: dynamite
  question: Which Swedish chemist invented dynamite in his factory?
  answer: Alfred Nobel
- id: nitroglycerine
  question: Which explosive liquid does dynamite make safe to handle?
  answer: Nitroglycerine
""",
    kinds=(QUESTION, CLOZE),
    options=(Option("percent", 85, "How much of the words must be the same, in per cent.", 50),),
    across=_across,
)
