"""The time, asked for once and passed on as an argument."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime

from deckwright.domain.pattern import pattern
from deckwright.edges.errors import EdgeError

LATEST = 2**32 - 1
"""Anki keeps some times in 32 bits; a note from far in the future could never be updated again either."""
_SECONDS = pattern(r"[0-9]{1,10}")


def build_date() -> date:
    """The day of `build_time`, in UTC. Raises `EdgeError`."""
    return datetime.fromtimestamp(build_time(), UTC).date()


def build_time() -> int:
    """Now in unix seconds, or ``SOURCE_DATE_EPOCH`` where it is set (reproducible builds). Raises `EdgeError`."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if fixed is None:
        return int(time.time())
    if not _SECONDS.fullmatch(fixed) or int(fixed) > LATEST:
        hint = "set it to a whole number of seconds since 1970 (up to the year 2106), or unset it"
        raise EdgeError(f"SOURCE_DATE_EPOCH is `{fixed[:40]}`", hint)
    return int(fixed)
