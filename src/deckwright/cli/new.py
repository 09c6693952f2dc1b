"""``deckwright new``: a deck to start from."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click


@click.command(epilog="Example: deckwright new my-book")
@click.argument("name")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("decks"),
    show_default=True,
    help="Where the deck file goes.",
)
def command(name: str, folder: Path) -> None:
    """Write a small deck to start from.

    The deck is called NAME, is commented and builds as it is. The project file is written too if there is none.
    """
    from deckwright.cli import report
    from deckwright.cli.schema import schema_text
    from deckwright.deckfile import starter
    from deckwright.edges.errors import EdgeError
    from deckwright.edges.files import relative, shown, write_new

    identity = starter.slug(name)
    if not identity:
        raise EdgeError(
            f"`{name}` leaves nothing for an id", "use letters a-z or digits, such as `deckwright new my-book`"
        )
    deck = folder / f"{identity}.yaml"
    schema = schema_path(folder)
    files = {deck: starter.starter_deck(name, relative(schema, folder)), **project_files(folder, identity)}
    if not schema.exists():
        files[schema] = schema_text()
    for path in write_new(files):
        report.say(f"wrote {shown(path)}")
    report.say(f"\nNow edit {shown(deck)}, then run: deckwright build {quote(shown(folder))}")


def project_files(folder: Path, identity: str) -> dict[Path, str]:
    """The files that make a folder a project, by path; none where it stands in one already."""
    from deckwright.cli.schema import schema_text
    from deckwright.deckfile import starter
    from deckwright.deckfile.schema import SCHEMA_FILE
    from deckwright.edges.files import PROJECT_FILE, find_project_root

    if find_project_root(folder) is not None:
        return {}
    text = starter.starter_project(starter.slug(Path.cwd().name) or identity)
    others = {folder / SCHEMA_FILE: schema_text(), folder / ".gitattributes": starter.GIT_ATTRIBUTES}
    return {folder / PROJECT_FILE: text, **{path: each for path, each in others.items() if not path.exists()}}


def schema_path(folder: Path) -> Path:
    """Where the schema of a folder's decks stands, or will stand: beside the project file."""
    from deckwright.deckfile.schema import SCHEMA_FILE
    from deckwright.edges.files import find_project_root

    return (find_project_root(folder) or folder) / SCHEMA_FILE
