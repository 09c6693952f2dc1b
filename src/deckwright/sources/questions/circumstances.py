"""Questions for the time and the place: *when*, *where*."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.questions.asides import inside
from deckwright.sources.questions.asking import asked
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.nouns import is_place, is_year
from deckwright.sources.questions.shape import Asked

_AT_TIMES = ("in", "between", "from", "by", "after", "before", "until", "around")
_AT_PLACES = ("in", "on", "at", "near", "under", "beneath", "inside", "within")


def when(matter: Matter) -> Iterator[Asked]:
    """*A V in 1847* → *When did A V?* → *In 1847*, also from the front"""
    if not matter.is_past:
        return
    for part in matter.rest:
        if _tells_year(matter, inside(part)):
            yield Asked("when", asked(matter, "When", (part,)), matter.say(inside(part)))
    if len(matter.fronts) == 1 and _tells_year(matter, matter.fronts[0]):
        yield Asked("when", asked(matter.without_front(), "When", ()), matter.say(matter.fronts[0]))


def _tells_year(matter: Matter, node: Node) -> bool:
    if node.kind != "PP" or node.parts[0].kind != "NP" or matter.low(node.head) not in _AT_TIMES:
        return False
    return is_year(matter, node.parts[0])


def where(matter: Matter) -> Iterator[Asked]:
    """*A V in the liver* → *Where does A V?* → *In the liver*"""
    if matter.about_few:
        return
    for part in matter.rest:
        plain = part.kind == "PP" and part.head == part.start and matter.low(part.head) in _AT_PLACES
        if plain and part.parts[0].kind == "NP" and is_place(matter, part.parts[0]):
            answer = f"{matter.say(part._replace(end=part.parts[0].start))} {matter.core(part.parts[0])}"
            yield Asked("where", asked(matter, "Where", (part,)), answer)
