"""Shapes for clauses that hold under a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from deckwright.sources.language.lexicon import words
from deckwright.sources.language.records import Words, joined
from deckwright.sources.questions.fact import CONDITIONS, Fact
from deckwright.sources.questions.naming import is_light_subject
from deckwright.sources.questions.shape import Pair


def names_itself(words: Words) -> bool:
    """Whether the words begin with something that names itself rather than a pronoun."""
    return bool(words) and words[0].low not in (
        "it",
        "they",
        "this",
        "these",
        "he",
        "she",
        "that",
        "those",
        "there",
        "its",
        "their",
    )


def happens(fact: Fact) -> Iterator[Pair]:
    """*When C, S V* → *What happens when C?*"""
    sub = next(
        (
            sub
            for sub in fact.clause.subordinates
            if sub.leading and sub.marker in ("if", "when", "as", "once", "after", "unless")
        ),
        None,
    )
    if sub is None or not names_itself(sub.words) or fact.verb.finite.tag in ("VVD", "VBD", "VHD"):
        return
    tail = fact.say(fact.clause.tail) if fact.clause.tail and fact.clause.tail[0].kind == "B" else ""
    said = f"{fact.say(fact.subject)} {joined(fact.verb.words)} {fact.say(fact.rest)} {tail}".strip()
    yield f"What happens {sub.marker} {fact.say(sub.words)}?", said


_CHANGING = words(
    "rise fall increase decrease decline grow shrink cool warm heat expand contract become move flow melt freeze"
    " dissolve evaporate approach age develop consume carve change slow accelerate drop climb pass turn"
)


def condition(fact: Fact) -> Iterator[Pair]:
    """*S V when C* → *When do S V?*"""
    sub = fact.subordinate("when", "whenever", "if", "once", "until", "as long as", "after", "before", "unless", "as")
    if sub is None or sub.leading or is_light_subject(fact) or fact.verb.negated or re.search("[ITRGW]", fact.kinds):
        return
    if fact.explains_date(sub) or any(one.low == "than" and two.low in CONDITIONS for one, two in pairwise(sub.words)):
        return
    if sub.marker == "as" and not (fact.verb.main.lemma in _CHANGING or any(w.lemma in _CHANGING for w in sub.words)):
        return
    if sub.marker in ("when", "whenever", "once", "after", "before", "as"):
        yield fact.asked("When", after=fact.rest), f"{sub.marker} {fact.say(sub.words)}"
    elif sub.marker == "until":
        yield fact.asked("Until when", after=fact.rest), f"until {fact.say(sub.words)}"
    elif sub.marker in ("if", "as long as"):
        yield fact.asked("Under what condition", after=fact.rest), f"{sub.focus} {sub.marker} {fact.say(sub.words)}"


_ARISING = ("occur", "happen", "arise", "form", "develop", "result", "appear", "begin")


def what_occurs(fact: Fact) -> Iterator[Pair]:
    """*A deadlock occurs when C* → *What occurs when C?*"""
    sub = fact.subordinate("when", "whenever", "if", "as")
    if (
        sub is None
        or sub.leading
        or fact.rest
        or fact.verb.negated
        or is_light_subject(fact)
        or not names_itself(sub.words)
    ):
        return
    if fact.verb.main.lemma in _ARISING:
        yield (
            fact.asked_of_subject("What", after=())[:-1] + f" {sub.marker} {fact.say(sub.words)}?",
            fact.say(fact.subject),
        )
