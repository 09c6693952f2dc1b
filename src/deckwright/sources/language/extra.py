"""What to raise when a library of an optional extra is not installed."""

from __future__ import annotations


class MissingExtra(Exception):  # noqa: N818 - it names what is missing, not what went wrong
    """An optional library is needed. ``extra`` is the name to install: ``pip install deckwright[draft]``."""

    def __init__(self, extra: str) -> None:
        super().__init__(f"this needs the extra {extra!r}: pip install 'deckwright[{extra}]'")
        self.extra = extra
