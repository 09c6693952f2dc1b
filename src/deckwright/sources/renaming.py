"""A source under a new name: its notes are known by the hashes of their statements, and follow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deckwright.domain.draft import UNNAMED
from deckwright.domain.location import Text
from deckwright.domain.note import Entry
from deckwright.sources.matching import Known, known_drafts
from deckwright.sources.outline import Outline
from deckwright.sources.provenance import statement_hash


@dataclass(frozen=True, slots=True)
class Renaming:
    """The deck's notes and memory as if they had always been drafted from the new name.

    ``moved`` are the positions of the notes whose origin is to be written anew: those that stand as they were drafted.
    What a person edited is followed as well, but its origin stays in the file as it is.
    """

    entries: tuple[Entry, ...]
    drafted: Mapping[str, str]
    moved: tuple[int, ...] = ()
    former: str = ""


def renaming(outline: Outline, file: str, entries: Sequence[Entry], drafted: Mapping[str, str]) -> Renaming:
    """What the deck is like under the new name of a source; just what it is where the source has no former name.

    A former name is one whose statements are mostly in this source, while the deck knows nothing of this one's name.
    What is piped in has none.
    """
    named = file == UNNAMED or bool(known_drafts(file, entries, drafted))
    former = "" if named else _former(outline, file, entries, drafted)
    if not former:
        return Renaming(tuple(entries), drafted)
    known = known_drafts(former, entries, drafted)
    memory = {str(each.origin): str(each.origin._replace(file=file)) for each in known if _follows(each)}
    followed = list(entries)
    for each in known:
        for index in each.entries:
            followed[index] = _under(entries[index], str(each.origin._replace(file=file)))
    return Renaming(
        tuple(followed),
        {memory.get(origin, origin): own for origin, own in drafted.items()},
        tuple(index for each in known if each.untouched for index in each.entries),
        former,
    )


def _follows(known: Known) -> bool:
    return known.untouched or not known.entries


def _former(outline: Outline, file: str, entries: Sequence[Entry], drafted: Mapping[str, str]) -> str:
    said = {statement_hash(each.text) for each in outline.statements}
    counts: dict[str, list[bool]] = {}
    for each in known_drafts(file, entries, drafted, others=True):
        counts.setdefault(each.origin.file, []).append(each.origin.hash in said)
    likely = [(sum(there), name) for name, there in counts.items() if sum(there) * 2 > len(there)]
    return max(likely)[1] if likely else ""


def _under(entry: Entry, origin: str) -> Entry:
    return entry._replace(values={**entry.values, "origin": Text(origin, entry.at)})
