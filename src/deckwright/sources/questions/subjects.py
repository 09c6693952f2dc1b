"""Shapes that ask for the subject of a verb, or for the agent of a passive one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.sources.language.lexicon import LIGHT_NOUNS, PERSON_NOUNS, VAGUE, words
from deckwright.sources.language.records import Phrases, flat, kinds_of
from deckwright.sources.language.verbs import inversion
from deckwright.sources.questions.fact import Fact, denied
from deckwright.sources.questions.naming import is_light_subject
from deckwright.sources.questions.shape import Pair
from deckwright.sources.questions.words import agent, is_light, is_proper, is_time

_BROAD = words("have be include use make get do become need want like see show remain seem appear")


def which_subject(fact: Fact) -> Iterator[Pair]:
    """*Red blood cells carry oxygen* → *Which cells carry oxygen?*"""
    if not (_subject_may_be_asked(fact) or _negated_kind(fact)) or kinds_of(fact.subject) != "N":
        return
    phrase = fact.subject[0]
    words, head = phrase.words, phrase.head
    if words[-1] is not head or head.lemma in LIGHT_NOUNS or head.lemma in PERSON_NOUNS:
        return
    modifiers = [word for word in words[:-1] if word.tag[:2] in ("AJ", "NN", "NP", "OR")]
    if not modifiers or any(word.tag in ("DPS", "DT0", "CRD", "POS") or word.low in ("of", "and") for word in words):
        return
    if is_proper(head) or modifiers[-1].low in VAGUE or (fact.verb.main.tag[:2] == "VB" and fact.kinds[:1] == "N"):
        return
    if head.tag not in ("NN2", "NP0") and words[0].low not in ("a", "an") and words[-2].tag != "POS":
        return
    noun = head.low if head.tag != "NP0" else head.text.lower()
    yield fact.asked_of_subject(f"Which {noun}", plural=True), fact.say(fact.subject)


def _negated_kind(fact: Fact) -> bool:
    """*Noble metals do not corrode easily*: a kind of thing may be told by what it does not do."""
    plain = fact.verb.negated and any(word.tag == "XX0" for word in fact.verb.words)
    return plain and bool(fact.rest) and not fact.points_back and not is_light_subject(fact)


def _subject_may_be_asked(fact: Fact) -> bool:
    never = any(word.low == "never" for word in fact.verb.words)
    if (fact.verb.negated and not never) or is_light_subject(fact) or not fact.rest or fact.subject[0].kind in "Z":
        return False
    said = [word for word in flat(fact.rest) if word.tag[:2] in ("NN", "NP", "VV", "AJ", "CR")]
    broad = fact.verb.main.lemma in _BROAD or fact.verb.main.tag.startswith("VB")
    return not fact.points_back and len(said) >= (2 if broad else 1)


def of_subject(fact: Fact) -> Iterator[Pair]:
    """*Chlorophyll absorbs light* → *What absorbs light?*"""
    if not _subject_may_be_asked(fact) or (fact.verb.main.tag.startswith("VB") and fact.kinds[:1] == "N"):
        return
    if not re.fullmatch(r"NP*|N,?CN|N[EG][AP]*P|G[NP]*|G", kinds_of(fact.subject)):
        return
    who = agent(fact.subject, fact.verb)
    if who == "thing":
        yield fact.asked_of_subject("What", after=fact.rest + denied(fact)), fact.say(fact.subject)
    elif who == "person":
        yield fact.asked_of_subject("Who"), fact.say(fact.subject)
    elif who == "country":
        yield fact.asked_of_subject("Which country"), fact.say(fact.subject)


def those_who(fact: Fact) -> Iterator[Pair]:
    """*Leaders who work in the middle use X* → *Which leaders use X?* → *Those who work in the middle*"""
    kinds = kinds_of(fact.subject)
    if (
        not re.match(r"N[RT](?:NP*)?V[^,]*$", kinds)
        or len(fact.subject[0].words) > 2
        or not (fact.rest or fact.verb.negated)
    ):
        return
    head = fact.subject[0].head
    answer = fact.say(fact.subject[1:])
    if fact.verb.words[0].tag == "AV0":
        return
    if head.tag in ("NN2", "NN0") and not is_light(fact.subject[0]):
        yield fact.asked_of_subject(f"Which {fact.say(fact.subject[:1])}", plural=True), f"those {answer}"


def agent_of_passive(fact: Fact) -> Iterator[Pair]:
    """*Penicillin was discovered by Fleming* → *Who was penicillin discovered by?*"""
    if not fact.verb.passive or fact.verb.negated or is_light_subject(fact):
        return
    at = next((at for at, p in enumerate(fact.rest) if p.kind == "P" and p.opener == "by"), None)
    if at is None or len(fact.rest[at].words) < 2 or is_time(fact.rest[at]):
        return
    who = agent(fact.rest[at : at + 1], fact.verb)
    attached = fact.rest[at + 1 :]
    end = len(fact.rest) if attached and attached[0].kind in "RTEG" else at + 1
    others = fact.rest[:at] + fact.rest[end:]
    answer = fact.say(fact.rest[at:end])[3:]
    if who in ("person", "people"):
        yield fact.question("By whom", *inverted(fact), fact.say(others)), answer
    elif who in ("thing", "group", "unknown") and not fact.rest[:at] and not _complicated(attached):
        yield fact.asked("What", after="by"), fact.say(fact.rest)[3:]


def _complicated(attached: Phrases) -> bool:
    """Whether what follows the agent is more than the agent's own: a time, a list, a comparison."""
    return any(is_time(phrase) or phrase.kind in ",>" for phrase in attached)


def inverted(fact: Fact) -> tuple[str, str, str]:
    before, behind = inversion(fact.verb)
    return before, fact.say(fact.subject), behind
