"""Reading aloud: off unless asked for; the deck asks for all notes, a note for itself."""

from __future__ import annotations

import pytest

from deckwright.deckfile.reader import read_deck
from deckwright.domain.location import SourceText
from deckwright.domain.note import Note
from deckwright.notekinds import KIND_BY_NAME


def spoken(text: str, *, deck: str = "") -> list[str]:
    outcome = read_deck(SourceText("a.yaml", f"id: x\ndeck: X\n{deck}notes:\n{text}"))
    assert outcome.value is not None
    assert outcome.diagnostics == ()
    return [
        said
        for entry in outcome.value.entries
        for note in KIND_BY_NAME[entry.kind].notes(entry, outcome.value).value
        for said in _said(note)
    ]


def _said(note: Note) -> tuple[str, ...]:
    return note.parts.shown["Speak"] if note.parts is not None else (note.marks.get("Speak", ""),)


def tts(text: str, language: str = "en_US") -> str:
    return f"[anki:tts lang={language}]{text}[/anki:tts]"


def test_nothing_is_read_unless_it_is_asked_for() -> None:
    assert spoken("  - cloze: A ==gap==\n  - {list: L, items: [a, b]}\n") == ["", "", ""]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("cloze: A **gap** ==that== is {{c2::read::or not}}", ["A gap that is read"]),
        ("{question: dog, answer: el *perro*}", ["el perro"]),
        ("reflect: Why?", ["Why?"]),
        ("{list: L, items: [one, '`two`']}", ["one", "two"]),
        ("principle: A ==gap==\n    ask:\n      - {question: Q, answer: A}", ["A gap", "A"]),
        (
            "image: a.png\n    boxes:\n      - {name: Wall, left: 0%, top: 0%, width: 9%, height: 9%}",
            ["Wall"],
        ),
    ],
)
def test_what_each_kind_has_read(note: str, said: list[str]) -> None:
    assert spoken(f"  - {note}\n", deck="speak: en_US\n") == [tts(text) for text in said]


def test_a_note_has_a_language_of_its_own_and_its_questions_follow() -> None:
    text = "  - speak: es_ES\n    principle: A ==gap==\n    ask:\n      - {question: Q, answer: A}\n"
    assert spoken(text, deck="speak: en_US\n") == [tts("A gap", "es_ES"), tts("A", "es_ES")]
    assert spoken("  - {question: dog, answer: A, speak: none}\n", deck="speak: en_US\n") == [""]


def test_what_is_read_is_plain_text_without_anki_s_marks() -> None:
    text = '  - {question: Q, answer: "a < b & [sound:x.mp3] [/anki:tts] c", speak: en_US}\n'
    assert spoken(text) == [tts("a &lt; b &amp; /anki:tts c")]
    assert spoken('  - {question: Q, answer: "![](x.png)", speak: en_US}\n') == [""]


@pytest.mark.parametrize("language", ["english", "en", "en-US", "EN_us", "en_US voices=A"])
def test_a_language_has_its_country(language: str) -> None:
    for text in (f"speak: {language}\nnotes: []\n", f"notes:\n  - {{cloze: A ==b==, speak: {language}}}\n"):
        found = read_deck(SourceText("a.yaml", f"id: x\ndeck: X\n{text}")).diagnostics
        assert [each.code for each in found] == ["DW229"]
