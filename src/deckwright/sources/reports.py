"""What a merge leaves to a person, as diagnostics in the deck file as it is then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckwright.domain.diagnostic import Diagnostic, Severity, warning
from deckwright.domain.location import Location
from deckwright.domain.note import Entry
from deckwright.sources.merge import Change, Merge
from deckwright.sources.provenance import Origin, statement_hash
from deckwright.sources.reckoning import Reckoning

_QUOTED = 120


def merge_reports(plan: Merge, file: str, entries: Sequence[Entry], path: str) -> Iterator[Diagnostic]:
    """Notes to look at again because what they rest on changed or went; deleted ones whose statement was reworded.

    ``entries`` are the deck's, at the positions that the plan names, as they stand in the file at ``path``.
    """
    for change in plan.rechecks:
        for index in change.entries:
            yield _recheck(change, file, entries[index])
    for gone in plan.gone:
        for index in gone.entries:
            hint = "Delete the note, or take out its `origin` to keep it as your own."
            yield warning(entries[index].at, "DW014", f"what this note rests on is no longer in {file}", hint)

    for change in plan.reworded:
        yield _reworded(change, file, path)


def nothing_drafted(path: str, found: Reckoning) -> tuple[Diagnostic, ...]:
    """What to say of a source that says something, but nothing that makes a card."""
    passed = len(found.fates["passed"])
    if found.notes:
        return ()
    if not passed:
        return (warning(Location(path), "DW017", "`--kinds` leaves out all that this source says", "Name more kinds."),)
    hint = (
        "Drafting reads English prose, lists, definitions and tables. `deckwright new` writes a deck to fill by hand."
    )
    count = "the one statement" if passed == 1 else f"any of {passed:,} statements"
    return (warning(Location(path), "DW015", f"no good card can be made of {count} in this source", hint),)


def _reworded(change: Change, file: str, path: str) -> Diagnostic:
    origin = Origin(file, change.statement.place, statement_hash(change.statement.text))
    hint = f"To have it drafted after all, delete the line `{origin}` below `drafted:`."
    message = f"not drafted: you deleted this note, and {file} only says it in other words now: {_quote(change)}"
    return Diagnostic(Location(path), "DW016", Severity.INFO, message, hint)


def _quote(change: Change) -> str:
    said = change.statement.text
    return f"“{said if len(said) <= _QUOTED else f'{said[:_QUOTED]}…'}”"


def _recheck(change: Change, file: str, entry: Entry) -> Diagnostic:
    origin = Origin(file, change.statement.place, statement_hash(change.statement.text))
    hint = f"It now says: {_quote(change)} When the note is right again, write `origin: {origin}`."
    return warning(entry.at, "DW013", f"recheck: {file} changed here, and so did you; the note was left alone", hint)
