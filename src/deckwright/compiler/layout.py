"""What the notes of one kind in a deck share: where each field goes, what stands in it, and which cards they have."""

from __future__ import annotations

from collections.abc import Sequence

from deckwright.domain.deck import Deck
from deckwright.domain.notetype import Notetype, NotetypeKind
from deckwright.rendering.markdown import render_markdown
from deckwright.rendering.template import card_ordinals, is_empty


class Layout:
    """What the notes of one kind share: where each field goes, and which cards there are for which filled fields."""

    def __init__(self, notetype: Notetype, reference: str) -> None:
        self.place = {field.name: index for index, field in enumerate(notetype.fields)}
        self.reference = reference
        self.blank = [reference if field.name == "Source" else "" for field in notetype.fields]
        self.cloze = notetype.kind is NotetypeKind.CLOZE
        self.main = notetype.fields[0].name
        self.notetype = notetype
        self._ordinals: dict[tuple[int, ...], tuple[int, ...]] = {}

    def with_reference(self, source: str) -> str:
        """What stands in the field of a note that names a source of its own."""
        return " · ".join(filter(None, (source, self.reference)))

    def ordinals(self, fields: Sequence[str]) -> tuple[int, ...]:
        """The ordinals of the cards that these fields give."""
        if self.cloze:
            return card_ordinals(self.notetype, fields)
        filled = tuple([at for at, html in enumerate(fields) if html and (html[0] > "<" or not is_empty(html))])
        known = self._ordinals.get(filled)
        if known is None:
            known = self._ordinals[filled] = card_ordinals(self.notetype, fields)
        return known


def reference_html(deck: Deck) -> str:
    """The line about where a deck's ideas come from, as it stands on every back."""
    reference = deck.reference
    title = reference.title
    if title is not None and reference.url is not None:
        title_text = f"[{title}](<{reference.url}>)"
    else:
        title_text = str(title or reference.url or "")
    line = ", ".join(part for part in (title_text, str(reference.author or "")) if part)
    return render_markdown(line, media=str) if line else ""
