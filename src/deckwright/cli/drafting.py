"""What ``deckwright draft`` does with each source, and what it says about it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckwright import pipeline
from deckwright.cli import report
from deckwright.domain.diagnostic import Diagnostic
from deckwright.edges.errors import EdgeError
from deckwright.edges.files import DECK_SUFFIXES, read_source, shown, write_text_atomically
from deckwright.edges.sources import read_source_bytes
from deckwright.sources.language.extra import MissingExtra
from deckwright.sources.sketch import KINDS, DraftWish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckwright.cli.assisting import Propose
    from deckwright.domain.location import SourceText
    from deckwright.sources.outline import Statement

_LONG = 200
"""Statements from which on a progress bar is shown."""


def wish_of(kinds: str, *, most: int, reverse: bool, subdecks: bool) -> DraftWish:
    """The options as a wish. Raises `click.BadParameter` for a kind that there is not."""
    names = [name.strip() for name in kinds.split(",") if name.strip()]
    unknown = [name for name in names if name not in KINDS]
    if unknown or not names:
        raise click.BadParameter(f"choose from {', '.join(KINDS)}", param_hint="--kinds")
    return DraftWish(frozenset(names), most, reverse, subdecks)


def draft_sources(
    sources: Sequence[Path], output: Path | None, wish: DraftWish, propose: Propose | None = None
) -> tuple[tuple[Path, ...], int]:
    """Draft each source into its deck; the decks, and the exit code. Raises `EdgeError`."""
    decks: dict[Path, None] = {}
    found: list[Diagnostic] = []
    for source in sources:
        with libraries_wanted():
            deck = _fill(source, wish, found) if _is_deck(source) else _draft(source, output, wish, propose, found)
        if deck is not None:
            decks[deck] = None
    for each in found:
        report.say(report.diagnostic_text(each), err=True)
    return tuple(decks), report.exit_code(found)


@contextmanager
def libraries_wanted() -> Iterator[None]:
    """Turns a missing library into a message that names the extra to install."""
    try:
        yield
    except MissingExtra as missing:
        raise EdgeError(
            f"a library is missing that the extra `{missing.extra}` brings",
            f'run, in the folder of deckwright itself: pip install ".[{missing.extra}]"',
        ) from missing


def _is_deck(path: Path) -> bool:
    return path.suffix.lower() in DECK_SUFFIXES


def deck_of(source: Path, output: Path | None) -> Path:
    """The deck file that a source is drafted into."""
    from deckwright.deckfile.starter import slug

    stem = "standard-input" if str(source) == "-" else source.stem
    return output or Path("decks") / f"{slug(stem) or 'deck'}.yaml"


def _draft(
    path: Path, output: Path | None, wish: DraftWish, propose: Propose | None, found: list[Diagnostic]
) -> Path | None:
    from deckwright.cli.new import project_files
    from deckwright.deckfile.starter import slug

    source, deck = read_source_bytes(path), deck_of(path, output)
    text = _existing(deck, found)
    identity = slug(deck.stem) or "deck"
    outcome = pipeline.draft(source, text, identity, wish, propose=propose, progress=_progress)
    found.extend(outcome.diagnostics)
    if outcome.value is None or report.exit_code(outcome.diagnostics):
        return None
    files = {deck: outcome.value.text, **({} if text else project_files(deck.parent, identity))}
    for name, content in files.items():
        if text is None or content != text.text:
            write_text_atomically(name, content)
    _say_drafted(deck, source.name, outcome.value)
    return deck


def _existing(deck: Path, found: list[Diagnostic]) -> SourceText | None:
    if not deck.exists():
        return None
    outcome = read_source(deck)
    found.extend(outcome.diagnostics)
    if outcome.value is None:
        raise EdgeError(f"{shown(deck)}: cannot be read as a deck", "name another file with -o")
    return outcome.value


def _fill(path: Path, wish: DraftWish, found: list[Diagnostic]) -> Path | None:
    source = read_source(path)
    found.extend(source.diagnostics)
    if source.value is None:
        return None
    outcome = pipeline.fill(source.value, wish)
    found.extend(outcome.diagnostics)
    if outcome.value is None or report.exit_code(outcome.diagnostics):
        return None
    if outcome.value != source.value.text:
        write_text_atomically(path, outcome.value)
        report.say(f"{shown(path)}: bare principles filled in")
    else:
        report.say(f"{shown(path)}: no bare principle to fill in")
    return path


def _progress(statements: Sequence[Statement]) -> Iterable[Statement]:
    if len(statements) < _LONG or not sys.stderr.isatty():
        yield from statements
        return
    with click.progressbar(statements, label="drafting", file=sys.stderr) as bar:
        yield from bar


def _say_drafted(deck: Path, source: str, drafted: pipeline.Drafted) -> None:
    """What was done, in a line, and what was not, in lines below it."""
    change, plan = drafted.drafts.change, drafted.plan
    new, cards = len(change.additions), drafted.drafts.cards
    done = f"{report.plural(new, 'new note')} from {source} ({report.plural(cards, 'card')})"
    report.say(f"{shown(deck)}: {done if new or change.replacements else f'nothing new in {source}'}")
    parts = (
        (len(change.replacements), "drafted anew, because what they rest on changed"),
        (len(drafted.drafts.change.origins), "followed the source to its new name: only their `origin` was changed"),
        (len(plan.elsewhere), "not drafted again, because a note from another source says the same"),
        (len(plan.kept), "left as they are"),
        (len(plan.rejected), "not drafted again, because you deleted them"),
        (len(drafted.drafts.passed), "passed over: no good card can be made of them"),
    )
    for count, what in parts:
        if count:
            report.say(f"  {count:,} {what}")
