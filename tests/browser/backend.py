"""Cards as the ``anki`` backend renders them, from our own notetype records: nothing of Anki is imitated here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from deckwright.domain.notetype import Notetype

_TYPE = re.compile(r"\[\[type:(?P<cloze>cloze:)?(?P<field>.+?)\]\]")


@dataclass(frozen=True, slots=True)
class RenderedCard:
    """A card's two sides, each with the style in front, and Anki's comparison with a slip in the typed answer.

    ``name`` is the note's ``Key`` field and the template."""

    name: str
    question: str
    answer: str
    compared: str
    question_audio: int
    answer_audio: int


def _add_notetype(collection: Collection, notetype: Notetype) -> Any:
    models = collection.models
    made = models.new(notetype.name)
    made["type"] = int(notetype.kind)
    made["originalStockKind"] = notetype.stock_kind
    made["css"] = notetype.css
    for field in notetype.fields:
        anki_field = models.new_field(field.name)
        anki_field["tag"] = field.tag
        models.add_field(made, anki_field)
    for template in notetype.templates:
        anki_template = models.new_template(template.name)
        anki_template["qfmt"], anki_template["afmt"] = template.question, template.answer
        models.add_template(made, anki_template)
    models.add(made)
    return models.by_name(notetype.name)


class Backend:
    """One collection in which any number of notes can be rendered."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self._notetypes: dict[Notetype, Any] = {}

    def cards(self, notetype: Notetype, fields: Mapping[str, str]) -> list[RenderedCard]:
        """Every card that Anki makes of the note, rendered."""
        if notetype not in self._notetypes:
            self._notetypes[notetype] = _add_notetype(self.collection, notetype)
        note = self.collection.new_note(self._notetypes[notetype])
        for name, value in fields.items():
            note[name] = value
        self.collection.add_note(note, self.collection.decks.get_current_id())
        return [self._rendered(card) for card in note.cards()]

    def package_cards(self, package: Path) -> list[RenderedCard]:
        """Every card of a package, imported as a learner imports it, in the order of the package."""
        known = set(self.collection.find_cards(""))
        options = ImportAnkiPackageOptions(merge_notetypes=False)
        self.collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options))
        added = sorted(set(self.collection.find_cards("")) - known)
        return [self._rendered(self.collection.get_card(number)) for number in added]

    def media(self, name: str) -> bytes | None:
        """The bytes of a media file of the collection."""
        path = Path(self.collection.media.dir()) / name
        return path.read_bytes() if path.is_file() else None

    def _rendered(self, card: Any) -> RenderedCard:
        question = card.question()
        return RenderedCard(
            name=f"{card.note()['Key']} {card.template()['name']}",
            question=question,
            answer=card.answer(),
            compared=self._compared(card, question),
            question_audio=len(card.question_av_tags()),
            answer_audio=len(card.answer_av_tags()),
        )

    def _compared(self, card: Any, question: str) -> str:
        asked = _TYPE.search(question)
        if asked is None:
            return ""
        expected = str(card.note()[asked["field"]])
        if asked["cloze"]:
            expected = self.collection.extract_cloze_for_typing(expected, card.ord + 1)
        compared = self.collection.compare_answer(expected, f"x{expected[2:]} ", True)
        return f"<div style=\"font-family: 'Arial'; font-size: 20px\">{compared}</div>"
