"""A note's card → its two sides, as the ``anki`` backend renders them."""

from __future__ import annotations

import html
import re

from deckwright.domain.notetype import NotetypeKind
from deckwright.preview.site import ShownNote
from deckwright.rendering.reveal import reveal_clozes_only, strip_tags
from deckwright.rendering.template import Rendered, render_card

_TYPE = re.compile(r"\[\[type:(?P<cloze>cloze:)?(?P<field>.+?)\]\]")
_BREAK = re.compile(r"<br ?/?>")


def render_face(note: ShownNote, ordinal: int) -> Rendered:
    """Both sides of one of the note's cards, without the style that Anki puts in front."""
    return render_card(note.notetype, _fields(note), ordinal, tags=note.note.tags, deck=note.note.deck)


def card_name(note: ShownNote, ordinal: int) -> str:
    """What the card is called: its template, and the number of its gap where it has gaps."""
    if note.notetype.kind is NotetypeKind.CLOZE:
        return f"{note.notetype.templates[0].name} {ordinal + 1}"
    return note.notetype.templates[ordinal].name


def typed_answer(note: ShownNote, ordinal: int, question: str) -> str:
    """What Anki shows on the back where nothing was typed: the text that was asked for, without tags; empty where
    the card asks to type nothing."""
    asked = _TYPE.search(question)
    if asked is None:
        return ""
    text = _fields(note).get(asked["field"], "")
    if asked["cloze"]:
        hidden = reveal_clozes_only(text, ordinal + 1, question=False)
        text = hidden if len(set(hidden.split(", "))) > 1 else hidden.split(", ")[0]
    plain = html.unescape(strip_tags(_BREAK.sub(" ", text)))
    return f"<code id=typeans>{html.escape(plain, quote=False)}</code>"


def _fields(note: ShownNote) -> dict[str, str]:
    return dict(zip((field.name for field in note.notetype.fields), note.fields, strict=True))
