"""``deckwright send``: the short way to the phone: scan, download, open in Anki."""

from __future__ import annotations

from pathlib import Path

import click

MINUTES = 10


@click.command(epilog="Example: deckwright send dist/my-book.apkg")
@click.argument("package", required=False, metavar="[FILE.apkg]", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--host", help="The address of this computer to listen on.  [default: its address in the local network]")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port to listen on.  [default: a free one]")
@click.pass_context
def command(ctx: click.Context, package: Path | None, host: str | None, port: int) -> None:
    """Send a package to a phone in the same network (default: the newest in dist).

    Prints a QR code to scan with the phone's camera. Whoever has the address can download this one file, nothing else;
    it ends after the first whole download or ten minutes. Exit code 1 where nothing was downloaded.
    """
    from deckwright.cli import report
    from deckwright.edges.sending import Sender, local_address, newest_package

    chosen = package or newest_package(Path("dist"))
    if chosen.suffix.lower() != ".apkg":
        raise click.BadParameter(f"{chosen} is no package (*.apkg): a phone could not open it", param_hint="FILE")
    with Sender(chosen, host=host or local_address(), port=port) as sender:
        report.say(_code(sender.address))
        report.say(f"{chosen} ({report.size(chosen.stat().st_size)}), listening on {sender.host} port {sender.port}:")
        report.say(f"\n  {sender.address}\n")
        report.say("Scan it with the phone's camera, then open the download in AnkiDroid or AnkiMobile.")
        try:
            sent = sender.wait(60 * MINUTES)
        except KeyboardInterrupt:
            report.say("\nstopped", err=True)
            sent = False
    if sent:
        report.say(f"{chosen.name} was downloaded")
    ctx.exit(0 if sent else 1)


def _code(address: str) -> str:
    """The address as a QR code of block characters, in black and white whatever the terminal's colours are."""
    import io
    import sys

    import segno

    drawn = io.StringIO()
    segno.make(address, error="l", micro=False).terminal(drawn, compact=True, border=2)
    try:
        drawn.getvalue().encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return "(no QR code: this terminal's encoding has no block characters)"
    return "\n".join(click.style(line, fg="bright_white", bg="black") for line in drawn.getvalue().splitlines())
