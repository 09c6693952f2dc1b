"""``deckwright forecast``: how much work the decks will ask for, and the pace that is done by a date."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckwright.cli.options import deck_paths, format_option, paths_argument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckwright.forecast.answer import Answer
    from deckwright.forecast.studied import Studied

_LONGEST = 3650


@click.command(epilog="Example: deckwright forecast decks --by 2027-03-01 --minutes-per-day 20")
@paths_argument
@click.option("--days", type=click.IntRange(1, _LONGEST), default=365, show_default=True, help="How far to look ahead.")
@click.option("--by", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Find the pace that is done by then.")
@click.option("--minutes-per-day", "minutes", type=click.FloatRange(1), help="Find a pace that takes no longer.")
@click.option("--retention", type=click.FloatRange(0.7, 0.99), help="Desired retention instead of the presets' own.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Also write a page with charts.")
@click.option("--apply", is_flag=True, help="Write the numbers found into the presets and raise their versions.")
@format_option("json")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], days: int, by: datetime | None, minutes: float | None,
    retention: float | None, html: Path | None, apply: bool, form: str,
) -> None:  # fmt: skip
    """Forecast the work of studying the decks at PATH (default: decks) from new, under FSRS.

    Ends with exit code 1 where the decks have errors, and where --by or --minutes-per-day cannot be kept.
    """
    from deckwright import pipeline
    from deckwright.cli import report
    from deckwright.edges.clock import build_time
    from deckwright.edges.media import media_finder
    from deckwright.edges.workspace import open_workspaces
    from deckwright.forecast.answer import Question, answer

    start = datetime.fromtimestamp(build_time()).astimezone().date()
    until = by.date() if by else None
    if until and not start < until <= start + timedelta(days=_LONGEST):
        raise click.BadParameter(f"{until} is not after today ({start}) and within ten years", param_hint="--by")
    if apply and not (by or minutes or retention):
        raise click.UsageError("--apply writes what --by, --minutes-per-day or --retention finds: give one of them")
    opened = open_workspaces(deck_paths(paths))
    outcome = pipeline.workloads(opened.value, media_finder)
    found = (*opened.diagnostics, *outcome.diagnostics)
    for each in found:
        report.say(report.diagnostic_text(each), err=True)
    if report.exit_code(found):
        ctx.exit(report.exit_code(found))
    if not outcome.value:
        raise click.UsageError("these decks have no cards to study")
    result = answer(outcome.value, Question(start, days, until, minutes, retention))
    _show(result, html, form)
    if apply and result.possible:
        _apply(outcome.value, result)
    ctx.exit(0 if result.possible else 1)


def _show(result: Answer, html: Path | None, form: str) -> None:
    from deckwright.cli import report

    if form == "json":
        from deckwright.forecast.record import forecast_record

        report.print_json(**forecast_record(result.made, result.costs, result.plan))
    else:
        from shutil import get_terminal_size

        from deckwright.forecast.terminal import forecast_text

        report.say(forecast_text(result.made, result.costs, result.plan, width=get_terminal_size().columns))
    if html:
        from deckwright.edges.files import write_text_atomically
        from deckwright.forecast.page import forecast_page

        write_text_atomically(html, forecast_page(result.made, result.costs, result.plan))
        report.say(f"{html}: charts", err=True)


def _apply(every: Sequence[Studied], result: Answer) -> None:
    from deckwright.cli import report
    from deckwright.edges.settings import write_settings

    places = write_settings(every, result.chosen)
    for place in dict.fromkeys(places):
        version = "" if place.version is None else f" (version {place.version + 1})"
        report.say(f"{place.path}: wrote {'.'.join(place.keys)}{version}", err=True)
    if not places:
        report.say("nothing was written: the presets hold these numbers already", err=True)
