"""Deck files that are written plainly, as columns: of all entries with the same keys, what stands under each.

Nearly all notes of a large project are such, and nothing is to be said of them: no entry is made, and no place is kept.
Whatever else a file holds, the whole of it is left to `deckwright.deckfile.reader`; a property test holds this to that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as Values
from functools import cache

from deckwright.deckfile.entries import note_tables
from deckwright.deckfile.nodes import Mapping
from deckwright.deckfile.quick import IN_LIST, PLAIN_VALUE, has_unread
from deckwright.deckfile.reading import LONGEST, Table
from deckwright.deckfile.text import read_nodes
from deckwright.domain.location import SourceText
from deckwright.domain.named import NamedTuple
from deckwright.domain.pattern import pattern
from deckwright.notekinds import NOTE_KINDS
from deckwright.notekinds.record import NoteKind

_NOTES = pattern(r"^notes: *\n(?: *(?:#[^\n]*)?\n)*( *)- ", re.MULTILINE)
_NEXT_KEY = pattern(r"\n(?=[^\s#-])")
_KEY = r"[A-Za-z_][A-Za-z0-9_-]*"
_SIMPLE = rf"""(?:{PLAIN_VALUE}|"[^"\\\n]*+"|'[^'\n]*+'|\[{IN_LIST}(?:, ?{IN_LIST})*\]) *"""
_LITERAL = r"\|-? *\n(?P<inner>MARGIN {3,})[^ \n][^\n]*(?:\n+(?P=inner) *[^ \n][^\n]*)*+(?!\n* +(?:\n|\Z))"
_LINE = r"(?:\A|\nMARGIN  )"
_COMMENTS = r"(?:\n *(?:#[^\n]*)?)*"
_WORD = pattern(IN_LIST)
_FLAGS = frozenset({"true", "false"})
_SIGNS = "\"'|"
"""What a text begins with that does not stand for itself."""


class PlainEntries(NamedTuple):
    """The entries of one file that have the same keys, in its order: their kind, where in its list each stands (from
    0), and by key their texts, their words where the key holds a list, or whether it says ``true``."""

    kind: NoteKind
    places: Sequence[int]
    texts: Values[str, Sequence[str]]
    words: Values[str, Sequence[Sequence[str]]]
    flags: Values[str, Sequence[bool]]


class PlainDeck(NamedTuple):
    """A deck file without its notes, and these."""

    head: SourceText
    entries: tuple[PlainEntries, ...]


class NotPlainError(Exception):
    """Leaves a file to the ordinary way."""


def plain_deck(source: SourceText) -> PlainDeck | None:
    """A file whose notes are written plainly and have no fault; None where only the reader can tell."""
    text = source.text
    notes = _NOTES.search(text)
    if notes is None or not text.endswith("\n") or has_unread(source):
        return None
    after = _NEXT_KEY.search(text, notes.end() - 1)
    end = after.start() + 1 if after else len(text)
    try:
        entries = tuple(_entries(_items(text[notes.end() : end - 1], notes[1])))
    except NotPlainError:
        return None
    lines = "\n" * (text.count("\n", notes.start(), end) if after else 1)
    head = SourceText(source.path, f"{text[: notes.start()]}notes: []{lines}{text[end:]}")
    root = read_nodes(head).value
    if not isinstance(root, Mapping) or "notes" not in root.values:
        return None
    # Lines in quotes or brackets may look like the key as well.
    at = root.key_at("notes")
    return PlainDeck(head, entries) if (at.line, at.column) == (1 + text.count("\n", 0, notes.start()), 1) else None


_Item = Sequence[tuple[str, ...]]
"""The keys of an entry, and what is written behind each."""


def _items(lines: str, margin: str) -> list[_Item]:
    """The items in the lines from behind the first dash on; every dash stands behind this margin."""
    item, pair = _patterns(margin)
    line = f"\n{margin}  "
    items = lines.split(f"\n{margin}- ")
    found = [each[1] for each in map(item.fullmatch, items) if each is not None]
    if len(found) < len(items) or max(map(len, items)) > LONGEST:
        raise NotPlainError
    pairs = [
        pair.findall(own) if ": |" in own else [each.split(": ", 1) for each in own.removeprefix(line).split(line)]
        for own in found
    ]
    return [tuple(zip(*each, strict=True))[:2] for each in pairs]


@cache
def _patterns(margin: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An item of the list with the comments behind it, and each of its keys with its value."""
    line, value = (each.replace("MARGIN", margin) for each in (_LINE, f"(?:{_SIMPLE}|{_LITERAL})"))
    return re.compile(f"((?:{line}{_KEY}: {value})++){_COMMENTS}"), re.compile(f"{line}({_KEY}): ({value})")


def _entries(items: Sequence[_Item]) -> Iterator[PlainEntries]:
    alike: dict[tuple[str, ...], list[int]] = {}
    for place, item in enumerate(items):
        alike.setdefault(item[0], []).append(place)
    tables = note_tables(NOTE_KINDS)
    for names, places in alike.items():
        leading = [name for name in names if name in tables]
        if len(leading) != 1 or len({*names}) < len(names):
            raise NotPlainError
        columns = dict(zip(names, zip(*[items[place][1] for place in places], strict=True), strict=True))
        yield _read_columns(*tables[leading[0]], places, columns)


def _read_columns(
    kind: NoteKind, table: Table, places: Sequence[int], columns: Values[str, Sequence[str]]
) -> PlainEntries:
    texts: dict[str, Sequence[str]] = {}
    words: dict[str, Sequence[Sequence[str]]] = {}
    flags: dict[str, Sequence[bool]] = {}
    for name, column in columns.items():
        lists = sum([written[0] == "[" for written in column])
        shape = table.keys[name].shape if name in table.keys else ""
        if name in table.sound and not lists:
            texts[name] = _texts(column, shape, table.sound[name])
        elif shape == "tags" and lists == len(column):
            words[name] = list(map(_WORD.findall, column))
        elif shape == "flag" and _FLAGS.issuperset(column):
            flags[name] = [written == "true" for written in column]
        else:
            raise NotPlainError
    if not columns.keys() >= set(table.required):
        raise NotPlainError
    return PlainEntries(kind, places, texts, words, flags)


def _texts(column: Sequence[str], shape: str, test: Callable[[str], object]) -> list[str]:
    """What is written, without quotes and signs. What has none is one line that holds something."""
    texts = [written.rstrip(" ") if written[0] not in _SIGNS else _text(written) for written in column]
    tested = (
        texts if shape == "id" else [text for text, written in zip(texts, column, strict=True) if written[0] in _SIGNS]
    )
    if not all(map(test, tested)):
        raise NotPlainError
    return texts


def _text(written: str) -> str:
    """What is in quotes, or stands in the lines behind ``|`` or ``|-``."""
    if written[0] != "|":
        return written.rstrip(" ")[1:-1]
    sign, _, lines = written.partition("\n")
    margin = lines[: len(lines) - len(lines.lstrip(" "))]
    text = lines[len(margin) :].replace(f"\n{margin}", "\n")
    return text if sign.startswith("|-") else f"{text}\n"
