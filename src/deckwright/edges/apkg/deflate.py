"""Deflate by several threads: a large member in chunks, joined to one stream that every unzipper reads.

The chunks have a fixed size, so the bytes do not depend on how many processors there are.
"""

from __future__ import annotations

import zlib
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future

WINDOW = 1 << 15
"""Bytes that deflate can look back: each chunk starts with what the one before ended with."""
_THREADS = 2
_AHEAD = 2 * _THREADS


class ParallelDeflate:
    """What `zlib.compressobj` gives, with the work of each call left to a thread: call it with large chunks."""

    def __init__(self, level: int) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self.level = level
        self.pool = ThreadPoolExecutor(_THREADS)
        self.running: deque[Future[bytes]] = deque()
        self.window = b""

    def compress(self, data: bytes) -> bytes:
        """Takes a chunk; gives what is ready of those before it."""
        self.running.append(self.pool.submit(_deflated, data, self.window, self.level))
        self.window = data[-WINDOW:]
        return b"".join(self._take(_AHEAD))

    def flush(self) -> bytes:
        """The rest, and the end of the stream."""
        rest = b"".join(self._take(0))
        self.pool.shutdown()
        return rest + zlib.compressobj(self.level, zlib.DEFLATED, -zlib.MAX_WBITS).flush()

    def _take(self, leave: int) -> list[bytes]:
        return [self.running.popleft().result() for _ in range(len(self.running) - leave)]


def _deflated(data: bytes, window: bytes, level: int) -> bytes:
    """One chunk, up to a byte's end, so that others can follow."""
    made = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=window)
    return made.compress(data) + made.flush(zlib.Z_SYNC_FLUSH)
