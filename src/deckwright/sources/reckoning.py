"""What became of every statement of a source, each counted once: the one reckoning that all messages rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from deckwright.domain.note import Entry
from deckwright.sources.formats.record import Unit
from deckwright.sources.merge import Merge
from deckwright.sources.outline import LeftOut, Outline, Reason, Statement

Fate = Literal[
    "drafted",
    "remarked",
    "redrafted",
    "kept",
    "recheck",
    "elsewhere",
    "deleted",
    "reworded",
    "unwanted",
    "passed",
]
"""``drafted`` has a new note, ``remarked`` too, but with a comment on what could not be made; ``redrafted`` changed,
and so did its note; ``kept`` is as it was; ``recheck`` changed under a note that a person edited; ``elsewhere`` is said
by a note from another source; ``deleted`` and ``reworded`` had a note that a person deleted; ``unwanted`` would make a
note of a kind that was not asked for; of ``passed`` no good card can be made."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Every statement of a source by its fate, in the order of `Fate`; notes that lost their statement; the new notes
    and the cards of those; what the source holds besides, which is no statement; and what its places count."""

    fates: Mapping[Fate, tuple[Statement, ...]]
    gone: int
    notes: int
    cards: int
    left_out: tuple[LeftOut, ...]
    unit: Unit
    lacking: Mapping[str, int]

    @property
    def total(self) -> int:
        """The statements of the source."""
        return sum(map(len, self.fates.values()))

    def reasons(self) -> Mapping[Reason, int]:
        """How many pieces were left out for which reason, the most frequent first."""
        return dict(Counter(each.reason for each in self.left_out).most_common())


def reckoning(
    outline: Outline,
    plan: Merge,
    entries: Sequence[Entry],
    *,
    made: Mapping[str, str | None],
    unwanted: Sequence[Statement],
    cards: int,
) -> Reckoning:
    """The reckoning of a merge with a deck of these entries.

    ``made`` is the comment above the note of every statement that was to have one, by its place: empty where there is
    nothing to say, None where no note was made. ``cards`` are those of the new notes.
    """
    added = [each.statement for each in plan.additions]
    without = {each.place for each in unwanted}
    fates: dict[Fate, tuple[Statement, ...]] = {
        "drafted": tuple(each for each in added if made[each.place] == ""),
        "remarked": tuple(each for each in added if made[each.place]),
        "redrafted": tuple(each.statement for each in plan.redrafts if each.statement.place not in without),
        "kept": tuple(each.statement for each in plan.kept),
        "recheck": tuple(each.statement for each in plan.rechecks),
        "elsewhere": tuple(each.statement for each in plan.elsewhere),
        "deleted": plan.rejected,
        "reworded": tuple(each.statement for each in plan.reworded),
        "unwanted": tuple(unwanted),
        "passed": tuple(each for each in added if made[each.place] is None and each.place not in without),
    }
    return Reckoning(
        fates,
        gone=sum(len(each.entries) for each in plan.gone),
        notes=len(fates["drafted"]) + len(fates["remarked"]),
        cards=cards,
        left_out=outline.left_out,
        unit=outline.unit,
        lacking=_lacking(plan, entries),
    )


def _lacking(plan: Merge, entries: Sequence[Entry]) -> dict[str, int]:
    pairs = [entries[at] for each in plan.kept for at in each.entries if each.statement.kind == "pair"]
    headed = [entries[at] for each in plan.kept for at in each.entries if each.statement.path]
    able = {"reverse": pairs, "deck": headed}
    return {key: sum(key not in entry.values for entry in notes) for key, notes in able.items() if notes}
