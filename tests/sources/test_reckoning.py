"""Every statement of a source is counted once, whatever happened to it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.domain.location import Location, Text
from deckwright.domain.note import Entry
from deckwright.sources.drafter import DeckState, Drafts, draft_notes
from deckwright.sources.merge import merge
from deckwright.sources.outline import Outline
from deckwright.sources.sketch import DraftWish
from deckwright.sources.structure import read_outline

AT = Location("d.yaml")
LINES = [
    "Leaders keep their word to those who follow them.",
    "Leaders keep their word to those who trust them.",
    "Power corrupts the one who holds it alone.",
    "He won two prizes.",
    "信任随着时间而增长。",
    "Osmosis moves water through membranes.",
    "What do leaders owe those who follow them?",
]
WISHES = [frozenset(["cloze"]), frozenset(["question-answer"]), frozenset(["reflection"]), DraftWish().kinds]


def drafted(outline: Outline, deck: DeckState, kinds: frozenset[str]) -> Drafts:
    plan = merge(outline, "a.txt", deck.entries, deck.drafted)
    return draft_notes(outline, "a.txt", deck, plan, DraftWish(kinds))


def source(lines: list[str], *, listed: bool) -> Outline:
    text = "\n".join(f"{n}. {line}" if listed else f"{line}\n" for n, line in enumerate(lines, start=1))
    return read_outline(f"Of leaders\n\n{text}\n".encode(), "a.txt").value


def edited(entry: Entry) -> Entry:
    return Entry(entry.kind, entry.id, {**entry.values, "extra": Text("mine", AT)}, AT)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.lists(st.sampled_from(LINES), unique=True), st.lists(st.sampled_from(LINES), unique=True))
def test_the_parts_add_up(data: st.DataObject, before: list[str], after: list[str]) -> None:
    listed = data.draw(st.booleans())
    first = drafted(source(before, listed=listed), DeckState("D"), data.draw(st.sampled_from(WISHES)))
    entries = []
    for _, note in first.change.additions:
        done = data.draw(st.sampled_from(["keep", "edit", "delete"]))
        entries += [] if done == "delete" else [edited(note.entry) if done == "edit" else note.entry]
    now = source(after, listed=listed)
    found = drafted(now, DeckState("D", tuple(entries), first.change.drafted), data.draw(st.sampled_from(WISHES)))
    counted = [each.place for fate in found.reckoning.fates.values() for each in fate]
    assert sorted(counted) == sorted(each.place for each in now.statements)
    assert found.reckoning.total == len(now.statements)
    assert found.reckoning.notes == len(found.change.additions)
    remarks = [note for _, note in found.change.additions if note.comment]
    assert len(found.reckoning.fates["remarked"]) == len(remarks)
    assert len(found.reckoning.fates["redrafted"]) == len(found.change.replacements)


def test_all_that_a_source_holds_is_a_statement_or_has_a_reason() -> None:
    text = (
        "# Trust\n\nTrust grows slowly among people. But why is that? “Yes,” she said.\n\nNo.\n\n"
        "```\nx = 1\n```\n\n- one\n- Trust is easily lost by those who lie.\n\n"
        "Trust grows slowly among people.\n\n© 2024 Somebody\n\nand so on\n"
    )
    found = read_outline(text.encode(), "a.md").value
    assert [each.text for each in found.statements] == [
        "Trust grows slowly among people.",
        "Trust is easily lost by those who lie.",
    ]
    assert [(each.at, each.reason) for each in found.left_out] == [
        (1, "heading"),
        (3, "question"),
        (3, "speech"),
        (5, "short"),
        (7, "code"),
        (11, "short"),
        (14, "again"),
        (16, "boilerplate"),
        (18, "fragment"),
    ]
