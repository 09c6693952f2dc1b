"""The notetypes of a project: every kind's design, with ids that no other project shares."""

from __future__ import annotations

from functools import lru_cache

from deckwright.domain.ids import stable_id
from deckwright.domain.notetype import Field, Notetype, Template
from deckwright.notekinds import NOTE_KINDS
from deckwright.notekinds.record import NotetypeDesign


@lru_cache(maxsize=8)
def project_notetypes(project: str, css: str) -> dict[str, Notetype]:
    """By kind name, the notetypes of a project, all with its one look.

    Ids rest on project and names alone, so that two projects never restyle each other's cards, and so that Anki can
    follow a later rename of a field or template.
    """
    return {kind.name: _notetype(project, kind.design, css) for kind in NOTE_KINDS if kind.design is not None}


def _notetype(project: str, design: NotetypeDesign, css: str) -> Notetype:
    name = f"{project} {design.name}" if project else f"deckwright {design.name}"

    def identity(*parts: str) -> int:
        return stable_id("notetype", project, design.name, *parts)

    return Notetype(
        id=identity(),
        name=name,
        kind=design.kind,
        fields=tuple(Field(identity("field", field), field, design.tags.get(field)) for field in design.fields),
        templates=tuple(
            Template(identity("template", card.name), card.name, card.question, card.answer)
            for card in design.templates
        ),
        css=css,
        stock_kind=design.stock_kind,
    )
