"""``deckwright check``: every problem of every deck file, with its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckwright.cli.options import deck_paths, format_option, paths_argument

if TYPE_CHECKING:
    from deckwright.compiler.media import MediaCall
    from deckwright.domain.diagnostic import Diagnostic
    from deckwright.domain.workspace import Workspace


@click.command(epilog="Example: deckwright check decks --strict")
@paths_argument
@format_option("json", "sarif", "github")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option("--no-quality", is_flag=True, help="Leave the rules of card quality out: only what a build would report.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend: missing ids, the marks of gaps.")
@click.option("--diff", is_flag=True, help="Show what --fix changes; without --fix, change nothing.")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], form: str, strict: bool, no_quality: bool, fix: bool, diff: bool
) -> None:
    """Report every problem, with its place and a remedy.

    Reads the decks at PATH (default: decks).
    """
    from deckwright.cli.replay import Replay

    replay = Replay(ctx, deck_paths(paths), able=not (fix or diff))
    replay.play()
    from deckwright.cli import report
    from deckwright.edges.workspace import open_workspaces

    opened = open_workspaces(deck_paths(paths))
    if fix or diff:
        from deckwright.cli.mending import mend

        if mend(opened.value, write=fix, show=diff, quiet=form != "text") and fix:
            opened = open_workspaces(deck_paths(paths))
    problems, calls = (_shape if no_quality else _everything)(opened.value)
    found = (*opened.diagnostics, *problems)
    _print(found, form)
    code = report.exit_code(found, strict=strict)
    replay.keep(code, opened.value, calls)
    ctx.exit(code)


def _everything(workspaces: Sequence[Workspace]) -> tuple[Sequence[Diagnostic], Sequence[MediaCall]]:
    """All problems, and the media that were looked for."""
    from deckwright import pipeline
    from deckwright.compiler.media import recording_finder
    from deckwright.edges.clock import build_time
    from deckwright.edges.media import media_finder

    calls: dict[tuple[str, str], MediaCall] = {}
    found = pipeline.check(workspaces, recording_finder(media_finder, calls), now=build_time())
    return found, list(calls.values())


def _shape(workspaces: Sequence[Workspace]) -> tuple[Sequence[Diagnostic], Sequence[MediaCall]]:
    """The problems that a build would report, and the media that were looked for."""
    from deckwright import pipeline
    from deckwright.edges.clock import build_time
    from deckwright.edges.media import media_finder
    from deckwright.edges.workbench import Workbench

    wish = pipeline.Wish(build_time())
    workbench = Workbench(media_finder, now=wish.now)
    found, portions = pipeline.check_shape(workspaces, media_finder, wish, workbench.craft, workbench.slices)
    return found, [call for portion in portions for call in portion.media]


def _print(found: Sequence[Diagnostic], form: str) -> None:
    from deckwright.cli import report

    if form == "json":
        report.print_json(diagnostics=[report.diagnostic_json(each) for each in found])
    elif form == "sarif":
        from deckwright.cli.sarif import sarif

        report.say(sarif(found))
    elif form == "github":
        from deckwright.cli.sarif import github

        for line in github(found):
            report.say(line)
    else:
        from deckwright.cli.excerpts import Excerpts

        excerpts = Excerpts(found)
        for each in found:
            report.say(report.diagnostic_text(each, excerpts.of(each.at)))
        report.say(report.summary(found) if found else "no problems found")
