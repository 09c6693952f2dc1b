"""Notetypes in Anki's sense: which fields a note has, and which templates turn them into cards."""

from __future__ import annotations

from enum import IntEnum

from deckwright.domain.named import NamedTuple


class NotetypeKind(IntEnum):
    """Anki's two ways to make cards: one for each template, or one for each cloze number."""

    STANDARD = 0
    CLOZE = 1


class Field(NamedTuple):
    """A field. ``id`` lets Anki follow a rename (anki-measured: fields match by id when both sides have one).

    ``tag`` is Anki's own number for a field that it treats specially (image occlusion needs 0 to 4).
    """

    id: int
    name: str
    tag: int | None = None


class Template(NamedTuple):
    """A card template: question (front) and answer (back) in Anki's template language."""

    id: int
    name: str
    question: str
    answer: str


class Notetype(NamedTuple):
    """A notetype as a package carries it. ``stock_kind`` is Anki's ``originalStockKind`` (5 cloze, 6 occlusion)."""

    id: int
    name: str
    kind: NotetypeKind
    fields: tuple[Field, ...]
    templates: tuple[Template, ...]
    css: str
    stock_kind: int = 0
