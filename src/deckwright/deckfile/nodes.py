"""What a YAML file holds, as light, located nodes. Scalars stay as the author wrote them: nothing becomes a number, a
date or a boolean."""

from __future__ import annotations

from typing import Any, Protocol, TypeAlias

from deckwright.domain.location import Location, Text

_new_location: Any = tuple.__new__
"""Every entry has a place: a constructor of our own would take twice as long."""
Place: TypeAlias = tuple[int, int]
"""Line and column, both counted from 0, in characters."""


class Mark(Protocol):
    """A place as PyYAML's C parser gives it."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Scalar(Text):
    """A value as written. ``comment`` is what follows a plain value on its last line, with the blanks before ``#``,
    placed at the ``#``."""

    __slots__ = ("comment",)
    comment: Text | None


class Mapping:
    """Keys and values in the author's order, and in the same order where each key stands; ``flow`` where it is written
    as ``{key: value}``."""

    __slots__ = ("flow", "path", "places", "start", "values")

    def __init__(self, path: str, start: Place, *, flow: bool) -> None:
        self.path = path
        self.start = start
        self.flow = flow
        self.values: dict[str, Node] = {}
        self.places: list[Place] = []

    @property
    def at(self) -> Location:
        """Where the first key stands, or the ``{``."""
        return _location(self.path, self.start)

    def key_at(self, key: str) -> Location:
        """Where ``key`` is written."""
        return _location(self.path, self.places[list(self.values).index(key)])


class Sequence:
    """The items of a list in the author's order."""

    __slots__ = ("items", "path", "start")

    def __init__(self, path: str, start: Place) -> None:
        self.path = path
        self.start = start
        self.items: list[Node] = []

    @property
    def at(self) -> Location:
        """Where the first ``-`` stands, or the ``[``."""
        return _location(self.path, self.start)


class Broken:
    """A value that could not be read and has been reported: whoever meets it stays silent."""

    __slots__ = ("at",)

    def __init__(self, at: Location) -> None:
        self.at = at


Node: TypeAlias = Scalar | Mapping | Sequence | Broken


def location_of(path: str, mark: Mark) -> Location:
    """A mark of the parser as a place for people."""
    return Location(path, mark.line + 1, mark.column + 1)


def _location(path: str, place: Place) -> Location:
    at: Location = _new_location(Location, (path, place[0] + 1, place[1] + 1))
    return at
