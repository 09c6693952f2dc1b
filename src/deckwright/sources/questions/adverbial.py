"""Shapes for the circumstances of a clause: why, when, where, how, what for, under which condition; and contrasts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.sources.language.clauses import kinds_of
from deckwright.sources.language.lexicon import COMPLEMENTED, COUNTRIES, PLACE_NOUNS, words
from deckwright.sources.language.records import Phrase, Words, flat, joined
from deckwright.sources.questions.action import is_abstract
from deckwright.sources.questions.fact import Fact, agent, inner, is_light, is_plural, is_proper, is_time
from deckwright.sources.questions.naming import is_light_subject
from deckwright.sources.questions.shape import Pair

_CAUSES = ("because", "since")
_SITUATED = words(
    "locate find produce store live occur happen take begin make form lie exist originate grow start release"
    " situate reside meet house manufacture rise synthesize synthesise place keep hatch sit absorb develop bury"
    " hold base contain found stand spawn breed emerge arise create process digest"
)
_PLACING = words("in on at near within between inside along under beneath above behind around throughout beside")
_LOCATING = ("find", "locate", "situate", "house", "lie")
_NOT_PLACES = words(
    "form way case part addition contrast response order terms fact turn general size number proportion"
)


def _own_words(words: Words) -> bool:
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


def why(fact: Fact) -> Iterator[Pair]:
    """*S V because C* → *Why do S V?*"""
    sub = fact.subordinate(*_CAUSES)
    if sub is None or (sub.marker == "since" and not sub.comma and _temporal(sub.words, fact)):
        return
    if not is_light_subject(fact) or len(flat(fact.subject)) > 2:
        yield fact.asked("Why", after=fact.rest), f"{sub.focus} {sub.marker} {fact.say(sub.words)}".strip()


def _temporal(words: Words, fact: Fact) -> bool:
    return any(word.tag in ("CRD",) or word.tag.endswith("D") for word in words) or fact.verb.finite.tag.startswith(
        "VH"
    )


def why_phrase(fact: Fact) -> Iterator[Pair]:
    """*S V because of X*, *due to X* → *Why do S V?*"""
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
            complement = at == 0 or fact.rest[at - 1].head.lemma in COMPLEMENTED or fact.rest[at - 1].kind in "JEGA"
            return at if ordered or not complement else None
    return None


_NOT_PURPOSE = words(
    "allow enable help cause permit force require encourage lead persuade motivate compel expect ask want take"
    " tell be have"
)


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
        if phrase.low == "by" and fact.rest[at + 1].kind == "G":
            if not is_light_subject(fact) and not fact.verb.negated:
                yield fact.asked("How", after=fact.rest[:at]), fact.say(fact.rest[at:])
            return


_MEANS = ("through", "by", "via", "by means of")


def how_through(fact: Fact) -> Iterator[Pair]:
    """*Conditioning shapes behaviour through rewards* → *How does conditioning shape behaviour?*"""
    if fact.verb.passive or fact.verb.negated or fact.verb.main.tag.startswith("VB") or is_light_subject(fact):
        return
    for at, phrase in enumerate(fact.rest):
        if phrase.kind in "TRWIEGJ":
            return
        if phrase.opener == "through" and fact.verb.main.lemma in _MOTION:
            continue
        if phrase.kind == "P" and phrase.opener in _MEANS and len(phrase.words) > 1:
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


def when(fact: Fact) -> Iterator[Pair]:
    """*S V in 1812* → *When did S V?*"""
    if is_light_subject(fact) or fact.verb.negated:
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
            behind = fact.rest[at + 1 :]
            if dated(phrase) or fact.verb.finite.tag not in ("VVD", "VBD", "VHD"):
                cut = kinds_of(behind).find("I")
                kept = behind if cut < 0 else behind[:cut]
                yield fact.asked("When", after=fact.rest[:at] + kept), fact.say((phrase,))
            return


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
        len(front) == 1
        and front[0].kind == "P"
        and is_time(front[0])
        and dated(front[0])
        and not is_light_subject(fact)
    ):
        if not fact.verb.negated and not fact.conditioned:
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
            and (_is_place(phrase) or _located(fact, phrase))
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
    if fact.verb.main.lemma not in _LOCATING or not (fact.verb.passive or fact.verb.main.lemma == "lie"):
        return False
    return phrase.opener in _PLACING and phrase.head.lemma not in _NOT_PLACES and not is_time(phrase)


def _is_place(phrase: Phrase) -> bool:
    if phrase.opener not in _PLACING:
        return False
    head = phrase.head
    if head.lemma in _NOT_PLACES or is_time(phrase):
        return False
    return head.lemma in PLACE_NOUNS or head.low in PLACE_NOUNS or head.text in COUNTRIES or is_proper(head)


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
    if sub is None or not _own_words(sub.words) or fact.verb.finite.tag in ("VVD", "VBD", "VHD"):
        return
    tail = fact.say(fact.clause.tail) if fact.clause.tail and fact.clause.tail[0].kind == "B" else ""
    said = f"{fact.say(fact.subject)} {joined(fact.verb.words)} {fact.say(fact.rest)} {tail}".strip()
    yield f"What happens {sub.marker} {fact.say(sub.words)}?", said


def condition(fact: Fact) -> Iterator[Pair]:
    """*S V when C* → *When do S V?*"""
    sub = fact.subordinate("when", "whenever", "if", "once", "until", "as long as", "after", "before", "unless", "as")
    if sub is None or sub.leading or is_light_subject(fact) or fact.verb.negated or re.search("[ITRGW]", fact.kinds):
        return
    if fact.explains_date(sub) or any(word.low == "than" for word in sub.words):
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
        or not _own_words(sub.words)
    ):
        return
    if fact.verb.main.lemma in _ARISING:
        yield (
            fact.asked_of_subject("What", after=())[:-1] + f" {sub.marker} {fact.say(sub.words)}?",
            fact.say(fact.subject),
        )


def contrast(fact: Fact) -> Iterator[Pair]:
    """*X, not Y, verb Z* → *What, rather than Y, verb Z?*"""
    other = fact.clause.contrast
    if not other or not fact.rest or is_light_subject(fact):
        return
    low = other[0].low
    against = f"unlike {fact.say(other[1:])}" if low == "unlike" else f"rather than {fact.say(other[1:])}"
    who = agent(fact.subject, fact.verb)
    opening = "Who" if who in ("person", "people") else "What"
    yield fact.asked_of_subject(f"{opening}, {against},", plural=False), fact.say(fact.subject)


def contrast_tail(fact: Fact) -> Iterator[Pair]:
    """*S V X, not Y* / *rather than Y* → *What, rather than Y, do S V?*"""
    tail = [phrase for phrase in fact.clause.tail if phrase.kind != ","]
    if len(tail) < 2 or tail[0].kind != "X" or is_light_subject(fact) or fact.verb.negated:
        return
    kinds, other = kinds_of(tuple(tail)), fact.say(tuple(tail[1:]))
    if tail[0].low == "unlike" or tail[1].low.startswith(("only", "just", "merely", "even", "always")):
        return
    if re.fullmatch(r"XN[PCN]*", kinds) and re.match(r"N[PCN]*(?:[RTEG].*)?$", fact.kinds) and not fact.verb.passive:
        if agent(fact.rest) == "thing" or len(flat(fact.rest)) > 2:
            yield fact.asked(f"What, rather than {other},"), fact.say(fact.rest)
    elif re.fullmatch(r"XN[PCN]*", kinds) and re.match(r"P+$", fact.kinds):
        yield from _contrasted_preposition(fact, fact.rest[-1], other)
    elif re.fullmatch(r"XP[PCN]*", kinds) and not (
        fact.rest and fact.rest[-1].kind == "P" and _is_place(fact.rest[-1])
    ):
        yield from _contrasted_preposition(fact, tail[1], other)


def _contrasted_preposition(fact: Fact, tail: Phrase, other: str) -> Iterator[Pair]:
    """*S V by X, not by Y* → *What, rather than Y, do S V by?*"""
    last = fact.rest[-1] if fact.rest else None
    if last is None or last.kind != "P" or last.opener != tail.opener or len(last.words) < 2:
        return
    if last.words[0].low != tail.opener or "P" in fact.kinds[:-1]:
        return
    if fact.verb.main.lemma in ("take", "occur", "happen") and tail.opener in _PLACING and not other.startswith("that"):
        placed = other if other.startswith(tail.opener) else f"{tail.opener} {other}"
        yield fact.asked(f"Where, rather than {placed},", after=fact.rest[:-1]), fact.say(fact.rest[-1:])
        return
    instead = other.removeprefix(f"{tail.opener} ")
    answer = fact.say(fact.rest[-1:]).removeprefix(f"{tail.opener} ")
    before = fact.say(fact.rest[:-1])
    yield fact.asked(f"What, rather than {instead},", after=f"{before} {tail.opener}".strip()), answer


def unlike_tail(fact: Fact) -> Iterator[Pair]:
    """*S occupy a unique culture, unlike that of T* → *What kind of culture do S occupy, unlike that of T?*"""
    tail = [phrase for phrase in fact.clause.tail if phrase.kind != ","]
    if len(tail) < 2 or tail[0].low != "unlike" or fact.kinds != "N" or is_light_subject(fact):
        return
    words = fact.rest[0].words
    if any(word.tag in ("AJ0",) for word in words) and words[-1] is fact.rest[0].head:
        opening = f"What kind of {fact.rest[0].head.low}"
        yield fact.asked(opening, after=f", {fact.say(tuple(tail))}").replace(" ,", ","), fact.say(fact.rest)


def compare_use(fact: Fact) -> Iterator[Pair]:
    """*S use A more than B* → *What do S use more than B?*"""
    match = re.fullmatch(r"(N[PCN]*)A>(N[PCN]*)", fact.kinds)
    if match and not is_light_subject(fact):
        yield fact.asked("What", after=fact.rest[match.end(1) :]), fact.say(fact.rest[: match.end(1)])


def compare_be(fact: Fact) -> Iterator[Pair]:
    """*X is denser than Y* → *Which is denser: X or Y?*"""
    match = re.fullmatch(r"J>N[P]?", fact.kinds)
    if (
        not match
        or not fact.verb.main.tag.startswith("VB")
        or fact.verb.negated
        or is_light_subject(fact)
        or fact.verb.finite.tag == "VM0"
    ):
        return
    other = fact.rest[2:]
    if kinds_of(fact.subject) not in ("N", "NP") or is_light(other[0]) or is_plural(fact.subject) != is_plural(other):
        return
    be = "are" if is_plural(fact.subject) else "is"
    yield (
        f"Which {be} {fact.say(fact.rest[:1])}: {fact.say(other)} or {fact.say(fact.subject)}?",
        fact.say(fact.subject),
    )


def differs(fact: Fact) -> Iterator[Pair]:
    """*X differs from Y in Z* → *How does X differ from Y?*"""
    sub = fact.subordinate("in that", "because", "since")
    if fact.verb.main.lemma == "differ" and re.match(r"PP", fact.kinds) and not is_light_subject(fact):
        yield fact.asked("How", after=fact.rest[:1]), fact.say(fact.rest[1:])
    elif sub is not None and sub.marker == "in that" and not is_light_subject(fact):
        yield fact.asked("How", after=fact.rest), f"in that {fact.say(sub.words)}"


def besides(fact: Fact) -> Iterator[Pair]:
    """A list of three or more: *Besides A and B, what do S V?* → the last one."""
    match = re.fullmatch(r"(N(?:,N)+),?CN", fact.kinds)
    if (
        not match
        or fact.verb.passive
        or fact.verb.negated
        or is_light_subject(fact)
        or fact.verb.main.tag.startswith("VB")
    ):
        return
    items = [phrase for phrase in fact.rest if phrase.kind == "N"]
    if len(items) > 4 or any(len(item.words) > 5 for item in items) or agent(items[-1:]) in ("person", "people"):  # type: ignore[arg-type]
        return
    named = [joined(tuple(inner(word) for word in item.words), fact.text) for item in items[:-1]]
    shown = ", ".join(named[:-1]) + f" and {named[-1]}"
    what = fact.asked("what")
    yield f"Besides {shown}, {what[:1].lower()}{what[1:]}", fact.say((items[-1],))
