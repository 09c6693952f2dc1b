"""Shapes that ask for what completes a verb or an adjective: *depends on*, *proportional to*, *allows … to*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.sources.language.lexicon import HELPING_VERBS, SAYING_VERBS, words
from deckwright.sources.questions.fact import Fact
from deckwright.sources.questions.naming import is_light_subject
from deckwright.sources.questions.objects import is_described
from deckwright.sources.questions.shape import Pair
from deckwright.sources.questions.words import agent, is_time

_STRANDED = words(
    "distinguish:between differentiate:between depend:on rely:on rest:on consist:of result:in lead:to refer:to"
    " belong:to arise:from result:from deal:with benefit:from empty:into drain:into flow:into respond:to"
    " contribute:to focus:on act:as serve:as function:as account:for derive:from react:with interact:with"
    " attach:to bind:to stem:from originate:from suffer:from evolve:from develop:from correspond:to adapt:to"
    " specialize:in specialise:in concentrate:on centre:on center:on feed:on live:on aim:at come:from convert:into"
    " develop:into turn:into grow:into break:into decay:into bring:about amount:to apply:to relate:to"
    " participate:in engage:in differ:from vary:with divide:into split:into protect:against compete:for search:for"
    " care:for provide:for push:against connect:to link:to extend:to give:to compose:of make:of base:on"
    " divide:into cause:by form:by produce:by form:from make:from make:up associate:with surround:by measure:in"
    " control:by determine:by use:for write:in know:for characterize:by characterise:by regulate:by govern:by"
    " influence:by affect:by power:by drive:by coat:with cover:with cover:by separate:by protect:by define:by"
    " inherit:from replace:by replace:with attract:to attract:by attract:toward limit:to carry:by transmit:by"
    " spread:by express:in express:as breathe:through"
)

_STRIVING = words(
    "try aim seek tend learn need begin want refuse attempt help intend fail serve strive hope agree work act"
    " evolve continue decide wish come manage choose prepare promise"
)


def stranded(fact: Fact) -> Iterator[Pair]:
    """*Reaction rate depends on temperature* → *What does reaction rate depend on?*"""
    if fact.kinds[:1] != "P" or fact.verb.negated or (is_light_subject(fact) and not is_described(fact)):
        return
    if ">" in fact.kinds or fact.subordinate("in that") is not None:
        return
    preposition = fact.rest[0].opener
    lemma = fact.verb.main.lemma
    phrasal = any(word.tag == "AVP" for word in fact.verb.words) and preposition in ("on", "with", "from", "to")
    if (f"{lemma}:{preposition}" not in _STRANDED and not phrasal) or len(fact.rest[0].words) < 2:
        return
    if fact.verb.passive != (
        preposition in ("by", "of", "with", "in", "from", "into", "for") and fact.verb.main.tag == "VVN"
    ):
        return
    if (preposition == "by" and agent(fact.rest[:1]) != "thing") or is_time(fact.rest[0]):
        return
    adverb = "" if fact.rest[0].words[0].low == preposition else f"{fact.rest[0].words[0].low} "
    if adverb == "only ":
        return
    items = re.match(r"P((?:,N)+),?CN$", fact.kinds)
    if items:
        yield from _last_of_list(fact, preposition)
    else:
        end = _stranded_end(fact)
        behind = f"{adverb}{preposition} {fact.say(fact.rest[end:])}".strip()
        yield fact.asked("What", after=behind), fact.say(fact.rest[:end])[len(adverb + preposition) + 1 :]


def _stranded_end(fact: Fact) -> int:
    """Where the asked phrase ends: before a time, and before *for* behind *depend on*."""
    for at, phrase in enumerate(fact.rest[1:], 1):
        if phrase.kind != "P":
            return len(fact.rest)
        if is_time(phrase) or (phrase.opener == "for" and fact.verb.main.lemma in ("depend", "rely")):
            return at
    return len(fact.rest)


def _last_of_list(fact: Fact, preposition: str) -> Iterator[Pair]:
    """*X serves as A, B, and C* → *Besides A and B, what does X serve as?* → *C*"""
    items = [fact.say((p,)) for p in fact.rest if p.kind in "PN"]
    items[0] = items[0].removeprefix(f"{preposition} ")
    if len(items) <= 4 and all(len(item.split()) <= 6 for item in items):
        what = fact.asked("what", after=preposition)
        shown = ", ".join(items[:-2]) + f" and {items[-2]}"
        yield f"Besides {shown}, {what[:1].lower()}{what[1:]}", items[-1]


_ADJECTIVES = words(
    "proportional:to equal:to essential:for essential:to necessary:for responsible:for capable:of dependent:on"
    " rich:in resistant:to sensitive:to vulnerable:to similar:to related:to identical:to analogous:to"
    " susceptible:to subject:to famous:for suitable:for crucial:for crucial:to vital:for vital:to important:for"
    " important:to critical:to critical:for independent:of made:of composed:of full:of free:from liable:for"
    " suited:to adapted:to immune:to characteristic:of typical:of aware:of fundamental:to central:to key:to due:to"
    " unique:to native:to opposite:to accountable:to harmful:to toxic:to soluble:in insoluble:in known:for"
    " based:on interested:in concerned:with open:to bound:by useful:for perpendicular:to parallel:to"
)


def adjective_with(fact: Fact) -> Iterator[Pair]:
    """*X is proportional to Y* → *What is X proportional to?*"""
    if (
        not re.match(r"JP", fact.kinds)
        or not fact.verb.main.tag.startswith("VB")
        or fact.verb.negated
        or is_light_subject(fact)
    ):
        return
    adjective, preposition = fact.rest[0].words[-1].low, fact.rest[1].opener
    if (
        f"{adjective}:{preposition}" not in _ADJECTIVES
        or len(fact.rest[1].words) < 2
        or fact.rest[1].words[0].low not in (preposition, "only")
    ):
        return
    end = re.search(r",|C[JVI]", fact.kinds)
    only, _, target = fact.say(fact.rest[1 : end.start() if end else None]).partition(f"{preposition} ")
    answer = f"{only}{target}"
    yield fact.asked("What", after=f"{fact.say(fact.rest[:1])} {preposition}"), answer


def helped(fact: Fact) -> Iterator[Pair]:
    """*Camouflage allows animals to avoid predators* → *What does camouflage allow animals to do?*"""
    if (
        fact.verb.passive
        or fact.verb.negated
        or fact.verb.main.lemma not in HELPING_VERBS
        or not re.match(r"NI", fact.kinds)
    ):
        return
    if is_light_subject(fact):
        return
    if fact.verb.main.lemma == "let":
        yield fact.asked("What", after=f"{fact.say(fact.rest[:1])} do"), fact.say(fact.rest[1:])
    elif fact.rest[1].opener == "to":
        end = _aside_at(fact)
        behind = f"{fact.say(fact.rest[:1])} to do {fact.say(fact.rest[end:])}".strip()
        yield fact.asked("What", after=behind), fact.say(fact.rest[1:end])[3:]


def _aside_at(fact: Fact) -> int:
    """Where *without G* or *in the hope of G* begins, which may be the subject's: it stays in the question."""
    asides = (
        at
        for at, phrase in enumerate(fact.rest)
        if at > 1 and phrase.kind == "P"
        if phrase.low == "without" or phrase.low.startswith("in the hope")
    )
    return next(asides, len(fact.rest))


def striving(fact: Fact) -> Iterator[Pair]:
    """*Inner leaders learn to trust* → *What do inner leaders learn to do?*"""
    if fact.verb.passive or fact.verb.negated or fact.kinds[:1] != "I" or fact.verb.main.lemma not in _STRIVING:
        return
    if fact.rest[0].opener != "to" or is_light_subject(fact):
        return
    if fact.rest[0].words[1].low == "be":
        yield from _undergoing(fact)
    else:
        yield fact.asked("What", after="to do"), fact.say(fact.rest)[3:]


def _undergoing(fact: Fact) -> Iterator[Pair]:
    """*Meetings tend to be dominated by X* → *What do meetings tend to be dominated by?*"""
    if not re.match("IP", fact.kinds) or fact.rest[1].opener != "by" or len(fact.rest[1].words) < 2:
        return
    answer, infinitive = fact.say(fact.rest[1:]).removeprefix("by "), fact.say(fact.rest[:1])
    if agent(fact.rest[1:]) in ("person", "people"):
        yield fact.asked("By whom", after=infinitive), answer
    else:
        yield fact.asked("What", after=f"{infinitive} by"), answer


def involving(fact: Fact) -> Iterator[Pair]:
    """*Reading involves decoding words* → *What does reading involve?*"""
    if (
        fact.kinds[:1] == "G"
        and fact.verb.main.lemma
        in (
            "involve",
            "mean",
            "require",
            "include",
            "entail",
            "avoid",
            "prevent",
        )
        and not fact.verb.passive
        and not fact.verb.negated
        and not is_light_subject(fact)
    ):
        yield fact.asked("What"), fact.say(fact.rest)


def saying(fact: Fact) -> Iterator[Pair]:
    """*Galileo argued that the Earth moves* → *What did Galileo argue?*"""
    if fact.verb.passive or fact.verb.negated or fact.verb.main.lemma not in SAYING_VERBS or is_light_subject(fact):
        return
    if fact.kinds[:1] in ("T", "W", "R") and len(fact.rest) > 2:
        yield fact.asked("What"), fact.say(fact.rest)


_KEEPING = words("prevent keep stop discourage prohibit deter protect forbid hinder dissuade")


def kept_from(fact: Fact) -> Iterator[Pair]:
    """*Predation keeps herds from growing too large* → *What does predation keep herds from doing?*"""
    match = re.match(r"(N[EP]*)P?G", fact.kinds)
    if match is None or fact.verb.passive or fact.verb.main.lemma not in _KEEPING or is_light_subject(fact):
        return
    at = match.end() - 1
    if fact.rest[at - 1].low == "from":
        yield fact.asked("What", after=f"{fact.say(fact.rest[: at - 1])} from doing"), fact.say(fact.rest[at:])
