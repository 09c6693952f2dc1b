"""What a merge leaves to a person, as diagnostics in the deck file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckwright.domain.diagnostic import Diagnostic, warning
from deckwright.domain.location import Location
from deckwright.domain.note import Entry
from deckwright.sources.merge import Change, Merge
from deckwright.sources.provenance import Origin, statement_hash

_QUOTED = 120


def merge_reports(plan: Merge, file: str, entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    """Notes to look at again because what they rest on changed or went."""
    for change in plan.rechecks:
        for index in change.entries:
            yield _recheck(change, file, entries[index])
    for gone in plan.gone:
        for index in gone.entries:
            hint = "Delete the note, or take out its `origin` to keep it as your own."
            yield warning(entries[index].at, "DW014", f"what this note rests on is no longer in {file}", hint)


def nothing_drafted(path: str, passed: int) -> Diagnostic:
    """A source that says something, but nothing that makes a card. ``passed`` statements were tried."""
    hint = (
        "Drafting reads English prose, lists, definitions and tables. `deckwright new` writes a deck to fill by hand."
    )
    count = "the one statement" if passed == 1 else f"any of {passed:,} statements"
    return warning(Location(path), "DW015", f"no good card can be made of {count} in this source", hint)


def _recheck(change: Change, file: str, entry: Entry) -> Diagnostic:
    said = change.statement.text
    quoted = said if len(said) <= _QUOTED else f"{said[:_QUOTED]}…"
    origin = Origin(file, change.statement.place, statement_hash(said))
    hint = f"It now says: “{quoted}” When the note is right again, write `origin: {origin}`."
    return warning(entry.at, "DW013", f"recheck: {file} changed here, and so did you; the note was left alone", hint)
