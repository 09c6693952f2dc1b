"""Presets in readable units → deck options as Anki stores them in a package.

Anki replaces a whole section of options in which one key is missing (anki-measured), so every object is complete.
"""

from __future__ import annotations

from collections.abc import Callable

from deckwright.deckfile.presets import setting_value
from deckwright.deckfile.setting_values import SettingValue
from deckwright.domain.ids import stable_id
from deckwright.domain.named import NamedTuple
from deckwright.domain.preset import Preset

Encode = Callable[[SettingValue], object]


class Option(NamedTuple):
    """Where Anki keeps a setting, and how it writes it."""

    setting: str
    path: tuple[str, ...]
    encode: Encode = lambda value: value


def _words(**numbers: int) -> Encode:
    """Anki's number for a word (in which Python wants ``_`` for ``-``)."""
    table: dict[object, int] = {word.replace("_", "-"): number for word, number in numbers.items()}
    return lambda value: table[value]


def _list(value: SettingValue) -> object:
    return list(value) if isinstance(value, tuple) else []


def _per_mille(value: SettingValue) -> object:
    return round(float(value) * 1000) if isinstance(value, int | float) else value


def _seconds(value: SettingValue) -> object:
    return float(value) if isinstance(value, int | float) else value


def _of_length(length: int) -> Encode:
    """FSRS parameters, if they are of the version that has so many."""
    return lambda value: list(value) if isinstance(value, tuple) and len(value) == length else []


_MIX = _words(mixed=0, after=1, before=2)
_REVIEW_ORDER = _words(
    due=0,
    due_then_deck=1,
    deck_then_due=2,
    interval_ascending=3,
    interval_descending=4,
    ease_ascending=5,
    ease_descending=6,
    retrievability_ascending=7,
    random=8,
    added=9,
    added_descending=10,
    retrievability_descending=11,
    relative_overdueness=12,
)
_GATHER_ORDER = _words(
    deck=0, position=1, position_descending=2, random_notes=3, random_cards=4, deck_then_random_notes=5
)
_SORT_ORDER = _words(template=0, gathered=1, template_then_random=2, random_note_then_template=3, random=4)

OPTIONS: tuple[Option, ...] = (
    Option("new_per_day", ("new", "perDay")),
    Option("learning_steps", ("new", "delays"), _list),
    Option("insertion_order", ("new", "order"), _words(random=0, sequential=1)),
    Option("starting_ease", ("new", "initialFactor"), _per_mille),
    Option("bury.new", ("new", "bury")),
    Option("reviews_per_day", ("rev", "perDay")),
    Option("maximum_interval", ("rev", "maxIvl")),
    Option("easy_bonus", ("rev", "ease4")),
    Option("hard_interval", ("rev", "hardFactor")),
    Option("interval_modifier", ("rev", "ivlFct")),
    Option("bury.reviews", ("rev", "bury")),
    Option("relearning_steps", ("lapse", "delays"), _list),
    Option("minimum_interval", ("lapse", "minInt")),
    Option("new_interval", ("lapse", "mult")),
    Option("leech.threshold", ("lapse", "leechFails")),
    Option("leech.action", ("lapse", "leechAction"), _words(suspend=0, tag=1)),
    Option("new_gather_order", ("newGatherPriority",), _GATHER_ORDER),
    Option("new_sort_order", ("newSortOrder",), _SORT_ORDER),
    Option("new_mix", ("newMix",), _MIX),
    Option("interday_learning_mix", ("interdayLearningMix",), _MIX),
    Option("review_order", ("reviewOrder",), _REVIEW_ORDER),
    Option("bury.interday_learning", ("buryInterdayLearning",)),
    Option("desired_retention", ("desiredRetention",)),
    Option("historical_retention", ("sm2Retention",)),
    Option("fsrs_parameters", ("fsrsWeights",), _of_length(17)),
    Option("fsrs_parameters", ("fsrsParams5",), _of_length(19)),
    Option("fsrs_parameters", ("fsrsParams6",), _of_length(21)),
    Option("fsrs_search", ("weightSearch",)),
    Option("ignore_reviews_before", ("ignoreRevlogsBeforeDate",)),
    Option("timer.maximum", ("maxTaken",)),
    Option("timer.show", ("timer",), lambda value: int(value is True)),
    Option("timer.stop_on_answer", ("stopTimerOnAnswer",)),
    Option("audio.autoplay", ("autoplay",)),
    Option("audio.replay_question", ("replayq",)),
    Option("auto_advance.question", ("secondsToShowQuestion",), _seconds),
    Option("auto_advance.answer", ("secondsToShowAnswer",), _seconds),
    Option("auto_advance.wait_for_audio", ("waitForAudio",)),
    Option("auto_advance.question_action", ("questionAction",), _words(show_answer=0, show_reminder=1)),
    Option(
        "auto_advance.answer_action",
        ("answerAction",),
        _words(bury=0, again=1, good=2, hard=3, show_reminder=4),
    ),
)
"""All settings that are one key in Anki. `preset_options` adds the two that share a list with others."""

_EASY_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EASE_OF_DAY: dict[object, float] = {"normal": 1.0, "reduced": 0.5, "minimum": 0.0}


def preset_id(project: str, name: str, version: int) -> int:
    """The preset's id in Anki, the same for ever: Anki leaves a preset alone whose id it has. Never 1, its default."""
    return stable_id("preset", project, name, str(version))


def preset_title(preset: Preset) -> str:
    """What Anki's list of presets shows; a later version differs from the one that Anki keeps beside it."""
    return preset.name if preset.version == 1 else f"{preset.name} (version {preset.version})"


def preset_options(preset: Preset, identity: int) -> dict[str, object]:
    """The complete deck options of a preset, for ``col.dconf`` in a package."""
    options: dict[str, object] = {"id": identity, "name": preset_title(preset), "mod": 0, "usn": -1, "dyn": False}
    sections: dict[str, dict[str, object]] = {
        "new": {"ints": [setting_value(preset, "graduating_interval"), setting_value(preset, "easy_interval"), 0]},
        "rev": {},
        "lapse": {},
    }
    for setting, path, encode in OPTIONS:
        target = options if len(path) == 1 else sections[path[0]]
        target[path[-1]] = encode(setting_value(preset, setting))
    easy_days = [_EASE_OF_DAY[setting_value(preset, f"easy_days.{day}")] for day in _EASY_DAYS]
    return options | sections | {"easyDaysPercentages": easy_days, "newPerDayMinimum": 0}
