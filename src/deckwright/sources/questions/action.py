"""Shapes for clauses with a full verb: its object, its subject, its complement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.sources.language.clauses import kinds_of
from deckwright.sources.language.lexicon import COMPLEMENTED, LIGHT_NOUNS, PERSON_NOUNS, SAYING_VERBS, VAGUE, words
from deckwright.sources.language.records import Phrase, Phrases, Token, flat
from deckwright.sources.language.verbs import inversion
from deckwright.sources.questions.fact import Fact, agent, is_light, is_proper, is_time
from deckwright.sources.questions.naming import is_light_subject
from deckwright.sources.questions.shape import Pair

_IDIOMS = {
    "take": ("place", "part", "advantage", "account", "care", "time", "turn", "shape", "form"),
    "play": ("role", "part"),
    "give": ("rise", "birth", "way"),
    "make": ("use", "sense", "decision", "contribution", "up", "difference"),
    "have": ("effect", "impact", "influence", "access", "role", "tendency", "ability", "right", "implication", "power"),
    "come": (),
    "form": ("part", "basis"),
    "pay": ("attention",),
}
_TO_VERB = {
    "provide": ("with", "for", "to"),
    "supply": ("with", "to"),
    "carry": ("from", "to", "into"),
    "convert": ("into", "to"),
}
_MOVING = words("from to into onto with through against across for during within throughout")
_TRANSFER = words(
    "carry transport convert transform move transfer send bring deliver divide separate protect prevent provide"
    " supply pump release break split combine add change turn translate filter attach spread distinguish isolate"
    " remove deliver export import extract obtain receive derive borrow store"
)
_STRANDED = words(
    "depend:on rely:on rest:on consist:of result:in lead:to refer:to belong:to arise:from result:from deal:with"
    " benefit:from empty:into drain:into flow:into respond:to contribute:to focus:on act:as serve:as function:as"
    " account:for derive:from react:with interact:with attach:to bind:to stem:from originate:from suffer:from"
    " evolve:from develop:from correspond:to adapt:to specialize:in specialise:in concentrate:on centre:on"
    " center:on feed:on live:on aim:at come:from convert:into develop:into turn:into grow:into break:into"
    " decay:into bring:about amount:to apply:to relate:to participate:in engage:in differ:from vary:with"
    " divide:into split:into protect:against compete:for search:for care:for provide:for push:against connect:to"
    " link:to extend:to give:to compose:of make:of base:on divide:into cause:by form:by produce:by form:from"
    " make:from make:up associate:with surround:by measure:in control:by determine:by use:for write:in know:for"
    " characterize:by characterise:by regulate:by govern:by influence:by affect:by power:by drive:by coat:with"
    " cover:with cover:by separate:by protect:by define:by inherit:from replace:by replace:with attract:to"
    " attract:by attract:toward limit:to carry:by transmit:by spread:by express:in express:as"
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
    " release:into attach:to compare:to compare:with deprive:of prepare:for rob:of attribute:to ascribe:to"
    " dissolve:in exchange:for base:on"
)
_HELPING = words(
    "allow enable help cause permit force require encourage lead persuade inspire teach invite tempt prompt drive"
    " incline urge train push help order oblige motivate compel oblige"
)
_STRIVING = words(
    "try aim seek tend learn need begin want refuse attempt help intend fail serve strive hope agree work act"
    " evolve continue decide wish come manage choose prepare promise"
)
_BROAD = words("have be include use make get do become need want like see show remain seem appear")


def _plain_object(fact: Fact) -> bool:
    """Whether the rest begins with the verb's one object."""
    if fact.verb.passive or fact.verb.negated or fact.kinds[:1] != "N" or fact.verb.main.tag.startswith("VB"):
        return False
    head = fact.rest[0].head.lemma
    if (
        fact.verb.main.lemma in _TWO_OBJECTS
        or head in _IDIOMS.get(fact.verb.main.lemma, ())
        or fact.verb.main.lemma in ("remain", "seem") or (fact.verb.main.lemma == "become" and fact.kinds != "N")
    ):
        return False
    if (fact.verb.main.lemma == "use" and "I" in fact.kinds) or (fact.verb.main.lemma == "spend" and "G" in fact.kinds):
        return False
    return not re.match(r"N+[JI]|NN|N>|NA>", fact.kinds) and not is_time(fact.rest[0])


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
    if phrase.kind != "P":
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
        or opener in ("during", "through", "via", "because", "due", "according", "by")
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
    if not _plain_object(fact) or (is_light_subject(fact) and not _described(fact)):
        return
    target, behind = object_and_rest(fact)
    person = agent(target[:1])
    if (
        target[0].words[0].low == "no"
        or (is_light(target[0]) and len(flat(target)) < 4)
        or person in ("person", "people", "unknown", "country")
    ):
        return
    yield fact.asked("What", after=behind), fact.say(target)


def joined_to(fact: Fact) -> Iterator[Pair]:
    """*Friction converts kinetic energy into heat* → *What does friction convert kinetic energy into?*"""
    match = re.match(r"N(?:,?CN)?P+", fact.kinds)
    if not match or fact.verb.passive or fact.verb.negated or is_light_subject(fact):
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


def _described(fact: Fact) -> bool:
    return len(flat(fact.subject)) >= 3 and fact.subject[0].kind != "Z"


def kind_of_object(fact: Fact) -> Iterator[Pair]:
    """*Mammals have a four-chambered heart* → *What kind of heart do mammals have?*"""
    if not _plain_object(fact) or fact.kinds[0] != "N" or is_light_subject(fact):
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


def which_subject(fact: Fact) -> Iterator[Pair]:
    """*Red blood cells carry oxygen* → *Which cells carry oxygen?*"""
    if not _subject_may_be_asked(fact) or kinds_of(fact.subject) != "N":
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
    countable = head.tag in ("NN2", "NP0") or words[0].tag == "AT0" or words[-2].tag == "POS"
    noun = head.low if head.tag != "NP0" else head.text.lower()
    yield (
        fact.asked_of_subject(f"Which {noun}" if countable else f"What kind of {noun}", plural=True),
        fact.say(fact.subject),
    )


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
        yield fact.asked_of_subject("What"), fact.say(fact.subject)
    elif who == "person":
        yield fact.asked_of_subject("Who"), fact.say(fact.subject)
    elif who == "country":
        yield fact.asked_of_subject("Which country"), fact.say(fact.subject)


def those_who(fact: Fact) -> Iterator[Pair]:
    """*Leaders who work in the middle use X* → *Which leaders use X?* → *Those who work in the middle*"""
    kinds = kinds_of(fact.subject)
    if not re.match(r"N[RT]V[^,]*$", kinds) or len(fact.subject[0].words) > 2 or not (fact.rest or fact.verb.negated):
        return
    head = fact.subject[0].head
    answer = fact.say(fact.subject[1:])
    if fact.verb.words[0].tag == "AV0":
        return
    if head.tag in ("NN2", "NN0") and not is_light(fact.subject[0]):
        yield fact.asked_of_subject(f"Which {fact.say(fact.subject[:1])}", plural=True), f"those {answer}"


def stranded(fact: Fact) -> Iterator[Pair]:
    """*Reaction rate depends on temperature* → *What does reaction rate depend on?*"""
    if fact.kinds[:1] != "P" or fact.verb.negated or (is_light_subject(fact) and not _described(fact)):
        return
    if ">" in fact.kinds:
        return
    preposition = fact.rest[0].opener
    lemma = fact.verb.main.lemma
    if f"{lemma}:{preposition}" not in _STRANDED or len(fact.rest[0].words) < 2:
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
        or fact.rest[1].words[0].low != preposition
    ):
        return
    end = re.search(r",|C[JVI]", fact.kinds)
    answer = fact.say(fact.rest[1 : end.start() if end else None])[len(preposition) + 1 :]
    yield fact.asked("What", after=f"{fact.say(fact.rest[:1])} {preposition}"), answer


def helped(fact: Fact) -> Iterator[Pair]:
    """*Camouflage allows animals to avoid predators* → *What does camouflage allow animals to do?*"""
    if (
        fact.verb.passive
        or fact.verb.negated
        or fact.verb.main.lemma not in _HELPING
        or not re.match(r"NI", fact.kinds)
    ):
        return
    if fact.rest[1].opener == "to" and not is_light_subject(fact):
        yield fact.asked("What", after=f"{fact.say(fact.rest[:1])} to do"), fact.say(fact.rest[1:])[3:]


def striving(fact: Fact) -> Iterator[Pair]:
    """*Inner leaders learn to trust* → *What do inner leaders learn to do?*"""
    if fact.verb.passive or fact.verb.negated or fact.kinds[:1] != "I" or fact.verb.main.lemma not in _STRIVING:
        return
    if fact.rest[0].opener == "to" and not is_light_subject(fact):
        yield fact.asked("What", after="to do"), fact.say(fact.rest)[3:]


def involving(fact: Fact) -> Iterator[Pair]:
    """*Reading involves decoding words* → *What does reading involve?*"""
    if fact.kinds[:1] == "G" and fact.verb.main.lemma in (
        "involve",
        "mean",
        "require",
        "include",
        "entail",
        "avoid",
        "prevent",
    ):
        if not fact.verb.passive and not fact.verb.negated and not is_light_subject(fact):
            yield fact.asked("What"), fact.say(fact.rest)


def saying(fact: Fact) -> Iterator[Pair]:
    """*Galileo argued that the Earth moves* → *What did Galileo argue?*"""
    if fact.verb.passive or fact.verb.negated or fact.verb.main.lemma not in SAYING_VERBS or is_light_subject(fact):
        return
    if fact.kinds[:1] in ("T", "W") and len(fact.rest) > 2:
        yield fact.asked("What"), fact.say(fact.rest)


def result_of(fact: Fact) -> Iterator[Pair]:
    """*X plays a role in Y* → *What does X play a role in?*"""
    lemma = fact.verb.main.lemma
    if fact.verb.passive or fact.verb.negated or not re.match(r"NP", fact.kinds) or is_light_subject(fact):
        return
    if fact.rest[0].head.lemma in _IDIOMS.get(lemma, ()) and "of" not in [w.low for w in fact.rest[0].words]:
        preposition = fact.rest[1].words[0].low
        behind = f"{fact.say(fact.rest[:1])} {preposition}"
        yield fact.asked("What", after=behind), fact.say(fact.rest[1:])[len(preposition) + 1 :]


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
        yield fact.question("By whom", *_inverted(fact), fact.say(others)), answer
    elif who in ("thing", "group", "unknown") and not attached and not others:
        yield fact.asked("What", after="by"), answer


def _inverted(fact: Fact) -> tuple[str, str, str]:
    before, behind = inversion(fact.verb)
    return before, fact.say(fact.subject), behind
