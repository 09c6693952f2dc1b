"""What the reading of one file carries along: its text, the kinds of note it may hold, and the problems so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Values
from functools import cache

from deckwright.deckfile.nodes import Mapping
from deckwright.domain.closest import closest
from deckwright.domain.diagnostic import Diagnostic, error
from deckwright.domain.location import Location
from deckwright.domain.named import NamedTuple
from deckwright.domain.pattern import pattern
from deckwright.notekinds.record import Key, NoteKind

ID = pattern(r"[a-z0-9-]+")
LONGEST = 50_000
"""Characters of one text, twenty pages: far more than a card can hold, and still read in a moment, whatever it is."""
_SOUND: Values[str, Callable[[str], object]] = {
    "markdown": re.compile(r"\s*\S").match,
    "line": re.compile(r"\S.*").fullmatch,
    "id": ID.fullmatch,
}


class Table(NamedTuple):
    """The keys of one kind of mapping, by name. ``name`` says in messages what the mapping is. ``sound`` has, for the
    keys of nearly all values, one test that lets a scalar without a comment pass as it is."""

    name: str
    keys: dict[str, Key]
    required: tuple[str, ...]
    sound: dict[str, Callable[[str], object]]


@cache
def table_of(name: str, keys: tuple[Key, ...]) -> Table:
    """The table of some keys; the later of two with the same name counts."""
    by_name = {key.name: key for key in keys}
    sound = {key.name: _SOUND[key.shape] for key in by_name.values() if key.shape in _SOUND}
    return Table(name, by_name, tuple(key.name for key in by_name.values() if key.required), sound)


class Reading:
    """The reading of one file."""

    def __init__(self, source: str, kinds: tuple[NoteKind, ...] = (), problems: Iterable[Diagnostic] = ()) -> None:
        self.source = source
        self.kinds = kinds
        self.problems = list(problems)

    def error(self, at: Location, code: str, message: str, hint: str) -> None:
        """Adds a problem that stops the build."""
        self.problems.append(error(at, code, message, hint))

    def unknown_key(self, table: Table, name: str, node: Mapping) -> str:
        """Reports a key that ``table`` does not have; gives the one that was probably meant, or nothing."""
        near = closest(name, table.keys)
        known = ", ".join(f"`{key}`" for key in table.keys)
        hint = f"Did you mean `{near}`?" if near else f"Its keys are {known}."
        self.error(node.key_at(name), "DW165", f"{table.name} has no key `{name}`", hint)
        return near
