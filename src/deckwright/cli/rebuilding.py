"""``deckwright build --watch``: packages again after every save, one line each. Writes no history: what is half
typed never counts as shipped."""

from __future__ import annotations

from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from deckwright.compiler.plan import PackagePlan
    from deckwright.domain.diagnostic import Diagnostic
    from deckwright.edges.apkg.archive import WrittenPackage


def rebuild_on_save(paths: Sequence[Path], output: Path | None) -> None:
    """Builds now and after every save, until Ctrl-C. Only packages whose content changed are written."""
    from deckwright.cli import report
    from deckwright.edges.errors import EdgeError
    from deckwright.edges.watching import Moment, changes, look_at_decks

    written: dict[str, PackagePlan] = {}
    media: list[str] = []
    with suppress(KeyboardInterrupt):
        for moment in changes(lambda: look_at_decks(paths, media)):
            if moment is not Moment.CHANGED:
                continue
            try:
                for line in _build(paths, output, written):
                    report.say(f"{_clock()}  {line}")
            except EdgeError as problem:
                report.say(f"{_clock()}  {click.style('error', fg='red')} {problem.message} ({problem.hint})")
            media[:] = [file.path for plan in written.values() for file in plan.media]


def _build(paths: Sequence[Path], output: Path | None, written: dict[str, PackagePlan]) -> Iterator[str]:
    from time import perf_counter

    from deckwright import pipeline
    from deckwright.cli import report
    from deckwright.edges.clock import build_time
    from deckwright.edges.media import media_finder
    from deckwright.edges.workbench import Workbench
    from deckwright.edges.workspace import open_workspaces

    started = perf_counter()
    opened = open_workspaces(paths)
    wish = pipeline.Wish(now=build_time(), together=output is not None)
    workbench = Workbench(media_finder, now=wish.now)
    outcome = pipeline.build_divided(opened.value, media_finder, wish, workbench.craft, workbench.slices)
    found = (*opened.diagnostics, *outcome.diagnostics)
    if report.exit_code(found) or outcome.value is None:
        yield f"{click.style('not built', fg='red')}: {report.summary(found)}; {_first_error(found)}"
        return
    packages = _write(outcome.value.plans, output, written)
    remarks = f"; {report.summary(found)}" if found else ""
    yield f"{_told(packages)} ({perf_counter() - started:.2f} s){remarks}"


def _told(packages: Sequence[WrittenPackage]) -> str:
    from deckwright.cli import report

    notes, cards = sum(each.notes for each in packages), sum(each.cards for each in packages)
    names = f"{len(packages)} packages" if len(packages) > 2 else ", ".join(str(each.path) for each in packages)
    return f"{names}: {report.plural(notes, 'note')}, {report.plural(cards, 'card')}" if packages else "nothing changed"


def _write(
    plans: Mapping[str, PackagePlan], output: Path | None, written: dict[str, PackagePlan]
) -> list[WrittenPackage]:
    from deckwright.edges.apkg.archive import write_package

    packages = []
    for name, plan in plans.items():
        if name in written and _same(written[name], plan):
            continue
        packages.append(write_package(plan, output or Path("dist") / f"{name}.apkg"))
        written[name] = plan
    return packages


def _same(one: PackagePlan, other: PackagePlan) -> bool:
    """Whether two packages hold the same, whenever they are made: a note that was never shipped in this state counts
    as of now."""
    tables = zip((one.notes, one.cards, one.reviews), (other.notes, other.cards, other.reviews), strict=True)
    return _head(one) == _head(other) and all(_same_rows(*pair) for pair in tables)


def _head(plan: PackagePlan) -> PackagePlan:
    """A package without its rows and without times."""
    notetypes = tuple(each._replace(mod=0) for each in plan.notetypes)
    return plan._replace(notetypes=notetypes, notes=(), cards=(), reviews=())


def _same_rows(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Whether two tables hold the same but for times. What is packed alike is not read."""
    from deckwright.compiler.tables import stretches_of

    pairs = list(zip_longest(stretches_of(one), stretches_of(other)))
    differing = [pair for pair in pairs if None in pair or pair[0].block is None or pair[0].block != pair[1].block]
    return all(a and b and _without_times(a.read()) == _without_times(b.read()) for a, b in differing)


def _without_times(rows: Sequence[Any]) -> list[Any]:
    return [row._replace(mod=0) if "mod" in row._fields else row for row in rows]


def _first_error(found: Sequence[Diagnostic]) -> str:
    from deckwright.domain.diagnostic import Severity

    first = next(each for each in found if each.severity is Severity.ERROR)
    return f"first {first.at}: {first.code} {first.message}"


def _clock() -> str:
    from datetime import datetime

    return f"{datetime.now().astimezone():%H:%M:%S}"
