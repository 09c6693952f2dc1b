"""Where a drafted note comes from, as one scalar, and whether source or note changed since."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from deckwright.domain.ids import digest
from deckwright.domain.named import NamedTuple
from deckwright.domain.note import Entry

_ORIGIN = re.compile(r"(?P<file>[^#@\s]+)#(?P<place>[^#@\s]+)@(?P<hash>[0-9a-f]{4,64})")
_NOT_PLAIN = re.compile(r"[^\w./+~-]")
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})
_LENGTH = 6
_ASIDE = frozenset(("id", "origin"))


class Origin(NamedTuple):
    """The source file (its name, as written), the place in it, and a short hash of the statement that stood there."""

    file: str
    place: str
    hash: str

    def __str__(self) -> str:
        return f"{_NOT_PLAIN.sub(_escaped, self.file)}#{self.place}@{self.hash}"


def parse_origin(text: str) -> Origin | None:
    """The origin that a scalar such as ``chapter.txt#principle-3@9f2c1a`` names; None where it is none."""
    found = _ORIGIN.fullmatch(text)
    return Origin(unquote(found["file"]), found["place"], found["hash"]) if found is not None else None


def normalised(text: str) -> str:
    """The text as far as it says something: white space, case, and the shapes of quotes and dashes do not."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_ALIKE).casefold().split())


def statement_hash(text: str) -> str:
    """Six hex digits that change when the statement does. Two statements may share them: a place goes with them."""
    return digest("statement", normalised(text)).hex()[:_LENGTH]


def draft_hash(entries: Iterable[Entry]) -> str:
    """Six hex digits that change when a person changes what was drafted; ids and origins may be added freely."""
    return digest("draft", *(json.dumps(_plain(entry), ensure_ascii=False) for entry in entries)).hex()[:_LENGTH]


def _plain(value: object) -> object:
    if isinstance(value, Entry):
        return [value.kind, *((key, _plain(item)) for key, item in sorted(value.values.items()) if key not in _ASIDE)]
    if isinstance(value, Mapping):
        return [(str(key), _plain(item)) for key, item in sorted(value.items())]
    return [_plain(item) for item in value] if isinstance(value, tuple) else str(value)


def _escaped(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.group().encode("utf-8", "surrogatepass"))


ACCEPTED = "accepted"
"""What stands behind the hash of a draft that a person looked at and left as it was."""


class Remembered(NamedTuple):
    """What a deck remembers of a draft: its hash as it was written, the trace of the statement that it rests on (see
    `likeness`; empty in older decks), and whether a person accepted it."""

    draft: str
    trace: str = ""
    accepted: bool = False

    def __str__(self) -> str:
        return " ".join(filter(None, (self.draft, self.trace, ACCEPTED if self.accepted else "")))


def parse_remembered(text: str) -> Remembered:
    """What a value of a deck's ``drafted`` says."""
    draft, *others = text.split() or [""]
    return Remembered(draft, next((each for each in others if each != ACCEPTED), ""), ACCEPTED in others)


def is_as_drafted(entries: Iterable[Entry], remembered: str | None) -> bool:
    """Whether the notes of a statement are still what was drafted, going by what was remembered of them."""
    return remembered is not None and parse_remembered(remembered).draft == draft_hash(entries)
