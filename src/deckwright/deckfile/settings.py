"""Every setting of Anki's deck options as an author writes it: one table for reader, schema, documentation and build.

The defaults are the preset ``steady``: ready for FSRS, and keeping the order of the file. A name with a dot is a key
inside a key: ``leech.action`` is written ``leech: {action: tag}``.
"""

from __future__ import annotations

from deckwright.deckfile.setting_values import (
    Kind,
    Refusal,
    SettingValue,
    choice,
    count,
    day,
    days,
    flag,
    fsrs_parameters,
    number,
    search,
    seconds,
    steps,
)
from deckwright.domain.named import NamedTuple

PRESETS_BOX = "Import any deck presets"
PROGRESS_BOX = "Import any learning progress"
"""The boxes of Anki's import window, by their labels. Neither is ticked at first; Anki remembers the last choice."""

OLDEST_ANKI = "23.12"
"""The oldest Anki against which arrival has been measured."""


class Arrival(NamedTuple):
    """What it takes for a setting to arrive: boxes to tick, and the first Anki (of those measured) that knows it.

    An older Anki keeps what it does not know, and uses it once it is updated.
    """

    boxes: tuple[str, ...] = (PRESETS_BOX,)
    since: str = OLDEST_ANKI
    note: str = ""


class Setting(NamedTuple):
    """A setting: its name, what it may be, what ``steady`` has (as authors write it), what it does, how it arrives."""

    name: str
    kind: Kind
    default: str
    doc: str
    arrival: Arrival = Arrival()

    @property
    def default_value(self) -> SettingValue:
        """What ``steady`` has, in the setting's unit."""
        value = self.kind.parse(self.default.split())
        assert not isinstance(value, Refusal), f"{self.name}: {value}"
        return value


def _since(version: str, note: str = "") -> Arrival:
    return Arrival(since=version, note=note)


_WEEKDAYS = {
    "mon": "Mondays",
    "tue": "Tuesdays",
    "wed": "Wednesdays",
    "thu": "Thursdays",
    "fri": "Fridays",
    "sat": "Saturdays",
    "sun": "Sundays",
}

SETTINGS: tuple[Setting, ...] = (
    # Daily limits. Reviews are not limited: what waits unseen is forgotten, and FSRS takes the delay for a choice.
    Setting("new_per_day", count(0, 9999), "10", "New cards a day."),
    Setting("reviews_per_day", count(0, 9999), "9999", "Reviews a day."),
    # New cards. One step on the first day: FSRS chooses every interval after it.
    Setting("learning_steps", steps(), "10m", "Waits between the first answers to a new card."),
    Setting("graduating_interval", days(36500), "1d", "First interval after the last learning step (without FSRS)."),
    Setting("easy_interval", days(36500), "4d", "First interval after *Easy* on a new card (without FSRS)."),
    Setting("insertion_order", choice("sequential", "random"), "sequential", "Positions of cards added in Anki."),
    # Lapses.
    Setting("relearning_steps", steps(), "10m", "Waits between the answers to a forgotten card."),
    Setting("minimum_interval", days(36500), "1d", "Shortest interval after a lapse."),
    Setting("leech.threshold", count(1, 9999), "8", "Lapses that make a card a leech."),
    Setting("leech.action", choice("suspend", "tag"), "suspend", "What happens to a leech, besides the tag `leech`."),
    # Order. Lowest position first and no sorting after that is the order of the file, across subdecks too.
    Setting(
        "new_gather_order",
        choice("position", "position-descending", "deck", "deck-then-random-notes", "random-notes", "random-cards"),
        "position",
        "Which new cards are taken for today.",
    ),
    Setting(
        "new_sort_order",
        choice("gathered", "template", "template-then-random", "random-note-then-template", "random"),
        "gathered",
        "How today's new cards are then sorted.",
    ),
    Setting("new_mix", choice("mixed", "after", "before"), "mixed", "New cards among, after or before reviews."),
    Setting(
        "interday_learning_mix",
        choice("mixed", "after", "before"),
        "mixed",
        "Cards with a learning step over a day: among, after or before reviews.",
    ),
    Setting(
        "review_order",
        choice(
            "due",
            "due-then-deck",
            "deck-then-due",
            "interval-ascending",
            "interval-descending",
            "ease-ascending",
            "ease-descending",
            "retrievability-ascending",
            "retrievability-descending",
            "relative-overdueness",
            "random",
            "added",
            "added-descending",
        ),
        "due",
        "How reviews are sorted.",
        Arrival(
            note="added from 24.06, retrievability from 24.11 (ascending was relative overdueness before), "
            "relative-overdueness from 26.09"
        ),
    ),
    # Burying keeps the cards of one note, and so its answers, off the same day.
    Setting("bury.new", flag(), "true", "New siblings of a card answered today wait until tomorrow."),
    Setting("bury.reviews", flag(), "true", "So do review siblings."),
    Setting("bury.interday_learning", flag(), "true", "So do siblings with a learning step over a day."),
    # FSRS.
    Setting(
        "desired_retention",
        number(0.7, 0.99, "0.9"),
        "0.9",
        "Share of reviews that should be remembered.",
        Arrival(note="a retention on the deck itself needs no box (new decks, from 25.09)"),
    ),
    Setting(
        "fsrs_parameters",
        fsrs_parameters(),
        "none",
        "The learner's own FSRS parameters.",
        Arrival((PRESETS_BOX, PROGRESS_BOX), note="19 numbers from 24.11, 21 from 25.09; both boxes from 26.08"),
    ),
    Setting("fsrs_search", search(), "none", "Which cards the optimiser learns from."),
    Setting(
        "historical_retention", number(0.7, 0.97, "0.9"), "0.9", "Retention assumed where old reviews are missing."
    ),
    Setting("ignore_reviews_before", day(), "none", "The optimiser passes over older reviews.", _since("24.06")),
    *(
        Setting(
            f"easy_days.{name}",
            choice("normal", "reduced", "minimum"),
            "normal",
            f"How much work {label} get.",
            _since("24.11"),
        )
        for name, label in _WEEKDAYS.items()
    ),
    # Intervals.
    Setting("maximum_interval", days(36500), "100y", "Longest interval."),
    Setting("starting_ease", number(1.31, 5, "2.5"), "2.5", "First ease (without FSRS)."),
    Setting("easy_bonus", number(1, 5, "1.3"), "1.3", "Extra factor for *Easy* (without FSRS)."),
    Setting("interval_modifier", number(0.5, 2, "1"), "1", "Factor on every interval (without FSRS)."),
    Setting("hard_interval", number(0.5, 1.3, "1.2"), "1.2", "Factor for *Hard* (without FSRS)."),
    Setting("new_interval", number(0, 1, "0"), "0", "Factor after a lapse (without FSRS)."),
    # Timers and sound.
    Setting("timer.maximum", seconds(1, 9999), "60s", "Longest answer time that is recorded."),
    Setting("timer.show", flag(), "false", "Show a running timer."),
    Setting("timer.stop_on_answer", flag(), "false", "Stop the timer when the answer is shown."),
    Setting("audio.autoplay", flag(), "true", "Play sounds by themselves."),
    Setting("audio.replay_question", flag(), "true", "Replaying an answer plays the question's sounds too."),
    # Auto advance.
    Setting("auto_advance.question", seconds(0, 9999), "0s", "Seconds until the question ends by itself; 0s: never."),
    Setting("auto_advance.answer", seconds(0, 9999), "0s", "Seconds until the answer ends by itself; 0s: never."),
    Setting("auto_advance.wait_for_audio", flag(), "true", "Wait for sounds to end first."),
    Setting(
        "auto_advance.question_action",
        choice("show-answer", "show-reminder"),
        "show-answer",
        "What then happens to the question.",
        _since("24.06"),
    ),
    Setting(
        "auto_advance.answer_action",
        choice("bury", "again", "good", "hard", "show-reminder"),
        "bury",
        "What then happens to the answer.",
    ),
)

SETTING_BY_NAME = {setting.name: setting for setting in SETTINGS}

DECK_LIMITS: tuple[Setting, ...] = (
    Setting("new_per_day", count(0, 9999), "10", "New cards a day, for this deck only.", Arrival((PROGRESS_BOX,))),
    Setting("reviews_per_day", count(0, 9999), "9999", "Reviews a day, for this deck only.", Arrival((PROGRESS_BOX,))),
    Setting(
        "desired_retention",
        number(0.7, 0.99, "0.9", digits=2),
        "0.9",
        "Share of reviews to remember, for this deck only.",
        Arrival((), since="25.09", note="only when the deck is new to the learner"),
    ),
)
"""What ``limits:`` of a deck file may hold: Anki keeps these beside the preset, for one deck."""

DECK_LIMIT_BY_NAME = {setting.name: setting for setting in DECK_LIMITS}
