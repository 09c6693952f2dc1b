"""Deflated blocks that are put one behind another to one stream: each begins anew and ends at a byte's end.

So a block can be made anywhere, kept, and follow any other; and the CRC-32 of all comes from those of each.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from deckwright.domain.named import NamedTuple
from deckwright.edges.apkg.deflate import zlib

DEFLATE_LEVEL = 2
"""ISA-L's, of 0 to 3: as small as zlib's level 2 in a quarter of its time. Level 3 takes half as long again to save a
hundredth; zlib's level 6 takes twenty times as long to save a sixth."""
_POLYNOMIAL = 0xEDB88320
"""CRC-32's own, lowest bit first: the highest bit of a number stands for 1, the next for x."""
_ONE = 1 << 31


class Deflated(NamedTuple):
    """Bytes, deflated; with the size and the CRC-32 of what they are inflated to."""

    data: bytes
    size: int
    crc: int


END = zlib.compressobj(DEFLATE_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS).flush()
"""What ends a stream of blocks."""


def deflated(data: bytes | bytearray) -> Deflated:
    """One block."""
    made = zlib.compressobj(DEFLATE_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Deflated(made.compress(data) + made.flush(zlib.Z_SYNC_FLUSH), len(data), zlib.crc32(data))


def inflated(data: bytes) -> bytes:
    """What a block was made from."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data)


def crc_of(blocks: Iterable[tuple[int, int]]) -> int:
    """The CRC-32 of all that blocks, each given by its size and CRC-32, are inflated to.

    A CRC is what is left of a polynomial: bytes that follow shift it, and add what is left of their own.
    """
    crc = 0
    for size, each in blocks:
        crc = _times(crc, _shift(size)) ^ each
    return crc


@cache
def _shift(size: int) -> int:
    """What so many bytes that follow multiply a CRC by: x to the power of their bits."""
    if size == 0:
        return _ONE
    half = _shift(size // 2)
    squared = _times(half, half)
    return _times(squared, _ONE >> 8) if size % 2 else squared


def _times(one: int, other: int) -> int:
    """The product of two polynomials, as far as CRC-32's own leaves it."""
    product = 0
    while other:
        if other & _ONE:
            product ^= one
        other = other << 1 & 0xFFFFFFFF
        one = one >> 1 ^ (_POLYNOMIAL if one & 1 else 0)
    return product
