"""The keys of a deck file and of ``deckwright.yaml``; those of a note are in `notekinds`."""

from __future__ import annotations

from deckwright.notekinds.keys import SPEAK_KEY
from deckwright.notekinds.record import Key

REFERENCE_KEYS: tuple[Key, ...] = (
    Key("title", "line", "Title of the book, article or page."),
    Key("author", "line", "Who wrote it."),
    Key("url", "line", "Where it can be read."),
)

THEME_KEYS: tuple[Key, ...] = (
    Key("accent", "line", "The one colour of all cards, such as `3b50c8`; the shade for dark cards is made from it."),
    Key("font", "choice", "Letters without serifs, or with them.", choices=("sans", "serif")),
    Key("size", "line", "Size of the text in pixels, 16 to 32."),
)

QUALITY_KEY = Key(
    "lint",
    "quality",
    "Rules of card quality: `ignore: [DW301]`, a severity (`DW301: info`, `off`) or thresholds (`DW301: {words: 20}`).",
)

DECK_KEYS: tuple[Key, ...] = (
    Key(
        "id",
        "id",
        "Identity of the deck, `[a-z0-9-]+`; it never changes, whatever the deck is called. Files may share one.",
        required=True,
    ),
    Key("deck", "line", "Name of the deck in Anki, with `::` between its levels.", required=True),
    Key("description", "markdown", "Shown on the deck's page in Anki."),
    Key("tags", "tags", "Tags of every note in this file."),
    Key("reference", "mapping", "Where the ideas come from; shown small on every back.", keys=REFERENCE_KEYS),
    SPEAK_KEY,
    Key("preset", "preset", "The name of a preset, or a mapping of deck options."),
    Key("limits", "limits", "New cards, reviews and retention of this deck alone: `{new_per_day: 5}`."),
    QUALITY_KEY,
    Key(
        "order",
        "choice",
        "Order of new cards: `file` (as written), `shuffled` (the same every time) or `interleaved` (in turn from each "
        "subdeck).",
        choices=("file", "shuffled", "interleaved"),
    ),
    Key("spread", "count", "How many places apart the new cards of one entry are, 1 to 1000; 10 if not given."),
    Key(
        "drafted", "drafted", "Written by `deckwright draft`: its drafts, so that it knows what a person changed since."
    ),
    Key("notes", "notes", "The notes, in the order in which they are to be learnt.", required=True),
)

PROJECT_KEYS: tuple[Key, ...] = (
    Key(
        "project",
        "id",
        "Identity of the project, `[a-z0-9-]+`; it never changes: every note's identity in Anki rests on it.",
        required=True,
    ),
    Key("presets", "presets", "Named sets of deck options, for the key `preset` of deck files."),
    QUALITY_KEY,
    Key("theme", "mapping", "How all cards look; a `style.css` beside this file is added to it.", keys=THEME_KEYS),
)
