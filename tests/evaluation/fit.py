"""`python -m tests.evaluation.fit`: the weights of the gaps' features, fitted to the marked statements.

Shows how they do on statements that they were not fitted to; with ``--write`` puts them into the drafter.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tests.evaluation.material import HELD_OUT, SETS, Statement, read_statements
from tests.evaluation.systems import BASELINES, hit

from deckwright.sources import gap_weights
from deckwright.sources.cloze import measured_spans
from deckwright.sources.gap_features import Features
from deckwright.sources.opening import self_standing

Array = NDArray[np.float64]
_FOLD = 40
_OWN_CHOICE, _WORTH, _EACH = 1.0, 0.5, 0.3
_HOLD = 3.0
_STEPS = 250


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement with the features of its spans, and which of them the judge marked: worth asking, own choice."""

    statement: Statement
    features: tuple[Features, ...]
    worth: tuple[float, ...]
    own: tuple[float, ...]


def marked(statement: Statement) -> Marked:
    """The spans of a statement held against the marks."""
    text = self_standing(statement.text, statement.context) or statement.text
    spans = list(measured_spans(text, statement.context))
    return Marked(
        statement,
        tuple(features for *_, features in spans),
        tuple(hit(statement.gaps, text[start:end]) for start, end, *_ in spans),
        tuple(hit(statement.first_choices, text[start:end]) for start, end, *_ in spans),
    )


def fitted(examples: Sequence[Marked]) -> tuple[float, dict[str, float]]:
    """Bias and weights: the best span of a statement is to be one of the judge's own choices, or else one that is worth
    asking for, and each span's score to tell how likely that is; large weights cost."""
    kept = [one for one in examples if one.features]
    names = sorted({name for one in kept for features in one.features for name in features})
    spans = np.array([[each.get(name, 0.0) for name in names] for one in kept for each in one.features])
    starts = np.cumsum([0, *(len(one.features) for one in kept[:-1])])
    of = np.repeat(np.arange(len(kept)), [len(one.features) for one in kept])
    worth = np.array([each for one in kept for each in one.worth])
    own = np.array([each for one in kept for each in one.own])

    def slope(weights: Array) -> Array:
        scores = spans @ weights[1:]
        each = _EACH * (1 / (1 + np.exp(-scores - weights[0])) - worth)
        towards = sum(part * _away(scores, marks, starts, of) for part, marks in ((_OWN_CHOICE, own), (_WORTH, worth)))
        return np.array([each.sum(), *(spans.T @ (each + towards) + _HOLD * weights[1:])])

    weights = descended(slope, len(names) + 1)
    return float(weights[0]), dict(zip(names, map(float, weights[1:]), strict=True))


def _away(scores: Array, marks: Array, starts: NDArray[np.int64], of: NDArray[np.int64]) -> Array:
    """How the scores of each statement's spans would have to fall for the marked ones to win (softmax)."""
    raised = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
    share = raised / np.add.reduceat(raised, starts)[of]
    won = np.add.reduceat(share * marks, starts)[of]
    return np.where(won > 0, share - share * marks / np.where(won > 0, won, 1.0), 0.0)


def descended(slope: Callable[[Array], Array], size: int) -> Array:
    """Where the slope leads from zero (Adam with its usual constants, the last steps shorter)."""
    at, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, _STEPS + 1):
        down = slope(at)
        mean = 0.9 * mean + 0.1 * down
        square = 0.999 * square + 0.001 * down**2
        rate = 0.05 if step < 0.6 * _STEPS else 0.01
        at -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return at


def first_span(one: Marked, weights: Mapping[str, float]) -> tuple[float, float]:
    """Whether the span that the weights put first is worth asking for, and whether it is an own choice."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in each.items()) for each in one.features]
    if not scores:
        return 0.0, 0.0
    best = scores.index(max(scores))
    return one.worth[best], one.own[best]


def fold(statement: Statement) -> str:
    """Forty statements of one writer."""
    return f"{statement.id[0]}{(int(statement.id[1:]) - 1) // _FOLD}"


def held_out(examples: Sequence[Marked]) -> dict[str, tuple[float, float]]:
    """By statement, how the span does that weights put first which were fitted without the statement's fold."""
    found: dict[str, tuple[float, float]] = {}
    for left_out in sorted({fold(one.statement) for one in examples}):
        _, weights = fitted([one for one in examples if fold(one.statement) != left_out])
        of_fold = (one for one in examples if fold(one.statement) == left_out)
        found |= {one.statement.id: first_span(one, weights) for one in of_fold}
    return found


def _table(examples: Sequence[Marked]) -> Iterator[str]:
    """Per cent worth asking and own choice: the fitted ranking on what it was not fitted to, and the simple ways."""
    chosen = [one for one in examples if one.statement.first_choices]
    ours = held_out(examples)
    yield f"| first gap, {len(chosen)} statements held out in turn | worth asking | judge's own choice |\n|---|---|---|"
    for name, system in BASELINES:
        picks = [(one.statement, system(one.statement)) for one in chosen]
        yield _line(name, [(_mean(s.gaps, gaps), _mean(s.first_choices, gaps)) for s, gaps in picks])
    yield _line("fitted", [ours[one.statement.id] for one in chosen])


def _mean(marks: frozenset[str], gaps: Sequence[str]) -> float:
    return sum(hit(marks, gap) for gap in gaps) / len(gaps) if gaps else 0.0


def _line(name: str, scores: Iterable[tuple[float, float]]) -> str:
    return (
        f"| {name} | " + " | ".join(f"{100 * sum(each) / len(each):.1f} %" for each in zip(*scores, strict=True)) + " |"
    )


def source(bias: float, weights: Mapping[str, float]) -> str:
    """The table as the source of `gap_weights`, the strongest first."""
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    lines = "".join(f'    "{name}": {weight:.2f},\n' for name, weight in ranked if abs(weight) >= 0.005)
    return f"{_HEAD}\nBIAS = {bias:.2f}\nWEIGHTS: dict[str, float] = {{\n{lines}}}\n"


_HEAD = '''"""How much each feature of a span speaks for hiding it, by python -m tests.evaluation.fit --write."""

from __future__ import annotations
'''


def main() -> None:
    """Prints the table, and writes the weights where asked to."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.fit", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the weights into the drafter")
    examples = [marked(one) for which in SETS if which not in HELD_OUT for one in read_statements(which)]
    if parser.parse_args().write:
        Path(gap_weights.__file__).write_text(source(*fitted(examples)), encoding="utf-8")
    print("\n".join(_table(examples)))


if __name__ == "__main__":
    main()
