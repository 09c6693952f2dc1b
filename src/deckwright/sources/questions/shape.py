"""What a question shape gives: the question with its answer, or no question where the clause does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from deckwright.domain.named import NamedTuple
from deckwright.sources.questions.matter import Matter


class Asked(NamedTuple):
    """A proposed question. ``shape`` names a feature of it; ``question`` is None where it cannot be put into words."""

    shape: str
    question: str | None
    answer: str


Builder = Callable[[Matter], Iterable[Asked]]
