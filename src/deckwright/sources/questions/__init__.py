"""Question-answer cards from one statement: every shape that fits proposes, the checks reject, the best come first.
An empty result means that no question is safe: nothing is better than nonsense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from deckwright.sources.language import analyse, sentences
from deckwright.sources.language.records import Clause
from deckwright.sources.questions import (
    circumstances,
    complements,
    conditions,
    contrasts,
    naming,
    number,
    objects,
    reasons,
    subjects,
)
from deckwright.sources.questions.checks import acceptable, content
from deckwright.sources.questions.fact import CONDITIONS, Fact, denied
from deckwright.sources.questions.reported import attributed, reported_clause
from deckwright.sources.questions.shape import Shape
from deckwright.sources.questions.words import word_count

__all__ = ["SHAPES", "Question", "acceptable", "question_candidates"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question-answer card. ``score`` (0 to 1) orders candidates of one statement and means nothing beyond that."""

    question: str
    answer: str
    shape: str
    score: float


SHAPES: tuple[Shape, ...] = (
    Shape("called", 0.95, naming.called),
    Shape("defined", 0.85, naming.defined),
    Shape("define", 0.88, naming.define),
    Shape("identity", 0.9, naming.identity),
    Shape("unique", 0.92, naming.unique),
    Shape("term", 0.86, naming.term),
    Shape("which-that", 0.8, naming.which_that),
    Shape("which-object", 0.79, naming.which_object),
    Shape("refers", 0.88, naming.refers),
    Shape("how-many-object", 0.94, number.how_many_object),
    Shape("how-many-subject", 0.9, number.how_many_subject),
    Shape("how-many-there", 0.95, number.how_many_there),
    Shape("how-many-of", 0.94, number.how_many_prepositional),
    Shape("how-many-into", 0.94, number.how_many_into),
    Shape("temperature", 0.95, number.temperature),
    Shape("percentage", 0.93, number.percentage),
    Shape("percentage-subject", 0.93, number.percentage_subject),
    Shape("how-long", 0.93, number.how_long),
    Shape("how-often", 0.9, circumstances.how_often, standing=True),
    Shape("why", 0.9, reasons.why),
    Shape("why-phrase", 0.86, reasons.why_phrase),
    Shape("why-for", 0.88, reasons.why_for),
    Shape("according", 0.85, reasons.according),
    Shape("so-that", 0.85, reasons.so_that, standing=True),
    Shape("purpose", 0.82, reasons.purpose),
    Shape("used-to", 0.92, reasons.used_to),
    Shape("how-by", 0.9, reasons.how_by),
    Shape("how-through", 0.86, reasons.how_through),
    Shape("when", 0.84, circumstances.when),
    Shape("when-front", 0.84, circumstances.when_front),
    Shape("where", 0.86, circumstances.where),
    Shape("happens", 0.88, conditions.happens, standing=True, explains_pronoun=True),
    Shape("condition", 0.82, conditions.condition, standing=True),
    Shape("what-occurs", 0.8, conditions.what_occurs, standing=True),
    Shape("contrast", 0.95, contrasts.contrast),
    Shape("contrast-tail", 0.9, contrasts.contrast_tail),
    Shape("unlike", 0.9, contrasts.unlike_tail),
    Shape("compare-use", 0.9, contrasts.compare_use),
    Shape("compare-be", 0.88, contrasts.compare_be),
    Shape("differs", 0.88, contrasts.differs),
    Shape("besides", 0.78, contrasts.besides),
    Shape("agent", 0.86, subjects.agent_of_passive),
    Shape("helped", 0.86, complements.helped),
    Shape("kept-from", 0.85, complements.kept_from),
    Shape("rendered", 0.8, objects.rendered),
    Shape("striving", 0.8, complements.striving),
    Shape("involving", 0.8, complements.involving),
    Shape("saying", 0.84, complements.saying),
    Shape("stranded", 0.84, complements.stranded),
    Shape("adjective-with", 0.84, complements.adjective_with),
    Shape("joined-to", 0.83, objects.joined_to),
    Shape("role-in", 0.8, objects.result_of),
    Shape("those-who", 0.8, subjects.those_who),
    Shape("kind-of-object", 0.76, objects.kind_of_object),
    Shape("object", 0.78, objects.of_object),
    Shape("which-subject", 0.77, subjects.which_subject),
    Shape("subject", 0.74, subjects.of_subject),
)
"""Every question shape. A new shape is one function and one line here."""

LEAST_SCORE = 0.55


@lru_cache(maxsize=64)
def question_candidates(statement: str, context: str = "") -> tuple[Question, ...]:
    """Questions that the statement answers, best first; empty where none is safe.

    ``context`` is the text before the statement, from which a pronoun at its beginning is resolved. Raises
    `MissingExtra` where the tagger is not installed.
    """
    found: dict[str, Question] = {}
    for at, (sentence, before) in enumerate(_with_context(statement, context)):
        for question in _of_sentence(sentence, before, statement):
            placed = replace(question, score=round(question.score - 0.03 * min(at, 3), 3))
            if question.question not in found:
                found[question.question] = placed
    kept = [question for question in found.values() if question.score >= LEAST_SCORE]
    return tuple(sorted(kept, key=lambda question: (-question.score, question.question)))


def _with_context(statement: str, context: str) -> Iterator[tuple[str, str]]:
    before = context
    for sentence in sentences(statement):
        yield sentence, before
        before = sentence


def _of_sentence(sentence: str, before: str, statement: str) -> Iterator[Question]:
    source = f"{before} {statement}"
    clauses = analyse(sentence, before).clauses
    told_apart = any(clause.role == "contrast" for clause in clauses)
    for clause in clauses:
        if _may_be_asked(clause, sentence):
            fact = Fact(clause, sentence)
            for question in chain(_reported(fact), _proposed(fact, told_apart=told_apart)):
                if not acceptable(question.question, question.answer, source):
                    yield question


def _reported(fact: Fact) -> Iterator[Question]:
    """Questions about what somebody showed, under their name; better than *What did they show?*"""
    clause = reported_clause(fact)
    if clause is not None and _may_be_asked(clause, fact.text):
        for found in _proposed(Fact(clause, fact.text), told_apart=False):
            yield replace(found, question=attributed(found.question, fact), score=round(found.score + 0.06, 3))


def _proposed(fact: Fact, *, told_apart: bool) -> Iterator[Question]:
    """What the shapes make of a clause, each with its score. In *A V, while B V* the subject is the point."""
    for shape in SHAPES:
        if fact.opens_with_pronoun and not shape.explains_pronoun:
            continue
        for question, answer in shape.build(fact):
            if fact.conditioned and not shape.standing:
                question = fact.with_condition(question)
            if fact.clause.role == "main" or not re.search(r"\b(it|them|they|he|she)\b", question):
                answer = _as_answer(answer)
                score = shape.prior - _penalty(question, answer, fact.clause)
                score -= 0.1 if denied(fact) and "never" not in question else 0.0
                score += 0.06 if told_apart and shape.name == "subject" else 0.0
                yield Question(question, answer, shape.name, round(score, 3))


def _may_be_asked(clause: Clause, sentence: str) -> bool:
    if not clause.safe or sentence.rstrip().endswith("?") or clause.subject[0].head.low in ("i", "you", "me"):
        return False
    return not Fact(clause, sentence).opens_with_pronoun or any(sub.leading for sub in clause.subordinates)


def _as_answer(answer: str) -> str:
    answer = answer.strip(" ,;:—–")
    first = answer.split(" ", 1)[0]
    return answer[:1].upper() + answer[1:] if first.islower() or len(first) == 1 else answer


def _penalty(question: str, answer: str, clause: Clause) -> float:
    length = word_count(answer)
    penalty = 0.015 * max(0, length - 8) + 0.015 * max(0, word_count(question) - 16)
    penalty += 0.06 if len(content(question)) < 2 else 0.0
    penalty += 0.05 if length == 1 and answer.islower() else 0.0
    penalty += {"main": 0.0, "coordinate": 0.03, "contrast": 0.02, "joined": 0.05, "relative": 0.06}.get(
        clause.role, 0.05
    )
    penalty += 0.12 if re.match(r"(?i)(more|most|many|some|several|few|fewer|less|much|other|any)\b", answer) else 0.0
    penalty += 0.1 if re.search(r"\w+, [\w ]+, [\w ]+,? and ", answer) else 0.0
    if any(sub.marker in CONDITIONS for sub in clause.subordinates):
        penalty += 0.04
    return penalty
