"""``deckwright.lock`` ⇄ `History`: one JSON array a line, sorted, so that git shows and merges one note at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from deckwright.domain.diagnostic import Diagnostic, Outcome, error
from deckwright.domain.location import Location, SourceBytes, SourceText
from deckwright.history.record import History, NoteHistory, Version

LOCK_NAME = "deckwright.lock"
HEADER = "# What deckwright shipped so far. Commit this file with the decks; deckwright alone writes it.\n"
FORMAT = 1
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_MEND = "restore the line from git, or run `deckwright build --rebuild-history` (its help says what that loses)"


def write_lock(history: History) -> str:
    """The text of the lock file: notes by deck and id, then notetypes and presets by name."""
    notes = sorted(history.notes.values(), key=lambda line: (line.deck, line.id, line.guid))
    rows: Iterator[list[object]] = chain([["format", FORMAT]], map(note_row, notes), version_rows(versions_of(history)))
    return HEADER + "".join(map(format_row, rows))


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def format_row(row: list[object]) -> str:
    """One line of the lock file."""
    return f"{_encode(row)}\n"


def versions_of(history: History) -> dict[tuple[str, str], Version]:
    """The versions that a history holds, by table (``notetype``, ``preset``) and name."""
    tables = {"notetype": history.notetypes, "preset": history.presets}
    return {(table, name): version for table, known in tables.items() for name, version in known.items()}


def version_rows(versions: Mapping[tuple[str, str], Version]) -> Iterator[list[object]]:
    """The rows of notetypes and presets, by table and name."""
    return ([table, name, *version] for (table, name), version in sorted(versions.items()))


def note_row(line: NoteHistory) -> list[object]:
    """The row of one note."""
    return [
        "note", line.deck, line.id, line.guid, line.kind, line.state, line.changed, line.content,
        line.home, line.batch, line.gaps, line.cards, line.front, line.back,
    ]  # fmt: skip


def decode_lock(source: SourceBytes) -> Outcome[History]:
    """The history in a lock file's bytes. A byte that is no UTF-8 damages its line alone."""
    try:
        text = source.data.decode("utf-8")
    except UnicodeDecodeError:
        lines = source.data.decode("utf-8", "surrogateescape").split("\n")
        text = "\n".join("damaged" if _NOT_UTF8.search(line) else line for line in lines)
    return read_lock(SourceText(source.path, text))


def read_lock(source: SourceText) -> Outcome[History]:
    """The history that the text holds. Conflict markers and damaged lines are reported; the rest is read.

    A guid that stands twice (git merged two people's builds by keeping both lines) is reconciled.
    """
    lines = [(number, line) for number, line in enumerate(source.text.split("\n"), 1) if line and line[0] != "#"]
    found: list[Diagnostic] = []
    rows = _decode(lines, source.path, found)
    notes: dict[str, NoteHistory] = {}
    versions: dict[str, dict[str, Version]] = {"notetype": {}, "preset": {}}
    for number, row in rows:
        problem = _take(row, notes, versions)
        if problem:
            found.append(error(Location(source.path, number), "DW431", problem, _MEND))
    return Outcome(History(notes, versions["notetype"], versions["preset"]), tuple(found))


def _decode(lines: list[tuple[int, str]], path: str, found: list[Diagnostic]) -> Iterable[tuple[int, list[object]]]:
    """Line number and array of every sound line: all at once where all are sound, else one by one."""
    try:
        rows = json.loads(f"[{','.join(line for _, line in lines)}]")
        if len(rows) == len(lines):
            return zip((number for number, _ in lines), rows, strict=True)
    except ValueError:
        pass
    return [(number, row) for number, line in lines if (row := _decode_line(line, Location(path, number), found))]


def _decode_line(line: str, at: Location, found: list[Diagnostic]) -> list[object] | None:
    if line.startswith(_CONFLICT):
        hint = "keep the lines of both sides and delete the markers: deckwright reconciles them"
        found.append(error(at, "DW430", "git left a conflict marker in the history", hint))
        return None
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, list) or not row:
        found.append(error(at, "DW431", "this line of the history is damaged", _MEND))
        return None
    return row


def _take(row: object, notes: dict[str, NoteHistory], versions: dict[str, dict[str, Version]]) -> str:
    """Put one row where it belongs; what is wrong with it, or nothing."""
    match row:
        case ["note", str(deck), str(identity), str(guid), str(kind), str(state), int(changed), str(content),
              str(home), int(batch), list(gaps), list(cards), str(front), str(back)]:  # fmt: skip
            try:
                pairs = tuple((int(number), str(text)) for number, text in gaps)
                ordinals = tuple(int(card) for card in cards)
            except (TypeError, ValueError):
                return "this line of the history is damaged"
            line = NoteHistory(
                guid, deck, identity, kind, content, changed, pairs, ordinals, front, back, home, batch, state
            )
            notes[guid] = reconcile(notes[guid], line) if guid in notes else line
        case ["notetype" | "preset" as table, str(name), str(content), int(changed)]:
            version = Version(content, changed)
            versions[table][name] = max(versions[table].get(name, version), version, key=lambda each: each.changed)
        case ["format", int(number)]:
            return "" if number == FORMAT else f"the history has format {number}, this deckwright reads {FORMAT}"
        case _:
            return "this line of the history is damaged"
    return ""


def reconcile(one: NoteHistory, other: NoteHistory) -> NoteHistory:
    """Of two lines for one note the later, with the gap numbers of both: no number is ever given away twice."""
    old, new = sorted((one, other), key=lambda line: (line.changed, line.content))
    gaps = tuple(sorted({**dict(old.gaps), **dict(new.gaps)}.items()))
    return new._replace(gaps=gaps)
