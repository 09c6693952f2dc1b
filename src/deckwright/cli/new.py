"""``deckwright new``: a deck to start from."""

from __future__ import annotations

from pathlib import Path

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
    from deckwright.deckfile import starter
    from deckwright.edges.errors import EdgeError
    from deckwright.edges.files import PROJECT_FILE, find_project_root, shown, write_new

    identity = starter.slug(name)
    if not identity:
        raise EdgeError(
            f"`{name}` leaves nothing for an id", "use letters a-z or digits, such as `deckwright new my-book`"
        )
    deck = folder / f"{identity}.yaml"
    files = {deck: starter.starter_deck(name)}
    if find_project_root(folder) is None:
        project = starter.slug(Path.cwd().name) or identity
        files[folder / PROJECT_FILE] = starter.starter_project(project)
        if not (folder / ".gitattributes").exists():
            files[folder / ".gitattributes"] = starter.GIT_ATTRIBUTES
    for path in write_new(files):
        report.say(f"wrote {shown(path)}")
    report.say(f"\nNow edit {shown(deck)}, then run: deckwright build {shown(folder)}")
