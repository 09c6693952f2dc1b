"""``deckwright preview``: every card as the phone will show it, in the browser, as soon as a file is saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckwright.cli.options import deck_paths, paths_argument

if TYPE_CHECKING:
    from deckwright.preview.site import Site


@click.command(epilog="Example: deckwright preview decks")
@paths_argument
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port to listen on.  [default: a free one]")
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the page and all it needs into this folder instead, to look at or to put on the web.",
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], port: int, no_open: bool, out: Path | None) -> None:
    """Show every card of the decks at PATH (default: decks) as phones and the desktop show it.

    The page is served to this computer only, follows the files as they are saved, and loads nothing from the web.
    Writes no history. Ctrl-C ends it.
    """
    from deckwright.cli import report
    from deckwright.preview.record import SiteRecord

    chosen = deck_paths(paths)
    site = _read(chosen)
    if out is not None:
        from deckwright.edges.static import write_static

        record = SiteRecord(site)
        page = write_static(record, out)
        for each in site.errors:
            report.say(report.diagnostic_text(each), err=True)
        report.say(f"{page}: {report.plural(len(record.cards), 'card')}")
        ctx.exit(report.exit_code(site.errors))
    _serve(chosen, site, port, no_open)


def _read(paths: tuple[Path, ...]) -> Site:
    from deckwright import pipeline
    from deckwright.edges.media import media_finder
    from deckwright.edges.workspace import open_workspaces

    opened = open_workspaces(paths)
    return pipeline.preview(opened.value, media_finder, opened.diagnostics)


def _serve(paths: tuple[Path, ...], site: Site, port: int, no_open: bool) -> None:
    from contextlib import suppress

    from deckwright.cli import report
    from deckwright.edges.errors import EdgeError
    from deckwright.edges.server import PreviewServer, Show
    from deckwright.edges.watching import changes, look_at_decks
    from deckwright.preview.record import SiteRecord
    from deckwright.preview.site import keep_last_good

    show = Show(SiteRecord(site))
    with PreviewServer(show, port) as server, suppress(KeyboardInterrupt):
        report.say(f"{server.address} shows {report.plural(len(show.record.cards), 'card')}; Ctrl-C ends it")
        if not no_open and _has_screen():
            click.launch(server.address)
        turns = changes(lambda: look_at_decks(paths, [file.path for file in show.record.site.media.values()]))
        for _ in turns:
            try:
                now = keep_last_good(_read(paths), show.record.site)
            except EdgeError as problem:
                report.say(f"error: {problem.message}\n    hint: {problem.hint}", err=True)
                continue
            if now != show.record.site:
                show.publish(SiteRecord(now, show.record))


def _has_screen() -> bool:
    """Whether a browser could show itself: over SSH there is none to open."""
    import os
    import sys

    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
