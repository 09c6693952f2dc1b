"""Options and arguments that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any] | click.Command)

paths_argument = click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))


def format_option(*choices: str) -> Callable[[_Command], _Command]:
    """``--format``: text for people, and what programs read."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", *choices]),
        default="text",
        show_default=True,
        help="How to print the result.",
    )


def deck_paths(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """The paths given, or the folder that decks live in."""
    return paths or (Path("decks"),)
