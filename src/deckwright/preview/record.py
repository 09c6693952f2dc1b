"""A site → the values that its page works with: a light index of all cards, and a card's face when it is asked for."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TypedDict

from deckwright.domain.diagnostic import Diagnostic
from deckwright.domain.named import NamedTuple
from deckwright.preview.clients import ANSWER_LINE, CLIENTS, OCCLUSION_SHEET
from deckwright.preview.face import card_name, render_face, typed_answer
from deckwright.preview.site import ShownNote, Site
from deckwright.rendering.reveal import strip_tags
from deckwright.rendering.template import Sound

_SPACE = re.compile(r"\s+")
_SEPARATE = re.compile(
    r"(?=<(?:/?(?:p|li|ul|ol|div|tr|td|th|h[1-6]|pre|blockquote)|br)\b)|(?<=</span>)(?=<span class=\"cloze)"
)
_NOT_TEXT = re.compile(r"\[\[type:.+?\]\]|\[anki:play:.+?\]|<script.*?</script>", re.DOTALL)
_LONGEST_SNIPPET = 160


class Problem(TypedDict):
    """A diagnostic, with its place as people write it."""

    place: str
    code: str
    severity: str
    message: str
    hint: str


class Face(TypedDict):
    """What is shown of one card: its sides in Anki's words, and the lines of its file."""

    question: str
    answer: str
    typed: str
    sounds: dict[str, str]
    path: str
    line: int
    first: int
    lines: list[str]
    own: tuple[int, int]
    source: str
    origin: str


def problem_record(problem: Diagnostic) -> Problem:
    """A diagnostic for the page."""
    return {
        "place": str(problem.at),
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
    }


class NoteTexts(NamedTuple):
    """What lists and searches a note: of each card its ordinal, its name and how its question begins; all its text."""

    cards: tuple[tuple[int, str, str], ...]
    text: str


NoteRecord = dict[str, object]
Stretch = tuple[int, int]
"""So many notes of an earlier state, from the first one on."""


class SiteRecord:
    """A site's cards in one order: those of a note one after the other. What notes had in ``last`` is not made anew."""

    def __init__(self, site: Site, last: SiteRecord | None = None) -> None:
        self.site = site
        self.styles = tuple({note.notetype.css: None for note in site.notes})
        """Every stylesheet in use, each once; most projects have one."""
        self.cards = tuple((note, ordinal) for note in site.notes for ordinal in note.ordinals)
        self.places: Mapping[str, int] = {note.guid: place for place, note in enumerate(site.notes)}
        known = [last._note(note.guid) if last is not None else None for note in site.notes]
        pairs = list(zip(site.notes, known, strict=True))
        self.texts: tuple[NoteTexts, ...] = tuple(_known_texts(note, old) or note_texts(note) for note, old in pairs)
        styles = {css: number for number, css in enumerate(self.styles)}
        same_styles = last is not None and last.styles == self.styles
        self.notes: tuple[NoteRecord, ...] = tuple(
            old.record
            if old is not None and same_styles and old.note is note
            else _note_record(note, texts, styles[note.notetype.css])
            for (note, old), texts in zip(pairs, self.texts, strict=True)
        )

    def _note(self, guid: str) -> _Known | None:
        place = self.places.get(guid)
        return _Known(self.site.notes[place], self.texts[place], self.notes[place]) if place is not None else None

    @property
    def has_maths(self) -> bool:
        """Whether any field may need MathJax."""
        return any("\\(" in text or "\\[" in text for note in self.site.notes for text in note.fields)

    def index(self) -> dict[str, object]:
        """Everything but the faces; ``version`` and the like are added by whoever sends it."""
        return {**self._head(), "notes": self.notes}

    def _head(self) -> dict[str, object]:
        trouble = self.site.trouble
        return {
            "clients": [{**asdict(client), "sheet": client.sheet + OCCLUSION_SHEET} for client in CLIENTS],
            "answerLine": ANSWER_LINE,
            "styles": self.styles,
            "problems": [problem_record(each) for each in self.site.reported],
            "findings": [problem_record(each) for each in self.site.findings],
            "checked": self.site.checked,
            "trouble": trouble._asdict() if trouble is not None else None,
        }

    def changes(self, last: SiteRecord) -> dict[str, object]:
        """What of the index is not as in an earlier state. Of the notes there is a list of records, and of stretches
        that stand for what the earlier state has there: the first one's place, and how many."""
        old = last._head()
        head = {name: value for name, value in self._head().items() if value != old[name]}
        return {**head, "notes": list(_stretches(self.notes, last))}

    def face(self, number: int) -> Face:
        """The card of one number, counted from 0 as in `cards`. Raises IndexError."""
        note, ordinal = self.cards[number]
        shown = render_face(note, ordinal)
        sounds = {**_files("q", shown.question_sounds), **_files("a", shown.answer_sounds)}
        return {
            "question": shown.question,
            "answer": shown.answer,
            "typed": typed_answer(note, ordinal, shown.question),
            "sounds": sounds,
            "path": note.note.at.path,
            "line": note.note.at.line,
            "first": note.passage_line,
            "lines": list(note.passage),
            "own": (note.span.first, note.span.last),
            "source": str(note.note.texts.get("Source", "")),
            "origin": str(note.note.entry.text("origin") or ""),
        }


def _files(side: str, sounds: Sequence[Sound]) -> dict[str, str]:
    return {f"{side}:{number}": sound.file for number, sound in enumerate(sounds) if sound.file}


def _stretches(notes: Sequence[NoteRecord], last: SiteRecord) -> Iterator[Stretch | NoteRecord]:
    places = last.places
    start = length = 0
    for note in notes:
        place = places.get(str(note["guid"]), -1)
        if place >= 0 and (last.notes[place] is note or last.notes[place] == note):
            if length and place != start + length:
                yield start, length
                length = 0
            start, length = (place, 1) if not length else (start, length + 1)
            continue
        if length:
            yield start, length
            length = 0
        yield note
    if length:
        yield start, length


def _note_record(note: ShownNote, texts: NoteTexts, style: int) -> NoteRecord:
    return {
        "guid": note.guid,
        "id": str(note.note.id),
        "kind": note.note.kind,
        "deck": note.note.deck,
        "tags": note.note.tags,
        "style": style,
        "stale": note.stale,
        "problems": [problem_record(each) for each in note.reported],
        "findings": [problem_record(each) for each in note.findings],
        "cards": texts.cards,
        "text": texts.text,
    }


class _Known(NamedTuple):
    """What is known of a note from before."""

    note: ShownNote
    texts: NoteTexts
    record: NoteRecord


def _known_texts(note: ShownNote, known: _Known | None) -> NoteTexts | None:
    """The texts, where they are still those of the note. They show no style."""
    if known is None:
        return None
    before = known.note
    if note is before:
        return known.texts
    return known.texts if _told_by(note) == _told_by(before) else None


def _told_by(note: ShownNote) -> tuple[object, ...]:
    return note.fields, note.ordinals, note.note.texts, note.note.id, note.notetype.templates


def note_texts(note: ShownNote) -> NoteTexts:
    """The note's texts, made from its rendered cards."""
    cards = tuple((ordinal, card_name(note, ordinal), _snippet(note, ordinal)) for ordinal in note.ordinals)
    return NoteTexts(cards, _searched(note))


def _snippet(note: ShownNote, ordinal: int) -> str:
    """How a list of cards tells this one from others: the beginning of what it asks."""
    return _plain(_NOT_TEXT.sub("", render_face(note, ordinal).question))[:_LONGEST_SNIPPET] or str(note.note.id)


def _searched(note: ShownNote) -> str:
    return " ".join(_plain(text.replace("==", "")) for text in note.note.texts.values())


def _plain(markup: str) -> str:
    """The text that a person reads in HTML or Markdown, on one line."""
    text = strip_tags(_SEPARATE.sub(" ", markup)) if "<" in markup else markup
    text = html.unescape(text) if "&" in text else text
    return _SPACE.sub(" ", text).strip()
