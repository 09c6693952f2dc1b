"""Named tuples whose classes are made in a seventh of the time: a command loads about a hundred of them.

For the type checker this is `typing.NamedTuple`, and whoever writes ``class Place(NamedTuple)`` sees no difference.
Python's own reads each annotation and compiles a constructor for each class; here annotations are names and an order,
and classes with equally many fields share a constructor's code.
"""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined]
from functools import cache
from itertools import pairwise
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Fields(tuple):
        """What all named tuples can do."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(made)}")
            return made

        def _replace(self, /, **values):
            made = self._make(map(values.pop, self._fields, self))
            if values:
                raise ValueError(f"{type(self).__name__} has no field {', '.join(values)}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self):
            return tuple(self)

    class _Maker(type):
        def __new__(cls, name, bases, space):
            if not bases:
                return super().__new__(cls, name, bases, space)
            fields = tuple(space.get("__annotations__", ()))
            given = {field: space[field] for field in fields if field in space}
            if any(one in given and other not in given for one, other in pairwise(fields)):
                raise TypeError(f"{name}: a field without a default follows one that has one")
            space |= {field: _tuplegetter(index, "") for index, field in enumerate(fields)}
            space |= {"__slots__": (), "_fields": fields, "_field_defaults": given, "__match_args__": fields}
            space["__new__"] = _constructor(name, fields, tuple(given.values()))
            return type(name, tuple(_Fields if base is NamedTuple else base for base in bases), space)

    class NamedTuple(metaclass=_Maker):
        """What to inherit from."""


def _constructor(owner: str, fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
    """What makes a tuple of these fields."""
    code = _code(len(fields)).replace(co_varnames=("_cls", *fields), co_name="__new__")
    made = FunctionType(code, {"_new": tuple.__new__}, "__new__", defaults)
    made.__qualname__ = f"{owner}.__new__"
    return made


@cache
def _code(count: int) -> CodeType:
    """A constructor's code for so many fields, whatever they are called."""
    names = "".join(f"field_{index}, " for index in range(count))
    made: FunctionType = eval(f"lambda _cls, {names}: _new(_cls, ({names}))")
    return made.__code__
