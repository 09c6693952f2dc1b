"""Zip files whose members may be deflated already, and that say nothing about when or where they were made
(https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).

Python's own module cannot take over what is deflated, and takes longer to load than a small package takes to write.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from deckwright.domain.named import NamedTuple
from deckwright.edges.apkg.deflate import zlib

STORED, DEFLATED = 0, 8
_PLAIN, _LARGE = 20, 45
"""The version of the format that a member needs: without and with sizes of 64 bits."""
_NO_DATE = 0x21 << 16
"""1980-01-01 00:00, the first moment that the format knows."""
_UNIX, _FILE_MODE = 3 << 8, 0o644 << 16
_FULL, _MANY = 0xFFFFFFFF, 0xFFFF
"""What stands where a number did not fit and is written elsewhere."""
_LARGEST = 1 << 31
"""Bytes of content that surely need no sizes of 64 bits, deflated or not."""


class Member(NamedTuple):
    """What the zip says of a member: ``packed`` and ``size`` in bytes, as it stands there and unpacked; ``large`` where
    there is room for sizes of 64 bits."""

    name: str
    method: int
    start: int
    large: bool
    packed: int = 0
    size: int = 0
    crc: int = 0


class ZipWriter:
    """Writes a zip, member by member; `finish` ends it. The target can be sought in."""

    def __init__(self, target: BinaryIO) -> None:
        self.target = target
        self.members: list[Member] = []

    def put(self, name: str, pieces: Iterable[bytes], *, size: int, crc: int) -> None:
        """A member that is deflated already, with the size and the CRC-32 of what it is inflated to."""
        member = Member(name, DEFLATED, self.target.tell(), size > _LARGEST, 0, size, crc)
        self._finish_member(member._replace(packed=self._write(member, pieces)))

    def add(self, name: str, pieces: Iterable[bytes], *, size: int, level: int) -> None:
        """A member with this content of ``size`` bytes, deflated at ``level``; at level 0 stored as it is."""
        content = _Counted(pieces)
        member = Member(name, DEFLATED if level else STORED, self.target.tell(), size > _LARGEST)
        packed = self._write(member, _deflated(content, level) if level else content)
        self._finish_member(member._replace(packed=packed, size=content.size, crc=content.crc))

    def _write(self, member: Member, pieces: Iterable[bytes]) -> int:
        """The member behind room for its header; gives how long it became."""
        self.target.write(_local_header(member))
        start = self.target.tell()
        self.target.writelines(pieces)
        return self.target.tell() - start

    def _finish_member(self, member: Member) -> None:
        """Writes the header, now that all numbers in it are known."""
        end = self.target.tell()
        self.target.seek(member.start)
        self.target.write(_local_header(member))
        self.target.seek(end)
        self.members.append(member)

    def finish(self) -> None:
        """Writes the list of all members."""
        start = self.target.tell()
        self.target.writelines(map(_entry, self.members))
        self.target.write(_end(len(self.members), start, self.target.tell() - start))


class _Counted:
    """Pieces that are counted while they go by."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.pieces = pieces
        self.size = self.crc = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            self.size += len(piece)
            self.crc = zlib.crc32(piece, self.crc)
            yield piece


def _deflated(pieces: Iterable[bytes], level: int) -> Iterator[bytes]:
    made = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    for piece in pieces:
        yield made.compress(piece)
    yield made.flush()


def _local_header(member: Member) -> bytes:
    """What stands before a member."""
    name, sizes = member.name.encode("ascii"), (member.packed, member.size)
    extra = struct.pack("<HHQQ", 1, 16, member.size, member.packed) if member.large else b""
    numbers = (_version(member), 0, member.method, _NO_DATE, member.crc, *((_FULL, _FULL) if member.large else sizes))
    return struct.pack("<IHHHIIIIHH", 0x04034B50, *numbers, len(name), len(extra)) + name + extra


def _version(member: Member) -> int:
    return _LARGE if member.large or member.start >= _FULL else _PLAIN


def _entry(member: Member) -> bytes:
    """The member in the list of all."""
    name, version = member.name.encode("ascii"), _version(member)
    given = (member.size, member.packed, member.start)
    large = [each for each in given if each >= _FULL]
    extra = struct.pack(f"<HH{len(large)}Q", 1, 8 * len(large), *large) if large else b""
    size, packed, start = (min(each, _FULL) for each in given)
    numbers = (_UNIX | version, version, 0, member.method, _NO_DATE, member.crc, packed, size, len(name), len(extra))
    return struct.pack("<IHHHHIIIIHHHHHII", 0x02014B50, *numbers, 0, 0, 0, _FILE_MODE, start) + name + extra


def _end(count: int, start: int, length: int) -> bytes:
    """What stands behind the list of all members, ``start`` bytes from the beginning."""
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, *2 * [min(count, _MANY)], min(length, _FULL), min(start, _FULL), 0)
    if count < _MANY and length < _FULL and start < _FULL:
        return end
    large = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, _UNIX | _LARGE, _LARGE, 0, 0, count, count, length, start)
    return large + struct.pack("<IIQI", 0x07064B50, 0, start + length, 1) + end
