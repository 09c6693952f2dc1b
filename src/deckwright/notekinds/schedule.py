"""The keys under ``schedule:``, the same for every note kind."""

from __future__ import annotations

from deckwright.notekinds.record import Key

REVIEW_KEYS = (
    Key("date", "line", "The date of the answer, such as `2026-09-04`.", required=True),
    Key("rating", "choice", "The button.", required=True, choices=("again", "hard", "good", "easy")),
)
CARD_KEYS = (
    Key("suspended", "flag", "Whether the card arrives suspended."),
    Key("flag", "line", "The card's flag: 1 to 7, or red, orange, green, blue, pink, turquoise, purple."),
    Key("due", "line", "The date on which the card is next shown, such as `2026-12-01`."),
    Key("interval", "line", "Days between the last answer and `due`, such as `30d` (also `2w`, `1y`)."),
    Key("stability", "line", "FSRS stability: the days until recall falls to 90 %."),
    Key("difficulty", "line", "FSRS difficulty, from 1 to 10."),
    Key("reps", "line", "How often the card has been answered."),
    Key("lapses", "line", "How often it was forgotten after it had been learned."),
    Key("reviews", "entries", "Every answer so far; FSRS memory and `due` follow from them.", keys=REVIEW_KEYS),
)
SCHEDULE_KEYS = (
    *CARD_KEYS,
    Key("cards", "mapping", "Keys for single cards: `c1`, `c2` of a cloze; `question`, `reverse` of a question."),
)
SCHEDULE_KEY = Key(
    "schedule",
    "schedule",
    "The state that the note's cards arrive with. It takes effect only when a card is first imported, with *Import any "
    "learning progress* ticked.",
    keys=SCHEDULE_KEYS,
)
