"""`python -m tests.evaluation.fit_questions`: the weights of the questions' features, fitted to judged candidates.

Shows how often the first question is good by the least score that is asked of it, on statements that the weights were
not fitted to; with ``--write`` puts them into the drafter.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tests.evaluation.fit import descended, fold
from tests.evaluation.material import NEW, SETS, Statement, read_candidates, read_statements

from deckwright.sources.opening import self_standing
from deckwright.sources.questions import cards_of, weights
from deckwright.sources.questions.features import Features, features_of
from deckwright.sources.questions.rating import LEAST_SCORE, Weights, rated

Array = NDArray[np.float64]
_HOLD = 6.0
_LEAST_WEIGHT = 0.02
_LEAST = (0.0, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)

FITTED = tuple(which for which in SETS if which not in NEW)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that the drafter could ask about a statement, its features and the verdict on it ("" for none)."""

    statement: Statement
    writer: str
    question: str
    features: Features
    verdict: str


def candidates(which: str) -> Iterator[Candidate]:
    """Every candidate of a set of statements."""
    judged = read_candidates()
    for one in read_statements(which):
        text = self_standing(one.text, one.context)
        verdicts = {(each.question, each.answer): each.verdict for each in judged.get(one.id, ())}
        for card in cards_of(text, one.context) if text else ():
            verdict = verdicts.get((card.question, card.answer), "")
            writer = one.id[0] if which == "dev" else which
            yield Candidate(one, writer, card.question, features_of(card), verdict)


def fitted(examples: Sequence[Candidate]) -> Weights:
    """Weights that tell how likely a question is to be good, and how likely bad."""
    judged = [one for one in examples if one.verdict]
    names = sorted({name for one in judged for name in one.features})
    given = np.array([[1.0, *(one.features.get(name, 0.0) for name in names)] for one in judged])
    good, bad = (_likely(given, np.array([float(one.verdict == each) for one in judged])) for each in ("good", "bad"))
    return {name: (float(one), float(two)) for name, one, two in zip(("", *names), good, bad, strict=True)}


def _likely(given: Array, wanted: Array) -> Array:
    """Logistic regression; large weights cost, but for the first, the bias."""
    held = np.array([0.0, *[_HOLD] * (given.shape[1] - 1)])

    def slope(weights: Array) -> Array:
        away: Array = given.T @ (1 / (1 + np.exp(-given @ weights)) - wanted) + held * weights
        return away

    return descended(slope, given.shape[1])


Grouping = Callable[[Candidate], str]


def held_out(examples: Sequence[Candidate], group: Grouping) -> list[tuple[Candidate, float]]:
    """Every candidate with the score by weights that were fitted without its group."""
    found: list[tuple[Candidate, float]] = []
    for name in sorted({group(one) for one in examples}):
        weights = fitted([one for one in examples if group(one) != name])
        found += [(one, rated(one.features, weights)) for one in examples if group(one) == name]
    return found


def firsts(scored: Sequence[tuple[Candidate, float]]) -> list[tuple[str, float]]:
    """The verdict and the score of the best candidate of each statement that has any."""
    best: dict[str, tuple[Candidate, float]] = {}
    for one, score in sorted(scored, key=lambda pair: (-pair[1], pair[0].question)):
        best.setdefault(one.statement.id, (one, score))
    return [(one.verdict, score) for one, score in best.values()]


def table(name: str, total: int, found: Sequence[tuple[str, float]]) -> Iterator[str]:
    """Shares of all statements by the least score."""
    columns = ("good", "small edit", "bad", "")
    yield f"| {name}: least score | good | small edit | bad | unjudged | abstained |\n|---|---|---|---|---|---|"
    for least in sorted({*_LEAST, LEAST_SCORE}):
        kept = [verdict for verdict, score in found if score >= least]
        shares = [kept.count(verdict) for verdict in columns]
        cells = [f"{100 * each / total:.1f} %" for each in (*shares, total - len(kept))]
        yield f"| {least} | " + " | ".join(cells) + " |"


def source(fit: Weights) -> str:
    """The table as the source of `weights`, what speaks most for a question first; next to nothing is left out."""
    ranked = sorted(fit.items(), key=lambda item: (item[1][1] - item[1][0], item[0]))
    told = [(name, pair) for name, pair in ranked if max(map(abs, pair)) >= _LEAST_WEIGHT or not name]
    return _HEAD + "".join(f'    "{name}": ({good:.2f}, {bad:.2f}),\n' for name, (good, bad) in told) + "}\n"


_HEAD = '''"""How much each feature of a question speaks for its being good, and for its being bad, by
python -m tests.evaluation.fit_questions --write. The bias stands under the empty name."""

from __future__ import annotations

WEIGHTS: dict[str, tuple[float, float]] = {
'''


def by_writer(examples: Mapping[str, Sequence[Candidate]]) -> Iterator[str]:
    """One line for each writer whose statements were held out, with the least score that the drafter asks for."""
    every = [one for group in examples.values() for one in group]
    scored = held_out(every, lambda one: one.writer)
    statements = [(each.id[0] if which == "dev" else which) for which in FITTED for each in read_statements(which)]
    for writer in sorted(set(statements)):
        found = firsts([pair for pair in scored if pair[0].writer == writer])
        lines = table(writer, statements.count(writer), found)
        yield from (f"| {writer} {line}" for line in lines if line.startswith(f"| {LEAST_SCORE} |"))


def main() -> None:
    """Prints the tables, and writes the weights where asked to."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.fit_questions", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the weights into the drafter")
    write = parser.parse_args().write
    examples = {which: list(candidates(which)) for which in FITTED}
    every = [one for group in examples.values() for one in group]
    total = sum(len(read_statements(which)) for which in FITTED)
    if write:
        Path(weights.__file__).write_text(source(fitted(every)), encoding="utf-8")
    groupings: tuple[tuple[str, Grouping], ...] = (
        ("forty held out", lambda one: fold(one.statement)),
        ("a writer held out", lambda one: one.writer),
    )
    for name, group in groupings:
        print("\n".join(table(name, total, firsts(held_out(every, group)))))
    print("\n".join(by_writer(examples)))


if __name__ == "__main__":
    main()
