"""Shapes for clauses with *be* and for names: definitions, terms, identities, *called*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.sources.language.lexicon import LIGHT_NOUNS, NAMING, PERSON_NOUNS, PERSONAL, VAGUE
from deckwright.sources.language.records import Phrases, Words, flat, kinds_of
from deckwright.sources.language.tagger import commonness
from deckwright.sources.language.verb_group import verb_group
from deckwright.sources.language.verbs import inversion
from deckwright.sources.questions.fact import Fact
from deckwright.sources.questions.shape import Pair
from deckwright.sources.questions.words import agent, is_light, is_plural, is_proper


def _is_copula(fact: Fact) -> bool:
    verb = fact.verb
    return verb.main.tag.startswith("VB") and not verb.negated and not any(w.tag == "VM0" for w in verb.words)


def _be(fact: Fact) -> str:
    past = fact.verb.finite.low in ("was", "were")
    many = is_plural(fact.subject) or fact.verb.finite.low in ("are", "were")
    return {(False, False): "is", (False, True): "are", (True, False): "was", (True, True): "were"}[past, many]


def _term_like(fact: Fact) -> bool:
    """Whether the subject is a short name of a thing, not a description or a pronoun."""
    words = flat(fact.subject)
    if kinds_of(fact.subject) not in ("N", "NP", "G", "NCN") or len(words) > 6 or words[0].low in PERSONAL:
        return False
    return words[0].tag not in ("DPS", "DT0") and not is_light(fact.subject[0])


def _complement_says_something(rest: Phrases) -> bool:
    """Whether a predicate noun is more than *an important part*: it has a specifier behind it or a noun before it."""
    words = rest[0].words
    if not any(word.tag[:2] in ("NN", "NP", "UN") for word in words) or any(phrase.kind == ">" for phrase in rest):
        return False
    if any(word.low in VAGUE or word.tag == "AJS" for word in before_of(words)) or words[0].low in (
        "one",
        "another",
        "no",
    ):
        return False
    return len(rest) > 1 or any(word.low == "of" for word in words) or len(words) >= 3


def before_of(words: Words) -> Words:
    """The words of a noun phrase before its *of*."""
    return words[: next((at for at, word in enumerate(words) if word.low == "of"), len(words))]


def define(fact: Fact) -> Iterator[Pair]:
    """*Osmosis is the movement of water …* → *What is osmosis?*"""
    told = fact.kinds[:1] == "N" and _complement_says_something(fact.rest) if fact.rest else False
    if _is_copula(fact) and _term_like(fact) and (told or fact.kinds[:1] == "W"):
        opening = "Who" if agent(fact.subject) == "person" else "What"
        yield fact.question(opening, _be(fact), fact.say(fact.subject)), fact.say(fact.rest)


def identity(fact: Fact) -> Iterator[Pair]:
    """*The capital of France is Paris*, *The purpose of X is to V* → *What is the purpose of X?*"""
    words = flat(fact.subject)
    if not _is_copula(fact) or words[0].low != "the" or fact.kinds[:1] not in ("N", "I", "T", "G"):
        return
    described = kinds_of(fact.subject) != "N" or any(word.low in ("of", "'s") or word.tag == "AJS" for word in words)
    definite = fact.kinds[0] != "N" or fact.rest[0].words[0].tag in ("NP0", "AT0", "NN1", "NN2", "CRD", "AV0")
    if described and definite and not any(word.low in ("one", "example") for word in fact.rest[0].words[:2]):
        opening = "Who" if agent(fact.rest) == "person" else "What"
        yield fact.question(opening, _be(fact), fact.say(fact.subject)), fact.say(fact.rest)


def unique(fact: Fact) -> Iterator[Pair]:
    """*The nephron is the functional unit of the kidney* → *What is the functional unit of the kidney?*"""
    if not _is_copula(fact) or fact.kinds[:1] != "N" or fact.rest[0].words[0].low != "the" or is_light_subject(fact):
        return
    if (
        fact.points_back
        or fact.rest[0].words[-1].low == "same"
        or (fact.kinds == "NPP" and len(fact.rest[0].words) == 1)
    ):
        return
    words = flat(fact.rest)
    if len(fact.rest) > 1 or any(word.tag == "AJS" or word.low in ("of", "first", "only") for word in words):
        opening = "Who" if agent(fact.subject) in ("person", "people") else "What"
        yield fact.question(opening, _be(fact), fact.say(fact.rest)), fact.say(fact.subject)


def is_light_subject(fact: Fact) -> bool:
    """Whether the subject would be no answer: a pronoun, a light noun, longer than eight words."""
    words = flat(fact.subject)
    if len(words) == 1 and words[0].low in ("people", "humans"):
        return False
    if (
        len(words) > 8
        or words[0].low in PERSONAL
        or words[0].low in ("this", "these", "that", "those", "there", "such")
    ):
        return True
    return fact.subject[0].kind == "N" and is_light(fact.subject[0]) and len(fact.subject) == 1


_COMMON = 5.3
"""Words more common than this (see `commonness`) are not asked for as terms."""


def term(fact: Fact) -> Iterator[Pair]:
    """*A monopoly is a market with a single seller* → *What is the term for a market with a single seller?*"""
    if not (_is_copula(fact) and fact.kinds[:1] == "N" and _term_like(fact) and _complement_says_something(fact.rest)):
        return
    subject, words = flat(fact.subject), flat(fact.rest)
    proper = any(is_proper(word) for word in subject)
    telling = [commonness(word.low) for word in subject if word.tag[:2] in ("NN", "AJ", "UN", "VV", "NP")]
    rare = min(telling, default=9.0) < _COMMON
    specific = len(fact.rest) > 1 or any(word.low == "of" for word in words)
    if (
        not fact.points_back
        and (fact.clause.role != "apposition" or words[0].low == "the")
        and not proper
        and rare
        and specific
        and len(words) >= 4
        and subject[0].low != "the"
        and len(subject) <= 4
    ):
        yield fact.question("What is the term for", fact.say(fact.rest)), fact.say(fact.subject)


def which_that(fact: Fact) -> Iterator[Pair]:
    """*Mitosis is a process that produces two cells* → *Which process produces two cells?*"""
    if not (_is_copula(fact) and re.match(r"N[TR]V", fact.kinds) and not is_light_subject(fact)):
        return
    noun, relative = fact.rest[0], fact.rest[2:]
    head = noun.words[1:] if noun.words[0].tag in ("AT0", "DT0") else noun.words
    if not any(word.low in VAGUE or word.tag == "AJS" or word.low == "one" for word in before_of(noun.words)):
        who = noun.head.lemma in PERSON_NOUNS
        opening = f"Which {fact.say(head)}"
        if not who and noun.head.lemma not in LIGHT_NOUNS - {"process", "method"}:
            yield fact.question(opening, fact.say(relative)), fact.say(fact.subject)


def which_object(fact: Fact) -> Iterator[Pair]:
    """*Mens rea is the element that the prosecution must prove* → *Which element must the prosecution prove?*"""
    match = re.match(r"N[TR](NP*)V", fact.kinds)
    if match is None or not _is_copula(fact) or is_light_subject(fact) or fact.rest[1].low not in ("that", "which"):
        return
    noun, verb = fact.rest[0], verb_group(fact.rest[match.end() - 1])
    head = noun.words[1:] if noun.words[0].tag in ("AT0", "DT0") else noun.words
    vague = any(word.low in VAGUE or word.low == "one" for word in before_of(noun.words))
    if (
        vague
        or noun.head.lemma in PERSON_NOUNS
        or verb.main.tag.startswith("VB")
        or verb.passive
        or noun.head.tag == "NN2"
    ):
        return
    before, behind = inversion(verb)
    actor = fact.rest[2 : match.end(1)]
    yield (
        fact.question(f"Which {fact.say(head)}", before, fact.say(actor), behind, fact.say(fact.rest[match.end() :])),
        fact.say(fact.subject),
    )


def called(fact: Fact) -> Iterator[Pair]:
    """*A market with one seller is called a monopoly* → *What is a market with one seller called?*"""
    verb = fact.verb
    if not verb.passive or verb.negated:
        return
    rest = fact.rest
    low = verb.main.low
    if low in ("known", "referred") and rest and rest[0].kind == "P" and rest[0].words[0].low in ("as", "to"):
        rest = rest
    elif low not in NAMING - {"known"} or fact.kinds[:1] not in ("N", "J"):
        return
    answer = re.sub(r"^(?:to )?as ", "", fact.say(rest[:1]))
    if low == "referred":
        low = "referred to as"
    if (is_light_subject(fact) and len(flat(fact.subject)) < 3) or not answer:
        return
    yield fact.question("What", *_around(fact, "known as" if low == "known" else low)), answer


def _around(fact: Fact, participle: str) -> tuple[str, str, str]:
    before = " ".join(w.low for w in fact.verb.words if w is not fact.verb.main and w.tag != "AV0")
    adverbs = " ".join(w.low for w in fact.verb.words if w.tag == "AV0")
    return before, fact.say(fact.subject), f"{adverbs} {participle}".strip()


def defined(fact: Fact) -> Iterator[Pair]:
    """*X can be defined as Y* → *How can X be defined?*"""
    if fact.verb.passive and fact.verb.main.lemma == "define" and fact.kinds[:1] == "P" and fact.rest[0].opener == "as":
        yield fact.asked("How"), fact.say(fact.rest)
        if not fact.points_back:
            yield fact.asked_of_subject("What"), fact.say(fact.subject)


def refers(fact: Fact) -> Iterator[Pair]:
    """*Inflation refers to a rise in prices* → *What does inflation refer to?* and the term asked for."""
    lemma = fact.verb.main.lemma
    if fact.verb.passive or fact.verb.negated or is_light_subject(fact):
        return
    if lemma == "refer" and fact.kinds[:1] == "P" and fact.rest[0].opener == "to":
        answer = fact.say(fact.rest)[3:]
        yield fact.asked("What", after="to"), answer
        yield fact.question("What term refers to", answer), fact.say(fact.subject)
    elif lemma in ("mean", "denote", "signify") and fact.kinds[:1] in ("N", "T", "G"):
        yield fact.asked("What"), fact.say(fact.rest)
