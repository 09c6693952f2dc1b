"""Which statements support a discussion question: BM25 over lemmas."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from deckwright.sources.language.lexicon import FUNCTION_TAGS, REFLECTIVE
from deckwright.sources.language.tagging import tagged

LEAST_SCORE = 1.0
_K1 = 1.2
_B = 0.5


def supporting_statements(question: str, statements: Sequence[str]) -> tuple[tuple[int, float], ...]:
    """Index and score of the statements that speak of what the question asks, best first, from a score of 1.0.

    Raises `MissingExtra` where the tagger is not installed.
    """
    texts = [_terms(statement) for statement in statements]
    asked = sorted(set(_terms(question)) - REFLECTIVE)
    if not texts or not asked:
        return ()
    average = sum(map(len, texts)) / len(texts) or 1.0
    spread = Counter(term for text in texts for term in set(text))
    scores = [(at, round(_score(asked, text, average, spread, len(texts)), 3)) for at, text in enumerate(texts)]
    return tuple(sorted((pair for pair in scores if pair[1] >= LEAST_SCORE), key=lambda pair: (-pair[1], pair[0])))


def _terms(text: str) -> list[str]:
    return [word.lemma.lower() for word in tagged(text) if word.tag not in FUNCTION_TAGS and word.text[0].isalnum()]


def _score(asked: list[str], text: list[str], average: float, spread: Counter[str], total: int) -> float:
    counts = Counter(text)
    score = 0.0
    for term in asked:
        if counts[term]:
            rarity = math.log(1 + (total - spread[term] + 0.5) / (spread[term] + 0.5))
            score += rarity * counts[term] * (_K1 + 1) / (counts[term] + _K1 * (1 - _B + _B * len(text) / average))
    return score
