"""principle: one statement, learnt through its gaps and through questions about it.

It has no notetype of its own: the statement with its gaps is a cloze note under the principle's id, and each entry
of ``ask`` is a question-answer note under ``<principle id>/<ask id>``.
"""

from __future__ import annotations

from deckwright.domain.deck import Deck
from deckwright.domain.diagnostic import Outcome, warning
from deckwright.domain.location import Text
from deckwright.domain.note import Entry, Note
from deckwright.notekinds import cloze
from deckwright.notekinds.build import entry_id
from deckwright.notekinds.cloze import cloze_note
from deckwright.notekinds.keys import QUALITY_KEY
from deckwright.notekinds.question_answer import ANSWER_KEYS, question_note
from deckwright.notekinds.record import Key, NoteKind, PlainNote
from deckwright.notekinds.schedule import SCHEDULE_KEY
from deckwright.rendering.cloze import find_gaps

NAME = "principle"


def _notes(entry: Entry, deck: Deck) -> Outcome[tuple[Note, ...]]:
    statement = entry.text(NAME)
    gaps = statement is not None and bool(find_gaps(statement).gaps)
    under = (entry, entry_id(entry, NAME))
    asked = tuple(question_note(each, deck, under) for each in entry.entries("ask"))
    notes = (cloze_note(entry, deck, NAME), *asked) if gaps else asked
    if notes:
        return Outcome(notes)
    hint = "Mark what to learn with ==…==, add questions under `ask:`, or run `deckwright draft` on this file."
    return Outcome((), (warning(entry.at, "DW201", "this principle has neither a gap nor a question: no card", hint),))


def _statement(entry: Entry) -> tuple[Text, ...]:
    text = entry.text(NAME)
    return () if text is None else (text,)


ASK_KEYS = (
    Key("question", "markdown", "The question, whole without its answer.", required=True),
    *ANSWER_KEYS,
    Key("extra", "markdown", "More about the answer, small below it."),
    Key("tags", "tags", "Tags of this note alone."),
    QUALITY_KEY,
    SCHEDULE_KEY,
    Key("corrected", "date", "A date, `2026-11-23`: tells those who learnt the old answer, for as long as it stands."),
    Key("was", "reference", "The id that this entry had before: its reviews follow."),
    Key("retired", "flag", "`true` takes the note out of use: learners are told that they may delete it."),
)

KIND = NoteKind(
    name=NAME,
    doc="One statement, learnt through its gaps and through questions about it.",
    keys=(
        Key(NAME, "markdown", "The statement; mark what to learn as `==text==`.", required=True),
        Key("ask", "entries", "Questions about the statement, each a note of its own with its own id.", keys=ASK_KEYS),
        Key("typed", "flag", "`true` asks to type what the gap hides."),
    ),
    design=None,
    notes=_notes,
    statement=_statement,
    plain=PlainNote(cloze.NAME, {NAME: "Text"}, {"typed": "Typed"}),
)
