"""`python -m tests.evaluation`: how good are drafted cards? See README.md beside this file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

import yaml
from tests.evaluation.material import SETS, UNJUDGED, Judged, read_candidates, read_judgements, read_statements
from tests.evaluation.systems import hit
from tests.evaluation.tables import Result, by_field, gap_table, question_table, results


def main() -> None:
    """Prints the tables, or what was made of every statement, or what no judge has seen yet."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument("--list", action="store_true", help="show every output with its verdict")
    parser.add_argument("--unjudged", action="store_true", help="write outputs without a verdict, to be filled in")
    parser.add_argument("--set", choices=SETS, action="append", help="only this set of statements")
    chosen = parser.parse_args()
    made = {which: results(read_statements(which), _judged(which)) for which in chosen.set or SETS}
    made = {which: group for which, group in made.items() if group}
    show = _unjudged if chosen.unjudged else _listed if chosen.list else _tables
    print("\n".join(line for line in show(made)))


def _judged(which: str) -> dict[str, tuple[Judged, ...]]:
    """The judgements of a set; where they do not have an output, what the judges of candidates said of it."""
    first, others = read_judgements(which), read_candidates()
    return {one: first.get(one, ()) + others.get(one, ()) for one in {*first, *others}}


def _tables(made: dict[str, tuple[Result, ...]]) -> Iterator[str]:
    yield from question_table(made)
    yield ""
    yield from gap_table(made)
    for which, group in made.items():
        yield f"\n{which}, by field\n"
        yield from question_table(by_field(group))
    missing = sum(one.verdict == UNJUDGED for group in made.values() for one in group)
    if missing:
        yield f"\n{missing} outputs have no verdict yet: see --unjudged."


def _listed(made: dict[str, tuple[Result, ...]]) -> Iterator[str]:
    for one in _all(made):
        yield f"{one.statement.id}  {one.statement.text}"
        yield f"    {one.verdict}: {one.output.question or '–'} → {one.output.answer or '–'}"
        marked = "worth asking" if hit(one.statement.gaps, one.output.gap) else "not marked"
        yield f"    gap: {one.output.gap or '–'} ({marked})"


def _unjudged(made: dict[str, tuple[Result, ...]]) -> Iterator[str]:
    """YAML in the form of the judgements files."""
    for one in _all(made):
        if one.verdict == UNJUDGED:
            output = {"question": one.output.question, "answer": one.output.answer, "verdict": "?"}
            yield yaml.safe_dump({one.statement.id: [output]}, sort_keys=False, allow_unicode=True, width=1000).rstrip()


def _all(made: dict[str, tuple[Result, ...]]) -> Sequence[Result]:
    return [one for group in made.values() for one in group]


if __name__ == "__main__":
    main()
