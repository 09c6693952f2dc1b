"""What a YAML file holds, as light, located nodes. Scalars stay as the author wrote them: nothing becomes a number, a
date or a boolean."""

from __future__ import annotations

from typing import Protocol, TypeAlias

from deckwright.domain.location import Location, Text


class Mark(Protocol):
    """A place as PyYAML's C parser gives it: all three count from 0, in characters."""

    @property
    def index(self) -> int: ...
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
    """Keys and values in the author's order; ``flow`` where it is written as ``{key: value}``."""

    __slots__ = ("_mark_by_key", "flow", "marks", "path", "start", "values")

    def __init__(self, path: str, start: Mark, *, flow: bool) -> None:
        self.path = path
        self.start = start
        self.flow = flow
        self.values: dict[str, Node] = {}
        self.marks: list[Mark] = []
        self._mark_by_key: dict[str, Mark] | None = None

    @property
    def at(self) -> Location:
        """Where the first key stands, or the ``{``."""
        return location_of(self.path, self.start)

    def mark_of(self, key: str) -> Mark:
        """The mark at which ``key`` begins: the marks stand in the order of the values."""
        if self._mark_by_key is None or len(self._mark_by_key) != len(self.marks):
            self._mark_by_key = dict(zip(self.values, self.marks, strict=True))
        return self._mark_by_key[key]

    def key_at(self, key: str) -> Location:
        """Where ``key`` is written."""
        return location_of(self.path, self.mark_of(key))


class Sequence:
    """The items of a list in the author's order."""

    __slots__ = ("items", "path", "start")

    def __init__(self, path: str, start: Mark) -> None:
        self.path = path
        self.start = start
        self.items: list[Node] = []

    @property
    def at(self) -> Location:
        """Where the first ``-`` stands, or the ``[``."""
        return location_of(self.path, self.start)


class Broken:
    """A value that could not be read and has been reported: whoever meets it stays silent."""

    __slots__ = ("at",)

    def __init__(self, at: Location) -> None:
        self.at = at


Node: TypeAlias = Scalar | Mapping | Sequence | Broken


def location_of(path: str, mark: Mark) -> Location:
    """A mark of the parser as a place for people."""
    return Location(path, mark.line + 1, mark.column + 1)
