"""Origins, hashes, and what a changed source asks of a deck drafted from it."""

from __future__ import annotations

import pytest

from deckwright.domain.location import Location, Text
from deckwright.domain.note import Entry
from deckwright.sources.likeness import trace_of
from deckwright.sources.merge import Merge, coverage, merge
from deckwright.sources.outline import Outline, Statement
from deckwright.sources.provenance import Origin, Remembered, draft_hash, parse_origin, statement_hash
from deckwright.sources.renaming import renaming

AT = Location("d.yaml")
FILE = "chapter.txt"
SAID = ("Trust grows slowly.", "Leaders keep their word.", "Power corrupts its holder.", "We choose our leader.")


def outline(*texts: str) -> Outline:
    return Outline(tuple(Statement(text, "statement", f"principle-{n}", n) for n, text in enumerate(texts, start=1)))


def origin(number: int, text: str) -> str:
    return str(Origin(FILE, f"principle-{number}", statement_hash(text)))


def note(text: str, written: str = "", **more: str) -> Entry:
    values = {"principle": Text(text, AT), **{key: Text(value, AT) for key, value in more.items()}}
    if written:
        values["origin"] = Text(written, AT)
    return Entry("principle", None, values, AT)


def deck(*texts: str) -> tuple[list[Entry], dict[str, str]]:
    """What drafting a source of these statements leaves: entries, and the memory of their drafts."""
    entries = [note(f"=={text}==", origin(n, text)) for n, text in enumerate(texts, start=1)]
    return entries, {str(entry.text("origin")): draft_hash([entry]) for entry in entries}


def merged(entries: list[Entry], drafted: dict[str, str], *texts: str) -> Merge:
    return merge(outline(*texts), FILE, entries, drafted)


def added(found: Merge) -> list[tuple[str, int]]:
    return [(each.statement.text, each.before) for each in found.additions]


@pytest.mark.parametrize("file", ["chapter.txt", "my notes (2).pdf", "Größe #1 @home: 50%.md", "信任.txt"])
def test_an_origin_reads_back_from_one_yaml_word(file: str) -> None:
    written = Origin(file, "principle-3", "9f2c1a")
    assert parse_origin(str(written)) == written
    assert not set(str(written)) & set(" :'\"")


def test_the_form_of_an_origin() -> None:
    assert str(Origin("chapter.txt", "principle-3", "9f2c1a")) == "chapter.txt#principle-3@9f2c1a"
    assert parse_origin("chapter.txt, page 3") is None


def test_a_statement_is_the_same_whatever_its_quotes_spaces_and_case() -> None:
    assert statement_hash("The  leader’s “word” – kept") == statement_hash('the leader\'s "word" - kept')
    assert statement_hash("Trust grows.") != statement_hash("Trust grows not.")


def test_a_draft_is_the_same_with_an_id_and_another_with_a_word() -> None:
    plain = note("Trust", origin(1, "Trust"))
    pinned = Entry(plain.kind, Text("trust", AT), plain.values, AT)
    assert draft_hash([plain]) == draft_hash([pinned])
    assert draft_hash([plain]) != draft_hash([note("Trust", origin(1, "Trust"), extra="more")])


def test_the_same_source_changes_nothing() -> None:
    found = merged(*deck(*SAID), *SAID)
    assert not found.wanted
    assert len(found.kept) == 4


def test_a_new_statement_goes_behind_the_one_before_it() -> None:
    new = "Courage can be learnt."
    assert added(merged(*deck(*SAID), *SAID[:2], new, *SAID[2:])) == [(new, 2)]
    assert added(merged(*deck(*SAID), new, *SAID)) == [(new, 0)]
    assert added(merged(*deck(*SAID), *SAID, new)) == [(new, 4)]


def test_it_goes_behind_it_wherever_a_person_moved_it() -> None:
    entries, drafted = deck(*SAID)
    assert added(merged(entries[::-1], drafted, *SAID, "Courage can be learnt.")) == [("Courage can be learnt.", 1)]


def test_a_deleted_note_stays_deleted() -> None:
    entries, drafted = deck(*SAID)
    found = merged(entries[:1] + entries[2:], drafted, *SAID)
    assert not found.wanted
    assert [each.text for each in found.rejected] == [SAID[1]]


def test_a_changed_statement_redrafts_an_untouched_note() -> None:
    found = merged(*deck(*SAID), *SAID[:2], "Power corrupts its holder soon.", SAID[3])
    assert [(each.origin.place, each.entries) for each in found.redrafts] == [("principle-3", (2,))]
    assert not found.additions


def test_a_changed_statement_below_an_edited_note_is_only_reported() -> None:
    entries, drafted = deck(*SAID)
    entries[2] = note("Power ==corrupts==, says Acton.", origin(3, SAID[2]))
    found = merged(entries, drafted, *SAID[:2], "Power corrupts its holder soon.", SAID[3])
    assert not found.wanted
    assert [(each.origin.place, each.entries) for each in found.rechecks] == [("principle-3", (2,))]


def test_renumbering_is_no_change_and_a_moved_change_is_found() -> None:
    assert not merged(*deck(*SAID), *SAID[::-1]).wanted
    found = merged(*deck(*SAID), "Courage can be learnt.", *SAID[:3], "We choose our own leader.")
    assert added(found) == [("Courage can be learnt.", 0)]
    assert [each.entries for each in found.redrafts] == [(3,)]


def test_a_statement_about_something_else_in_the_same_place_is_new() -> None:
    found = merged(*deck(*SAID), *SAID[:2], "Osmosis moves water through membranes.", SAID[3])
    assert [each[0] for each in added(found)] == ["Osmosis moves water through membranes."]
    assert [each.entries for each in found.gone] == [(2,)]


def test_notes_of_other_sources_and_of_people_are_left_alone() -> None:
    entries, drafted = deck(*SAID)
    entries += [note("Mine."), note("Else.", "other.txt#principle-1@abc123")]
    found = merged(entries, drafted, *SAID)
    assert not found.wanted
    assert not found.gone


def test_a_note_with_an_origin_that_was_never_drafted_is_a_persons() -> None:
    entries, _ = deck(*SAID)
    found = merged(entries, {}, "Trust grows very slowly.", *SAID[1:])
    assert [each.entries for each in found.rechecks] == [(0,)]


def test_two_notes_of_one_statement_are_judged_together() -> None:
    whole = origin(1, SAID[0])
    pair = [note("==Trust== grows slowly.", whole), note("Trust grows ==slowly==.", whole)]
    drafted = {whole: draft_hash(pair)}
    changed = "Trust grows very slowly."
    assert [each.entries for each in merged(pair, drafted, changed).redrafts] == [(0, 1)]
    assert [each.entries for each in merged(pair[:1], drafted, changed).rechecks] == [(0,)]


def test_coverage_by_origin_and_by_what_a_person_wrote() -> None:
    entries = [note("Trust grows ==slowly==."), note("x", origin(2, SAID[1])), note("y", origin(9, "Long gone."))]
    found = coverage(outline(*SAID), FILE, entries)
    assert [each.text for each in found.covered] == list(SAID[:2])
    assert [each.text for each in found.uncovered] == list(SAID[2:])
    assert found.gone == (entries[2],)


def test_what_stands_now_where_a_note_was_deleted_is_new() -> None:
    entries, drafted = deck(*SAID)
    new = "Osmosis moves water through membranes."
    found = merged(entries[:1] + entries[2:], drafted, SAID[0], new, *SAID[2:])
    assert added(found) == [(new, 1)]
    assert not found.rejected


def test_a_deleted_definition_stays_deleted_when_it_is_reworded() -> None:
    term = Statement("Osmosis: water moves", "definition", "term-osmosis", 1, front="Osmosis", back="water moves")
    drafted = {str(Origin(FILE, "term-osmosis", statement_hash("Osmosis: flow of water"))): "abc123"}
    found = merge(Outline((term,)), FILE, [], drafted)
    assert not found.additions
    assert [each.statement for each in found.reworded] == [term]


LONG = (
    "Leaders keep their word to those who follow them.",
    "Power slowly corrupts the one who holds it alone.",
    "People trust a leader who has shared their dangers.",
)


def traced(*texts: str) -> tuple[list[Entry], dict[str, str]]:
    """As `deck`, with a memory of the statements too."""
    entries, drafted = deck(*texts)
    return entries, {
        origin: str(Remembered(own, trace_of(text))) for text, (origin, own) in zip(texts, drafted.items(), strict=True)
    }


def test_a_deleted_note_stays_deleted_when_its_statement_is_reworded_and_moved() -> None:
    entries, drafted = traced(*LONG)
    reworded = "Power slowly corrupts the person who holds it alone."
    found = merged([entries[0], entries[2]], drafted, LONG[2], LONG[0], reworded)
    assert not found.wanted
    assert [each.statement.text for each in found.reworded] == [reworded]
    assert not found.rejected


def test_a_statement_about_something_else_is_new_whatever_was_deleted() -> None:
    entries, drafted = traced(*LONG)
    new = "Power stations burn coal, gas or the heat of atoms."
    found = merged([entries[0], entries[2]], drafted, LONG[0], new, LONG[2])
    assert added(found) == [(new, 1)]


def test_a_note_that_is_there_has_the_first_claim_on_a_reworded_statement() -> None:
    alike = ("The atomic number of iron is twenty-six.", "The atomic number of gold is seventy-nine.")
    entries, drafted = traced(*alike)
    changed = "The atomic number of gold, a metal, is seventy-nine."
    found = merged(entries[1:], drafted, changed)
    assert [each.entries for each in found.redrafts] == [(0,)]
    assert not found.reworded


def test_a_note_in_other_words_is_known_by_the_statement_that_it_was_drafted_from() -> None:
    entries, drafted = traced(*LONG)
    entries[1] = note("Macht korrumpiert.", origin(2, LONG[1]))
    found = merged(entries, drafted, LONG[0], LONG[2], "Power slowly corrupts the person who holds it alone.")
    assert [each.entries for each in found.rechecks] == [(1,)]
    assert not found.additions


def test_a_renamed_source_takes_its_notes_along() -> None:
    entries, drafted = deck(*SAID)
    entries[1] = note("Leaders ==keep== promises.", origin(2, SAID[1]))
    del entries[3]
    known = renaming(outline(*SAID), "new.txt", entries, drafted)
    assert (known.former, known.moved) == (FILE, (0, 2))
    assert [entry.text("principle") for entry in known.entries] == [entry.text("principle") for entry in entries]
    found = merge(outline(*SAID), "new.txt", known.entries, known.drafted)
    assert not found.wanted
    assert (len(found.kept), [each.text for each in found.rejected]) == (3, [SAID[3]])
    changed = merge(outline(SAID[0], "Leaders keep their promise.", *SAID[2:]), "new.txt", known.entries, known.drafted)
    assert [each.entries for each in changed.rechecks] == [(1,)]


def test_a_second_source_is_no_renamed_one_but_repeats_nothing() -> None:
    entries, drafted = deck(*SAID)
    new = "Courage can be learnt."
    assert not renaming(outline(SAID[0], new), "new.txt", entries, drafted).former
    found = merge(outline(SAID[0], new), "new.txt", entries, drafted)
    assert added(found) == [(new, 1)]
    assert [each.entries for each in found.elsewhere] == [(0,)]
    assert coverage(outline(SAID[0], new), "new.txt", entries).covered[0].text == SAID[0]
