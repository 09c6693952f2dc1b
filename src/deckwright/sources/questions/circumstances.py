"""Shapes that ask when, how often and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.sources.language.lexicon import COUNTRIES, PLACE_NOUNS, words
from deckwright.sources.language.records import Phrase, Phrases, kinds_of
from deckwright.sources.questions.fact import Fact
from deckwright.sources.questions.naming import is_light_subject
from deckwright.sources.questions.objects import is_abstract
from deckwright.sources.questions.shape import Pair
from deckwright.sources.questions.words import is_proper, is_time

_SITUATED = words(
    "locate find produce store live occur happen take begin make form lie exist originate grow start release"
    " situate reside meet house manufacture rise synthesize synthesise place keep hatch sit absorb develop bury"
    " hold base contain found stand spawn breed emerge arise create process digest"
)


PLACING = words("in on at near within between inside along under beneath above behind around throughout beside")


_LOCATING = ("find", "locate", "situate", "house", "lie")


_NOT_PLACES = words(
    "form way case part addition contrast response order terms fact turn general size number proportion process"
    " course presence absence context"
)


def when(fact: Fact) -> Iterator[Pair]:
    """*S V in 1812* → *When did S V?*"""
    if is_light_subject(fact) or fact.verb.negated or fact.verb.main.lemma == "last":
        return
    for at, phrase in enumerate(fact.rest):
        if phrase.kind in "TRWEGI":
            return
        if (
            phrase.kind == "P"
            and is_time(phrase)
            and phrase.words[-1] is not phrase.words[0]
            and phrase.words[1].low not in ("a", "an", "each", "every", "any", "some")
            and phrase.opener in ("in", "on", "at", "during", "by", "around", "between", "from", "until")
        ):
            end = at + 2 if phrase.opener == "from" and _until(fact.rest[at + 1 : at + 2]) else at + 1
            behind = fact.rest[end:]
            if dated(phrase) or fact.verb.finite.tag not in ("VVD", "VBD", "VHD"):
                cut = kinds_of(behind).find("I")
                kept = behind if cut < 0 else behind[:cut]
                yield fact.asked("When", after=fact.rest[:at] + kept), fact.say(fact.rest[at:end])
            return


def _until(phrases: Phrases) -> bool:
    return bool(phrases) and phrases[0].opener in ("to", "until") and is_time(phrases[0])


def how_often(fact: Fact) -> Iterator[Pair]:
    """*X occurs every two to seven years* → *How often does X occur?*"""
    for at, phrase in enumerate(fact.rest):
        if phrase.kind == "N" and phrase.words[0].low == "every" and is_time(phrase) and not is_light_subject(fact):
            yield fact.asked("How often", after=fact.rest[:at] + fact.rest[at + 1 :]), fact.say((phrase,))
            return


def when_front(fact: Fact) -> Iterator[Pair]:
    """*In 1812, S V O* → *When did S V O?*"""
    front = fact.clause.front
    if (
        (
            len(front) == 1
            and front[0].kind == "P"
            and is_time(front[0])
            and dated(front[0])
            and not is_light_subject(fact)
        )
        and not fact.verb.negated
        and not fact.conditioned
    ):
        yield _without(fact.asked("When", after=fact.rest), f"{fact.front()}, "), fact.say(front)


def _without(question: str, front: str) -> str:
    text = question[len(front) :] if question.lower().startswith(front.lower()) else question
    return text[:1].upper() + text[1:]


def dated(phrase: Phrase) -> bool:
    """Whether a time phrase gives a year, century or month."""
    return any(
        any(sign.isdigit() for sign in word.text) or word.low in ("century", "centuries") or word.text[:1].isupper()
        for word in phrase.words
    )


def where(fact: Fact) -> Iterator[Pair]:
    """*Insulin is produced in the pancreas* → *Where is insulin produced?*"""
    if is_light_subject(fact) or fact.verb.negated or "N" in fact.kinds.split("P")[0].replace("N", "", 1):
        return
    for at, phrase in enumerate(fact.rest):
        if phrase.kind in "TRWI":
            return
        if (
            phrase.kind == "P"
            and (is_place(phrase) or _located(fact, phrase))
            and (fact.verb.main.lemma in _SITUATED or fact.verb.main.tag.startswith("VB"))
        ):
            before = fact.rest[:at]
            if kinds_of(before) in ("", "A", "N") and (
                not before or before[0].kind == "A" or before[0].head.lemma in ("place", "root")
            ):
                end = _place_end(fact, at)
                timed = tuple(p for p in fact.rest[end:] if p.kind == "P" and is_time(p))
                yield fact.asked("Where", after=before + timed[:1]), fact.say(fact.rest[at:end])
            return


def _place_end(fact: Fact, at: int) -> int:
    """Where the places end that begin at ``at``: before a time, after *and N*."""
    match = re.match(r"P+(?:,?CN)?", fact.kinds[at:])
    end = at + (len(match.group()) if match else 1)
    return next(
        (stop for stop in range(at + 1, end) if is_time(fact.rest[stop]) or fact.rest[stop].opener == "as"), end
    )


def _located(fact: Fact, phrase: Phrase) -> bool:
    """Whether *in X* must be a place because of the verb: *is found in*, *lies on*, *takes place in the*."""
    lemma = fact.verb.main.lemma
    if phrase.opener not in PLACING or phrase.head.lemma in _NOT_PLACES or is_time(phrase):
        return False
    if lemma in _LOCATING:
        return fact.verb.passive or lemma == "lie"
    happening = lemma in ("take", "occur", "happen") and phrase.low.split()[1:2] in (["the"], ["a"], ["an"])
    return happening and not is_abstract(phrase.head)


def is_place(phrase: Phrase) -> bool:
    if phrase.opener not in PLACING:
        return False
    head = phrase.head
    if head.lemma in _NOT_PLACES or is_time(phrase):
        return False
    return head.lemma in PLACE_NOUNS or head.low in PLACE_NOUNS or head.text in COUNTRIES or is_proper(head)
