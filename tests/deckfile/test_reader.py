"""What a deck file's keys become."""

from __future__ import annotations

import pickle

from deckwright.deckfile.reader import read_deck
from deckwright.deckfile.source import LARGEST, undecoded
from deckwright.domain.deck import Deck
from deckwright.domain.location import Location, SourceText
from deckwright.domain.note import Entry
from deckwright.notekinds import NOTE_KINDS
from deckwright.notekinds.record import Key

WHOLE = """\
id: inner-leadership
deck: Leadership::Inner Leadership
description: |-
  About **this**.
tags: [leadership]
reference: {title: T, author: A}
preset: steady
notes:
  - id: middle
    principle: In the ==middle==.
    ask:
      - id: apart
        question: What sets them apart?
        answer: Skills
        reverse: true
    source: principle 1          # shown on the card, small
    tags: [a, b]
    deck: Leadership::Followers
  - reflect: How?
    see: [middle, middle/apart]
"""


def deck_of(text: str) -> Deck:
    outcome = read_deck(SourceText("a.yaml", text))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def codes_of(text: str) -> list[str]:
    return [problem.code for problem in read_deck(SourceText("a.yaml", text)).diagnostics]


def test_a_deck_holds_what_is_written() -> None:
    deck = deck_of(WHOLE)
    assert (deck.id, deck.name, deck.description) == (
        "inner-leadership",
        "Leadership::Inner Leadership",
        "About **this**.",
    )
    assert (deck.tags, deck.preset, deck.path) == (("leadership",), "steady", "a.yaml")
    assert (deck.reference.title, deck.reference.author, deck.reference.url) == ("T", "A", None)
    assert deck.name.at == Location("a.yaml", 2, 7)


def test_an_entry_holds_values_of_the_shape_that_its_keys_ask_for() -> None:
    first, second = deck_of(WHOLE).entries
    (asked,) = first.entries("ask")
    assert (first.kind, first.id, first.at) == ("principle", "middle", Location("a.yaml", 9, 5))
    assert (first.text("principle"), first.text("source")) == ("In the ==middle==.", "principle 1")
    assert (first.texts("tags"), first.text("deck")) == (("a", "b"), "Leadership::Followers")
    assert (asked.kind, asked.id, asked.flag("reverse"), asked.flag("typed")) == ("ask", "apart", True, False)
    assert (second.kind, second.id, second.texts("see")) == ("reflection", None, ("middle", "middle/apart"))


def test_a_preset_may_be_written_out() -> None:
    preset = deck_of("id: x\ndeck: D\npreset: {new_per_day: 7}\nnotes: []\n").preset
    assert getattr(preset, "settings", None) == {"new_per_day": 7}
    assert getattr(preset, "name", None) == "x"


def test_problems_of_a_preset_are_problems_of_the_deck() -> None:
    assert codes_of("id: x\ndeck: D\npreset: {new_per_dya: 7}\nnotes: []\n") == ["DW230"]


def test_a_bad_note_leaves_the_others_be() -> None:
    text = "id: x\ndeck: D\nnotes:\n  - cloze: a ==b==\n  - question: x\n  - cloze: c ==d==\n"
    outcome = read_deck(SourceText("a.yaml", text))
    assert outcome.value is not None
    assert [entry.text("cloze") for entry in outcome.value.entries] == ["a ==b==", "c ==d=="]


def test_notes_are_checked_even_where_the_deck_has_no_name() -> None:
    assert codes_of("id: x\nnotes:\n  - question: x\n") == ["DW164", "DW164"]


def test_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    deck = deck_of(WHOLE)
    assert deck_of("\ufeff" + WHOLE) == deck
    assert deck_of(WHOLE.replace("\n", "\r\n")) == deck


def test_a_deck_survives_pickling_with_all_its_places() -> None:
    deck = deck_of(WHOLE)
    again = pickle.loads(pickle.dumps(deck))
    assert again == deck
    assert again.entries[0].text("principle").at == Location("a.yaml", 10, 16)


def test_half_a_character_has_a_place() -> None:
    (problem,) = read_deck(SourceText("a.yaml", "id: x\ndeck: a\ud800\n")).diagnostics
    assert (problem.code, problem.at) == ("DW106", Location("a.yaml", 2, 8))


def test_a_file_may_not_be_larger_than_64_megabytes() -> None:
    assert undecoded("a.yaml", b"a" * LARGEST).value is not None
    (problem,) = undecoded("a.yaml", b"a" * (LARGEST + 1)).diagnostics
    assert problem.code == "DW122"


def test_a_kind_may_bring_keys_of_every_shape() -> None:
    cloze = next(kind for kind in NOTE_KINDS if kind.name == "cloze")
    more = (Key("mood", "choice", "", choices=("a", "b")), Key("inner", "mapping", "", keys=(Key("x", "line", ""),)))
    kinds = (cloze._replace(keys=(*cloze.keys, *more)),)
    text = "id: x\ndeck: D\nnotes:\n  - {cloze: a, mood: b, inner: {x: y}}\n  - {cloze: a, mood: c, inner: {}}\n"
    outcome = read_deck(SourceText("a.yaml", text), kinds)
    assert [problem.code for problem in outcome.diagnostics] == ["DW156"]
    assert outcome.value is not None
    first = outcome.value.entries[0]
    assert first == Entry("cloze", None, {"cloze": "a", "mood": "b", "inner": {"x": "y"}}, first.at)
    assert first.mapping("inner") == {"x": "y"}


def test_a_mistyped_key_is_not_also_missing() -> None:
    outcome = read_deck(SourceText("a.yaml", "id: x\ndeck: D\nnotes:\n  - {question: x, anwser: y}\n"))
    (problem,) = outcome.diagnostics
    assert (problem.code, problem.hint) == ("DW165", "Did you mean `answer`?")
