"""A document → its outline: statements, questions, definitions and pairs, each with its headings and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from deckwright.domain.diagnostic import Outcome, error, has_errors
from deckwright.domain.location import Location
from deckwright.sources import read_document
from deckwright.sources.boilerplate import without_boilerplate
from deckwright.sources.formats.record import Block, Document
from deckwright.sources.outline import LeftOut, Outline, Piece, Statement, with_unique_places
from deckwright.sources.provenance import normalised
from deckwright.sources.shapes.lists import definition_statement, list_statements
from deckwright.sources.shapes.parts import in_parts
from deckwright.sources.shapes.prose import answer_pair, prose_statements
from deckwright.sources.shapes.signs import is_question, word_count
from deckwright.sources.shapes.tables import pair_statement, table_statements

_LONGEST_ANSWER = 80
"""Words that a paragraph below a question may have to be taken as its answer."""


def read_outline(data: bytes, path: str) -> Outcome[Outline]:
    """What a source says, and all that was wrong with it; a source that says nothing is an error.

    Raises:
        MissingExtra: reading this format, or splitting sentences, needs a library that is not installed.
    """
    document = read_document(data, path)
    found = outline(document.value)
    problems = document.diagnostics
    if not found.statements and not has_errors(problems):
        hint = "A statement is a sentence with a full stop, an item of a list, a definition or a row of two cells."
        problems = (*problems, error(Location(path), "DW011", "no statement found in this source", hint))
    return Outcome(found, problems)


def outline(document: Document) -> Outline:
    """What the document says, each thing once, without its boilerplate. Code is skipped; tables are taken row by row.

    Raises:
        MissingExtra: the sentence splitter is not installed.
    """
    body = without_boilerplate(document.blocks)
    pieces: list[Piece] = [piece for path, blocks in _sections(body) for piece in _section(path, blocks)]
    once: dict[str, Statement] = {}
    said = [part for piece in pieces if isinstance(piece, Statement) for part in in_parts(piece)]
    again = [each for each in said if once.setdefault(normalised(each.text), each) is not each]
    left_out = [
        *_boilerplate(document.blocks, body),
        *_headings(body, once.values()),
        *(piece for piece in pieces if isinstance(piece, LeftOut)),
        *(LeftOut(each.text, each.at, "again") for each in again),
    ]
    in_order = tuple(sorted(left_out, key=lambda piece: piece.at))
    return Outline(with_unique_places(once.values()), document.unit, document.title, in_order)


def _boilerplate(blocks: Sequence[Block], body: Sequence[Block]) -> Iterator[LeftOut]:
    kept = set(map(id, body))
    return (LeftOut(block.text, block.at, "boilerplate") for block in blocks if id(block) not in kept)


def _headings(body: Sequence[Block], statements: Iterable[Statement]) -> Iterator[LeftOut]:
    """The headings, but those that ask what the text below them answers."""
    asking = {each.front for each in statements if each.kind == "pair"}
    headings = (block for block in body if block.kind == "heading" and block.text not in asking)
    return (LeftOut(block.text, block.at, "heading") for block in headings)


def _sections(blocks: tuple[Block, ...]) -> Iterator[tuple[tuple[str, ...], list[Block]]]:
    """The blocks below each heading, with the headings above them, outermost first."""
    above: list[Block] = []
    below: list[Block] = []
    for block in blocks:
        if block.kind != "heading":
            below.append(block)
            continue
        if below or above:
            yield tuple(each.text for each in above), below
        above = [each for each in above if each.level < block.level] + [block]
        below = []
    yield tuple(each.text for each in above), below


def _section(path: tuple[str, ...], blocks: list[Block]) -> list[Piece]:
    made: list[Piece] = []
    answer = _answer_of_heading(path, blocks)
    if answer:
        made.append(answer_pair(path[-1], " ".join(each.text for each in answer), answer[0].at, path[:-1]))
    paragraphs, intro = 1, ""
    for kind, group in groupby(blocks[len(answer) :], key=lambda block: block.kind):
        together = tuple(group)
        made += _pieces(together, path, paragraphs, intro)
        paragraphs += len(together) if kind == "paragraph" else 0
        intro = together[-1].text if kind == "paragraph" else ""
    return made


def _pieces(blocks: Sequence[Block], path: tuple[str, ...], first: int, intro: str) -> list[Piece]:
    kind = blocks[0].kind
    if kind == "item":
        return list_statements(blocks, path, intro)
    if kind == "paragraph":
        return prose_statements(blocks, path, first)
    if kind == "row":
        return table_statements(blocks, path)
    if kind == "definition":
        return [definition_statement(block.cells[0], block.cells[1], block.at, path) for block in blocks]
    if kind == "pair":
        return [pair_statement(block, path) for block in blocks]
    return [LeftOut(block.text, block.at, "code") for block in blocks]


def _answer_of_heading(path: tuple[str, ...], blocks: list[Block]) -> list[Block]:
    """The paragraphs that answer a heading that asks; none where they are too long for an answer, or ask themselves."""
    if not path or not is_question(path[-1]):
        return []
    answer = list(takewhile(lambda block: block.kind == "paragraph", blocks))
    words = sum(word_count(block.text) for block in answer)
    return answer if words <= _LONGEST_ANSWER and not any(is_question(block.text) for block in answer) else []
