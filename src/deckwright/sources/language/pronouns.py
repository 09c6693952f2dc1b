"""Pronouns as subjects: which earlier subject an *it*, *they* or *this* at the start of a clause stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from deckwright.sources.language.agreement import number_of
from deckwright.sources.language.lexicon import NOT_PERSON_NAMES, PERSON_NOUNS, PERSONAL_VERBS, SAYING_VERBS
from deckwright.sources.language.records import Clause, Phrases, Sentence, Token, flat, joined, kinds_of
from deckwright.sources.language.splitting import sentences
from deckwright.sources.language.tagger import is_known

_MANY = ("they", "these", "those")
_ONE = ("it", "this", "that")
_PERSON = ("he", "she")
_ALL_OF_IT = ("this", "that")
"""They mean what was said rather than what it was said of."""


def pronoun_subject(clause: Clause) -> bool:
    """Whether the whole subject is a pronoun that needs an antecedent."""
    words = [word for phrase in clause.subject for word in phrase.words]
    return len(words) == 1 and words[0].low in _MANY + _ONE + _PERSON


def antecedent_for(clause: Clause, before: Clause) -> Phrases | None:
    """The earlier clause's subject, without its relative clauses, where its number fits the pronoun."""
    pronoun = clause.subject[0].words[0].low
    if pronoun_subject(before) or pronoun in _ALL_OF_IT:
        return None
    person = names_person(before.subject) or _named_alone(before)
    if pronoun in _PERSON:
        return _fitting(before.subject, pronoun) if person else None
    if person:
        return None if pronoun in _MANY else _fitting(_object(before), pronoun)
    return _fitting(before.subject, pronoun)


def _object(clause: Clause) -> Phrases:
    """The phrase behind the verb; none where it names something new (*a machine*), which the pronoun may not mean."""
    meant = clause.rest[:1]
    return () if meant and meant[0].words[0].low in ("a", "an") else meant


def _named_alone(clause: Clause) -> bool:
    """*Kuhn called …*: a name of one word as the subject of what persons do."""
    words = [word for phrase in clause.subject for word in phrase.words]
    if len(words) != 1 or not words[0].text[:1].isupper() or words[0].low in NOT_PERSON_NAMES:
        return False
    named = words[0].tag == "NP0" or not is_known(words[0].low)
    personal = clause.verb.main.lemma in PERSONAL_VERBS | SAYING_VERBS or clause.verb.main.tag == "VVD"
    return named and personal and not (words[0].low.endswith("s") and words[0].tag == "NN2")


def names_person(phrases: Phrases) -> bool:
    """Whether a subject is a person's name of two or three words, or a word for a single person."""
    words = [word for phrase in phrases[:1] for word in phrase.words]
    named = 2 <= len(words) <= 3 and all(word.tag == "NP0" or word.text[:1].isupper() for word in words)
    known = any(word.low in NOT_PERSON_NAMES for word in words)
    return (named and not known and words[0].tag != "AT0") or (
        bool(words) and phrases[0].head.tag == "NN1" and phrases[0].head.lemma in PERSON_NOUNS
    )


def _fitting(meant: Phrases, pronoun: str) -> Phrases | None:
    """The noun phrase where its number fits and it is plain enough to stand in for the pronoun."""
    kinds = kinds_of(meant)
    number = number_of(meant)
    if (pronoun in _MANY and number == "one") or (pronoun not in _MANY and number == "many"):
        return None
    if "R" in kinds or "T" in kinds or "," in kinds or kinds[:1] != "N":
        return None
    return _detached(meant)


def _detached(phrases: Phrases) -> Phrases:
    """The phrases without offsets, since they stand in another text; a sentence's first capital goes."""
    return tuple(
        replace(phrase, words=tuple(_apart(word) for word in phrase.words), head=_apart(phrase.head))
        for phrase in phrases
    )


def _apart(word: Token) -> Token:
    lowered = word.text.lower() if word.start == 0 and word.tag != "NP0" and word.text[1:].islower() else word.text
    return word._replace(text=lowered if word.start == 0 else word.text, start=-1, end=-1)


def antecedent_text(sentence: str, context: str, analyse: Callable[[str], Sentence]) -> str | None:
    """What the pronoun at the start of the sentence stands for, as text; None where that is not clear."""
    earlier = sentences(context) if context.strip() else ()
    clauses = analyse(sentence).clauses
    before = analyse(earlier[-1]).clauses if earlier else ()
    if not clauses or not before or not pronoun_subject(clauses[0]):
        return None
    antecedent = antecedent_for(clauses[0], before[0])
    return joined(flat(antecedent)) if antecedent else None
