"""Regular expressions that are compiled when they are first used: a command loads many, and needs few of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Pattern:
    """Stands for what ``re.compile`` makes of a pattern."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._given: tuple[Any, int] = (source, flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._given), name)
        setattr(self, name, found)  # so that it is asked for here only once
        return found


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, later."""
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))
