"""Questions for amounts: how many, what percentage, how long, at what temperature."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.lexicon import words
from deckwright.sources.questions.asking import asked, asked_of_subject, finished
from deckwright.sources.questions.counts import number_in
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.nouns import (
    head_of,
    is_joined,
    without_aside,
)
from deckwright.sources.questions.shape import Asked

_COUNTING = ("of", "into", "in", "for", "from", "at", "to", "by", "with", "among", "between", "over")
_MEASURES = words(
    "degree percent metre meter kilometre kilometer mile gram kilogram litre second hertz volt % °c °f celsius"
    " fahrenheit centimetre millimetre tonne ton foot inch dollar pound euro cent"
)
_TIMES = ("times", "time", "quarter", "third", "half", "fifth", "tenth")
_LASTING = words("year day hour minute month week second decade century")
_FRACTIONS = words("half third quarter fifth sixth eighth tenth thirds quarters fifths tenths hundredth thousandth")


def how_many(matter: Matter) -> Iterator[Asked]:
    """*A has four Xs* → *How many Xs does A have?* → *Four*, for objects, subjects and behind prepositions"""
    counted = number_in(matter, without_aside(matter.subject))
    if counted is not None and counted[1] and counted[1][0].low not in ("percent", "per", "%"):
        yield Asked(
            "number", asked_of_subject(matter, f"How many {matter.running(counted[1])}"), matter.running(counted[0])
        )
    for part in matter.rest if len(matter.phrases) == 1 else ():
        if part.kind == "NP" and not is_joined(part):
            yield from _counted_object(matter, part)
        if part.kind == "PP" and part.parts[0].kind == "NP" and matter.low(part.head) in _COUNTING:
            yield from _counted_behind(matter, part)


def _counted_object(matter: Matter, part: Node) -> Iterator[Asked]:
    counted = number_in(matter, without_aside(part))
    if counted is None or not counted[1] or counted[1][0].low in ("per", "percent", "%"):
        return
    head = head_of(matter, part)
    if head.lemma.lower() in _MEASURES:
        yield from _measured(matter, part)
        return
    if head.lemma in _LASTING:
        if matter.lemma in ("last", "take", "live", "reign", "rule", "stay"):
            yield Asked("number", asked(matter, "How long", (part,)), matter.say(part))
        return
    if head.lemma in _TIMES:
        return
    rest = matter.running(counted[1])
    if matter.low(matter.subject.start) == "there" and matter.lemma == "be":
        yield Asked(
            "number",
            finished(matter, f"How many {rest} {matter.low(matter.verb.start)} there"),
            matter.running(counted[0]),
        )
    elif matter.last_verb.mark != "be":
        yield Asked("number", asked(matter, f"How many {rest}", (part,)), matter.running(counted[0]))


def _measured(matter: Matter, part: Node) -> Iterator[Asked]:
    """*A filters 180 litres of fluid* → *How much fluid does A filter?*"""
    stuff = part.parts[0] if part.parts else None
    if stuff is None or stuff.kind != "PP" or matter.low(stuff.start) != "of" or stuff.start != part.head + 1:
        return
    amount = matter.words[part.start : stuff.start]
    whole = matter.running(matter.words[stuff.start + 1 : part.end])
    if stuff.end == part.end and matter.last_verb.mark != "be":
        yield Asked("number", asked(matter, f"How much {whole}", (part,)), matter.running(amount))


def _counted_behind(matter: Matter, part: Node) -> Iterator[Asked]:
    node = without_aside(part.parts[0])
    counted = number_in(matter, node)
    if counted is None or not counted[1]:
        return
    head = head_of(matter, node)
    preposition = matter.words[part.head].low
    if head.lemma in _TIMES:
        return
    if head.lemma in _LASTING:
        if preposition == "for" and not matter.negated:
            yield Asked("number", asked(matter, "How long", (part,)), matter.say(part))
        return
    degrees = any(word.low in ("degrees", "celsius", "°c", "kelvin") for word in matter.span(node))
    if degrees and preposition in ("at", "to", "below", "above"):
        yield Asked("number", asked(matter, f"{preposition.capitalize()} what temperature", (part,)), matter.say(node))
        return
    if head.lemma.lower() in _MEASURES or node.end - node.start > 8:
        return
    yield Asked(
        "number",
        asked(matter, f"{preposition.capitalize()} how many {matter.running(counted[1])}", (part,)),
        matter.running(counted[0]),
    )


def percentage(matter: Matter) -> Iterator[Asked]:
    """*78 per cent of the air is nitrogen* → *What percentage of the air is nitrogen?*, also of an object"""
    for part in (matter.subject, *(matter.rest[:1] if len(matter.phrases) == 1 else ())):
        if part.kind != "NP" or is_joined(part) or not part.parts or matter.low(part.parts[0].start) != "of":
            continue
        amount = matter.words[part.start : part.parts[0].start]
        if amount and amount[-1].low in _FRACTIONS and amount[-1].low != amount[0].low:
            question = _asked(
                matter, part, f"What fraction {matter.running(matter.words[part.parts[0].start : part.end])}"
            )
            yield Asked("percent", question, matter.running(amount))
        if amount and (amount[-1].low in ("%", "percent", "cent") or amount[-1].low.endswith("%")):
            question = _asked(
                matter, part, f"What percentage {matter.running(matter.words[part.parts[0].start : part.end])}"
            )
            yield Asked("percent", question, matter.running(amount))


def _asked(matter: Matter, part: Node, opening: str) -> str | None:
    return asked_of_subject(matter, opening) if part is matter.subject else asked(matter, opening, (part,))
