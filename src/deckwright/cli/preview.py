"""``deckwright preview``: every card as the phone will show it, in the browser, as soon as a file is saved."""

from __future__ import annotations

from pathlib import Path

import click

from deckwright.cli.options import deck_paths, paths_argument


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
    chosen = deck_paths(paths)
    if out is not None:
        ctx.exit(_write(chosen, out))
    _serve(chosen, port, no_open)


def _write(paths: tuple[Path, ...], out: Path) -> int:
    from deckwright import pipeline
    from deckwright.cli import report
    from deckwright.domain.kept import Kept
    from deckwright.edges.media import media_finder
    from deckwright.edges.static import write_static
    from deckwright.edges.workspace import open_workspaces
    from deckwright.preview.record import SiteRecord

    opened = open_workspaces(paths)
    *_, site = pipeline.preview(opened.value, media_finder, opened.diagnostics, Kept())
    record = SiteRecord(site)
    page = write_static(record, out)
    for each in site.errors:
        report.say(report.diagnostic_text(each), err=True)
    report.say(f"{page}: {report.plural(len(record.cards), 'card')}")
    return report.exit_code(site.errors)


def _serve(paths: tuple[Path, ...], port: int, no_open: bool) -> None:
    from contextlib import suppress

    from deckwright.cli import report
    from deckwright.cli.following import Preview, follow
    from deckwright.edges.server import PreviewServer
    from deckwright.edges.show import Show
    from deckwright.preview.record import SiteRecord

    preview = Preview(paths)
    show = Show(SiteRecord(preview.read()))
    with PreviewServer(show, port) as server, suppress(KeyboardInterrupt):
        report.say(f"{server.address} shows {report.plural(len(show.now.record.cards), 'card')}; Ctrl-C ends it")
        if not no_open and _has_screen():
            click.launch(server.address)
        follow(preview, show)


def _has_screen() -> bool:
    """Whether a browser could show itself: over SSH there is none to open."""
    import os
    import sys

    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
