"""The order in which new cards are met: prerequisites first, siblings apart, otherwise the order of the file.

Precedence: ``requires``, then ``spread``, then the file order of each note's first card. No randomness: the same
notes always give the same order, and adding a note never reorders the others among themselves without need.
"""

from __future__ import annotations

import heapq
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence

from deckwright.domain.ids import digest
from deckwright.domain.named import NamedTuple


class Queued(NamedTuple):
    """A note waiting for its places: a key of its own, the group whose cards are kept apart, how many cards it has,
    the deck it is met in, and the keys of the notes that must be met before it."""

    key: str
    group: str
    cards: int
    deck: str
    requires: tuple[str, ...] = ()


def arrange(notes: Sequence[Queued], order: str) -> list[Queued]:
    """The notes by the author's wish: ``file``, ``shuffled`` (by hash, the same every time) or ``interleaved``
    (one from each subdeck in turn), with every note moved behind the notes that it requires."""
    if order == "shuffled":
        notes = sorted(notes, key=lambda note: digest("shuffle", note.key))
    elif order == "interleaved":
        notes = list(_interleaved(notes))
    return list(_prerequisites_first(notes))


def _interleaved(notes: Sequence[Queued]) -> Iterator[Queued]:
    turn: Counter[str] = Counter()
    rounds: list[tuple[int, int, Queued]] = []
    for index, note in enumerate(notes):
        rounds.append((turn[note.deck], index, note))
        turn[note.deck] += 1
    return (note for _, _, note in sorted(rounds, key=lambda item: item[:2]))


def _prerequisites_first(notes: Sequence[Queued]) -> Iterator[Queued]:
    """Kahn's algorithm with a heap on the place in the file; notes in a cycle come last, in file order."""
    if not any(note.requires for note in notes):
        yield from notes
        return
    place = {note.key: index for index, note in enumerate(notes)}
    waiting = [len({key for key in note.requires if key in place}) for note in notes]
    dependents: dict[str, list[int]] = {}
    for index, note in enumerate(notes):
        for key in set(note.requires):
            dependents.setdefault(key, []).append(index)
    ready = [index for index, count in enumerate(waiting) if count == 0]
    done = [False] * len(notes)
    while ready:
        index = heapq.heappop(ready)
        done[index] = True
        yield notes[index]
        for dependent in dependents.get(notes[index].key, ()):
            waiting[dependent] -= 1
            if waiting[dependent] == 0:
                heapq.heappush(ready, dependent)
    yield from (note for index, note in enumerate(notes) if not done[index])


def find_cycle(requires: Mapping[str, Sequence[str]]) -> list[str]:
    """The keys of one cycle of prerequisites, first key again at the end; empty where there is none."""
    state: dict[str, int] = {}
    for root in requires:
        path: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = [(root, iter(requires[root]))] if root not in state else []
        while stack:
            key, following = stack[-1]
            if key not in state:
                state[key] = 1
                path.append(key)
            for after in following:
                if state.get(after) == 1:
                    return [*path[path.index(after) :], after]
                if after not in state and after in requires:
                    stack.append((after, iter(requires[after])))
                    break
            else:
                state[key] = 2
                path.pop()
                stack.pop()
    return []


class _Group:
    """The cards of one group that are still to be placed, the next one last, and when its last one was placed."""

    __slots__ = ("cards", "last", "rank")

    def __init__(self) -> None:
        self.cards: list[tuple[int, int]] = []
        self.last = -1
        self.rank = 0


def card_positions(notes: Sequence[Queued], spread: int) -> list[list[int]]:
    """For each note the positions of its cards, counted from 1 over all notes.

    Cards are placed one by one: the first in order whose group rested for ``spread`` cards, or, when waiting any
    longer would leave too little room to keep the rest apart, the first of those that are due. Where the deck is too
    small to keep a group apart, its cards come as far apart as they can.
    """
    if spread <= 1 or len({note.group for note in notes}) == sum(note.cards for note in notes):
        return _in_sequence(notes)
    return _Placement(notes, spread).run()


def _in_sequence(notes: Sequence[Queued]) -> list[list[int]]:
    positions, following = [], 1
    for note in notes:
        positions.append(list(range(following, following + note.cards)))
        following += note.cards
    return positions


_Offer = tuple[int, int, int, _Group]
"""A group that may go, behind what it is sorted by: place of its next note in the file, ordinal of the card, rank."""


class _Placement:
    """One run of the placing: groups that may go and groups that rest (a queue). Of those that may go the untouched are
    kept apart, the first in the file last: there are many of them, and they come sorted; the others are a heap.
    ``behind`` counts the cards to be placed by how many of their group come after them."""

    def __init__(self, notes: Sequence[Queued], spread: int) -> None:
        self.notes = notes
        self.spread = spread
        self.groups: dict[str, _Group] = {}
        self.required = {key for note in notes for key in note.requires}
        self.keys = {note.key: index for index, note in enumerate(notes) if note.key in self.required}
        self.unplaced = [note.cards for note in notes]
        self.blocked: dict[int, list[_Group]] = {}
        for index, note in enumerate(notes):
            group = self.groups.get(note.group)
            if group is None:
                group = self.groups[note.group] = _Group()
            group.cards.extend([(index, ordinal) for ordinal in range(note.cards)])
        self.total = sum(self.unplaced)
        self.ready: list[_Offer] = []
        self.untouched: list[_Offer] = []
        self.resting: deque[_Group] = deque()
        self.behind = self._count_behind()
        self.slack = 0

    def run(self) -> list[list[int]]:
        positions: list[list[int]] = [[] for _ in self.notes]
        resting, spread = self.resting, self.spread
        for rank, group in enumerate(self.groups.values()):
            group.rank = rank
            group.cards.reverse()
            if group.cards:
                self._offer(group)
        self.untouched, self.ready = sorted(self.ready, reverse=True), []
        for now in range(self.total):
            while resting and now - resting[0].last >= spread:
                self._offer(resting.popleft())
            group = self._next_group(now)
            index, _ = group.cards.pop()
            positions[index].append(now + 1)
            self.behind[len(group.cards)] -= 1
            group.last = now
            if group.cards:
                resting.append(group)
            if self.required:
                self._free(index, now)
        return positions

    def _offer(self, group: _Group) -> None:
        """Put a group among those that may go, unless its next note still waits for a note that it requires."""
        index, ordinal = group.cards[-1]
        for key in self.notes[index].requires if ordinal == 0 and self.required else ():
            required = self.keys.get(key, index)
            if required < index and self.unplaced[required]:
                self.blocked.setdefault(required, []).append(group)
                return
        heapq.heappush(self.ready, (index, ordinal, group.rank, group))

    def _free(self, index: int, now: int) -> None:
        """Let go what waited for the note of which a card was placed, if that was its last."""
        self.unplaced[index] -= 1
        for freed in self.blocked.pop(index, ()) if not self.unplaced[index] else ():
            self.resting.appendleft(freed) if now - freed.last < self.spread else self._offer(freed)

    def _next_group(self, now: int) -> _Group:
        while not (self.ready or self.untouched):
            self._offer(self.resting.popleft())
        self.slack -= 1
        tight = self._tight_deadline(now) if self.slack < 0 else None
        if tight is not None:
            return self._first_due(tight)
        if self.untouched and not (self.ready and self.ready[0] < self.untouched[-1]):
            return self.untouched.pop()[-1]
        return heapq.heappop(self.ready)[-1]

    def _first_due(self, deadline: int) -> _Group:
        """The first ready group whose next card may not come later than ``deadline``; else the first of all."""
        self.ready += self.untouched
        self.untouched = []
        due = [item for item in self.ready if self._deadline(len(item[-1].cards) - 1) <= deadline]
        chosen = min(due or self.ready)
        self.ready.remove(chosen)
        heapq.heapify(self.ready)
        return chosen[-1]

    def _deadline(self, behind: int) -> int:
        """The last position (from 0) for a card with ``behind`` more of its group to come after it."""
        return self.total - 1 - behind * self.spread

    def _count_behind(self) -> list[int]:
        """For each number of cards how many cards have so many of their group to come after them."""
        sizes = Counter(len(group.cards) for group in self.groups.values())
        return [sum(groups for size, groups in sizes.items() if size > behind) for behind in range(max(sizes))]

    def _tight_deadline(self, now: int) -> int | None:
        """The earliest deadline that leaves no room for anything but its own cards. Sets ``slack`` to how many
        cards can be placed before it is worth asking again."""
        due, least = 0, self.total
        for behind in reversed(range(len(self.behind))):
            deadline = self._deadline(behind)
            due += self.behind[behind]
            room = deadline - now + 1 - due
            if room <= 0 and deadline < self.total - 1 and due:
                return deadline
            if deadline < self.total - 1 and due:
                least = min(least, room)
        self.slack = least - 1
        return None
