"""Questions for a term that is explained in passing: *…, X, the Y that Z*."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.lexicon import words
from deckwright.sources.questions.asides import inside, is_comment
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.nouns import (
    has_superlative,
    head_of,
    is_joined,
    is_name,
    is_pronoun,
    is_time,
    names_people,
)
from deckwright.sources.questions.shape import Asked

_LONGEST_TERM = 4
_FEWEST_EXPLAINING = 4
_VAGUE = words("one ones some many most part example all both each this these those that half more less")
_OF_PAIRS = ("its", "their", "his", "her", "this", "these")


def explained(matter: Matter) -> Iterator[Asked]:
    """*… lactase, the enzyme that splits milk sugar* → *What is the term for the enzyme that splits milk sugar?*"""
    if matter.alone_verb or matter.opening:
        return
    for node in (*_within(matter.subject), *(each for phrase in matter.phrases for each in _within(phrase))):
        said = _explanation(matter, node)
        if said is not None:
            term = matter.words[node.start : node.parts[-1].start]
            best = has_superlative(matter.span(said))
            opening = ("What are" if node.mark.startswith("many") else "What is") if best else "What is the term for"
            yield Asked("explained", f"{opening} {matter.say(said)}?", matter.running(term))


def _within(node: Node) -> Iterator[Node]:
    if node.kind == "NP" and node.parts and node.parts[-1].kind == "ASIDE" and not is_joined(node):
        yield node
    for part in node.parts:
        yield from _within(part)


def _explanation(matter: Matter, node: Node) -> Node | None:
    """The noun phrase behind a plain term that says what it is."""
    aside = node.parts[-1]
    said = inside(aside)
    plain = len(node.parts) == 1 and aside.start - node.start <= _LONGEST_TERM and node.head < aside.start
    if not plain or said.kind != "NP" or is_joined(said) or is_comment(matter.words, said):
        return None
    if is_name(matter, node) or is_pronoun(matter, node) or names_people(matter, said) or is_time(matter, said):
        return None
    first = matter.low(said.start)
    vague = first in _VAGUE or matter.low(node.start) in (*_OF_PAIRS, *_VAGUE) or matter.words[said.start].tag == "CRD"
    long = said.end - said.start >= _FEWEST_EXPLAINING and bool(said.parts)
    return said if long and not vague and head_of(matter, said).tag[:2] == "NN" else None
