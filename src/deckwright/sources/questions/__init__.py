"""Question-answer cards from one statement: every shape that fits proposes, the checks reject, the best come first.
An empty result means that no question is safe: nothing is better than nonsense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from deckwright.sources.cloze import gap_candidates
from deckwright.sources.language import analyse, sentences
from deckwright.sources.language.records import Sentence
from deckwright.sources.questions import (
    amounts,
    appositions,
    causes,
    circumstances,
    conditions,
    definitions,
    parts,
    purposes,
    subjects,
)
from deckwright.sources.questions.asking import as_answer
from deckwright.sources.questions.checks import acceptable
from deckwright.sources.questions.clauses import matters
from deckwright.sources.questions.features import Card
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.rating import LEAST_SCORE, score_of
from deckwright.sources.questions.reading import Reading
from deckwright.sources.questions.shape import Asked, Builder
from deckwright.sources.questions.whole import asked_in_full, of_whole

__all__ = ["SHAPES", "Question", "acceptable", "cards_of", "question_candidates"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question-answer card. ``score`` (0 to 1) is how sure we are of it; it orders candidates of one statement."""

    question: str
    answer: str
    shape: str
    score: float


SHAPES: tuple[Builder, ...] = (
    definitions.term,
    definitions.aim,
    definitions.classified,
    definitions.described,
    definitions.called,
    definitions.refers,
    appositions.explained,
    causes.why,
    causes.why_front,
    causes.therefore,
    purposes.purpose,
    purposes.complement,
    purposes.means,
    conditions.happens_front,
    conditions.happens,
    conditions.condition,
    amounts.how_many,
    amounts.percentage,
    circumstances.when,
    circumstances.where,
    subjects.subject,
    parts.direct_object,
    parts.statement,
    parts.governed,
    parts.standard,
    parts.adjective,
)
"""Every question shape. A new shape is one function, one line here, and weights for its features."""


OF_ONE_VERB: tuple[Builder, ...] = (
    causes.why,
    purposes.purpose,
    purposes.means,
    amounts.how_many,
    circumstances.when,
    parts.direct_object,
    parts.governed,
)
"""Shapes that may be asked of one of several joined verbs."""


@lru_cache(maxsize=64)
def question_candidates(statement: str, context: str = "") -> tuple[Question, ...]:
    """Questions that the statement answers, best first; empty where none is safe.

    ``context`` is the text before the statement, from which a pronoun at its beginning is resolved. Raises
    `MissingExtra` where the tagger is not installed.
    """
    rated = (Question(card.question, card.answer, card.shape, score_of(card)) for card in cards_of(statement, context))
    kept = [question for question in rated if question.score >= LEAST_SCORE]
    return tuple(sorted(kept, key=lambda question: (-question.score, question.question)))


def cards_of(statement: str, context: str = "") -> tuple[Card, ...]:
    """Every well-formed question of a statement, each once, not rated yet."""
    found: dict[tuple[str, str], Card] = {}
    for sentence, before in _with_context(statement, context):
        for card in _of_sentence(analyse(sentence), before, statement, context):
            found.setdefault((card.question, card.answer), card)
    return tuple(found.values())


def _with_context(statement: str, context: str) -> Iterator[tuple[str, str]]:
    before = context
    for sentence in sentences(statement):
        yield sentence, before
        before = sentence


def _of_sentence(sentence: Sentence, before: str, statement: str, context: str) -> Iterator[Card]:
    if sentence.text.rstrip().endswith("?"):
        return
    source = f"{before} {statement}"
    for read, asked in _proposed(sentence, before):
        answer = as_answer(asked.answer)
        if asked.question is not None and not acceptable(asked.question, answer, source):
            yield Card(asked.question, answer, asked.shape, gap_candidates(statement, context), read)


def _proposed(sentence: Sentence, before: str) -> Iterator[tuple[Reading | None, Asked]]:
    """What every shape proposes, with the clause that it was read from."""
    for asked in of_whole(sentence):
        yield None, asked
    full = asked_in_full(sentence)
    if full.tree is None:
        return
    for matter in matters(full, before):
        for shape, clause in _tries(matter):
            for frame, asked in _asked(shape, clause):
                yield Reading(frame, full.tree), asked


def _tries(matter: Matter) -> Iterator[tuple[Builder, Matter]]:
    """Which shapes are tried on the clause, and which on it with one of its verbs alone."""
    for shape in SHAPES if not matter.skipped else (subjects.subject,):
        yield shape, matter
    for single in matter.verbs_apart():
        for shape in OF_ONE_VERB:
            yield shape, single


def _asked(shape: Builder, matter: Matter) -> Iterator[tuple[Matter, Asked]]:
    for frame in matter.frames():
        for asked in shape(frame):
            yield frame, asked
