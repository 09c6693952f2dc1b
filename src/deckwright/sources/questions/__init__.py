"""Question-answer cards from one statement: every shape that fits proposes, the checks reject, the best come first.
An empty result means that no question is safe: nothing is better than nonsense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from deckwright.sources.cloze import gap_candidates
from deckwright.sources.language import analyse, sentences
from deckwright.sources.language.grammar import Node
from deckwright.sources.language.pronouns import antecedent_text
from deckwright.sources.language.records import Sentence
from deckwright.sources.questions import (
    amounts,
    appositions,
    causes,
    circumstances,
    conditions,
    definitions,
    parts,
    reported,
    subjects,
)
from deckwright.sources.questions.asking import as_answer
from deckwright.sources.questions.checks import acceptable
from deckwright.sources.questions.features import Card
from deckwright.sources.questions.matter import Matter, may_stand_for
from deckwright.sources.questions.nouns import is_pronoun
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
    causes.purpose,
    causes.complement,
    causes.means,
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
    causes.purpose,
    causes.means,
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


def matters(sentence: Sentence, before: str = "") -> Iterator[Matter]:
    """The clauses that may be asked about: the main ones whose subjects say what they are, and what they report."""
    tree = sentence.tree
    if tree is None:
        return
    clauses = [part for part in tree.parts if part.kind == "C"]
    joints = [part for part in tree.parts if part.kind == "CC"]
    if any(sentence.words[joint.end - 1].low in ("or", "nor") for joint in joints):
        return
    whole = _joined(sentence, tree)
    if whole is not None:
        yield whole
    for clause in clauses:
        matter = _explained(Matter(sentence.words, sentence.text, clause, alone=len(tree.parts) == 1), before)
        if matter is not None:
            yield matter
            said = reported.reported(matter)
            if said is not None and not is_pronoun(said, said.subject):
                yield said


def _explained(matter: Matter, before: str) -> Matter | None:
    """The clause, with what its pronoun subject stands for; None where that is not clear."""
    if matter.subject.parts[:1] and matter.subject.parts[0].kind == "WH":
        return None
    if not is_pronoun(matter, matter.subject) or matter.low(matter.subject.start) == "there":
        return matter
    return _named_before(matter) or _named_earlier(matter, before)


def _joined(sentence: Sentence, tree: Node) -> Matter | None:
    """*A V, but it W* as one clause with two verb phrases; None where the second clause has a subject of its own."""
    if [part.kind for part in tree.parts] != ["C", "CC", "C"] or len(tree.parts[2].parts) != 2:
        return None
    first, joint, (again, second) = tree.parts[0], tree.parts[1], tree.parts[2].parts
    low = sentence.words[again.start].low
    subject, phrase = first.parts[-2:]
    word = sentence.words[joint.end - 1].low
    if again.end - again.start != 1 or not may_stand_for(low, subject) or word not in ("and", "but", "yet"):
        return None
    cleft = [part for part in second.parts[1:2] if part.kind == "NP" and second.parts[0].mark == "be"]
    if any(part.parts and part.parts[-1].kind in ("REL", "THAT") for part in cleft):
        return None
    phrases = tuple(each for node in (phrase, second) for each in (node.parts if node.kind == "VPs" else (node,)))
    both = Node("VPs", phrase.start, second.end, 0.0, phrases, phrase.head, "fin")
    clause = first._replace(end=second.end, parts=(*first.parts[:-1], both))
    return Matter(sentence.words, sentence.text, clause, skipped=frozenset([again.start]))


def _named_earlier(matter: Matter, before: str) -> Matter | None:
    """The clause with its *he* or *she* explained by the sentence before."""
    if not before or matter.low(matter.subject.start) not in ("he", "she", "it", "they"):
        return None
    named = antecedent_text(matter.text, before, analyse)
    return None if named is None else replace(matter, instead=named)


def _named_before(matter: Matter) -> Matter | None:
    """The clause with its pronoun explained by the subject of the subordinate clause in front of it."""
    front = matter.fronts[0] if len(matter.fronts) == 1 else None
    if front is None or front.kind != "SUB" or front.parts[0].kind != "C":
        return None
    subject = front.parts[0].parts[-2]
    low = matter.low(matter.subject.start)
    if is_pronoun(matter, subject) or not may_stand_for(low, subject):
        return None
    return replace(matter, instead=matter.say(subject))
