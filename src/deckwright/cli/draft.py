"""``deckwright draft``: source text in, a deck file to review and edit out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from deckwright.cli.options import format_option

if TYPE_CHECKING:
    from deckwright.cli.assisting import Propose


@click.command(epilog="Example: deckwright draft chapter.txt --build")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The deck file to write or to bring up to date.  [default: decks/SOURCE.yaml]",
)
@click.option(
    "--kinds",
    default="cloze,question-answer,reflection",
    show_default=True,
    help="What to draft, with commas between.",
)
@click.option(
    "--per-statement",
    "most",
    type=click.IntRange(1, 3),
    default=2,
    show_default=True,
    help="Most gaps, and most questions, for each statement.",
)
@click.option("--reverse", is_flag=True, help="Ask question-answer pairs the other way round too.")
@click.option("--subdecks", is_flag=True, help="Make a subdeck of each heading, instead of a tag.")
@click.option("--assist", metavar="URL", help="Ask an OpenAI-compatible server for proposals too; our checks decide.")
@click.option("--assist-model", metavar="NAME", help="The model that the server is to use.")
@click.option("--review", is_flag=True, help="Step through the drafts: accept, change or reject each.")
@click.option("--build", is_flag=True, help="Build the package too.")
@click.option("--verbose", is_flag=True, help="Name each piece of SOURCE that no note was made of, and why.")
@format_option("json")
@click.pass_context
def command(
    ctx: click.Context, sources: tuple[Path, ...], output: Path | None, kinds: str, most: int, reverse: bool,
    subdecks: bool, assist: str | None, assist_model: str | None, review: bool, build: bool, verbose: bool, form: str,
) -> None:  # fmt: skip
    """Draft a deck from text.

    SOURCE is text, Markdown, a saved web page, PDF, DOCX, EPUB, CSV or TSV, or `-` for standard input. A deck that is
    there already gets only what is new; whatever you changed or deleted in it stays so. A SOURCE that is a deck file
    gets gaps and questions for its bare principles. Nothing is sent anywhere unless --assist is given.
    """
    from deckwright.cli.drafting import draft_sources, print_drafted, say_drafted, wish_of
    from deckwright.cli.report import exit_code
    from deckwright.cli.reviewing import review_deck

    if form == "json" and (review or build):
        raise click.UsageError("--format json goes with neither --review nor --build")
    wish = wish_of(kinds, most=most, reverse=reverse, subdecks=subdecks)
    run = draft_sources(sources, output, wish, _propose(assist, assist_model))
    given = [name for name in ctx.params if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if form == "json":
        print_drafted(run, given)
    else:
        say_drafted(run, given, verbose=verbose)
    for deck in run.decks if review else ():
        review_deck(deck, wish)
    if build and run.decks and not exit_code(run.found):
        from deckwright.cli.build import command as build_command

        ctx.invoke(build_command, paths=tuple(run.decks))
    ctx.exit(exit_code(run.found))


def _propose(url: str | None, model: str | None) -> Propose | None:
    if url is None and model is None:
        return None
    if not url or not model:
        raise click.UsageError("--assist and --assist-model go together")
    from deckwright.cli.assisting import proposer
    from deckwright.edges.assist import assistant

    return proposer(assistant(url, model))
