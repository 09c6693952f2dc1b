"""``deckwright stats``: what the decks consist of, in figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckwright.cli.options import deck_paths, format_option, paths_argument

if TYPE_CHECKING:
    from deckwright.lint.statistics import Statistics


@click.command(epilog="Example: deckwright stats decks")
@paths_argument
@format_option("json")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], form: str) -> None:
    """Count notes, cards, kinds, words per answer, and how many notes name their source.

    Reads the decks at PATH (default: decks).
    """
    from deckwright import pipeline
    from deckwright.cli import report
    from deckwright.edges.media import media_finder
    from deckwright.edges.workspace import open_workspaces

    opened = open_workspaces(deck_paths(paths))
    outcome = pipeline.count(opened.value, media_finder)
    found = (*opened.diagnostics, *outcome.diagnostics)
    if form == "json":
        report.print_json(**_json(outcome.value), diagnostics=[report.diagnostic_json(each) for each in found])
    else:
        _print(outcome.value)
        for each in found:
            report.say(report.diagnostic_text(each), err=True)
    ctx.exit(report.exit_code(found))


def _json(told: Statistics) -> dict[str, object]:
    return {
        "decks": told.decks,
        "notes": told.notes,
        "cards": told.cards,
        "kinds": told.kinds,
        "words_per_answer": {
            "median": told.median_words,
            "longest": told.longest,
            "counts": {str(words): count for words, count in told.words.items()},
        },
        "share_with_source": round(told.share_sourced, 4),
    }


def _print(told: Statistics) -> None:
    from deckwright.cli.report import plural, say

    say(f"{plural(told.decks, 'deck')}, {plural(told.notes, 'note')}, {plural(told.cards, 'card')}")
    for kind, count in told.kinds.items():
        say(f"  {kind}: {count:,}")
    say(f"words per answer: {told.median_words:g} in the middle, {told.longest} at most")
    say(f"notes that name their source: {told.share_sourced:.0%}")
