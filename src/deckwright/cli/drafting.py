"""What ``deckwright draft`` does with each source, and what it says about it."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckwright import pipeline
from deckwright.cli import report
from deckwright.cli.accounting import Account, account_json, say_account
from deckwright.cli.effects import lost_effects
from deckwright.cli.schema import schema_text
from deckwright.domain.diagnostic import Diagnostic
from deckwright.edges.errors import EdgeError
from deckwright.edges.files import DECK_SUFFIXES, read_source, relative, shown, write_text_atomically
from deckwright.edges.sources import read_source_bytes
from deckwright.sources.language.extra import MissingExtra
from deckwright.sources.sketch import KINDS, DraftWish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deckwright.cli.assisting import Propose
    from deckwright.domain.draft import DraftedNote
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


@dataclass(slots=True)
class Drafting:
    """One run over several sources: the decks, what became of each source, and what was found."""

    decks: dict[Path, None] = field(default_factory=dict)
    accounts: list[Account] = field(default_factory=list)
    filled: dict[Path, tuple[DraftedNote, ...]] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)


def draft_sources(sources: Sequence[Path], output: Path | None, wish: DraftWish, propose: Propose | None) -> Drafting:
    """Draft each source into its deck, or fill in the deck that it is. Raises `EdgeError`."""
    run = Drafting()
    for source in sources:
        with libraries_wanted():
            if _is_deck(source):
                _fill(source, wish, run)
            else:
                _draft(source, output, wish, propose, run)
    return run


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


def _draft(path: Path, output: Path | None, wish: DraftWish, propose: Propose | None, run: Drafting) -> None:
    from deckwright.cli.new import schema_path
    from deckwright.deckfile.starter import slug

    source, deck = read_source_bytes(path), deck_of(path, output)
    text = _existing(deck, run.found)
    identity = slug(deck.stem) or "deck"
    schema = schema_path(deck.parent)
    outcome = pipeline.draft(
        source, text, identity, wish, propose=propose, progress=_progress, schema=relative(schema, deck.parent)
    )
    run.found.extend(outcome.diagnostics)
    if outcome.value is None or report.exit_code(outcome.diagnostics):
        return
    if outcome.value.text:
        _write(deck, outcome.value.text, text, schema)
        run.decks[deck] = None
    drafts = outcome.value.drafts
    run.accounts.append(Account(source.name, deck, drafts.change, drafts.reckoning, bool(outcome.value.text)))


def _write(deck: Path, text: str, before: SourceText | None, schema: Path) -> None:
    """The deck file where it changed; with a new one, what makes its folder a project, and the schema for editors."""
    from deckwright.cli.new import project_files
    from deckwright.deckfile.starter import slug

    if before is not None:
        if text != before.text:
            write_text_atomically(deck, text)
        return
    files = {deck: text, **project_files(deck.parent, slug(deck.stem) or "deck")}
    if not schema.exists():
        files[schema] = schema_text()
    for name, content in files.items():
        write_text_atomically(name, content)


def _existing(deck: Path, found: list[Diagnostic]) -> SourceText | None:
    if not deck.exists():
        return None
    outcome = read_source(deck)
    found.extend(outcome.diagnostics)
    if outcome.value is None:
        raise EdgeError(f"{shown(deck)}: cannot be read as a deck", "name another file with -o")
    return outcome.value


def _fill(path: Path, wish: DraftWish, run: Drafting) -> None:
    source = read_source(path)
    run.found.extend(source.diagnostics)
    if source.value is None:
        return
    outcome = pipeline.fill(source.value, wish)
    run.found.extend(outcome.diagnostics)
    if outcome.value is None or report.exit_code(outcome.diagnostics):
        return
    text, change = outcome.value
    if text != source.value.text:
        write_text_atomically(path, text)
    run.decks[path] = None
    run.filled[path] = tuple(note for _, note in change.fillings)


def _progress(statements: Sequence[Statement]) -> Iterable[Statement]:
    if len(statements) < _LONG or not sys.stderr.isatty():
        yield from statements
        return
    with click.progressbar(statements, label="drafting", file=sys.stderr) as bar:
        yield from bar


def say_drafted(run: Drafting, given: Collection[str], *, verbose: bool) -> None:
    """What was done with each source, which options came to nothing, and what was found."""
    for account in run.accounts:
        say_account(account, verbose=verbose)
    for path, notes in run.filled.items():
        report.say(f"{shown(path)}: {_filled(notes)}")
    for line in lost_effects(given, run.accounts, filled=bool(run.filled)):
        report.say(line, err=True)
    for each in run.found:
        report.say(report.diagnostic_text(each), err=True)


def _counts(notes: Sequence[DraftedNote]) -> dict[str, int]:
    filled = sum(bool(note.entry.values) for note in notes)
    return {"bare": len(notes), "filled": filled, "abstained": len(notes) - filled}


def _filled(notes: Sequence[DraftedNote]) -> str:
    """What became of the bare principles of a deck."""
    counts = _counts(notes)
    if not notes:
        return "no bare principle to fill in"
    done = f"{counts['filled']:,} of {report.plural(len(notes), 'bare principle')} filled in"
    return f"{done}, {counts['abstained']:,} with a remark only" if counts["abstained"] else done


def print_drafted(run: Drafting, given: Collection[str]) -> None:
    """The same for programs."""
    report.print_json(
        sources=[account_json(each) for each in run.accounts],
        filled=[{"deck": shown(path), **_counts(notes)} for path, notes in run.filled.items()],
        remarks=list(lost_effects(given, run.accounts, filled=bool(run.filled))),
        diagnostics=[report.diagnostic_json(each) for each in run.found],
    )
