"""Options of ``deckwright draft`` that a user gave and that changed nothing, or not all that they might seem to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from deckwright.cli.accounting import Account

_AS_DRAFTED = {"reverse": "reverse: true", "subdecks": "deck: …"}
"""Options that give a note a key as it is drafted."""
_CHOICES = {"kinds": "--kinds", "most": "--per-statement"}


def lost_effects(given: Collection[str], accounts: Sequence[Account], *, filled: bool) -> Iterator[str]:
    """What to say of the parameters in ``given``; ``filled`` says that a deck was among the sources."""
    if filled and "output" in given:
        yield "-o had no effect on the deck among the sources: a deck is filled in where it stands"
    for name, key in _AS_DRAFTED.items():
        if name in given:
            yield from _of_key(name, key, accounts)
    drafted = any(each.change.additions or each.change.replacements for each in accounts)
    for name, option in _CHOICES.items():
        if name in given and accounts and not drafted:
            yield f"{option} had no effect: it acts on notes as they are drafted, and nothing was"


def _of_key(name: str, written: str, accounts: Sequence[Account]) -> Iterator[str]:
    key = written.split(":")[0]
    left = sum(each.reckoning.lacking.get(key, 0) for each in accounts)
    notes = [note.entry for each in accounts for _, note in (*each.change.additions, *each.change.replacements)]
    acted = any(key in entry.values for entry in notes)
    if left:
        what = "1 note that was there already stays" if left == 1 else f"{left:,} notes that were there already stay"
        yield f"--{name} acts on notes as they are drafted: {what} as before (write `{written}` in them)"
    elif not acted and not _done(key, accounts):
        needs = "is a question-answer pair" if key == "reverse" else "stands below a heading of its own"
        yield f"--{name} had no effect: nothing that was drafted {needs}"


def _done(key: str, accounts: Sequence[Account]) -> bool:
    """Whether notes that were there have the key already."""
    return any(key in each.reckoning.lacking for each in accounts)
