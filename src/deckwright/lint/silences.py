"""What silences rules: a comment ``# deckwright: ignore DW301``, or a code in a list under ``ignore``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from deckwright.domain.location import Location, SourceText, Text

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*deckwright:[ \t]*(?P<word>\w+)(?P<codes>[^\n\r]*)", re.MULTILINE)
_CODE = re.compile(r"[^\s,]+")
_SIGN = "deckwright:"


class Silence:
    """Findings of one code on one line are not to be told. ``used`` once there was such a finding."""

    __slots__ = ("at", "code", "line", "used")

    def __init__(self, code: str, at: Location, line: int) -> None:
        self.code = code
        self.at = at
        self.line = line
        self.used = False


def comment_silences(source: SourceText) -> Iterator[Silence]:
    """The silences that a file's comments ask for."""
    if _SIGN not in source.text:
        return
    text = source.text.removeprefix("\ufeff")
    scalars = _scalars(text)
    for found in _COMMENT.finditer(text):
        if found["word"] != "ignore" or any(start <= found.start() < end for start, end in scalars):
            continue
        line = text.count("\n", 0, found.start()) + 1
        begin = text.rfind("\n", 0, found.start()) + 1
        alone = not text[begin : found.start()].strip()
        for code in _CODE.finditer(found["codes"]):
            column = found.start("codes") + code.start() - begin + 1
            yield Silence(code[0], Location(source.path, line, column), line + alone)


def _scalars(text: str) -> list[tuple[int, int]]:
    """Where the values are that may hold a ``#`` of their own. Raises nothing for a file that is no YAML."""
    import yaml

    try:
        events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except (yaml.YAMLError, UnicodeEncodeError):
        return []
    return [_span(text, event) for event in events if isinstance(event, yaml.ScalarEvent) and event.style]


def _span(text: str, event: Any) -> tuple[int, int]:
    """From the first to the last character of a value; what follows ``|-`` on its line may well be a comment."""
    start = event.start_mark.index
    return text.find("\n", start) if event.style in "|>" else start, event.end_mark.index


def note_silences(codes: tuple[Text, ...]) -> list[Silence]:
    """The silences of a list under ``ignore``: for a whole note, or a whole deck."""
    return [Silence(str(code), code.at, 0) for code in codes]
