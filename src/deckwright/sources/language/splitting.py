"""Running text into sentences with syntok."""

from __future__ import annotations

import re

from deckwright.sources.language.extra import MissingExtra

_LONGEST = 20_000


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, white space made single; a stretch without any break is cut at 20,000 characters."""
    try:
        from syntok import segmenter
    except ImportError as missing:
        raise MissingExtra("draft") from missing
    found: list[str] = []
    for block in re.split(r"\n\s*\n", text):
        flat = " ".join(block.split())
        for start in range(0, len(flat), _LONGEST):
            for paragraph in segmenter.process(flat[start : start + _LONGEST]):
                found += ["".join(token.spacing + token.value for token in sentence).strip() for sentence in paragraph]
    return tuple(sentence for sentence in found if sentence)
