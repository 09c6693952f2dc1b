"""Shapes for what is set against something else: *not*, *rather than*, *than*, *besides*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.sources.language.records import Phrase, flat, joined, kinds_of
from deckwright.sources.questions.circumstances import PLACING, is_place
from deckwright.sources.questions.fact import Fact
from deckwright.sources.questions.naming import is_light_subject
from deckwright.sources.questions.shape import Pair
from deckwright.sources.questions.words import agent, inner, is_light, is_plural


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
    elif re.fullmatch(r"XP[PCN]*", kinds) and not (fact.rest and fact.rest[-1].kind == "P" and is_place(fact.rest[-1])):
        yield from _contrasted_preposition(fact, tail[1], other)


def _contrasted_preposition(fact: Fact, tail: Phrase, other: str) -> Iterator[Pair]:
    """*S V by X, not by Y* → *What, rather than Y, do S V by?*"""
    last = fact.rest[-1] if fact.rest else None
    if last is None or last.kind != "P" or last.opener != tail.opener or len(last.words) < 2:
        return
    if last.words[0].low != tail.opener or "P" in fact.kinds[:-1]:
        return
    if fact.verb.main.lemma in ("take", "occur", "happen") and tail.opener in PLACING and not other.startswith("that"):
        placed = other if other.startswith(tail.opener) else f"{tail.opener} {other}"
        yield fact.asked(f"Where, rather than {placed},", after=fact.rest[:-1]), fact.say(fact.rest[-1:])
        return
    instead = other.removeprefix(f"{tail.opener} ")
    answer = fact.say(fact.rest[-1:]).removeprefix(f"{tail.opener} ")
    before = fact.say(fact.rest[:-1])
    behind = f"{before} {tail.opener}".strip()
    if re.search(r"\b(it|its|them|their)\b", instead):  # what the pronoun stands for comes first
        yield fact.asked("What", after=f"{behind}, rather than {instead}").replace(" ,", ","), answer
    else:
        yield fact.asked(f"What, rather than {instead},", after=behind), answer


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
