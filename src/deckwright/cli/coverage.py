"""``deckwright coverage``: what of a source has no card, and which cards have lost their source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckwright.cli.options import format_option

if TYPE_CHECKING:
    from deckwright.sources.merge import Coverage
    from deckwright.sources.outline import Statement


@click.command(epilog="Example: deckwright coverage chapter.txt decks/chapter.yaml")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("deck", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@format_option("json")
@click.pass_context
def command(ctx: click.Context, source: Path, deck: Path, form: str) -> None:
    """List what SOURCE says that DECK has no note for, and the notes of DECK whose statement is gone from SOURCE."""
    from deckwright import pipeline
    from deckwright.cli import report
    from deckwright.cli.drafting import libraries_wanted
    from deckwright.edges.files import read_source
    from deckwright.edges.sources import read_source_bytes

    text = read_source(deck)
    if text.value is None:
        for each in text.diagnostics:
            report.say(report.diagnostic_text(each), err=True)
        ctx.exit(report.exit_code(text.diagnostics))
    with libraries_wanted():
        outcome = pipeline.coverage(read_source_bytes(source), text.value)
    if form == "json":
        _print_json(outcome.value, [report.diagnostic_json(each) for each in outcome.diagnostics])
    else:
        for each in outcome.diagnostics:
            report.say(report.diagnostic_text(each), err=True)
        _print_text(outcome.value, source.name)
    ctx.exit(report.exit_code(outcome.diagnostics))


def _print_text(found: Coverage | None, source: str) -> None:
    from deckwright.cli import report

    if found is None:
        return
    total = len(found.covered) + len(found.uncovered) + len(found.deleted)
    report.say(f"{len(found.covered):,} of {report.plural(total, 'statement')} in {source} have a note")
    for statement in found.uncovered:
        report.say(f"  {source}:{statement.at}: no note for {statement.place}: {statement.text}")
    for statement in found.deleted:
        report.say(f"  {source}:{statement.at}: you deleted the note of {statement.place}: {statement.text}")
    for entry in found.gone:
        report.say(f"  {entry.at}: what this note rests on is gone: {entry.text('origin')}")


def _print_json(found: Coverage | None, diagnostics: list[object]) -> None:
    from deckwright.cli import report

    report.print_json(
        covered=[each.place for each in found.covered] if found else [],
        uncovered=[_missing(each) for each in found.uncovered] if found else [],
        deleted=[_missing(each) for each in found.deleted] if found else [],
        gone=[{"line": each.at.line, "origin": str(each.text("origin"))} for each in found.gone] if found else [],
        diagnostics=diagnostics,
    )


def _missing(statement: Statement) -> dict[str, object]:
    return {"place": statement.place, "at": statement.at, "text": statement.text}
