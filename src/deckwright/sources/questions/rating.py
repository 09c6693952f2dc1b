"""How good a question is likely to be, from its features."""

from __future__ import annotations

import math
from collections.abc import Mapping

from deckwright.sources.questions.features import Card, Features, features_of
from deckwright.sources.questions.weights import WEIGHTS

LEAST_SCORE = 0.55
"""Below it nothing is asked. Of statements that the weights were not fitted to about 3 in 100 get a bad question."""
_DREAD = 0.5
"""How much worse a bad question is than none, measured by how much better a good one is."""


Weights = Mapping[str, tuple[float, float]]
"""By the name of a feature, how much it speaks for a good and for a bad question; the bias has the empty name."""


def score_of(card: Card) -> float:
    """How sure we are of a question, 0 to 1."""
    return rated(features_of(card), WEIGHTS)


def rated(features: Features, weights: Weights) -> float:
    """How likely the question is to be good, less for how likely it is to be bad: 0 to 1."""
    good, bad = weights.get("", (0.0, 0.0))
    for name, value in features.items():
        known = weights.get(name)
        if known is not None:
            good += known[0] * value
            bad += known[1] * value
    return round(max(0.0, _likely(good) - _DREAD * _likely(bad)), 4)


def _likely(total: float) -> float:
    return 1 / (1 + math.exp(-total))
