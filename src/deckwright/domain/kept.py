"""What stages made the last time they ran, so that what has not changed since is not made again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar, cast

_It = TypeVar("_It")
_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class Identical(Generic[_It]):
    """Something that is equal to itself alone. For what holds places, which take no part in its equality."""

    __slots__ = ("it",)

    def __init__(self, it: _It) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Identical) and self.it is other.it

    def __hash__(self) -> int:
        return id(self.it)


class Kept:
    """What each stage made of each of its inputs in its last run, and nothing older. For one thread at a time."""

    def __init__(self) -> None:
        self._stages: dict[str, dict[Hashable, tuple[object, object]]] = {}
        self._parts: dict[str, Kept] = {}

    def part(self, name: str) -> Kept:
        """What is kept of one project among several, always the same for a name."""
        return self._parts.setdefault(name, Kept())

    def run(
        self,
        stage: str,
        inputs: Iterable[tuple[Hashable, _Given]],
        make: Callable[[_Given, _Made | None], _Made],
        *,
        holds: Callable[[_Given, _Made], bool] = lambda given, made: True,
    ) -> list[_Made]:
        """What ``make`` makes of each input, in their order.

        An input has a place, such as a path, and what is given there. Where the last run was given an equal thing at
        that place and ``holds`` says that its result still stands, that result is returned; else ``make`` gets it as
        well, None where there is none, to take from it what it can.
        """
        last = cast("dict[Hashable, tuple[_Given, _Made]]", self._stages.get(stage, {}))
        now: dict[Hashable, tuple[_Given, _Made]] = {}
        results = []
        for place, given in inputs:
            known = last.get(place)
            if known is None or known[0] != given or not holds(*known):
                known = given, make(given, known[1] if known else None)
            now[place] = known
            results.append(known[1])
        self._stages[stage] = cast("dict[Hashable, tuple[object, object]]", now)
        return results
