"""Random edits of source and deck: nothing that a person wrote is ever lost, and drafting twice is drafting once."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.domain.location import Location, Text
from deckwright.domain.note import Entry
from deckwright.sources.likeness import trace_of
from deckwright.sources.merge import merge
from deckwright.sources.outline import Outline, Statement
from deckwright.sources.provenance import Origin, Remembered, draft_hash, parse_remembered, statement_hash

AT = Location("d.yaml")
FILE = "chapter.txt"
NOUNS = ["trust", "leaders", "word", "power", "guild", "craft", "roots", "water", "law", "custom"]
WORDS = st.sampled_from([*NOUNS, "grows", "slowly", "keep", "corrupts"])
SENTENCES = st.lists(WORDS, min_size=2, max_size=5).map(" ".join)
SOURCES = st.lists(SENTENCES, max_size=8, unique=True)


@dataclass(frozen=True)
class Deck:
    """A deck file, as far as drafting goes."""

    entries: tuple[Entry, ...] = ()
    drafted: tuple[tuple[str, str], ...] = ()


def outline(texts: list[str]) -> Outline:
    return Outline(tuple(Statement(text, "statement", f"principle-{n}", n) for n, text in enumerate(texts, start=1)))


def note(text: str, origin: str) -> Entry:
    return Entry("principle", None, {"principle": Text(text, AT), "origin": Text(origin, AT)}, AT)


def draft(deck: Deck, source: list[str]) -> Deck:
    """Do what `merge` says, as the command does."""
    entries, drafted = list(deck.entries), dict(deck.drafted)
    found = merge(outline(source), FILE, entries, drafted)
    for change in found.redrafts:
        first, *others = change.entries
        entries[first] = fresh(change.statement)
        for index in others:
            entries[index] = GAP
        del drafted[str(change.origin)]
        drafted |= remembered(change.statement, entries[first])
    for addition in reversed(found.additions):
        new = fresh(addition.statement)
        entries.insert(addition.before, new)
        drafted |= remembered(addition.statement, new)
    for change in found.reworded:
        known = parse_remembered(drafted.pop(str(change.origin)))
        drafted[origin_of(change.statement)] = str(known._replace(trace=trace_of(change.statement.text)))
    return Deck(tuple(entry for entry in entries if entry is not GAP), tuple(drafted.items()))


def fresh(statement: Statement) -> Entry:
    return note(f"=={statement.text}==", origin_of(statement))


def origin_of(statement: Statement) -> str:
    return str(Origin(FILE, statement.place, statement_hash(statement.text)))


def remembered(statement: Statement, entry: Entry) -> dict[str, str]:
    return {origin_of(statement): str(Remembered(draft_hash([entry]), trace_of(statement.text)))}


GAP = note("", "")


@st.composite
def edited(draw: st.DrawFn, deck: Deck) -> tuple[Deck, list[Entry]]:
    """The deck after a person was at it, and the entries that are now that person's."""
    entries = draw(st.permutations(deck.entries))
    kept: list[Entry] = []
    mine: list[Entry] = []
    for number, entry in enumerate(entries):
        action = draw(st.sampled_from(["keep", "keep", "delete", "edit", "add"]))
        if action == "edit":
            entry = note(f"{entry.text('principle')} by me {number}", str(entry.text("origin")))
            mine.append(entry)
        if action == "add":
            mine.append(Entry("principle", None, {"principle": Text(f"my own {number}", AT)}, AT))
            kept.append(mine[-1])
        if action != "delete":
            kept.append(entry)
    return Deck(tuple(kept), deck.drafted), mine


def same(some: list[Entry], others: list[Entry]) -> bool:
    return [id(each) for each in some] == [id(each) for each in others]


@settings(max_examples=150, deadline=None)
@given(st.data(), SOURCES, SOURCES)
def test_nothing_that_a_person_wrote_is_lost(data: st.DataObject, first: list[str], second: list[str]) -> None:
    before, mine = data.draw(edited(draft(Deck(), first)))
    after = draft(before, data.draw(st.permutations(first + [each for each in second if each not in first])))
    later = draft(after, second)
    for deck in (after, later):
        assert same([entry for entry in deck.entries if any(entry is each for each in mine)], mine)


@settings(max_examples=150, deadline=None)
@given(st.data(), SOURCES, SOURCES)
def test_the_order_that_a_person_chose_stays(data: st.DataObject, first: list[str], second: list[str]) -> None:
    before, _ = data.draw(edited(draft(Deck(), first)))
    left = [entry for entry in draft(before, second).entries if any(entry is each for each in before.entries)]
    assert same(left, [entry for entry in before.entries if any(entry is each for each in left)])


@settings(max_examples=150, deadline=None)
@given(st.data(), SOURCES, SOURCES)
def test_drafting_twice_is_drafting_once(data: st.DataObject, first: list[str], second: list[str]) -> None:
    deck, _ = data.draw(edited(draft(Deck(), first)))
    once = draft(deck, second)
    assert draft(once, second) == once
    assert not merge(outline(second), FILE, once.entries, dict(once.drafted)).wanted


@settings(max_examples=100, deadline=None)
@given(st.data(), SOURCES)
def test_what_a_person_deleted_stays_deleted(data: st.DataObject, source: list[str]) -> None:
    deck = draft(Deck(), source)
    kept = tuple(entry for entry in deck.entries if data.draw(st.booleans()))
    assert draft(Deck(kept, deck.drafted), data.draw(st.permutations(source))).entries == kept


@settings(max_examples=100, deadline=None)
@given(SOURCES, SOURCES)
def test_every_statement_has_a_note_where_nobody_interfered(first: list[str], second: list[str]) -> None:
    deck = draft(draft(Deck(), first), second)
    texts = {str(entry.text("principle")) for entry in deck.entries}
    assert {f"=={text}==" for text in second} <= texts


@settings(max_examples=100, deadline=None)
@given(st.data(), SOURCES)
def test_a_deletion_holds_when_one_word_of_a_statement_is_put_in(data: st.DataObject, source: list[str]) -> None:
    long = [f"{each} as everybody in the old town has always known number{n}" for n, each in enumerate(source)]
    deck = draft(Deck(), long)
    kept = tuple(entry for entry in deck.entries if data.draw(st.booleans()))
    reworded = [each.replace("has always", "has nearly always") for each in long]
    after = draft(Deck(kept, deck.drafted), data.draw(st.permutations(reworded)))
    assert len(after.entries) == len(kept)
