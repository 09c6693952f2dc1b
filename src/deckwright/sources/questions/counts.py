"""Noun phrases that begin with a number: *about three hundred islands*."""

from __future__ import annotations

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.lexicon import words
from deckwright.sources.language.records import Words
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.nouns import is_joined, is_year


def number_in(matter: Matter, node: Node) -> tuple[Words, Words] | None:
    """A noun phrase that begins with a number: the number with *about* and the like, and what is counted."""
    if is_joined(node) or is_year(matter, node):
        return None
    at = node.start
    while at < node.end and (matter.words[at].low in _ROUGH or matter.words[at].low == "the"):
        at += 1
    begin = at
    while at < node.end and (matter.words[at].tag == "CRD" or (at > node.start and matter.words[at].low in _POWERS)):
        at += 1
    if at == begin or at > node.head or matter.words[begin].low in ("one", "1") or matter.low(at) in ("of", "%"):
        return None
    if at < node.end and matter.words[at].text[:1].isupper() and matter.words[at].tag != "NP0":
        return None  # *the Hundred Years' War*
    said = tuple(word for word in matter.words[node.start : at] if word.low != "the")
    return said, matter.words[at : node.end]


_ROUGH = words(
    "about approximately around roughly nearly almost over at least some up to more than only exactly just under"
)
_POWERS = words("hundred thousand million billion dozen trillion")
