"""Drafted notes in a deck file: what is written, and that nothing else changes."""

from __future__ import annotations

import pytest

from deckwright.deckfile.drafts import changed_deck, new_deck
from deckwright.deckfile.reader import read_deck
from deckwright.domain.deck import Deck
from deckwright.domain.draft import DeckChange, DraftedNote
from deckwright.domain.location import Location, SourceText, Text
from deckwright.domain.note import Entry
from deckwright.sources.provenance import draft_hash

AT = Location("d.yaml")

DECK = """\
# top
id: x   # identity
deck: X
notes:

  # about trust
  - id: trust   # mine
    principle: Trust ==grows== slowly.
    origin: a.txt#principle-1@abc123

  # draft: no safe question for this statement
  -   id: power
      # think about this
      principle: Power corrupts.
      origin: a.txt#principle-2@abc124
  # the end

drafted:   # memory
  a.txt#principle-1@abc123: 111111
# bottom
"""
MEMORY = {"a.txt#principle-1@abc123": "111111"}


def note(text: str, identity: str, comment: str = "") -> DraftedNote:
    return DraftedNote(Entry("principle", Text(identity, AT), {"principle": Text(text, AT)}, AT), comment)


def read(text: str) -> Deck:
    outcome = read_deck(SourceText("d.yaml", text))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def changed(text: str, change: DeckChange) -> str:
    outcome = changed_deck(SourceText("d.yaml", text), change)
    assert outcome.diagnostics == ()
    return outcome.value


def test_a_new_deck_reads_back_as_drafted() -> None:
    asked = Entry("ask", Text("a", AT), {"question": Text("Why: so?", AT), "answer": Text("# yes", AT)}, AT)
    values = {"principle": Text("==Trust==: \\*slow\\*", AT), "ask": (asked,), "tags": (Text("a::b", AT),)}
    entry = Entry("principle", Text("trust", AT), values, AT)
    drafted = {"my%20notes.txt#term-größe~2@abc123": draft_hash([entry])}
    change = DeckChange(((0, DraftedNote(entry, "draft: hm")),), drafted=drafted)
    text = new_deck("x", "X: the deck", change).value
    deck = read(text)
    assert [(each.kind, each.id) for each in deck.entries] == [("principle", "trust")]
    assert draft_hash(deck.entries) == draft_hash([entry])
    assert deck.drafted == drafted
    assert "  # draft: hm\n  - id: trust\n" in text


def test_nothing_to_do_changes_nothing() -> None:
    assert changed(DECK, DeckChange(drafted=MEMORY)) == DECK


def test_additions_stand_behind_the_note_before_them() -> None:
    middle = note("Second.", "second", "draft: hm")
    change = DeckChange(((0, note("First.", "first")), (1, middle), (2, note("Last.", "last"))), drafted=MEMORY)
    text = changed(DECK, change)
    assert [str(entry.id) for entry in read(text).entries] == ["first", "trust", "second", "power", "last"]
    kept = text
    for added in (
        "  - id: first\n    principle: First.\n\n",
        "\n\n  # draft: hm\n  - id: second\n    principle: Second.",
    ):
        assert kept.count(added) == 1
        kept = kept.replace(added, "")
    assert kept.replace("\n\n  - id: last\n    principle: Last.", "") == DECK


def test_a_note_before_the_first_leaves_it_its_comments() -> None:
    before = "id: x\ndeck: X\nnotes:\n\n  # mine\n  # draft: no safe question\n  - {id: a, principle: One.}\n"
    both = changed(before, DeckChange(((0, note("Zero.", "b")),), ((0, note("Un.", "a")),)))
    assert both.index("Zero.") < both.index("# mine\n") < both.index("Un.")
    assert "no safe question" not in both


def test_a_replacement_keeps_a_persons_comments_and_drops_ours() -> None:
    text = changed(DECK, DeckChange(replacements=((1, note("Power corrupts soon.", "power", "draft: new")),)))
    assert (
        "  # think about this\n  # draft: new\n  - id: power\n    principle: Power corrupts soon.\n  # the end" in text
    )
    assert "no safe question" not in text
    assert text.startswith(DECK[: DECK.index("  # draft:")])


def test_the_memory_is_the_only_thing_rewritten() -> None:
    text = changed(DECK, DeckChange(drafted={"b.txt#p1-s1@abc125": "222222"}))
    assert read(text).drafted == {"b.txt#p1-s1@abc125": "222222"}
    assert text.startswith(DECK[: DECK.index("drafted:")])
    assert text.endswith("# bottom\n")


@pytest.mark.parametrize("notes", ["notes: []\n", "notes: []  # none yet\n", "notes:\n"])
def test_the_first_notes_of_a_deck(notes: str) -> None:
    text = changed(f"id: x\ndeck: X\n{notes}# end\n", DeckChange(((0, note("A.", "a")), (0, note("B.", "b")))))
    assert [str(entry.id) for entry in read(text).entries] == ["a", "b"]
    assert text.endswith("# end\n")


def test_line_ends_stay_as_they_are() -> None:
    text = changed(DECK.replace("\n", "\r\n"), DeckChange(((2, note("Last.", "last")),), ((1, note("New.", "power")),)))
    assert text.count("\n") == text.count("\r\n")
    assert [str(entry.id) for entry in read(text).entries] == ["trust", "power", "last"]


def test_notes_between_brackets_are_refused() -> None:
    source = SourceText("d.yaml", "id: x\ndeck: X\nnotes: [{principle: A}]\n")
    outcome = changed_deck(source, DeckChange(((1, note("B.", "b")),)))
    assert [each.code for each in outcome.diagnostics] == ["DW012"]
    assert outcome.value == source.text


def test_a_filling_sets_its_keys_and_says_what_it_could_not() -> None:
    entry = Entry("principle", Text("power", AT), {"principle": Text("==Power== corrupts.", AT)}, AT)
    fillings = ((1, DraftedNote(entry, "draft: hm")),)
    text = changed(DECK, DeckChange(fillings=fillings, drafted=MEMORY))
    assert text == DECK.replace("principle: Power", "principle: ==Power==").replace(
        "# draft: no safe question for this statement", "# draft: hm"
    )
