"""What somebody showed or claimed: the clause behind *that*, to be asked about under their name."""

from __future__ import annotations

import re

from deckwright.sources.language.clauses import clauses_of
from deckwright.sources.language.lexicon import words
from deckwright.sources.language.records import Clause, kinds_of
from deckwright.sources.questions.fact import Fact
from deckwright.sources.questions.words import agent

_ATTRIBUTED = words(
    "argue show claim suggest propose demonstrate find conclude hold hypothesize hypothesise observe assert maintain"
    " teach posit contend postulate believe"
)

_LONG = re.compile("[^TRWS]{3}")
"""Phrases of a rest that is seldom divided in the right place."""


def reported_clause(fact: Fact) -> Clause | None:
    """The clause that a named person is said to have argued or shown; None where there is none."""
    verb = fact.verb
    if verb.main.lemma not in _ATTRIBUTED or verb.passive or verb.auxiliary or verb.negated:
        return None
    if fact.kinds[:1] != "T" or fact.clause.front or fact.clause.subordinates or agent(fact.subject, verb) != "person":
        return None
    found = clauses_of(fact.rest[1:])
    if len(found) != 1 or found[0].front or _LONG.match(kinds_of(found[0].rest)):
        return None
    return found[0]


def attributed(question: str, fact: Fact) -> str:
    """*According to Galileo, what moves?*; empty where the question does not open with its question word."""
    if not re.match("(?:What|Which|Who|Why|How|When|Where|By whom) ", question):
        return ""
    return f"According to {fact.say(fact.subject)}, {question[:1].lower()}{question[1:]}"
