"""``check --fix`` and ``--diff``: what can be mended safely, shown and written."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from deckwright import pipeline
from deckwright.cli import report
from deckwright.domain.location import SourceText
from deckwright.domain.workspace import Workspace
from deckwright.edges.files import write_text_atomically

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def mend(workspaces: Sequence[Workspace], *, write: bool, show: bool, quiet: bool) -> int:
    """Mends the deck files and gives how many it were. ``quiet`` keeps standard output for a program's format."""
    changes, broken = pipeline.mend(workspaces)
    for path in broken:
        report.say(f"{path} is left alone: mend its errors first", err=True)
    for source, text in changes:
        if show:
            for line in _diff(source, text):
                report.say(line, err=quiet)
        if write:
            write_text_atomically(Path(source.path), text)
            report.say(f"mended {source.path}", err=quiet or show)
    return len(changes)


def _diff(source: SourceText, text: str) -> Iterator[str]:
    before, after = source.text.splitlines(keepends=True), text.splitlines(keepends=True)
    for line in difflib.unified_diff(before, after, source.path, source.path):
        shown = line.removesuffix("\n")
        yield click.style(shown, fg=_COLOURS.get(shown[:1])) if not shown.startswith(("---", "+++")) else shown
