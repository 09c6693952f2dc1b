"""Where portions are made: taken from the cache where nothing changed, made in several processes where much did."""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256

from deckwright.compiler.crafting import Crafted
from deckwright.compiler.division import Part
from deckwright.compiler.portion import Portion, decode_portion, encode_portion
from deckwright.domain.media import MediaFinder
from deckwright.domain.workspace import Workspace
from deckwright.edges.apkg.packing import pack, reader
from deckwright.edges.cache import key_of, read_cached, tool_version, trim_cache, write_cached
from deckwright.history.slices import Slices, lock_digest, places, slice_lock, slices_at

WORTH_PROCESSES = 100_000
"""Bytes of deck files from which on other processes pay for their start: about 400 notes."""
WORTH_THREAD = 1_000_000
"""Bytes to keep from which on a thread pays for its start."""
_CONTINUITY = ("DW43", "DW44", "DW45")
"""Diagnostics that compare with the history as it was: they do not hold any more once this build is the history."""


Make = Callable[[Workspace], Portion]


class Workbench:
    """Makes the portions of one build, and keeps them for the next.

    ``now`` in unix seconds. ``fresh`` is for a build with wishes of its own: it neither takes from the cache nor keeps.
    ``tick`` is told how many parts are there, of how many.
    """

    def __init__(
        self,
        media_finder: MediaFinder,
        *,
        now: int,
        fresh: bool = False,
        tick: Callable[[int, int], object] = lambda done, total: None,
    ) -> None:
        self.tick = tick
        self.media_finder = media_finder
        self.day = str(datetime.fromtimestamp(now, UTC).date())
        self.fresh = fresh
        self.made: dict[int, bytes] = {}

    def craft(self, parts: Sequence[Part], make: Make) -> list[Portion]:
        """The portion of every part."""
        kept = [None if self.fresh else self._kept(part) for part in parts]
        missing = [part.workspace() for part, portion in zip(parts, kept, strict=True) if portion is None]
        made = _made(missing, make)
        portions = []
        for done, portion in enumerate(kept, 1):
            portions.append(portion if portion is not None else self._decoded(next(made)))
            self.tick(done, len(parts))
        return portions

    @contextmanager
    def keeping(self, crafted: Sequence[Crafted]) -> Iterator[None]:
        """`keep` behind what is done meanwhile, or beside it where it takes its time."""
        if sum(map(len, self.made.values())) < WORTH_THREAD:
            yield
            self.keep(crafted)
            return
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(1) as pool:
            kept = pool.submit(self.keep, crafted)
            yield
            kept.result()

    def keep(self, crafted: Iterable[Crafted]) -> None:
        """Keep what was made, for a build that finds the history which this build leaves behind."""
        fresh = [each for each in crafted if id(each[1]) in self.made]
        for part, portion, slices in fresh:
            if part.deck_ids is None or any(each.code.startswith(_CONTINUITY) for each in portion.diagnostics):
                continue
            write_cached(self._key(part, slices.digest(portion.lines)), self.made.pop(id(portion)))
        for slices in {id(slices): slices for *_, slices in fresh}.values():
            write_cached(_lock_key(lock_digest(slices)), marshal.dumps(places(slices)))
        if fresh:
            trim_cache()

    def slices(self, data: bytes) -> Slices | None:
        """The slices of a lock file. Those of the one that the last build wrote are known."""
        known = read_cached(_lock_key(sha256(data).hexdigest()))
        return slice_lock(data) if known is None else slices_at(data, marshal.loads(known))

    def _kept(self, part: Part) -> Portion | None:
        if part.whole.lock is None or part.deck_ids is None:
            return None
        data = read_cached(self._key(part, part.slices.digest(part.deck_ids)))
        portion = decode_portion(data, reader) if data is not None else None
        return portion if portion is not None and self._media_unchanged(part, portion) else None

    def _media_unchanged(self, part: Part, portion: Portion) -> bool:
        if not portion.media:
            return True
        from pathlib import Path

        find = self.media_finder(Path(part.whole.project.root))
        return all(find(call.deck_path, call.target) == call.found for call in portion.media)

    def _decoded(self, made: Made) -> Portion:
        data, lines, digests, moves, added = made
        portion = decode_portion(data, reader)._replace(lines=lines, digests=digests, moves=moves, added=added)
        if portion.heads and not self.fresh:
            self.made[id(portion)] = data
        return portion

    def _key(self, part: Part, lock: str) -> str:
        """What the portion of a part depends on. ``lock`` names its share of the history."""
        texts = (text for source in part.sources for text in (source.path, source.digest))
        dated = any(b"schedule" in source.data for source in part.sources)
        unread = " ".join(sorted(part.unread))
        about = (part.whole.project.root, part.whole.settings, unread, self.day if dated else "", lock, *texts)
        return key_of((tool_version(), *(text.encode("utf-8", "surrogatepass") for text in about)))


def _lock_key(digest: str) -> str:
    return key_of((tool_version(), b"slices", digest.encode()))


Made = tuple[bytes, Mapping[str, bytes], Mapping[str, str], bool, frozenset[str]]
"""A portion as bytes, its lines of the history and their digests, whether notes moved, and those that were added."""


def _made(parts: Sequence[Workspace], make: Make) -> Iterator[Made]:
    processes = _processes()
    size = sum(len(source.data) for part in parts for source in part.sources)
    if processes > 1 and len(parts) > 1 and size > WORTH_PROCESSES:
        from deckwright.edges.forking import in_processes

        yield from in_processes(lambda index: _encoded(make(parts[index])), len(parts), processes)
    else:
        yield from (_encoded(make(part)) for part in parts)


def _processes() -> int:
    """How many processes can run at once; one where they cannot be forked."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _encoded(portion: Portion) -> Made:
    return encode_portion(portion, pack), portion.lines, portion.digests, portion.moves, portion.added
