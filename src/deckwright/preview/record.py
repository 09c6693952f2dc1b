"""A site → the values that its page works with: a light index of all cards, and a card's face when it is asked for."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import asdict
from functools import cached_property
from typing import NamedTuple, TypedDict

from deckwright.domain.diagnostic import Diagnostic
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


class SiteRecord:
    """A site's cards in one order: those of a note one after the other. What notes had in ``last`` is not made anew."""

    def __init__(self, site: Site, last: SiteRecord | None = None) -> None:
        self.site = site
        known = (
            {note.guid: (note, texts) for note, texts in zip(last.site.notes, last.texts, strict=True)} if last else {}
        )
        self.texts: tuple[NoteTexts, ...] = tuple(
            _known_texts(note, known.get(note.guid)) or note_texts(note) for note in site.notes
        )
        self.cards = tuple((note, ordinal) for note in site.notes for ordinal in note.ordinals)

    @cached_property
    def styles(self) -> tuple[str, ...]:
        """Every stylesheet in use, each once; most projects have one."""
        return tuple(dict.fromkeys(note.notetype.css for note in self.site.notes))

    @property
    def has_maths(self) -> bool:
        """Whether any field may need MathJax."""
        return any("\\(" in text or "\\[" in text for note in self.site.notes for text in note.fields)

    def index(self) -> dict[str, object]:
        """Everything but the faces; ``version`` and the like are added by whoever sends it."""
        styles = {css: number for number, css in enumerate(self.styles)}
        return {
            "clients": [{**asdict(client), "sheet": client.sheet + OCCLUSION_SHEET} for client in CLIENTS],
            "answerLine": ANSWER_LINE,
            "styles": self.styles,
            "problems": [problem_record(each) for each in self.site.problems],
            "notes": [
                _note_record(note, texts, styles[note.notetype.css])
                for note, texts in zip(self.site.notes, self.texts, strict=True)
            ],
        }

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


def _note_record(note: ShownNote, texts: NoteTexts, style: int) -> dict[str, object]:
    return {
        "guid": note.guid,
        "id": str(note.note.id),
        "kind": note.note.kind,
        "deck": note.note.deck,
        "tags": note.note.tags,
        "style": style,
        "stale": note.stale,
        "problems": [problem_record(each) for each in note.problems],
        "cards": texts.cards,
        "text": texts.text,
    }


def _known_texts(note: ShownNote, known: tuple[ShownNote, NoteTexts] | None) -> NoteTexts | None:
    if known is None:
        return None
    before, texts = known
    same = note.fields == before.fields and note.ordinals == before.ordinals and note.notetype == before.notetype
    return texts if same and note.note.texts == before.note.texts else None


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
