"""A workspace → parts that have nothing to do with each other, each a workspace with its own share of the history.

A part is all files of a deck id, with the decks that they name. Whatever cannot be told apart stays together, so the
parts give exactly what the whole would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

from deckwright.compiler.heads import DeckHead
from deckwright.compiler.portion import Portion
from deckwright.deckfile.identity import seeming_deck_id
from deckwright.domain.diagnostic import has_errors
from deckwright.domain.location import SourceBytes, SourceText
from deckwright.domain.named import NamedTuple
from deckwright.domain.workspace import ANY_DECK, Workspace
from deckwright.history.slices import Slices, shipped_guids, slice_lock

FORGOTTEN = b'","forgotten",'
"""Stands once in the line of every note that is no longer shipped."""
_NAME = b"abcdefghijklmnopqrstuvwxyz0123456789-"


Slicer = Callable[[bytes], Slices | None]


class Part(NamedTuple):
    """A part of a workspace: the files of these deck ids, or all where ``deck_ids`` is None."""

    whole: Workspace
    sources: tuple[SourceText, ...]
    slices: Slices
    deck_ids: frozenset[str] | None = None

    @property
    def unread(self) -> frozenset[str]:
        """The deck ids of the workspace's unread files that concern the part."""
        return self.whole.unread if self.deck_ids is None else self.whole.unread & {*self.deck_ids, ANY_DECK}

    def workspace(self) -> Workspace:
        """The part as a workspace, with its own share of the history."""
        lock = self.whole.lock
        if self.deck_ids is None:
            return self.whole
        own = None if lock is None else SourceBytes(lock.path, self.slices.of(self.deck_ids))
        return self.whole._replace(sources=self.sources, lock=own, unread=self.unread)


class Division(NamedTuple):
    """A workspace divided: the deck ids of each part, and the workspace that they are parts of."""

    whole: Workspace
    slices: Slices
    file_ids: tuple[str, ...]
    groups: tuple[frozenset[str], ...]

    def parts(self) -> tuple[Part, ...]:
        """The parts, each in the order of the files."""
        if not self.groups:
            return (Part(self.whole, self.whole.sources, self.slices),)
        sources: dict[str, list[tuple[int, SourceText]]] = {}
        for place, (source, deck_id) in enumerate(zip(self.whole.sources, self.file_ids, strict=True)):
            sources.setdefault(deck_id, []).append((place, source))
        return tuple(
            Part(self.whole, tuple(source for _, source in sorted(own, key=itemgetter(0))), self.slices, deck_ids)
            for deck_ids in self.groups
            for own in [[each for deck_id in deck_ids for each in sources.get(deck_id, ())]]
        )


def divide(workspace: Workspace, slicer: Slicer = slice_lock, *, whole: bool = False) -> Division:
    """The finest division that the text of the files allows; without groups where it must (or is to) stay whole.
    ``slicer`` is `slice_lock`, or what remembers what that gave."""
    slices = slicer(workspace.lock.data) if workspace.lock else Slices({})
    file_ids = tuple(seeming_deck_id(source) for source in workspace.sources)
    if whole or slices is None or "" in file_ids or _has_orphans(workspace, slices, file_ids):
        return Division(workspace, Slices({}), file_ids, ())
    known = {*file_ids, *slices.notes}
    links = [
        {own, *(known.intersection(_named(source.data)))}
        for source, own in zip(workspace.sources, file_ids, strict=True)
    ]
    return Division(workspace, slices, file_ids, _joined(links))


def _has_orphans(workspace: Workspace, slices: Slices, file_ids: Iterable[str]) -> bool:
    """Whether notes of a deck id that has no file any more are still to be spoken of."""
    if ANY_DECK in workspace.unread:
        return False
    orphans = slices.notes.keys() - set(file_ids) - workspace.unread
    return any(bytes(slices.notes[each]).count(b"\n") > bytes(slices.notes[each]).count(FORGOTTEN) for each in orphans)


def _named(data: bytes) -> Iterator[str]:
    """Everything before a ``/`` that could be a deck id, where keys that name notes are written as they usually are:
    what is not seen here, `regroup` sees."""
    if b"see:" in data or b"was:" in data:
        for piece in data.split(b"/")[:-1]:
            yield piece[len(piece.rstrip(_NAME)) :].decode()


def _joined(links: Iterable[set[str]]) -> tuple[frozenset[str], ...]:
    """The sets, joined wherever they share a deck id, in the order in which they come."""
    parent: dict[str, str] = {}

    def root(each: str) -> str:
        while parent.setdefault(each, each) != each:
            each = parent[each]
        return each

    for link in filter(None, links):
        first, *others = map(root, sorted(link))
        for other in others:
            if other != first:
                parent[other] = first
    groups: dict[str, set[str]] = {}
    for each in parent:
        groups.setdefault(root(each), set()).add(each)
    return tuple(map(frozenset, groups.values()))


def _at_odds(portions: Iterable[Portion]) -> Iterator[set[str]]:
    """Pairs of deck ids that write a preset of one name differently: only where they are together is that seen."""
    first: dict[str, DeckHead] = {}
    for head in (head for each in portions for head in each.heads):
        other = first.setdefault(head.preset_title, head)
        if other.options != head.options:
            yield {other.deck_id, head.deck_id}


def regroup(division: Division, portions: Sequence[Portion]) -> Division | None:
    """A coarser division, where the portions show that parts belong together; None where they do not.

    Notes may name those of another part, and what a file says of its id may differ from what it seemed to say. Where
    notes went or were renamed, all parts in which one did, or came, belong together: which note is which is decided for
    all at once. So do all parts where one has errors as well, or a guid that another has shipped.
    """
    groups = division.groups
    if not groups:
        return None
    if any(head.deck_id not in ids for ids, each in zip(groups, portions, strict=True) for head in each.heads):
        return Division(division.whole, division.slices, division.file_ids, ())
    moves = bool(division.slices.notes) and any(each.moves for each in portions)
    if (moves and any(has_errors(each.diagnostics) for each in portions)) or _shipped_before(division, portions):
        return Division(division.whole, division.slices, division.file_ids, ())
    known = division.slices.notes.keys() | frozenset().union(*groups)
    links = [set(ids) | (each.refers & known) for ids, each in zip(groups, portions, strict=True)]
    moving = [ids for ids, each in zip(groups, portions, strict=True) if moves and (each.moves or each.added)]
    joined = _joined([*links, *_at_odds(portions), set().union(*moving)])
    return division._replace(groups=joined) if len(joined) < len(groups) else None


def _shipped_before(division: Division, portions: Iterable[Portion]) -> bool:
    """Whether a note that seems new to its part has the guid of one that another part has shipped."""
    added = frozenset().union(*(each.added for each in portions)) if division.slices.notes else frozenset[str]()
    lock = division.whole.lock
    return bool(added) and lock is not None and not added.isdisjoint(shipped_guids(lock.data))
