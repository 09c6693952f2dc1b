"""What stands in a verb phrase, as questions look at it."""

from __future__ import annotations

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.questions.matter import Matter


def inside(node: Node) -> Node:
    """A part without the comma before it."""
    return node.parts[0] if node.kind == "ASIDE" and node.parts else node


def marker(matter: Matter, node: Node) -> str:
    """The last word that opens a subordinate clause (*because* of *mainly because*)."""
    return matter.low(node.head)
