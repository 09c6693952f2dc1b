"""Shapes that ask why, what for and how."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.sources.language.lexicon import COMPLEMENTED, HELPING_VERBS, PLACE_NOUNS, words
from deckwright.sources.language.records import Words, flat
from deckwright.sources.questions.fact import Fact
from deckwright.sources.questions.naming import is_light_subject
from deckwright.sources.questions.objects import is_abstract
from deckwright.sources.questions.shape import Pair
from deckwright.sources.questions.words import is_light, is_proper, is_time

_CAUSES = ("because", "since")


def why(fact: Fact) -> Iterator[Pair]:
    """*S V because C* → *Why do S V?* Behind *rarely* the cause may be what is denied."""
    sub = fact.subordinate(*_CAUSES)
    if sub is None or (sub.marker == "since" and not sub.comma and _temporal(sub.words, fact)):
        return
    if _scarcely(fact):
        return
    if not is_light_subject(fact) or len(flat(fact.subject)) > 2:
        yield fact.asked("Why", after=fact.rest), f"{sub.focus} {sub.marker} {fact.say(sub.words)}".strip()


def _temporal(words: Words, fact: Fact) -> bool:
    return any(word.tag in ("CRD",) or word.tag.endswith("D") for word in words) or fact.verb.finite.tag.startswith(
        "VH"
    )


def _scarcely(fact: Fact) -> bool:
    return any(word.low in ("rarely", "seldom", "hardly", "scarcely") for word in fact.verb.words)


def why_phrase(fact: Fact) -> Iterator[Pair]:
    """*S V because of X*, *due to X* → *Why do S V?* Behind *rarely* the cause is what is denied."""
    if _scarcely(fact):
        return
    at = next(
        (
            at
            for at, p in enumerate(fact.rest)
            if p.kind == "P" and p.low.startswith(("because of", "due to", "owing to"))
        ),
        None,
    )
    if at is not None and not is_light_subject(fact) and not (at == 0 and fact.verb.main.tag.startswith("VB")):
        yield fact.asked("Why", after=fact.rest[:at]), fact.say(fact.rest[at:])
    elif at == 0 and not is_light_subject(fact):
        yield fact.asked("What", after="due to"), re.sub(r"^(due|owing|because) (to|of) ", "", fact.say(fact.rest))


def so_that(fact: Fact) -> Iterator[Pair]:
    """*S V so that C* → *Why do S V?*"""
    sub = fact.subordinate("so that")
    if sub is not None and not is_light_subject(fact):
        yield fact.asked("Why", after=fact.rest), f"so that {fact.say(sub.words)}"


def _purpose_at(fact: Fact) -> int | None:
    """Where an infinitive of purpose begins in the rest."""
    for at, phrase in enumerate(fact.rest):
        if phrase.kind in "TRW":
            return None
        if phrase.kind == "I" and phrase.opener in ("to", "in", "so"):
            ordered = phrase.words[0].low != "to"
            passive = any(word.low == "be" for word in phrase.words)
            complement = (
                at == 0 or passive or fact.rest[at - 1].head.lemma in COMPLEMENTED or fact.rest[at - 1].kind in "JEGA"
            )
            return at if ordered or not complement else None
    return None


_NOT_PURPOSE = HELPING_VERBS | words("expect ask want take tell be have")


def purpose(fact: Fact) -> Iterator[Pair]:
    """*S V N to W* → *Why do S V N?* → *To W*"""
    at = _purpose_at(fact)
    if at is None or fact.verb.negated or is_light_subject(fact) or fact.verb.main.lemma in _NOT_PURPOSE | {"use"}:
        return
    yield fact.asked("Why", after=fact.rest[:at]), fact.say(fact.rest[at:])


def used_to(fact: Fact) -> Iterator[Pair]:
    """*S use N to V* → *What do S use to V?*; *N is used to V* → *What is N used for?*"""
    if fact.verb.negated or is_light_subject(fact):
        return
    if fact.verb.main.lemma == "use" and not fact.verb.passive and re.match(r"N[PCN]*I", fact.kinds):
        at = fact.kinds.index("I")
        if at and not is_light(fact.rest[0]):
            end = fact.kinds.find("C", at)
            yield fact.asked("What", after=fact.rest[at : end if end > 0 else None]), fact.say(fact.rest[:at])
    elif fact.verb.passive and fact.verb.main.lemma == "use" and fact.kinds[:1] == "I":
        yield fact.asked("What", after="for"), fact.say(fact.rest)
    elif (
        fact.verb.passive
        and fact.verb.main.lemma in ("design", "intend", "require", "expect", "build")
        and fact.kinds[:1] == "I"
    ):
        yield fact.asked("What", after="to do"), fact.say(fact.rest)[3:]


def how_by(fact: Fact) -> Iterator[Pair]:
    """*S V by using N* → *How do S V?*"""
    for at, phrase in enumerate(fact.rest[:-1]):
        if phrase.low.split()[-1] == "by" and fact.rest[at + 1].kind in "GW":
            if not is_light_subject(fact) and not fact.verb.negated:
                start = at - 1 if at and fact.rest[at - 1].low in ("chiefly", "mainly", "largely", "partly") else at
                yield fact.asked("How", after=fact.rest[:start]), fact.say(fact.rest[start:])
            return


_MEANS = ("through", "by", "via")


_JUDGED = words(
    "condemn punish criticize criticise blame praise execute arrest award honour honor fine sue convict impeach"
    " excommunicate exile prosecute reward"
)


def why_for(fact: Fact) -> Iterator[Pair]:
    """*Socrates was condemned for corrupting the young* → *Why was Socrates condemned?*"""
    if fact.verb.main.lemma not in _JUDGED or fact.verb.negated or is_light_subject(fact):
        return
    at = next((at for at, phrase in enumerate(fact.rest) if phrase.kind == "P" and phrase.opener == "for"), None)
    if at is not None and not is_time(fact.rest[at]):
        yield fact.asked("Why", after=fact.rest[:at]), fact.say(fact.rest[at:])


def according(fact: Fact) -> Iterator[Pair]:
    """*Workers are paid according to X* → *How are workers paid?*"""
    at = next((at for at, phrase in enumerate(fact.rest) if phrase.low.startswith("according to")), None)
    if at is not None and not is_light_subject(fact) and not fact.verb.negated:
        yield fact.asked("How", after=fact.rest[:at]), fact.say(fact.rest[at:])


def how_through(fact: Fact) -> Iterator[Pair]:
    """*Conditioning shapes behaviour through rewards* → *How does conditioning shape behaviour?*"""
    if fact.verb.passive or fact.verb.negated or fact.verb.main.tag.startswith("VB") or is_light_subject(fact):
        return
    for at, phrase in enumerate(fact.rest):
        if phrase.kind in "TRWIEGJ":
            return
        if phrase.opener == "through" and fact.verb.main.lemma in _MOTION:
            continue
        if (
            phrase.kind == "P"
            and (phrase.opener in _MEANS or phrase.low.startswith("with the help of"))
            and len(phrase.words) > 1
        ):
            if at and phrase.words[0].low == "by" and is_abstract(fact.rest[at - 1].head):
                return
            measured = any(word.tag == "CRD" for word in phrase.words) or is_time(phrase) or is_proper(phrase.head)
            if not measured and phrase.head.lemma not in PLACE_NOUNS and fact.verb.main.lemma not in _MOTION:
                end = re.match(r"P(?:,?CN|P)*", fact.kinds[at:])
                yield fact.asked("How", after=fact.rest[:at]), fact.say(fact.rest[at : at + (end.end() if end else 1)])
            return


_MOTION = (
    "travel",
    "spread",
    "diffuse",
    "circulate",
    "pass",
    "flow",
    "run",
    "live",
    "go",
    "come",
    "stand",
    "sit",
    "walk",
    "lie",
)
