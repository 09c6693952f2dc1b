"""The keys that every note has, whatever its kind."""

from __future__ import annotations

from deckwright.notekinds.record import Key
from deckwright.notekinds.schedule import SCHEDULE_KEY

NOTE_ID = Key(
    "id",
    "id",
    "Identity of the note, `[a-z0-9-]+`, unique in its deck id; it never changes, or Anki takes the note for a new "
    "one. `deckwright check --fix` writes the missing ones.",
)
"""The first key of every note, and of every entry of a key with the shape ``entries``."""

QUALITY_KEY = Key(
    "lint",
    "mapping",
    "What `check` does not say about this note.",
    keys=(Key("ignore", "codes", "Codes of rules that are not applied here, such as `[DW301]`."),),
)

SPEAK_KEY = Key(
    "speak", "voice", "Has the device read cards aloud: a language with its country, such as `en_US`; or `none`."
)

COMMON_KEYS: tuple[Key, ...] = (
    NOTE_ID,
    Key("tags", "tags", "Tags of this note, besides those of the deck."),
    Key("deck", "line", "Another deck for this note's cards, such as `Leadership::Followers`."),
    Key("source", "line", "Where the idea comes from, such as `principle 1`; shown small on the back."),
    Key("origin", "line", "Written by `deckwright draft`: file, place and state of the statement drafted from."),
    Key("requires", "ids", "Ids of the notes that are to be met before this one."),
    Key("corrected", "date", "A date, `2026-11-23`: tells those who learnt the old answer, for as long as it stands."),
    Key("was", "reference", "The id that this note had before (`other-deck/id` for another deck): its reviews follow."),
    Key("retired", "flag", "`true` takes the note out of use: learners are told that they may delete it."),
    QUALITY_KEY,
    Key("extra", "markdown", "More about the answer, shown small below it."),
    SPEAK_KEY,
    SCHEDULE_KEY,
)
