"""``deckwright build``: decks in, packages out, and what to do with them in Anki."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckwright.cli.options import deck_paths, format_option, paths_argument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deckwright.domain.diagnostic import Diagnostic, Outcome
    from deckwright.domain.workspace import Workspace
    from deckwright.edges.apkg.archive import WrittenPackage
    from deckwright.edges.workbench import Workbench
    from deckwright.pipeline import Shipped, Wish

OF_HISTORY, PAST_HISTORY = "DW43", "DW5"
"""Between these codes lie the diagnostics that compare with the history: a build that follows this one, and finds the
history that this one wrote, would not make them again."""


def _package_name(_ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    """Refuse what Anki would not take for a package, or for a backup; and what may be a file of the author's."""
    if value is not None and (value.suffix.lower() != ".apkg" or value.name.lower() == "collection.apkg"):
        raise click.BadParameter("name a file that ends in .apkg (and is not called collection.apkg)")
    return value


@click.command(epilog="Example: deckwright build decks -o my-decks.apkg")
@paths_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=_package_name,
    help="One package for all decks.  [default: dist/DECK-ID.apkg for each deck id]",
)
@click.option(
    "--watch",
    is_flag=True,
    help="Build again after every save, until Ctrl-C. Writes no history: ship with a plain build.",
)
@click.option("--digest", is_flag=True, help="Also print a digest of each package's content.")
@click.option(
    "--rebuild-history",
    is_flag=True,
    help="Start a lost or damaged deckwright.lock anew: every note counts as changed now, so the next import "
    "overwrites what learners edited in them, and ==gaps== are numbered anew.",
)
@click.option("--forget-retired", is_flag=True, help="Stop shipping notes that were retired; their history stays.")
@format_option("json")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], output: Path | None, watch: bool, digest: bool,
    rebuild_history: bool, forget_retired: bool, form: str,
) -> None:  # fmt: skip
    """Build Anki packages from the decks at PATH (default: decks)."""
    if watch:
        _watch(paths, output, alone=not (digest or rebuild_history or forget_retired or form != "text"))
        return
    from deckwright.cli.replay import Replay

    replay = Replay(ctx, deck_paths(paths), able=not (rebuild_history or forget_retired))
    replay.play()
    from deckwright import pipeline
    from deckwright.cli import report
    from deckwright.edges.apkg.archive import content_digest
    from deckwright.edges.clock import build_time
    from deckwright.edges.shipping import ship
    from deckwright.edges.workspace import open_workspaces

    opened = open_workspaces(deck_paths(paths))
    wish = pipeline.Wish(build_time(), together=bool(output), rebuild=rebuild_history, forget_retired=forget_retired)
    outcome, workbench = _build(opened.value, wish)
    found = (*opened.diagnostics, *outcome.diagnostics)
    built = None if report.exit_code(found) else outcome.value
    written: Sequence[WrittenPackage] = ()
    if built:
        with workbench.keeping(built.crafted):
            written = ship(opened.value, built.histories, built.plans, output)
    digests = [content_digest(plan) for plan in built.plans.values()] if built and digest else []
    if form == "json":
        _print_json(written, digests, found)
    else:
        _print_written(written, digests)
        report.print_advice(built.plans if built else {})
        _print_found(found, opened.value if built else (), rebuilt=rebuild_history)
    if built and not any(OF_HISTORY <= each.code < PAST_HISTORY for each in found):
        media = [call for each in built.crafted for call in each.portion.media]
        replay.keep(0, opened.value, media, [each.path for each in written])
    ctx.exit(report.exit_code(found))


def _build(workspaces: Sequence[Workspace], wish: Wish) -> tuple[Outcome[Shipped | None], Workbench]:
    """What the packages are to hold, and the workbench that it was made on."""
    from deckwright import pipeline
    from deckwright.cli.progress import Progress
    from deckwright.edges.media import media_finder
    from deckwright.edges.workbench import Workbench

    progress = Progress("building")
    workbench = Workbench(media_finder, now=wish.now, fresh=wish.rebuild or wish.forget_retired, tick=progress)
    outcome = pipeline.build_divided(workspaces, media_finder, wish, workbench.craft, workbench.slices)
    progress.end()
    return outcome, workbench


def _watch(paths: tuple[Path, ...], output: Path | None, *, alone: bool) -> None:
    from deckwright.cli.rebuilding import rebuild_on_save

    if not alone:
        raise click.UsageError("--watch goes with PATH and --output only")
    rebuild_on_save(deck_paths(paths), output)


def _print_written(written: Sequence[WrittenPackage], digests: Sequence[str]) -> None:
    from deckwright.cli import report

    for package in written:
        counts = f"{report.plural(package.notes, 'note')}, {report.plural(package.cards, 'card')}"
        report.say(f"{package.path}: {counts}, {package.media} media, {report.size(package.size)}")
    for digest in digests:
        report.say(f"content digest: {digest}")


def _print_found(found: Sequence[Diagnostic], shipped: Sequence[Workspace], *, rebuilt: bool) -> None:
    """What was found, and what became of the histories of the workspaces that were shipped."""
    from deckwright.cli import report
    from deckwright.edges.files import shown
    from deckwright.edges.workspace import lock_path

    for workspace in shipped:
        lock = shown(lock_path(workspace.project))
        if rebuilt:
            report.say(f"{lock} starts anew: this package overwrites what learners edited in its notes", err=True)
        elif workspace.lock is None:
            advice = "commit it. If there was one before, restore it, or --rebuild-history"
            report.say(f"{lock} is new: {advice}", err=True, once=True)
    for each in found:
        report.say(report.diagnostic_text(each), err=True)
    if not shipped:
        report.say(f"nothing was written: {report.summary(found)}", err=True)


def _print_json(written: Sequence[WrittenPackage], digests: Sequence[str], found: Sequence[Diagnostic]) -> None:
    from deckwright.cli import report

    packages = [
        {"path": package.path.as_posix(), "notes": package.notes, "cards": package.cards, "media": package.media,
         "bytes": package.size}
        for package in written
    ]  # fmt: skip
    report.print_json(
        packages=packages, digests=list(digests), diagnostics=[report.diagnostic_json(each) for each in found]
    )
