"""Shapes that ask for the object of a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.sources.language.lexicon import COMPLEMENTED, LIGHT_NOUNS, PERSON_NOUNS, words
from deckwright.sources.language.records import Phrase, Phrases, Token, flat
from deckwright.sources.questions.fact import Fact
from deckwright.sources.questions.naming import is_light_subject
from deckwright.sources.questions.shape import Pair
from deckwright.sources.questions.words import agent, is_light, is_proper, is_time

IDIOMS = {
    "take": ("place", "part", "advantage", "account", "care", "time", "turn", "shape", "form"),
    "play": ("role", "part"),
    "give": ("rise", "birth", "way"),
    "make": ("use", "sense", "decision", "contribution", "up", "difference"),
    "have": ("effect", "impact", "influence", "access", "role", "tendency", "ability", "right", "implication", "power"),
    "come": (),
    "form": ("part", "basis"),
    "pay": ("attention",),
}


_MOVING = words("from to into onto with through against across for during within throughout")


_TRANSFER = words(
    "donate sell lend assign carry transport convert transform move transfer send bring deliver divide separate"
    " protect prevent provide supply pump release break split combine add change turn translate filter attach"
    " spread distinguish isolate remove deliver export import extract obtain receive derive borrow store share exclude"
)


_TWO_OBJECTS = (
    "give",
    "let",
    "grant",
    "tell",
    "teach",
    "cost",
    "lend",
    "earn",
    "offer",
    "call",
    "name",
    "elect",
    "find",
)


_JOINED = words(
    "convert:into turn:into transform:into divide:into split:into translate:into break:into change:into"
    " separate:into classify:into organize:into organise:into combine:with connect:with connect:to link:to"
    " pair:with associate:with replace:with provide:with supply:with equip:with protect:from prevent:from"
    " protect:against separate:from distinguish:from remove:from store:as treat:as regard:as define:as describe:as"
    " release:into attach:to compare:to compare:with relieve:of deprive:of prepare:for rob:of attribute:to"
    " ascribe:to dissolve:in exchange:for base:on spend:on invest:in devote:to waste:on"
)


def has_plain_object(fact: Fact) -> bool:
    """Whether the rest begins with the verb's one object."""
    if fact.verb.passive or fact.kinds[:1] != "N" or fact.verb.main.tag.startswith("VB"):
        return False
    if fact.verb.negated and not any(word.tag == "XX0" for word in fact.verb.words):
        return False
    head = fact.rest[0].head.lemma
    if (
        fact.verb.main.lemma in _TWO_OBJECTS
        or head in IDIOMS.get(fact.verb.main.lemma, ())
        or fact.verb.main.lemma in ("remain", "seem")
        or (fact.verb.main.lemma == "become" and fact.kinds != "N")
    ):
        return False
    if fact.verb.main.lemma in _TWO_PLACED and not re.match(r"N(?:,?CN)?P", fact.kinds):
        return False
    if (fact.verb.main.lemma == "use" and "I" in fact.kinds) or (fact.verb.main.lemma == "spend" and "G" in fact.kinds):
        return False
    return not re.match(r"N+[JI]|NN|N[AP]*>", fact.kinds) and not is_time(fact.rest[0])


def object_and_rest(fact: Fact) -> tuple[Phrases, Phrases]:
    """The object with what belongs to it, and the adverbials behind it, which stay in the question."""
    kinds = fact.kinds
    listed = re.match(r"N(?:(?:,N)*,?CN)*", kinds)
    end = listed.end() if listed else 1
    if re.match("P*[TRW]", kinds[end:]):
        return fact.rest, ()
    for at in range(end, len(fact.rest)):
        if fact.kinds[at] in "GE" and not _leaves_object(fact, at):
            break
        if _leaves_object(fact, at):
            return fact.rest[:at], fact.rest[at:]
    return fact.rest, ()


def _leaves_object(fact: Fact, at: int) -> bool:
    """Whether the phrase belongs to the verb rather than to the object before it."""
    phrase = fact.rest[at]
    if phrase.kind == "A":
        return True
    if phrase.kind == "I":
        return fact.rest[at - 1].head.lemma not in COMPLEMENTED
    opener = phrase.opener
    if phrase.kind != "P" or any(word.tag == "AJS" for word in fact.rest[0].words):
        return False
    moving = opener in _MOVING and fact.verb.main.lemma in _TRANSFER
    bare = len(phrase.words) == 1 and opener in ("by", "without")
    if any(word.low in ("its", "their", "his", "her") for word in flat(fact.rest[at:])):
        return moving
    return (
        moving
        or bare
        or is_time(phrase)
        or _is_setting(fact.rest[at - 1], phrase)
        or opener in ("during", "after", "before", "through", "via", "because", "due", "according", "by")
    )


_SETTINGS = words("in on at onto over within around under across throughout inside along into")


_RELATIONAL = words(
    "change increase decrease rise fall role interest difference effect impact influence demand access need"
    " control power faith trust belief step part stage balance limit tax attack emphasis focus research work place"
    " right"
)


_CONCRETE = words(
    "element segment instrument document cement garment monument compartment fragment filament ligament pigment"
    " sediment ornament nation station building king ring string wing spring thing sentence audience fence science"
    " ambulance substance city university experiment environment painting being"
)


def _is_setting(noun: Phrase, phrase: Phrase) -> bool:
    """Whether *in X* behind an object says where the verb happens rather than which object it is."""
    return phrase.opener in _SETTINGS and noun.kind == "N" and not is_abstract(noun.head)


def is_abstract(head: Token) -> bool:
    """Whether a noun takes prepositions of its own: *a change in*, *the destruction by*."""
    return head.lemma in _RELATIONAL or (
        head.lemma not in _CONCRETE
        and head.lemma.endswith(("tion", "sion", "ment", "ance", "ence", "ity", "ness", "ing"))
    )


def of_object(fact: Fact) -> Iterator[Pair]:
    """*Enzymes lower the activation energy* → *What do enzymes lower?*"""
    if not has_plain_object(fact) or (is_light_subject(fact) and not is_described(fact)):
        return
    target, behind = object_and_rest(fact)
    person = agent(target[:1])
    those = re.fullmatch(r"(only )?those (\w+)", target[0].low)
    if those and len(target) > 2 and target[1].kind in "TR":
        yield fact.asked(f"Which {those[2]}"), f"{those[1] or ''}those {fact.say(target[1:])}"
        return
    if (
        target[0].words[0].low == "no"
        or (is_light(target[0]) and len(flat(target)) < 4)
        or person in ("person", "people", "unknown", "country")
    ):
        return
    yield fact.asked("What", after=behind), fact.say(target)


_TWO_PLACED = words("distinguish separate attribute ascribe prefer base convert regard treat keep prevent")
_RENDERING = words("make declare render deem find consider keep leave")


def rendered(fact: Fact) -> Iterator[Pair]:
    """*Punishment makes a behaviour less likely* → *What does punishment make less likely?*"""
    if fact.verb.passive or fact.verb.main.lemma not in _RENDERING or is_light_subject(fact):
        return
    if re.match(r"NJ$", fact.kinds) and agent(fact.rest[:1]) == "thing" and not is_light(fact.rest[0]):
        yield fact.asked("What", after=fact.rest[1:]), fact.say(fact.rest[:1])


def joined_to(fact: Fact) -> Iterator[Pair]:
    """*Friction converts kinetic energy into heat* → *What does friction convert kinetic energy into?*"""
    match = re.match(r"N(?:,?CN)?P+", fact.kinds)
    if not match or fact.verb.passive or is_light_subject(fact):
        return
    openers = [
        (at, fact.rest[at].opener)
        for at in range(match.end())
        if fact.kinds[at] == "P" and len(fact.rest[at].words) > 1
    ]
    joining = (pair for pair in openers if pair[1] == "into" or f"{fact.verb.main.lemma}:{pair[1]}" in _JOINED)
    end, preposition = next(joining, (0, ""))
    if end:
        behind = f"{fact.say(fact.rest[:end])} {preposition}"
        if agent(fact.rest[end : end + 1]) == "thing":
            yield fact.asked("What", after=behind), fact.say(fact.rest[end:])[len(preposition) + 1 :]


def is_described(fact: Fact) -> bool:
    return len(flat(fact.subject)) >= 3 and fact.subject[0].kind != "Z"


def kind_of_object(fact: Fact) -> Iterator[Pair]:
    """*Mammals have a four-chambered heart* → *What kind of heart do mammals have?*"""
    if not has_plain_object(fact) or fact.kinds[0] != "N" or is_light_subject(fact):
        return
    words = fact.rest[0].words
    modified = [word for word in words if word.tag in ("AJ0", "NN1") and word is not fact.rest[0].head]
    if not modified or any(
        word.low in ("of", "and", "'s") or word.tag in ("CRD", "AJC", "AJS", "DPS") for word in words
    ):
        return
    head = fact.rest[0].head
    if head.lemma in LIGHT_NOUNS or head.lemma in PERSON_NOUNS or words[0].low == "the" or is_proper(head):
        return
    if len(fact.rest) == 1 and fact.verb.main.lemma in (
        "have",
        "occupy",
        "contain",
        "possess",
        "require",
        "use",
        "produce",
    ):
        yield fact.asked(f"What kind of {head.low}"), fact.say(fact.rest[:1])


def result_of(fact: Fact) -> Iterator[Pair]:
    """*X plays a role in Y* → *What does X play a role in?*"""
    lemma = fact.verb.main.lemma
    if fact.verb.passive or fact.verb.negated or not re.match(r"NP[^>]*$", fact.kinds) or is_light_subject(fact):
        return
    if fact.rest[0].head.lemma in IDIOMS.get(lemma, ()) and "of" not in [w.low for w in fact.rest[0].words]:
        preposition = fact.rest[1].words[0].low
        behind = f"{fact.say(fact.rest[:1])} {preposition}"
        yield fact.asked("What", after=behind), fact.say(fact.rest[1:])[len(preposition) + 1 :]
