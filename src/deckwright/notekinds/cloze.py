"""cloze: a sentence with gaps, in Anki's own syntax or the shorthand ``==text==``."""

from __future__ import annotations

from deckwright.domain.deck import Deck
from deckwright.domain.diagnostic import Outcome
from deckwright.domain.location import Text
from deckwright.domain.note import Entry, Note
from deckwright.domain.notetype import NotetypeKind
from deckwright.notekinds.build import make_note
from deckwright.notekinds.look import templates
from deckwright.notekinds.record import CardTemplate, Key, NoteKind, NotetypeDesign, PlainNote

NAME = "cloze"
STOCK_CLOZE = 5


def cloze_note(entry: Entry, deck: Deck, key: str) -> Note:
    """The cloze note of an entry whose text with gaps stands under ``key``."""
    marks = {"Typed": "yes"} if entry.flag("typed") else {}
    text = entry.text(key)
    return make_note(
        entry, deck, kind=NAME, main=key, texts={"Text": text}, marks=marks, spoken=() if text is None else (text,)
    )


def _notes(entry: Entry, deck: Deck) -> Outcome[tuple[Note, ...]]:
    return Outcome((cloze_note(entry, deck, NAME),))


def _statement(entry: Entry) -> tuple[Text, ...]:
    text = entry.text(NAME)
    return () if text is None else (text,)


KIND = NoteKind(
    name=NAME,
    doc="A sentence with gaps; each gap number becomes a card.",
    keys=(
        Key(
            NAME,
            "markdown",
            "The sentence, with gaps as `==text==` (numbered for you) or `{{c1::text}}`, `{{c1::text::hint}}`.",
            required=True,
        ),
        Key("typed", "flag", "`true` asks to type what the gap hides."),
    ),
    design=NotetypeDesign(
        name=NAME,
        kind=NotetypeKind.CLOZE,
        fields=("Text", "Extra", "Source", "Status", "Typed", "Speak", "Key", "Spare"),
        templates=(CardTemplate("Cloze", templates.CLOZE_FRONT, templates.CLOZE_BACK),),
        stock_kind=STOCK_CLOZE,
    ),
    notes=_notes,
    statement=_statement,
    plain=PlainNote(NAME, {NAME: "Text"}, {"typed": "Typed"}),
)
