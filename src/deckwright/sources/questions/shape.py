"""A question shape: a name, how likely a question of that shape is good, and the function that builds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from deckwright.sources.questions.fact import Fact

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shape:
    """``prior`` (0 to 1) ranks shapes before penalties; ``build`` yields pairs of question and answer, or nothing.

    ``standing`` shapes hold even where the clause is tied to a condition, since they carry it themselves.
    ``explains_pronoun`` shapes say what a pronoun at the start of the clause stands for.
    """

    name: str
    prior: float
    build: Callable[[Fact], Iterable[Pair]]
    standing: bool = False
    explains_pronoun: bool = False
