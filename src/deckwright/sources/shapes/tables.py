"""Table rows → pairs: what stands in the first column is asked about, every further cell is an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckwright.sources.formats.record import Block
from deckwright.sources.outline import LeftOut, Piece, Statement, named_place
from deckwright.sources.shapes.signs import is_language

_MOST_COLUMNS = 6
_LEAST_ROWS = 2


def table_statements(rows: Sequence[Block], path: tuple[str, ...]) -> list[Piece]:
    """The pairs of a table. With column names: *France: capital?* → *Paris*. A table of figures alone has none.

    Without names only a table of two columns says what is asked.
    """
    named = rows[0].head or _names_columns(rows)
    head = rows[0].cells if named else ()
    body = [row for row in rows[named:] if not row.head]
    if not head and any(len(row.cells) != 2 for row in body):
        return [LeftOut(row.text, row.at, "figures") for row in body]
    return [piece for row in body for piece in _row(row, head, path)]


def _row(row: Block, head: tuple[str, ...], path: tuple[str, ...]) -> list[Piece]:
    pairs = list(_pairs(row, head, path)) if len(row.cells) <= _MOST_COLUMNS else []
    return [*pairs] or [LeftOut(row.text, row.at, "figures")]


def _names_columns(rows: Sequence[Block]) -> bool:
    """Whether an unmarked first row looks like names: in some column it alone begins with a capital letter."""
    first, *others = (row.cells for row in rows)
    if len(others) < _LEAST_ROWS or any(len(cells) != len(first) for cells in others):
        return False
    return all(cell[:1].isupper() for cell in first) and any(
        all(cells[index] and not cells[index][0].isupper() for cells in others) for index in range(1, len(first))
    )


def pair_statement(block: Block, path: tuple[str, ...]) -> Statement:
    """A question and its answer as a spreadsheet has them."""
    front, back, *extra = block.cells
    place = named_place("pair", front)
    named = dict(block.named)
    return Statement(
        block.text,
        "pair",
        place,
        block.at,
        None,
        path,
        front=front,
        back=back,
        extra=tuple(extra),
        source=named.get("source", ""),
        tags=tuple(named.get("tags", "").split()),
    )


def _pairs(row: Block, head: tuple[str, ...], path: tuple[str, ...]) -> Iterator[Statement]:
    name, *cells = row.cells
    if not name or not is_language(name):
        return
    for index, cell in enumerate(cells, start=1):
        column = head[index] if index < len(head) else ""
        front = f"{name}: {column}?" if column else name
        if cell:
            place = named_place("pair", f"{column} {name}".strip())
            said = f"{front} {cell}" if column else f"{front}: {cell}"
            yield Statement(said, "pair", place, row.at, None, path, front=front, back=cell)
