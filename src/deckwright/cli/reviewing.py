"""``--review``: the drafts of a deck one by one in the terminal; every answer is saved before the next question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from deckwright.cli import report
from deckwright.deckfile import drafts, reviewing
from deckwright.deckfile.reader import read_deck
from deckwright.domain.diagnostic import has_errors
from deckwright.domain.draft import DeckChange, DraftedNote
from deckwright.domain.location import SourceText
from deckwright.domain.note import Entry
from deckwright.edges.files import read_source, shown, write_text_atomically
from deckwright.rendering.cloze import find_gaps
from deckwright.rendering.markdown import plain_text
from deckwright.sources.notes import asked_entries, text_value
from deckwright.sources.provenance import Remembered, draft_hash, is_as_drafted, parse_remembered
from deckwright.sources.sketch import DraftWish, other_sketch

_GAP = re.compile(r"==(.+?)==")
_QUESTION = "[a]ccept, [n]ext candidate, [e]dit, [r]eject, [s]kip, [q]uit"


def review_deck(path: Path, wish: DraftWish) -> None:
    """Ask about each draft that nobody has looked at yet. Ctrl-C ends it; what was answered is in the file."""
    skipped: set[str] = set()
    turns: dict[str, int] = {}
    try:
        while (waiting := _waiting(path, skipped)) is not None:
            source, entries, index, left = waiting
            _show(entries[index], left, reviewing.remarks(source, index))
            answer = click.prompt(_QUESTION, type=click.Choice(list("anersq")), show_choices=False, default="a")
            if answer == "q":
                break
            if read_source(path).value != source:
                report.say("  the file was changed meanwhile: look again")
                continue
            _do(answer, path, source, entries[index], index, wish=wish, turns=turns, skipped=skipped)
    except click.Abort:
        report.say()
    report.say(f"{shown(path)}: {report.plural(_left(path), 'draft')} still to review")


def _waiting(path: Path, skipped: set[str]) -> tuple[SourceText, Sequence[Entry], int, int] | None:
    """The deck, its notes, and the position of the next draft to ask about, with how many there are."""
    source = read_source(path).value
    deck = read_deck(source).value if source is not None else None
    if source is None or deck is None:
        return None
    waiting = [
        index
        for index, entry in enumerate(deck.entries)
        if _unseen(entry, deck.drafted.get(str(entry.text("origin")))) and str(entry.text("origin")) not in skipped
    ]
    return (source, deck.entries, waiting[0], len(waiting)) if waiting else None


def _left(path: Path) -> int:
    waiting = _waiting(path, set())
    return waiting[3] if waiting else 0


def _unseen(entry: Entry, remembered: str | None) -> bool:
    return remembered is not None and is_as_drafted([entry], remembered) and not parse_remembered(remembered).accepted


def _show(entry: Entry, left: int, remarks: Sequence[str]) -> None:
    report.say(f"\n{entry.at}: {entry.text('source') or ''} ({report.plural(left, 'draft')} left)")
    for remark in remarks:
        report.say(f"  {click.style(f'({remark})', fg='yellow')}")
    for key in ("principle", "question", "answer", "reflect", "list"):
        text = entry.text(key)
        if text is not None:
            report.say("  " + _GAP.sub(lambda gap: click.style(f"[{gap[1]}]", fg="green", bold=True), text))
    for item in entry.texts("items"):
        report.say(f"  - {item}")
    for asked in entry.entries("ask"):
        report.say(f"  ? {asked.text('question')}\n    {click.style(str(asked.text('answer')), fg='green', bold=True)}")
    if entry.texts("see"):
        report.say(f"  see: {', '.join(entry.texts('see'))}")


def _do(
    answer: str,
    path: Path,
    source: SourceText,
    entry: Entry,
    index: int,
    *,
    wish: DraftWish,
    turns: dict[str, int],
    skipped: set[str],
) -> None:
    origin = str(entry.text("origin"))
    if answer == "s":
        skipped.add(origin)
    elif answer == "a":
        _save(path, reviewing.with_memory(source, origin, str(_remembered(source, origin)._replace(accepted=True))))
    elif answer == "r":
        _save(path, reviewing.without_item(source, index))
    elif answer == "e":
        _edit(path, source, index)
    else:
        turns[origin] = _next(path, source, entry, index, wish=wish, turn=turns.get(origin, 0) + 1)


def _save(path: Path, text: str) -> None:
    write_text_atomically(path, text)


def _edit(path: Path, source: SourceText, index: int) -> None:
    """The note in the user's editor, again with what was typed where that cannot be read."""
    before = typed = reviewing.item_text(source, index)
    while True:
        after = click.edit(typed, extension=".yaml")
        if after is None or after.strip() == before.strip():
            report.say("  nothing changed")
            return
        typed = after
        if _saved(path, source, index, typed):
            return
        report.say("  not saved")
        if not click.confirm("  Edit it again?", default=True):
            return


def _saved(path: Path, source: SourceText, index: int, typed: str) -> bool:
    """Whether a note could be written: not into a file that cannot be read then, nor over another change of it."""
    if read_source(path).value != source:
        report.say("  the file was changed meanwhile; this is what you wrote:\n" + typed, err=True)
        return False
    text = reviewing.with_item_text(source, index, typed)
    outcome = read_deck(SourceText(source.path, text))
    for each in outcome.diagnostics if outcome.value is None or has_errors(outcome.diagnostics) else ():
        report.say(report.diagnostic_text(each), err=True)
    if outcome.value is None or has_errors(outcome.diagnostics):
        return False
    _save(path, text)
    return True


def _next(path: Path, source: SourceText, entry: Entry, index: int, *, wish: DraftWish, turn: int) -> int:
    """Writes the candidate of a turn, after the last one the first again; the turn that it is now."""
    statement = _without_gaps(entry.text("principle") or "")
    made = other_sketch(statement, wish, turn)
    if made is None and turn > 1:
        report.say("  that was the last candidate: back to the first")
        made, turn = other_sketch(statement, wish, 0), 0
    if made is None:
        report.say("  no other candidate: edit it, accept it or reject it")
        return turn
    values = {**entry.values, "principle": text_value(made.text)}
    values.pop("ask", None)
    if made.asks:
        values["ask"] = tuple(asked_entries(made))
    changed = Entry(entry.kind, entry.id, {key: values[key] for key in _order(values)}, entry.at)
    origin = str(entry.text("origin"))
    remembered = str(_remembered(source, origin)._replace(draft=draft_hash([changed])))
    change = DeckChange(
        replacements=((index, DraftedNote(changed, made.comment)),), drafted={**_memory(source), origin: remembered}
    )
    _save(path, drafts.changed_deck(source, change).value)
    return turn


def _memory(source: SourceText) -> Mapping[str, str]:
    deck = read_deck(source).value
    return deck.drafted if deck else {}


def _remembered(source: SourceText, origin: str) -> Remembered:
    return parse_remembered(_memory(source).get(origin, ""))


def _order(values: dict[str, object]) -> list[str]:
    first = [key for key in ("principle", "ask") if key in values]
    return [*first, *(key for key in values if key not in first)]


def _without_gaps(text: str) -> str:
    for gap in reversed(find_gaps(text).gaps):
        text = text[: gap.start] + gap.text + text[gap.end :]
    return plain_text(text)
