"""The time, asked for once and passed on as an argument."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime

from deckwright.edges.errors import EdgeError


def build_date() -> date:
    """The day of `build_time`, in UTC. Raises `EdgeError`."""
    return datetime.fromtimestamp(build_time(), UTC).date()


def build_time() -> int:
    """Now in unix seconds, or ``SOURCE_DATE_EPOCH`` where it is set (reproducible builds). Raises `EdgeError`."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if fixed is None:
        return int(time.time())
    if not fixed.isascii() or not fixed.isdigit():
        raise EdgeError(
            f"SOURCE_DATE_EPOCH is `{fixed}`", "set it to a whole number of seconds since 1970, or unset it"
        )
    return int(fixed)
