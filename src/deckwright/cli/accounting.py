"""What ``deckwright draft`` says of a source: what became of each statement, and what is no statement."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from deckwright.cli import report
from deckwright.domain.named import NamedTuple
from deckwright.edges.files import shown

if TYPE_CHECKING:
    from deckwright.domain.draft import DeckChange
    from deckwright.sources.formats.record import Unit
    from deckwright.sources.outline import LeftOut, Reason, Statement
    from deckwright.sources.reckoning import Fate, Reckoning

FATES: Mapping[Fate, str] = {
    "drafted": "drafted",
    "remarked": "drafted with a remark in the file: no safe question, or no gap, for them",
    "redrafted": "drafted anew, because what they rest on changed",
    "kept": "left as they are",
    "recheck": "to recheck: the source changed, and so did you; left as they are",
    "elsewhere": "not drafted again, because a note that is not from this source says the same",
    "deleted": "not drafted again, because you deleted them",
    "reworded": "not drafted, because you deleted them; the source only says them in other words now",
    "unwanted": "left out by --kinds",
    "passed": "passed over: no good card can be made of them",
}
REASONS: Mapping[Reason, tuple[str, str]] = {
    "heading": ("heading", "headings"),
    "boilerplate": ("piece of boilerplate", "pieces of boilerplate"),
    "code": ("block of code", "blocks of code"),
    "question": ("question in running text", "questions in running text"),
    "speech": ("piece of speech", "pieces of speech"),
    "fragment": ("fragment without a full stop", "fragments without a full stop"),
    "short": ("line too short", "lines too short"),
    "long": ("sentence too long", "sentences too long"),
    "figures": ("line of figures or signs", "lines of figures or signs"),
    "again": ("repetition", "repetitions"),
}
_SHOWN: tuple[Fate, ...] = ("remarked", "recheck", "elsewhere", "deleted", "reworded", "unwanted", "passed")
_LONGEST = 100


class Account(NamedTuple):
    """A source that was drafted, the deck for its notes, what happened, and whether there is such a deck."""

    source: str
    deck: Path
    change: DeckChange
    reckoning: Reckoning
    written: bool


def say_account(account: Account, *, verbose: bool) -> None:
    """What was done, in a line, and below it what became of every statement; ``verbose`` names what was passed over."""
    found = account.reckoning
    report.say(f"{shown(account.deck)}: {_done(account)}" if account.written else f"{account.source}: no note, no deck")
    report.say(f"  of {report.plural(found.total, 'statement')}:")
    for fate, statements in found.fates.items():
        if statements:
            report.say(f"    {len(statements):,} {FATES[fate]}")
            for each in statements if verbose and fate in _SHOWN else ():
                report.say(f"      {_line(account, each)}")
    if found.notes and not found.cards:
        report.say("  no cards yet: mark ==gaps== in the notes, or add questions under `ask`")
    if account.change.origins:
        moved = report.plural(len(account.change.origins), "note")
        report.say(f"  {moved} followed the source to its new name: only `origin` was changed")
    if found.gone:
        report.say(f"  {report.plural(found.gone, 'note')} of statements that are no longer in the source")
    _say_left_out(account, verbose=verbose)


def _done(account: Account) -> str:
    found = account.reckoning
    if found.notes:
        return f"{report.plural(found.notes, 'new note')} from {account.source} ({report.plural(found.cards, 'card')})"
    return f"{'brought up to date with' if account.change.replacements else 'nothing new in'} {account.source}"


def _say_left_out(account: Account, *, verbose: bool) -> None:
    found = account.reckoning
    counts = [f"{count:,} {REASONS[reason][count != 1]}" for reason, count in found.reasons().items()]
    if not counts:
        return
    advice = "" if verbose else "  (--verbose lists them)"
    report.say(f"  besides: {', '.join(counts)}{advice}")
    for each in found.left_out if verbose else ():
        report.say(f"    {_line(account, each, f'{REASONS[each.reason][0]}: ')}")


def _line(account: Account, piece: Statement | LeftOut, what: str = "") -> str:
    text = piece.text if len(piece.text) <= _LONGEST else f"{piece.text[:_LONGEST]}…"
    return f"{_place(account.source, account.reckoning.unit, piece.at)}: {what}{' '.join(text.split())}"


def _place(source: str, unit: Unit, at: int) -> str:
    return f"{source}:{at}" if unit == "line" else f"{source}, {unit} {at}"


def account_json(account: Account) -> Mapping[str, object]:
    """The account as an object: every statement below its fate, everything else below the reason why it is none."""
    found = account.reckoning
    return {
        "source": account.source,
        "deck": shown(account.deck) if account.written else None,
        "notes": found.notes,
        "cards": found.cards,
        "unit": found.unit,
        "statements": {fate: [_object(each) for each in each_fate] for fate, each_fate in found.fates.items()},
        "gone": found.gone,
        "left_out": [{"reason": each.reason, **_object(each)} for each in found.left_out],
    }


def _object(piece: Statement | LeftOut) -> Mapping[str, object]:
    place = getattr(piece, "place", None)
    return {"at": piece.at, **({"place": place} if place else {}), "text": piece.text}
