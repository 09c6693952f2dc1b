"""CSV and TSV, from a spreadsheet or a flashcard site → pairs: first column the question, second the answer."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from types import MappingProxyType

from deckwright.domain.diagnostic import Diagnostic, Outcome
from deckwright.domain.named import NamedTuple
from deckwright.sources.formats import problems
from deckwright.sources.formats.encoding import read_text
from deckwright.sources.formats.lines import squeezed
from deckwright.sources.formats.record import Block, Document, Format

_DELIMITERS = "\t;,|"
_SAMPLE = 64
_FIELD_LIMIT = 10_000_000
_FRONT = re.compile(r"(?i)(?:front|question|term|word|prompt|frage|vorderseite|begriff|pregunta|término|mot|fr)s?")
_BACK = re.compile(
    r"(?i)(?:back|answer|def(?:inition)?|description|meaning|translation|antwort|rückseite|respuesta|réponse)s?"
)
_NAMED = {
    "source": re.compile(r"(?i)(?:source|reference|ref|quelle|fuente|fonte)s?"),
    "tags": re.compile(r"(?i)(?:tag|label|category|schlagw[oö]rt(?:er)?|kategorie|etiqueta)s?"),
}
"""Further columns that are keys of notes, by what they are called."""
_LONGEST_NAME = 30


class _Columns(NamedTuple):
    """Which column asks, which answers, which are keys of notes, and whether the first row only names them."""

    front: int = 0
    back: int = 1
    named: Mapping[int, str] = MappingProxyType({})
    header: bool = False


def read(data: bytes, path: str) -> Outcome[Document]:
    """Pairs of a question and an answer; a first row of column names is recognised and tells which column is which.

    Further columns are kept in ``cells`` after the answer, or in ``named`` where they are called like a key of notes.
    """
    text = read_text(data, path)
    if not text.value:
        return Outcome(Document(()), text.diagnostics)
    rows = _rows(text.value)
    if all(len(cells) < 2 or not any(cells[1:]) for _, cells in rows):
        return Outcome(Document(()), (*text.diagnostics, problems.one_column(path)))
    columns = _columns(rows[0][1])
    body = rows[columns.header :]
    pairs = [_pair(at, cells, columns) for at, cells in body]
    blocks = tuple(pair for pair in pairs if pair is not None)
    return Outcome(Document(blocks), (*text.diagnostics, *_left_out(body, pairs, path)))


def delimiter_of(text: str) -> str:
    """The sign that stands equally often in most of the first lines; a comma where none does."""
    lines = [line for line in text.split("\n", _SAMPLE)[:_SAMPLE] if line.strip()]
    counts = {sign: [line.count(sign) for line in lines] for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: (sum(1 for count in counts[sign] if count), -_DELIMITERS.index(sign)))


def _rows(text: str) -> list[tuple[int, list[str]]]:
    csv.field_size_limit(max(csv.field_size_limit(), _FIELD_LIMIT))
    reader = csv.reader(io.StringIO(text), delimiter=delimiter_of(text), skipinitialspace=True, strict=False)
    rows: list[tuple[int, list[str]]] = []
    at = 1
    for cells in reader:
        rows.append((at, [squeezed(cell) for cell in cells]))
        at = reader.line_num + 1
    return [(at, cells) for at, cells in rows if any(cells)]


def _columns(first: list[str]) -> _Columns:
    """What the first row says of the columns, where it only names them."""
    fronts = [index for index, name in enumerate(first) if _is_called(name, _FRONT)]
    backs = [index for index, name in enumerate(first) if _is_called(name, _BACK)]
    if not fronts or not backs:
        return _Columns()
    front, back = fronts[0], backs[0]
    named = {
        index: key
        for key, pattern in _NAMED.items()
        for index, name in enumerate(first)
        if index not in (front, back) and _is_called(name, pattern)
    }
    return _Columns(front, back, named, header=True)


def _is_called(name: str, pattern: re.Pattern[str]) -> bool:
    return len(name) < _LONGEST_NAME and pattern.fullmatch(name) is not None


def _pair(at: int, cells: list[str], columns: _Columns) -> Block | None:
    front, back = columns.front, columns.back
    if len(cells) <= max(front, back) or not cells[front] or not cells[back]:
        return None
    others = [(index, cell) for index, cell in enumerate(cells) if index not in (front, back) and cell]
    more = (cell for index, cell in others if index not in columns.named)
    named = tuple((columns.named[index], cell) for index, cell in others if index in columns.named)
    question, answer = cells[front], cells[back]
    return Block("pair", f"{question}: {answer}", at, cells=(question, answer, *more), named=named)


def _left_out(rows: list[tuple[int, list[str]]], pairs: list[Block | None], path: str) -> tuple[Diagnostic, ...]:
    lines = [at for (at, _), pair in zip(rows, pairs, strict=True) if pair is None]
    return (problems.half_rows(path, lines[0], len(lines)),) if lines else ()


def _is_table(data: bytes) -> bool:
    """At least two lines, each with the same number of tabs: a list copied out of a spreadsheet."""
    lines = [line for line in data[:20_000].split(b"\n")[:_SAMPLE] if line.strip()]
    return len(lines) > 1 and len({line.count(b"\t") for line in lines[:-1]}) == 1 and b"\t" in lines[0].strip()


FORMAT = Format("table", (".csv", ".tsv", ".tab"), read, _is_table)
