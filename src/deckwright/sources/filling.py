"""Principles that a person wrote without gaps and questions → what is missing to learn them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckwright.domain.draft import DraftedNote
from deckwright.domain.note import Entry
from deckwright.rendering.cloze import find_gaps
from deckwright.sources.notes import asked_entries, text_value
from deckwright.sources.outline import Statement
from deckwright.sources.plain import as_markdown
from deckwright.sources.sketch import DraftWish, sketch

_MARKUP = re.compile(r"[*`$\[\]<>\\]|\{\{|^\s*[-#>+]|\n\s*\n", re.MULTILINE)


def fill(entries: Sequence[Entry], wish: DraftWish) -> Iterator[tuple[int, DraftedNote]]:
    """For each bare principle its position, the keys to set, and a comment where something could not be made.

    A principle with markup keeps its text as it is: only questions are added to it. Raises `MissingExtra`.
    """
    for index, entry in enumerate(entries):
        text = entry.text("principle")
        if text is None or find_gaps(text).gaps or entry.entries("ask"):
            continue
        words = " ".join(text.split())
        made = sketch(Statement(words, "statement", "", 0, listed=True), wish)
        if made is None:
            continue
        values: dict[str, object] = {}
        if made.text != as_markdown(words) and as_markdown(words) == words and not _MARKUP.search(text):
            values["principle"] = text_value(made.text)
        if made.asks and not _MARKUP.search(text):
            values["ask"] = tuple(asked_entries(made))
        comment = made.comment or ("" if values else "draft: no safe question for this statement")
        yield index, DraftedNote(Entry(entry.kind, entry.id, values, entry.at), comment)
