"""reflection: an open question; its back shows the statements it refers to, never an invented answer."""

from __future__ import annotations

from deckwright.domain.deck import Deck
from deckwright.domain.diagnostic import Outcome
from deckwright.domain.location import Text
from deckwright.domain.note import Entry, Note
from deckwright.domain.notetype import NotetypeKind
from deckwright.notekinds.build import make_note
from deckwright.notekinds.look import templates
from deckwright.notekinds.record import CardTemplate, Key, NoteKind, NotetypeDesign

NAME = "reflection"


def _notes(entry: Entry, deck: Deck) -> Outcome[tuple[Note, ...]]:
    texts = {"Prompt": entry.text("reflect")}
    return Outcome((make_note(entry, deck, kind=NAME, main="reflect", texts=texts, spoken=_statement(entry)),))


def _statement(entry: Entry) -> tuple[Text, ...]:
    text = entry.text("reflect")
    return () if text is None else (text,)


KIND = NoteKind(
    name=NAME,
    doc="An open question to think about; the back shows the statements it refers to.",
    keys=(
        Key("reflect", "markdown", "The open question.", required=True),
        Key("see", "ids", "Ids of the notes whose statements the back shows (`other-deck/id` for another deck)."),
    ),
    design=NotetypeDesign(
        name=NAME,
        kind=NotetypeKind.STANDARD,
        fields=("Prompt", "Statements", "Extra", "Source", "Status", "Speak", "Key", "Spare"),
        templates=(CardTemplate("Reflection", templates.REFLECTION_FRONT, templates.REFLECTION_BACK),),
    ),
    notes=_notes,
    statement=_statement,
)
