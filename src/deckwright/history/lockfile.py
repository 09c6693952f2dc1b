"""``deckwright.lock`` ⇄ `History`: one JSON array a line, sorted, so that git shows and merges one note at a time."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from json.encoder import encode_basestring as _text

from deckwright.domain.diagnostic import Diagnostic, Outcome, error, warning
from deckwright.domain.location import Location, SourceBytes, SourceText
from deckwright.domain.pattern import pattern
from deckwright.history.gaps import merge_gaps, same_gap
from deckwright.history.record import History, NoteHistory, Version
from deckwright.rendering.cloze import LAST_GAP

LOCK_NAME = "deckwright.lock"
HEADER = "# What deckwright shipped so far. Commit this file with the decks; deckwright alone writes it.\n"
FORMAT = 1
_DAMAGED = "this line of the history is damaged"
_STATES = ("live", "retired", "forgotten")
_LAST_TIME = 1 << 40
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_NOT_UTF8 = pattern("[\udc80-\udcff]")
_HALF_CHARACTER = pattern(r"\\u[dD][89a-fA-F]")
"""An escape that may be half of a character (or a text in which a backslash comes before such a ``u``)."""
_MEND = "restore the line from git, or run `deckwright build --rebuild-history` (its help says what that loses)"


def write_lock(history: History) -> str:
    """The text of the lock file: notes by deck and id, then notetypes and presets by name."""
    notes = sorted(history.notes.values(), key=lambda line: (line.deck, line.id, line.guid))
    versions = map(format_row, version_rows(versions_of(history)))
    return "".join(chain([HEADER, format_row(["format", FORMAT])], map(format_note, notes), versions))


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def format_row(row: list[object]) -> str:
    """One line of the lock file."""
    return f"{_encode(row)}\n"


def versions_of(history: History) -> dict[tuple[str, str], Version]:
    """The versions that a history holds, by table (``notetype``, ``preset``) and name."""
    tables = {"notetype": history.notetypes, "preset": history.presets, "project": history.projects}
    return {(table, name): version for table, known in tables.items() for name, version in known.items()}


def version_rows(versions: Mapping[tuple[str, str], Version]) -> Iterator[list[object]]:
    """The rows of notetypes and presets, by table and name."""
    return ([table, name, *version] for (table, name), version in sorted(versions.items()))


def format_note(line: NoteHistory) -> str:
    """The line of one note: an array like the others, put together by hand because there are a hundred thousand."""
    guid, deck, identity, kind, content, changed, gaps, cards, front, back, home, batch, state, was, tags, others = line
    about = f'"{state}",{changed},{_text(content)},{_text(home)},{batch}'
    return (
        f'["note",{_text(deck)},{_text(identity)},{_text(guid)},{_text(kind)},{about},[{_pairs(gaps) if gaps else ""}],'
        f"[{_numbers(cards)}],{_text(front)},{_text(back)},{_text(was)},{_text(tags)},"
        f"[{_pairs(others) if others else ''}]]\n"
    )


def _pairs(pairs: Iterable[tuple[int, str]]) -> str:
    return ",".join([f"[{number},{_text(text)}]" for number, text in pairs])


@lru_cache(maxsize=1000)
def _numbers(numbers: tuple[int, ...]) -> str:
    """Few combinations of cards are those of nearly all notes."""
    return ",".join(map(str, numbers))


def decode_lock(source: SourceBytes) -> Outcome[History]:
    """The history in a lock file's bytes. What is no character of UTF-8 damages its line alone."""
    text = source.data.decode("utf-8", "surrogateescape")
    if not text.isascii() and _NOT_UTF8.search(text):
        text = "\n".join("damaged" if _NOT_UTF8.search(line) else line for line in text.split("\n"))
    if _HALF_CHARACTER.search(text):
        text = "\n".join(line if _has_text(line) else "damaged" for line in text.split("\n"))
    return read_lock(SourceText(source.path, text))


def _has_text(line: str) -> bool:
    """Whether the escapes in a line stand for characters."""
    try:
        return not _HALF_CHARACTER.search(line) or bool(_encode(json.loads(line)).encode("utf-8"))
    except (ValueError, RecursionError):
        return False


def read_lock(source: SourceText) -> Outcome[History]:
    """The history that the text holds. Conflict markers and damaged lines are reported; the rest is read.

    A guid that stands twice (git merged two people's builds by keeping both lines) is reconciled.
    """
    lines = [(number, line) for number, line in enumerate(source.text.split("\n"), 1) if line and line[0] != "#"]
    found: list[Diagnostic] = []
    rows = _decode(lines, source.path, found)
    notes: dict[str, NoteHistory] = {}
    versions: dict[str, dict[str, Version]] = {"notetype": {}, "preset": {}, "project": {}}
    if not any(isinstance(row, list) and row[:1] == ["format"] for _, row in rows):
        found.append(error(Location(source.path), "DW431", "the beginning of the history is lost", _MEND))
    for number, row in rows:
        at = Location(source.path, number)
        line = _note(row)
        if line is None:
            problem = _take_version(row, versions)
            if problem:
                found.append(error(at, "DW431", problem, _MEND))
        elif line.guid in notes:
            found.extend(_shared_numbers(at, notes[line.guid], line))
            notes[line.guid] = reconcile(notes[line.guid], line)
        else:
            notes[line.guid] = line
    return Outcome(History(notes, versions["notetype"], versions["preset"], versions["project"]), tuple(found))


def without_decks(lock: SourceBytes, decks: Collection[str]) -> SourceBytes:
    """The lock file, as far as it can be read, without the notes of these deck ids."""
    history = decode_lock(lock).value
    notes = {guid: line for guid, line in history.notes.items() if line.deck not in decks}
    return SourceBytes(lock.path, write_lock(history._replace(notes=notes)).encode("utf-8"))


def _decode(lines: list[tuple[int, str]], path: str, found: list[Diagnostic]) -> list[tuple[int, list[object]]]:
    """Line number and array of every sound line: all at once where all are sound, else one by one."""
    try:
        rows = json.loads(f"[{','.join(line for _, line in lines)}]")
        if len(rows) == len(lines):
            return list(zip((number for number, _ in lines), rows, strict=True))
    except (ValueError, RecursionError):
        pass
    return [(number, row) for number, line in lines if (row := _decode_line(line, Location(path, number), found))]


def _decode_line(line: str, at: Location, found: list[Diagnostic]) -> list[object] | None:
    if line.startswith(_CONFLICT):
        hint = "keep the lines of both sides and delete the markers: deckwright reconciles them"
        found.append(error(at, "DW430", "git left a conflict marker in the history", hint))
        return None
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, list) or not row:
        found.append(error(at, "DW431", _DAMAGED, _MEND))
        return None
    return row


_NOTE_TYPES = [str] * 6 + [int, str, str, int, list, list] + [str] * 4 + [list]


def _note(row: object) -> NoteHistory | None:
    """The note that a row is of; None for a row of something else, or a damaged one."""
    if not isinstance(row, list) or list(map(type, row)) != _NOTE_TYPES or row[0] != "note":
        return None
    (_, deck, identity, guid, kind, state, changed, content, home, batch, gaps, cards, front, back, was, tags,
     others) = row  # fmt: skip
    sound = state in _STATES and 0 <= changed < _LAST_TIME and 0 <= batch < _LAST_TIME
    if not (sound and all(map(_is_number, cards)) and all(map(_is_pair, gaps)) and all(map(_is_pair, others))):
        return None
    return NoteHistory(
        guid, deck, identity, kind, content, changed, tuple(map(tuple, gaps)), tuple(cards), front, back, home,
        batch, state, was, tags, tuple(map(tuple, others)),
    )  # fmt: skip


def _is_number(value: object) -> bool:
    return type(value) is int and 0 <= value <= LAST_GAP


def _is_pair(row: object) -> bool:
    """Whether this is the number of a gap or of a field, and its text."""
    return isinstance(row, list) and len(row) == 2 and _is_number(row[0]) and isinstance(row[1], str)


def _take_version(row: object, versions: dict[str, dict[str, Version]]) -> str:
    """Put the version that a row holds where it belongs; what is wrong with the row, or nothing."""
    match row:
        case ["notetype" | "preset" | "project" as table, str(name), str(content), int(changed)] if (
            0 <= changed < _LAST_TIME
        ):
            version = Version(content, changed)
            versions[table][name] = max(versions[table].get(name, version), version, key=lambda each: each[::-1])
        case ["format", int(number)]:
            return "" if number == FORMAT else f"the history has format {number}, this deckwright reads {FORMAT}"
        case _:
            return _DAMAGED
    return ""


def reconcile(one: NoteHistory, other: NoteHistory) -> NoteHistory:
    """Of two lines for one note the later, with the gaps of both: no number is ever given away twice.

    Where they shipped different texts, nobody knows which one a learner has: the next build counts as a change.
    """
    old, new = sorted((one, other), key=lambda line: (line.changed, line))
    gaps = merge_gaps(old.gaps, new.gaps)
    return new._replace(gaps=gaps, content=new.content if new.content == old.content else "")


def _shared_numbers(at: Location, one: NoteHistory, other: NoteHistory) -> Iterator[Diagnostic]:
    """A warning for every gap number that two people gave to different gaps before their histories were merged."""
    first = dict(one.gaps)
    for gap, text in dict(other.gaps).items():
        if gap in first and not same_gap(first[gap], text):
            message = f"two builds gave c{gap} of `{one.id}` to “{first[gap]}” and to “{text}”"
            hint = "one of them gets a new number now; those who studied it meet it as a new card"
            yield warning(at, "DW435", message, hint)
