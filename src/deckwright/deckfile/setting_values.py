"""The kinds of value that a preset's settings have: what the author wrote → the value in its unit, or a refusal.

Anki replaces what it does not accept without a word; here the same ranges are refused, with a remedy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from deckwright.domain.closest import closest
from deckwright.domain.named import NamedTuple
from deckwright.domain.pattern import pattern

SettingValue = bool | int | float | str | tuple[float, ...]
"""A setting in its own unit: a count, a share, days, seconds, steps in minutes, a word, a date as ``YYYY-MM-DD``."""


class Refusal(NamedTuple):
    """Why a value is none: code, what is wrong as the end of a sentence, the remedy, and which item of a list."""

    code: str
    message: str
    hint: str
    item: int = 0


class Kind(NamedTuple):
    """What a setting's value may be: ``doc`` and ``example`` for people, ``parse`` from the text or texts written.

    ``many`` where the value is a list; ``words`` are all values there are, where that is so.
    """

    doc: str
    example: str
    parse: Callable[[Sequence[str]], SettingValue | Refusal]
    many: bool = False
    words: tuple[str, ...] = ()

    @property
    def misshapen(self) -> Refusal:
        """The refusal of something that is no such value at all."""
        return _misshapen(self.doc, self.example)


_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_DAYS = {"d": 1, "w": 7, "mo": 30, "y": 365}
_DURATION = pattern(r"([0-9]{1,9}(?:\.[0-9]{1,6})?) ?([a-z]*)")
_NUMBER = pattern(r"([0-9]{1,9}(?:\.[0-9]{1,12})?)(?: ?(%))?")
_FLAGS = {"true": True, "false": False}
_MOST_STEPS = 100
_LONGEST_STEP = 365 * 86_400

_FSRS_LENGTHS = (17, 19, 21)
_FSRS_LOWEST = (*(0.001,) * 4, 1.0, *(0.001,) * 3, 0.0, 0.0, *(0.001,) * 4, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1)
_FSRS_HIGHEST = (*(100.0,) * 4, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5, 5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8)
"""Between these the FSRS project's optimiser keeps the 21 parameters of FSRS-6; its libraries refuse or clamp what lies
beyond. Sets of 17 and 19 come from versions with other bounds, and need only be numbers from 0 to 100."""


def count(first: int, last: int) -> Kind:
    """A whole number."""
    doc, example = f"a whole number from {first} to {last}", str(max(first, 10))

    def parse(texts: Sequence[str]) -> SettingValue | Refusal:
        if not re.fullmatch(r"[0-9]{1,9}", texts[0]):
            return _misshapen(doc, example)
        return _within(int(texts[0]), first, last, doc)

    return Kind(doc, example, parse)


def number(first: float, last: float, example: str, *, digits: int = 9) -> Kind:
    """A number with so many digits after the point, which may be written as a percentage."""
    doc = f"a number from {first:g} to {last:g} (or {first:.0%} to {last:.0%})" + ", whole percent" * (digits == 2)

    def parse(texts: Sequence[str]) -> SettingValue | Refusal:
        match = _NUMBER.fullmatch(texts[0])
        value = round(float(match[1]) / (100 if match[2] else 1), 9) if match else 0.0
        if not match or value != round(value, digits):
            return _misshapen(doc, example)
        return _within(value, first, last, doc)

    return Kind(doc, example, parse)


def days(last: int) -> Kind:
    """A time in whole days, from one on."""
    doc = f"a time in whole days from 1d to {last}d (also w, mo for 30 days, y for 365)"

    def parse(texts: Sequence[str]) -> SettingValue | Refusal:
        value = _measured(texts[0], _DAYS)
        if value is None or value != int(value):
            return _misshapen(doc, _with_unit(texts[0], "d") or "30d")
        return _within(int(value), 1, last, doc)

    return Kind(doc, "30d", parse)


def seconds(first: int, last: int) -> Kind:
    """A time in whole seconds."""
    doc = f"a time in whole seconds from {first}s to {last}s (also m)"

    def parse(texts: Sequence[str]) -> SettingValue | Refusal:
        value = _measured(texts[0], {"s": 1, "m": 60})
        if value is None or value != int(value):
            return _misshapen(doc, _with_unit(texts[0], "s") or "30s")
        return _within(int(value), first, last, doc)

    return Kind(doc, "30s", parse)


def steps() -> Kind:
    """Learning steps in minutes; an empty list leaves all to the algorithm."""
    doc = "a list of times such as [10m, 1d], in s, m, h, d or w, each up to a year"

    def parse(texts: Sequence[str]) -> SettingValue | Refusal:
        if len(texts) > _MOST_STEPS:
            return Refusal("DW232", f"has more than {_MOST_STEPS} steps", "leave some out")
        for index, text in enumerate(texts):
            value = _measured(text, _SECONDS)
            if value is None or not 1 <= value <= _LONGEST_STEP:
                return _misshapen(doc, f"[{_with_unit(text, 'm') or '10m'}]", index)
        return tuple((_measured(text, _SECONDS) or 0) / 60 for text in texts)

    return Kind(doc, "[10m, 1d]", parse, many=True)


def flag() -> Kind:
    """True or false."""
    doc = "true or false"

    def parse(texts: Sequence[str]) -> SettingValue | Refusal:
        meant = "false" if texts[0].lower() in ("no", "off", "n", "0", "false") else "true"
        value = _FLAGS.get(texts[0])
        return _misshapen(doc, meant) if value is None else value

    return Kind(doc, "true", parse, words=tuple(_FLAGS))


def choice(*words: str) -> Kind:
    """One of several words."""
    doc = "one of " + ", ".join(words)

    def parse(texts: Sequence[str]) -> SettingValue | Refusal:
        if texts[0] in words:
            return texts[0]
        near = closest(texts[0], words)
        return Refusal("DW233", f"is not {doc}", f"did you mean `{near}`?" if near else f"write `{words[0]}`")

    return Kind(doc, words[0], parse, words=words)


def day() -> Kind:
    """A date, or ``none``."""
    doc = "a date such as 2026-01-31, or none"

    def parse(texts: Sequence[str]) -> SettingValue | Refusal:
        if texts[0] == "none":
            return ""
        try:
            return date.fromisoformat(texts[0]).isoformat()
        except ValueError:
            return _misshapen(doc, "2026-01-31")

    return Kind(doc, "2026-01-31", parse)


def search() -> Kind:
    """A search as in Anki's browser, or ``none``."""

    def parse(texts: Sequence[str]) -> SettingValue | Refusal:
        return "" if texts[0] == "none" else texts[0]

    return Kind("a search as in Anki's browser, or none", "deck:current -is:suspended", parse)


def fsrs_parameters() -> Kind:
    """The 17 (FSRS-4.5), 19 (FSRS-5) or 21 (FSRS-6) numbers that Anki's optimiser shows, or ``none``."""
    doc = "17, 19 or 21 numbers as Anki's optimiser shows them, or none"

    def parse(texts: Sequence[str]) -> SettingValue | Refusal:
        written = [text.rstrip(",") for text in texts if text != ","]
        if written in ([], ["none"]):
            return ()
        if len(written) not in _FSRS_LENGTHS:
            hint = "copy all of them from Anki's deck options, or write `none` for the built-in ones"
            return Refusal("DW234", f"holds {len(written)} numbers, but FSRS has 17, 19 or 21", hint)
        return _parameters(written, doc)

    return Kind(doc, "none", parse, many=True)


def _parameters(texts: Sequence[str], doc: str) -> SettingValue | Refusal:
    full = len(texts) == len(_FSRS_LOWEST)
    lowest, highest = (_FSRS_LOWEST, _FSRS_HIGHEST) if full else ((0.0,) * len(texts), (100.0,) * len(texts))
    for index, (text, low, high) in enumerate(zip(texts, lowest, highest, strict=True)):
        if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,20})?", text):
            return _misshapen(doc, "none", index)
        if not low <= float(text) <= high:
            hint = "copy the numbers from Anki's deck options once more"
            return Refusal("DW232", f"has {text} where FSRS has {low:g} to {high:g}", hint, index)
    return tuple(float(text) for text in texts)


def _measured(text: str, units: dict[str, int]) -> float | None:
    """How much a time such as ``1.5h`` is in the unit that counts 1."""
    match = _DURATION.fullmatch(text)
    return float(match[1]) * units[match[2]] if match and match[2] in units else None


def _with_unit(text: str, unit: str) -> str | None:
    """A bare number with the unit that is probably meant, for the hint."""
    return f"{text}{unit}" if re.fullmatch(r"[0-9]{1,5}", text) and int(text) else None


def _within(value: int | float, first: float, last: float, doc: str) -> SettingValue | Refusal:
    if first <= value <= last:
        return value
    nearest = first if value < first else last
    return Refusal("DW232", f"is not {doc}", f"Anki would put its own default in its place; the nearest is {nearest:g}")


def _misshapen(doc: str, example: str, index: int = 0) -> Refusal:
    return Refusal("DW231", f"is not {doc}", f"write it like `{example}`", index)
