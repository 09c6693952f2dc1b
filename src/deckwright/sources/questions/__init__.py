"""Question-answer cards from one statement: every shape that fits proposes, the checks reject, the best come first.
An empty result means that no question is safe: nothing is better than nonsense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from deckwright.sources.language import analyse, sentences
from deckwright.sources.language.grammar import Node
from deckwright.sources.language.pronouns import antecedent_text
from deckwright.sources.language.records import Sentence
from deckwright.sources.questions import (
    amounts,
    causes,
    circumstances,
    conditions,
    definitions,
    parts,
    reported,
    subjects,
)
from deckwright.sources.questions.checks import acceptable
from deckwright.sources.questions.confidence import LEAST_SCORE, PRIORS, confidence
from deckwright.sources.questions.matter import Matter, as_answer
from deckwright.sources.questions.nouns import is_pronoun
from deckwright.sources.questions.shape import Asked, Builder

__all__ = ["SHAPES", "Question", "acceptable", "question_candidates"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question-answer card. ``score`` (0 to 1) is how sure we are of it; it orders candidates of one statement."""

    question: str
    answer: str
    shape: str
    score: float


SHAPES: tuple[Builder, ...] = (
    definitions.term,
    definitions.described,
    definitions.aim,
    definitions.called,
    definitions.refers,
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
    parts.adjective,
)
"""Every question shape. A new shape is one function, one line here and its prior."""


@lru_cache(maxsize=64)
def question_candidates(statement: str, context: str = "") -> tuple[Question, ...]:
    """Questions that the statement answers, best first; empty where none is safe.

    ``context`` is the text before the statement, from which a pronoun at its beginning is resolved. Raises
    `MissingExtra` where the tagger is not installed.
    """
    found: dict[str, Question] = {}
    for at, (sentence, before) in enumerate(_with_context(statement, context)):
        for question in _of_sentence(analyse(sentence), before, f"{before} {statement}"):
            placed = replace(question, score=round(question.score - 0.03 * min(at, 3), 3))
            if question.question not in found or found[question.question].score < placed.score:
                found[question.question] = placed
    kept = [question for question in found.values() if question.score >= LEAST_SCORE]
    return tuple(sorted(kept, key=lambda question: (-question.score, question.question)))


def _with_context(statement: str, context: str) -> Iterator[tuple[str, str]]:
    before = context
    for sentence in sentences(statement):
        yield sentence, before
        before = sentence


def _of_sentence(sentence: Sentence, before: str, source: str) -> Iterator[Question]:
    if sentence.tree is None or sentence.text.rstrip().endswith("?"):
        return
    for matter in matters(sentence, before):
        for shape in SHAPES if not matter.skipped else (subjects.subject,):
            for frame, asked in _asked(shape, matter):
                question = _weighed(asked, frame, sentence.tree)
                if question is not None and not acceptable(question.question, question.answer, source):
                    yield question


def _asked(shape: Builder, matter: Matter) -> Iterator[tuple[Matter, Asked]]:
    for frame in matter.frames():
        for asked in shape(frame):
            yield frame, asked


def _weighed(asked: Asked, matter: Matter, tree: Node) -> Question | None:
    if asked.question is None:
        return None
    answer = as_answer(asked.answer)
    score = PRIORS[asked.shape] - confidence(asked.question, answer, asked.shape, matter, tree)
    return Question(asked.question, answer, asked.shape, round(score, 3))


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
    fitting = {"it": ("one", "either"), "they": ("many", "either")}.get(low, ())
    subject, phrase = first.parts[-2:]
    word = sentence.words[joint.end - 1].low
    if again.end - again.start != 1 or subject.mark.rstrip("+") not in fitting or word not in ("and", "but", "yet"):
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
    number = "one" if low == "it" else "many" if low == "they" else ""
    if is_pronoun(matter, subject) or subject.mark.rstrip("+") not in (number, "either") or not number:
        return None
    return replace(matter, instead=matter.say(subject))
