"""The command line: one file per command, each imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

from deckwright import __version__
from deckwright.edges.errors import EdgeError

COMMANDS = (
    *("new", "draft", "coverage", "check", "explain", "schema", "stats"),
    *("preview", "diff", "build", "send", "forecast"),
)
"""Every command, in the order of a deck's life; each is the object ``command`` of the module of its name."""


class _Commands(click.Group):
    """Commands by module name. What our surroundings refuse (`EdgeError`) ends any of them with exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"deckwright.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except EdgeError as problem:
            click.echo(f"error: {problem.message}\n    hint: {problem.hint}", err=True)
            ctx.exit(2)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: deckwright new my-book, edit decks/my-book.yaml, then deckwright build",
)
@click.version_option(__version__, message="deckwright %(version)s (packages for Anki 23.12 and later)")
def main() -> None:
    """Turn plain-text decks into Anki packages that can be rebuilt for ever without losing a review."""
