"""Workspaces in parts, each made now or kept from before; in coarser ones where they show that they belong
together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

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

    def regrouped(self) -> Division | None:
        """A coarser division, where the portions show that parts belong together."""
        return regroup(self.division, self.portions)

    def shipped(self, slices: Slices) -> Iterator[Crafted]:
        """The parts as they are when the build has left this history behind."""
        return (Crafted(part, portion, slices) for part, portion in zip(self.parts, self.portions, strict=True))


def craft_parts(
    workspaces: Iterable[Workspace], craft: Craft, make: Make, slicer: Slicer, *, whole: bool = False
) -> list[Crafting]:
    """For each workspace the finest parts that give together what it as a whole would; only one if it is to stay
    ``whole``. Those of all workspaces are made together: many small projects keep several processes as busy as a large
    one does."""
    made = _crafted([divide(each, slicer, whole=whole) for each in workspaces], craft, make)
    while coarser := {at: division for at, each in enumerate(made) if (division := each.regrouped())}:
        for at, again in zip(coarser, _crafted(list(coarser.values()), craft, make), strict=True):
            made[at] = again
    return made


def _crafted(divisions: Sequence[Division], craft: Craft, make: Make) -> list[Crafting]:
    parts = [division.parts() for division in divisions]
    portions = iter(craft(list(chain.from_iterable(parts)), make))
    return [
        Crafting(division, own, list(islice(portions, len(own))))
        for division, own in zip(divisions, parts, strict=True)
    ]
