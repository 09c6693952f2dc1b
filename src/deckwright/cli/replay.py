"""What a command said last time, said again where it would do nothing new: before anything heavy is even loaded."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckwright.cli import report
from deckwright.edges.clock import build_date
from deckwright.edges.memory import Run, Said, look_at, recall, remember

if TYPE_CHECKING:
    from deckwright.compiler.media import MediaCall
    from deckwright.domain.workspace import Workspace


class Replay:
    """One run of a command over decks at ``paths``. ``able`` is False for a run that must always be done."""

    def __init__(self, ctx: click.Context, paths: Sequence[Path], *, able: bool = True) -> None:
        self.ctx = ctx
        self.able = able
        words = (str(ctx.info_name), repr(sorted(ctx.params.items())), str(build_date()))
        self.run = Run(words, tuple(paths))
        self.look = look_at(self.run.paths)
        self.said: list[Said] = []

    def play(self) -> None:
        """End the command with what it said last time, if it would say and write the same again."""
        known = recall(self.run, self.look) if self.able else None
        if known is None:
            report.listen(self.ctx, lambda text, err: self.said.append(Said(text, err)))
            return
        for line in known[0]:
            report.say(line.text, err=line.err)
        self.ctx.exit(known[1])

    def keep(
        self, code: int, read: Iterable[Workspace], media: Iterable[MediaCall] = (), outputs: Iterable[Path] = ()
    ) -> None:
        """Remember the run, which read these workspaces and ends with this exit code."""
        known = {os.path.abspath(each.path): each.digest for space in read for each in space.sources}  # noqa: PTH100
        asked = [(str(Path(call.deck_path).parent / call.target), getattr(call.found, "path", "")) for call in media]
        if self.able:
            remember(self.run, self.look, media=asked, outputs=outputs, said=self.said, code=code, known=known)
