"""What ``deckwright preview`` shows while files are saved: the cards at once, and as soon as there is a pause what the
rules of card quality find in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckwright import pipeline
from deckwright.cli import report
from deckwright.domain.kept import Kept
from deckwright.edges.errors import EdgeError
from deckwright.edges.media import FoundMedia
from deckwright.edges.show import Show
from deckwright.edges.watching import Moment, changes, look_at_decks
from deckwright.edges.workspace import open_workspaces
from deckwright.preview.record import SiteRecord
from deckwright.preview.site import Site, Trouble, keep_last_good, with_former_findings, with_trouble


class Preview:
    """The decks at some paths, read again and again. What has not changed since is not made again."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        self.paths = paths
        self._kept = Kept()
        self._media = FoundMedia()
        self._coming: Iterator[Site] = iter(())

    def read(self) -> Site:
        """Every card as it is now, not checked yet. Raises `EdgeError`."""
        self._coming = iter(())
        opened = open_workspaces(self.paths)
        self._coming = pipeline.preview(opened.value, self._media.finder, opened.diagnostics, self._kept)
        return next(self._coming)

    def following(self, last: Site, moment: Moment) -> Site:
        """What is to be shown in the place of what was shown last."""
        try:
            site = self.read() if moment is Moment.CHANGED else next(self._coming, None)
        except EdgeError as problem:
            report.say(f"error: {problem.message}\n    hint: {problem.hint}", err=True)
            return with_trouble(last, Trouble(problem.message, problem.hint))
        if site is None:
            return last
        return keep_last_good(site if site.checked else with_former_findings(site, last), last)


def follow(preview: Preview, show: Show) -> None:
    """Shows every change as soon as it is saved, until Ctrl-C."""
    for moment in changes(lambda: look_at_decks(preview.paths, _media_paths(show))):
        last = show.now.record
        site = preview.following(last.site, moment)
        if site != last.site:
            show.publish(SiteRecord(site, last))
        if moment is Moment.QUIET:
            show.tidy()


def _media_paths(show: Show) -> list[str]:
    return [file.path for file in show.now.record.site.media.values()]
