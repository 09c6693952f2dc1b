"""``deckwright check``: every problem of every deck file, with its place."""

from __future__ import annotations

from pathlib import Path

import click

from deckwright.cli.options import deck_paths, format_option, paths_argument


@click.command(epilog="Example: deckwright check decks --strict")
@paths_argument
@format_option("json")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], form: str, strict: bool) -> None:
    """Report every problem, with its place and a remedy.

    Reads the decks at PATH (default: decks).
    """
    from deckwright import pipeline
    from deckwright.cli import report
    from deckwright.edges.media import media_finder
    from deckwright.edges.workspace import open_workspaces

    opened = open_workspaces(deck_paths(paths))
    found = (*opened.diagnostics, *pipeline.check(opened.value, media_finder))
    if form == "json":
        report.print_json(diagnostics=[report.diagnostic_json(each) for each in found])
    else:
        for each in found:
            report.say(report.diagnostic_text(each))
        report.say(report.summary(found) if found else "no problems found")
    ctx.exit(report.exit_code(found, strict=strict))
