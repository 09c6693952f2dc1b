"""Figures as Markdown tables: questions by verdict, gaps by system, and both by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.evaluation.material import UNJUDGED, VERDICTS, Judged, Statement
from tests.evaluation.systems import BASELINES, Output, drafted, hit


@dataclass(frozen=True, slots=True)
class Result:
    """A statement with what the drafter made of it, and the verdict on that."""

    statement: Statement
    output: Output
    verdict: str


def results(statements: Sequence[Statement], judged: Mapping[str, Sequence[Judged]]) -> tuple[Result, ...]:
    """Every statement drafted, and held against the judgements. No question counts as abstained without a judge."""
    made = [(statement, drafted(statement)) for statement in statements]
    return tuple(Result(one, output, _verdict(output, judged.get(one.id, ()))) for one, output in made)


def _verdict(output: Output, judged: Sequence[Judged]) -> str:
    if not output.question:
        return "abstained"
    same = (each for each in judged if (each.question, each.answer) == (output.question, output.answer))
    return next((each.verdict for each in same), UNJUDGED)


def question_table(named: Mapping[str, Sequence[Result]]) -> Iterator[str]:
    """One line for each group: how many statements, and how many per cent of them had each verdict."""
    columns = (*VERDICTS, UNJUDGED)
    yield f"| | statements | {' | '.join(columns)} | first gap worth asking |"
    yield "|---" * (len(columns) + 3) + "|"
    for name, group in named.items():
        shares = [_percent([float(one.verdict == column) for one in group]) for column in columns]
        gap = _percent([hit(one.statement.gaps, one.output.gap) for one in group])
        yield f"| {name} | {len(group)} | {' | '.join(shares)} | {gap} |"


def gap_table(named: Mapping[str, Sequence[Result]]) -> Iterator[str]:
    """One line for each way to choose a gap: per cent of first gaps that the judge had marked."""
    columns = [f"{name}: {mark}" for name, group in named.items() for mark in _marks(group)]
    yield f"| first gap | {' | '.join(columns)} |"
    yield "|---" * (len(columns) + 1) + "|"
    for name, system in BASELINES:
        yield _gap_line(name, [[system(one.statement) for one in group] for group in named.values()], named)
    yield _gap_line("deckwright", [[[one.output.gap] for one in group] for group in named.values()], named)
    yield _gap_line("deckwright, all gaps", [[[*one.output.gaps] for one in group] for group in named.values()], named)


def _gap_line(name: str, picks: Sequence[Sequence[list[str]]], named: Mapping[str, Sequence[Result]]) -> str:
    scores = []
    for chosen, group in zip(picks, named.values(), strict=True):
        for spans in _marks(group).values():
            both = zip(chosen, spans, strict=True)
            scores.append(_percent([_mean([hit(marked, gap) for gap in gaps]) for gaps, marked in both]))
    return f"| {name} | {' | '.join(scores)} |"


def _marks(group: Sequence[Result]) -> dict[str, list[frozenset[str]]]:
    """What the gaps of a group are held against, by the name of the column."""
    marks = {"worth asking": [one.statement.gaps for one in group]}
    first = [one.statement.first_choices for one in group]
    return marks | ({"judge's own choice": first} if all(first) else {})


def _mean(scores: Sequence[float]) -> float:
    return sum(scores) / len(scores) if scores else 0.0


def by_field(group: Sequence[Result]) -> dict[str, list[Result]]:
    """The results by field, in the order in which the fields first come."""
    fields: dict[str, list[Result]] = {}
    for one in group:
        fields.setdefault(one.statement.field, []).append(one)
    return fields


def _percent(scores: Sequence[float]) -> str:
    return f"{100 * _mean(scores):.0f} %" if scores else "–"
