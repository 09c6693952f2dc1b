"""Words without their endings."""

from __future__ import annotations

_ENDINGS = (
    "ingly", "edly", "ations", "ation", "ions", "ing", "ies", "ed", "es", "ers", "er", "ion", "ly", "s", "e", "y",
)  # fmt: skip
"""The longer ones first: the first that fits goes."""


def stem(word: str) -> str:
    """A crude stem, the same for *leader, leaders, leading*; good enough to see a word given away."""
    word = word.lower().removesuffix("'s").removesuffix("s'")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
