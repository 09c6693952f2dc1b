"""Shapes for quantities: how many, what percentage, how long, at what temperature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.sources.language.lexicon import words
from deckwright.sources.language.records import Phrase, Token, Words, flat, joined, kinds_of
from deckwright.sources.questions.fact import Fact
from deckwright.sources.questions.naming import is_light_subject
from deckwright.sources.questions.shape import Pair
from deckwright.sources.questions.words import inner, is_time

_LENGTHS = words("year day hour minute month week second decade century")
_POWERS = ("hundred", "thousand", "million", "billion", "dozen")
_ROUGH = words("about approximately around roughly nearly almost over at least some up to more than only")


def _split(phrase: Phrase) -> tuple[str, Words] | None:
    """The number at the head of a noun phrase, as text, and the words behind it."""
    words = list(phrase.words)
    said: list[Token] = []
    while words and (words[0].low in _ROUGH or words[0].low == "the"):
        first = words.pop(0)
        if first.low != "the":
            said.append(first)
    if len(words) > 1 and words[0].low == "a" and words[1].low in _POWERS:
        said.append(words.pop(0))
    count = 0
    while count < len(words) and (words[count].tag == "CRD" or words[count].low in _POWERS):
        count += 1
    if not count or count == len(words) or words[0].low in ("one", "1") or is_time(phrase):
        return None
    return " ".join(word.low if not word.text.isupper() else word.text for word in said + words[:count]), tuple(
        words[count:]
    )


def _noun(words: Words) -> bool:
    if words[0].low in ("percent", "%", "per"):
        return False
    return words[0].tag in ("NN2", "AJ0", "NN1", "NN0", "ORD", "VVN") and words[-1].tag != "CRD"


def how_many_object(fact: Fact) -> Iterator[Pair]:
    """*The heart has four chambers* → *How many chambers does the heart have?*"""
    if (
        fact.verb.passive
        or fact.verb.negated
        or fact.kinds[:1] != "N"
        or is_light_subject(fact)
        or fact.clause.role == "joined"
    ):
        return
    split = _split(fact.rest[0])
    if split is None or not _noun(split[1]) or fact.subject[0].kind == "Z" or "C" in fact.kinds[:2]:
        return
    number, noun = split
    if fact.rest[0].head.lemma in _LENGTHS:
        if fact.verb.main.lemma in ("last", "take", "live", "reign", "rule"):
            yield fact.asked("How long", after=fact.rest[1:]), fact.say(fact.rest[:1])
        return
    if fact.rest[0].head.lemma in ("quarter", "third", "half", "fifth", "tenth"):
        return
    if fact.rest[0].head.tag not in ("NN2", "NN0") or fact.verb.main.tag.startswith("VB"):
        return
    counted, after = joined(noun, fact.text), fact.rest[1:]
    if fact.kinds[1:2] in ("T", "R"):
        counted, after = f"{counted} {fact.say(after)}", ()
    yield fact.asked(f"How many {counted}", after=after), number


def how_many_subject(fact: Fact) -> Iterator[Pair]:
    """*Six muscles control eye movement* → *How many muscles control eye movement?*"""
    if fact.verb.negated or fact.subject[0].kind != "N" or not fact.rest or kinds_of(fact.subject) not in ("N", "NP"):
        return
    words = fact.subject[0].words
    split = _split(fact.subject[0]) if words[0].low != "the" else None
    if (
        split is None
        or not _noun(split[1])
        or fact.subject[0].head.tag != "NN2"
        or fact.subject[0].head.lemma in _LENGTHS
    ):
        return
    number, noun = split
    noun_text = fact.say(tuple(inner(word) for word in noun) + flat(fact.subject[1:]))
    yield fact.asked_of_subject(f"How many {noun_text}", plural=True), number


def how_many_there(fact: Fact) -> Iterator[Pair]:
    """*There are three types of rock* → *How many types of rock are there?*"""
    if fact.subject[0].kind != "Z" or fact.kinds[:1] != "N" or not fact.verb.main.tag.startswith("VB"):
        return
    split = _split(fact.rest[0])
    if split is not None and _noun(split[1]) and fact.rest[0].head.tag == "NN2":
        number, noun = split
        behind = fact.say(fact.rest[1:])
        yield fact.question(f"How many {joined(noun, fact.text)}", fact.verb.finite.low, "there", behind), number


def how_many_prepositional(fact: Fact) -> Iterator[Pair]:
    """*The skeleton consists of 206 bones* → *How many bones does the skeleton consist of?*"""
    if fact.kinds[:1] != "P" or fact.verb.negated or is_light_subject(fact):
        return
    preposition, rest = fact.rest[0].words[0], fact.rest[0].words[1:]
    if preposition.low not in ("of", "into", "for", "in", "from") or not rest:
        return
    split = _split(Phrase("N", rest, fact.rest[0].head))
    if split is None or not _noun(split[1]) or fact.rest[0].head.lemma in _LENGTHS or fact.rest[0].head.tag != "NN2":
        return
    if fact.verb.main.lemma in ("consist", "divide", "make", "compose", "split", "contain"):
        behind = f"{preposition.low} {fact.say(fact.rest[1:])}".strip()
        yield fact.asked(f"How many {joined(split[1], fact.text)}", after=behind), split[0]


_DIVIDING = ("into", "among", "between")


def how_many_into(fact: Fact) -> Iterator[Pair]:
    """*Kotter divided change into eight steps* → *Into how many steps did Kotter divide change?*"""
    match = re.match(r"N?(?=P)", fact.kinds)
    if match is None or fact.verb.negated or is_light_subject(fact):
        return
    phrase = fact.rest[match.end()]
    joining = _DIVIDING if match.end() else ("into", "to", "on", "with")
    sharing = fact.verb.main.lemma in ("divide", "split", "share", "distribute", "spread")
    if phrase.opener not in joining or len(phrase.words) < 3 or (phrase.opener in ("among", "between") and not sharing):
        return
    split = _split(Phrase("N", phrase.words[1:], phrase.head))
    if split is not None and _noun(split[1]) and phrase.head.tag == "NN2" and phrase.head.lemma not in _LENGTHS:
        opening = f"{phrase.opener.capitalize()} how many {joined(split[1], fact.text)}"
        yield fact.asked(opening, after=fact.rest[: match.end()]), split[0]


def temperature(fact: Fact) -> Iterator[Pair]:
    """*Water boils at 100 degrees Celsius* → *At what temperature does water boil?*"""
    for at, phrase in enumerate(fact.rest):
        degrees = any(
            word.lemma in ("degree", "celsius", "fahrenheit") or word.text in ("°C", "°F", "K") for word in phrase.words
        )
        if phrase.kind == "P" and phrase.opener in ("at", "to") and degrees and not is_light_subject(fact):
            yield (
                fact.asked(
                    f"{phrase.opener.capitalize()} what temperature", after=fact.rest[:at] + fact.rest[at + 1 :]
                ),
                fact.say((phrase,))[3:],
            )
            return


def percentage(fact: Fact) -> Iterator[Pair]:
    """*Nitrogen makes up 78 percent of the atmosphere* → *What percentage of the atmosphere does nitrogen make up?*"""
    if (
        fact.kinds[:1] != "N"
        or fact.verb.passive
        or fact.verb.negated
        or is_light_subject(fact)
        or fact.verb.main.tag[:2] == "VB"
    ):
        return
    words = fact.rest[0].words
    at = next(
        (at for at, word in enumerate(words) if word.low in ("%", "percent", "cent") or word.text.endswith("%")), None
    )
    if at is not None and at + 1 < len(words) and words[at + 1].low == "of":
        target = joined(words[at + 1 :], fact.text)
        yield fact.asked(f"What percentage {target}", after=fact.rest[1:]), joined(words[: at + 1], fact.text)


def percentage_subject(fact: Fact) -> Iterator[Pair]:
    """*About 97 percent of the water on Earth is salty* → *What percentage of the water on Earth is salty?*"""
    words = flat(fact.subject)
    at = next(
        (at for at, word in enumerate(words[:5]) if word.low in ("percent", "%") or word.text.endswith("%")), None
    )
    if at is None or at + 1 >= len(words) or words[at + 1].low != "of" or not fact.rest:
        return
    yield fact.asked_of_subject(f"What percentage {fact.say(words[at + 1 :])}", plural=True), fact.say(words[: at + 1])


def how_long(fact: Fact) -> Iterator[Pair]:
    """*Pregnancy lasts for nine months* → *How long does pregnancy last?*"""
    if (
        fact.kinds[:1] == "P"
        and fact.rest[0].opener == "for"
        and fact.rest[0].head.lemma in _LENGTHS
        and (
            any(word.tag == "CRD" for word in fact.rest[0].words)
            and not is_light_subject(fact)
            and not fact.verb.negated
        )
    ):
        yield fact.asked("How long", after=fact.rest[1:]), fact.say(fact.rest[:1])
