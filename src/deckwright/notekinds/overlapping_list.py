"""list: a list in its order, asked item by item, each time with the items right before it in sight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckwright.domain.deck import Deck
from deckwright.domain.diagnostic import Outcome, error
from deckwright.domain.location import Text
from deckwright.domain.note import Entry, Note, Parts
from deckwright.domain.notetype import NotetypeKind
from deckwright.notekinds.build import make_note, speech
from deckwright.notekinds.cloze import STOCK_CLOZE
from deckwright.notekinds.look import templates
from deckwright.notekinds.record import CardTemplate, Key, NoteKind, NotetypeDesign
from deckwright.rendering.cloze import LAST_GAP

NAME = "list"


def _notes(entry: Entry, deck: Deck) -> Outcome[tuple[Note, ...]]:
    items = entry.texts("items")
    if not 2 <= len(items) <= LAST_GAP:
        hint = f"Write 2 to {LAST_GAP} items below `items:`, each beginning with `- `."
        return Outcome((), (error(entry.at, "DW220", f"a list of {len(items)} has no order to ask for", hint),))
    parts = Parts(tuple(_names(items)), {"Items": items, "Speak": speech(deck, entry, items)})
    note = make_note(
        entry,
        deck,
        kind=NAME,
        main=NAME,
        texts={"Title": entry.text(NAME)},
        marks={"Typed": "yes"} if entry.flag("typed") else {},
        parts=parts,
    )
    return Outcome((note,))


def _names(items: Sequence[Text]) -> Iterator[Text]:
    """What the history knows each item by: its text, told apart where the list repeats itself as a refrain does."""
    seen: dict[str, int] = {}
    for item in items:
        seen[item] = seen.get(item, 0) + 1
        yield item if seen[item] == 1 else Text(f"{item} #{seen[item]}", item.at, item.indent)


def _statement(entry: Entry) -> tuple[Text, ...]:
    title = entry.text(NAME)
    return (*(() if title is None else (title,)), *entry.texts("items"))


KIND = NoteKind(
    name=NAME,
    doc="A list in its order; each item becomes a card that shows the items right before it.",
    keys=(
        Key(NAME, "markdown", "What the list is a list of; every card shows it.", required=True),
        Key("items", "texts", "The items in their order, 2 or more; each becomes a card.", required=True),
        Key("typed", "flag", "`true` asks to type the item."),
    ),
    design=NotetypeDesign(
        name=NAME,
        kind=NotetypeKind.CLOZE,
        fields=("Items", "Title", "Extra", "Source", "Status", "Typed", "Speak", "Key", "Spare"),
        templates=(CardTemplate("List", templates.LIST_FRONT, templates.LIST_BACK),),
        stock_kind=STOCK_CLOZE,
    ),
    notes=_notes,
    statement=_statement,
)
