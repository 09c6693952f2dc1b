"""Our named tuples do what Python's own do."""

from __future__ import annotations

import pickle
import typing
from typing import Any, Generic, TypeVar

import pytest

from deckwright.domain.named import NamedTuple

Item = TypeVar("Item")


class Ours(NamedTuple):
    """A place."""

    path: str
    line: int = 1
    column: int = 1

    @property
    def below(self) -> Ours:
        return self._replace(line=self.line + 1)


class Theirs(typing.NamedTuple):
    """A place."""

    path: str
    line: int = 1
    column: int = 1


class Special(Ours):
    def __str__(self) -> str:
        return f"special {super().__repr__()}"


class Several(NamedTuple, Generic[Item]):
    items: tuple[Item, ...]


class Nothing(NamedTuple):
    """Has no fields."""


@pytest.mark.parametrize(
    "use",
    [
        lambda kind: tuple(kind("a")),
        lambda kind: tuple(kind(column=3, path="a")),
        lambda kind: kind("a", 2).column,
        lambda kind: kind("a", 2)._replace(path="b"),
        lambda kind: kind._make(["a", 2, 3])._asdict(),
        lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__doc__),
        lambda kind: repr(kind("a")).partition("(")[2],
        lambda kind: (kind("a") == kind("a"), kind("a") < kind("b"), hash(kind("a"))),
        lambda kind: pickle.loads(pickle.dumps(kind("a"))),
        lambda kind: kind("a")._replace(row=1),
        lambda kind: kind._make(["a"]),
        lambda kind: kind(),
        lambda kind: kind("a", 1, 1, 1),
        lambda kind: kind("a", path="b"),
        lambda kind: kind("a", row=1),
        lambda kind: setattr(kind("a"), "path", "b"),
        lambda kind: setattr(kind("a"), "other", "b"),
    ],
)
def test_as_pythons_own(use: Any) -> None:
    def outcome(kind: type) -> object:
        try:
            return use(kind)
        except (TypeError, ValueError, AttributeError) as problem:
            return type(problem)

    assert outcome(Ours) == outcome(Theirs)


def test_matched_by_place() -> None:
    match Ours("a", 2):
        case Ours(path, line):
            assert (path, line) == ("a", 2)


def test_methods_and_heirs() -> None:
    assert Ours("a").below == ("a", 2, 1)
    assert str(Special("a")) == "special Special(path='a', line=1, column=1)"
    assert isinstance(Special("a").below, Special)


def test_generic_and_empty() -> None:
    assert Several[int]((1, 2)).items == (1, 2)
    assert Nothing() == ()


def test_a_field_without_a_default_cannot_follow_one_with() -> None:
    with pytest.raises(TypeError, match="default"):
        exec("class Wrong(NamedTuple):\n    one: int = 1\n    other: int", {"NamedTuple": NamedTuple, "__name__": "x"})
