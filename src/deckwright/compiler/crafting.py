"""A workspace in parts, each made now or kept from before; in coarser ones where they show that they belong
together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from deckwright.compiler.division import Division, Part, Slicer, divide, regroup
from deckwright.compiler.portion import Portion
from deckwright.domain.named import NamedTuple
from deckwright.domain.workspace import Workspace
from deckwright.history.slices import Slices

Make = Callable[[Workspace], Portion]
Craft = Callable[[Sequence[Part], Make], Sequence[Portion]]
"""Gives the portion of every part: what the function makes of it, or has made of the same part before."""


class Crafted(NamedTuple):
    """A part, its portion, and the history of the whole that the build leaves behind."""

    part: Part
    portion: Portion
    slices: Slices


class Crafting(NamedTuple):
    """The parts of a workspace, and the portion of each."""

    division: Division
    parts: Sequence[Part]
    portions: Sequence[Portion]

    def shipped(self, slices: Slices) -> Iterator[Crafted]:
        """The parts as they are when the build has left this history behind."""
        return (Crafted(part, portion, slices) for part, portion in zip(self.parts, self.portions, strict=True))


def craft_parts(workspace: Workspace, craft: Craft, make: Make, slicer: Slicer, *, whole: bool = False) -> Crafting:
    """The finest parts that give together what the workspace as a whole would; only one if it is to stay ``whole``."""
    division = divide(workspace, slicer, whole=whole)
    portions = craft(parts := division.parts(), make)
    while coarser := regroup(division, portions):
        division = coarser
        portions = craft(parts := division.parts(), make)
    return Crafting(division, parts, portions)
