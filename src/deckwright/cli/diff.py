"""``deckwright diff``: what the next import will do, before it happens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckwright.cli.options import deck_paths, format_option, paths_argument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckwright.compiler.changes import Changes, NoteChange

SIGNS = {"added": "+", "updated": "~", "returned": "~", "retired": "-", "moved": ">"}


@click.command(epilog="Example: deckwright diff decks")
@paths_argument
@format_option("json")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], form: str) -> None:
    """Tell what the next import will change.

    Compares the decks at PATH (default: decks) with what the last build shipped. Writes nothing.
    """
    from deckwright import pipeline
    from deckwright.cli import report
    from deckwright.edges.clock import build_time
    from deckwright.edges.media import media_finder
    from deckwright.edges.workspace import open_workspaces

    opened = open_workspaces(deck_paths(paths))
    outcome = pipeline.diff(opened.value, media_finder, now=build_time())
    found = (*opened.diagnostics, *outcome.diagnostics)
    if form == "json":
        report.print_json(
            projects=[_changes_json(changes) for changes in outcome.value],
            diagnostics=[report.diagnostic_json(each) for each in found],
        )
    else:
        for each in found:
            report.say(report.diagnostic_text(each), err=True)
        for line in (line for changes in outcome.value for line in _lines(changes)):
            report.say(line)
    ctx.exit(report.exit_code(found))


def _lines(changes: Changes) -> Iterator[str]:
    from deckwright.cli import report

    for change in changes.notes:
        yield f"{SIGNS[change.action]} {change.action:<9} {change.deck}/{change.id}{_detail(change)}"
        if change.suggestion:
            yield f"    hint: {change.suggestion}"
    yield f"= {report.plural(changes.unchanged, 'note')} unchanged"
    overwriting = sum(change.overwrites for change in changes.notes)
    if overwriting:
        yield f"{report.plural(overwriting, 'note')} would replace text and tags that a learner edited there until now."
    if changes.notetypes:
        yield f"look or templates changed: {', '.join(changes.notetypes)} (arrives with no box ticked, no full sync)"
    for preset in changes.presets:
        yield f"preset {preset} changed: Anki ignores it where it has it; raise its `version` to make it arrive"


def _detail(change: NoteChange) -> str:
    if change.action == "moved":
        return f"  {change.before} → {change.after} (cards that learners have stay where they are)"
    if change.before and change.after:
        return f"\n    {change.side}: {change.before}\n       {'→':>{len(change.side)}} {change.after}"
    return f"  {change.after or change.before or change.side}"


def _changes_json(changes: Changes) -> dict[str, object]:
    notes = [
        {
            "action": change.action.value,
            "deck": change.deck,
            "id": change.id,
            "path": change.at.path if change.at else None,
            "line": change.at.line if change.at else None,
            "side": change.side,
            "before": change.before,
            "after": change.after,
            "overwrites_edits": change.overwrites,
            "suggestion": change.suggestion,
        }
        for change in changes.notes
    ]
    return {"notes": notes, "unchanged": changes.unchanged, "notetypes": list(changes.notetypes),
            "presets": list(changes.presets)}  # fmt: skip
