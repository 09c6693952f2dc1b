"""A grammar of whole English sentences: every word has its place in the tree, or there is no tree.

`parse` gives the likeliest tree. Words may have several tags; a tag other than the tagger's costs, and so does every
unlikely way to put words together; the tree with the least cost is taken.
"""

from __future__ import annotations

from deckwright.sources.language.grammar.clausal import sentence
from deckwright.sources.language.grammar.lattice import lattice
from deckwright.sources.language.grammar.tree import Node, TooLongError
from deckwright.sources.language.records import Words

__all__ = ["Node", "parse"]

WORST = 9.0
"""Cost above which a tree is so unlikely that it counts as none."""
MOST_WORDS = 45
"""Words above which a sentence gets no tree: questions about longer ones are too long anyway."""


def parse(words: Words) -> Node | None:
    """The tree of a sentence without its final sign; None where the grammar does not cover it to the last word."""
    if not words or len(words) > MOST_WORDS:
        return None
    try:
        tree = sentence(lattice(words))
    except TooLongError:
        return None
    return tree if tree is not None and tree.cost <= WORST else None
