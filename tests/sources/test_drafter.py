"""Outlines → notes: what each kind of statement becomes, and where drafting abstains."""

from __future__ import annotations

from deckwright.domain.location import Location, Text
from deckwright.domain.note import Entry
from deckwright.sources.drafter import DeckState, Drafts, deck_title, draft_notes
from deckwright.sources.filling import fill
from deckwright.sources.merge import merge
from deckwright.sources.naming import Names, readable_id
from deckwright.sources.outline import Outline
from deckwright.sources.sketch import DraftWish, other_sketch
from deckwright.sources.structure import read_outline

AT = Location("d.yaml")
CRAFT = "Apprentices learn the craft of a guild because masters pass on its secrets."


def drafts(text: str, wish: DraftWish | None = None, path: str = "a.md") -> Drafts:
    outline = read_outline(text.encode(), path).value
    return draft_notes(outline, path, DeckState("Deck"), merge(outline, path, (), {}), wish or DraftWish())


def notes(text: str, wish: DraftWish | None = None, path: str = "a.md") -> list[Entry]:
    return [note.entry for _, note in drafts(text, wish, path).change.additions]


def comments(text: str) -> list[str]:
    return [note.comment for _, note in drafts(text).change.additions]


def test_a_statement_becomes_a_principle_with_gaps_and_questions() -> None:
    (entry,) = notes(f"1. {CRAFT}\n")
    assert entry.kind == "principle"
    assert str(entry.text("principle")).replace("==", "") == CRAFT
    assert "==" in str(entry.text("principle"))
    assert [asked.kind for asked in entry.entries("ask")] == ["ask"] * len(entry.entries("ask")) != []
    assert entry.text("source") == "principle 1"
    assert str(entry.text("origin")).startswith("a.md#principle-1@")


def test_never_more_than_wanted() -> None:
    for most in (1, 2, 3):
        (entry,) = notes(f"1. {CRAFT}\n", DraftWish(most=most))
        assert str(entry.text("principle")).count("==") <= 2 * most
        assert len(entry.entries("ask")) <= most


def test_only_the_kinds_that_are_wanted() -> None:
    text = f"1. {CRAFT}\n\n1. What do apprentices learn from their masters?\n"
    only_asked = notes(text, DraftWish(frozenset(["question-answer"])))
    assert [entry.kind for entry in only_asked] == ["principle"]
    assert "==" not in str(only_asked[0].text("principle"))
    only_gaps = notes(text, DraftWish(frozenset(["cloze"])))
    assert not only_gaps[0].entries("ask")
    assert [entry.kind for entry in notes(text, DraftWish(frozenset(["reflection"])))] == ["reflection"]


def test_an_item_without_a_card_stays_and_says_so() -> None:
    (note,) = (note for _, note in drafts("1. 信任随着时间而增长。\n").change.additions)
    assert note.comment == "draft: no safe question for this statement, and no gap worth hiding"
    assert "==" not in str(note.entry.text("principle"))


def test_a_sentence_of_prose_without_a_card_is_passed_over() -> None:
    found = drafts("信任随着时间而增长。\n")
    assert not found.change.additions
    assert len(found.reckoning.fates["passed"]) == 1


def test_a_definition_hides_its_term_and_asks_for_a_short_meaning() -> None:
    meaning = (
        "the least number of members of an assembly who must be present at a meeting so that what they decide there "
        "by vote is binding on all"
    )
    (short, long) = notes(f"Osmosis\n: movement of water through a membrane\n\nQuorum\n: {meaning}\n")
    assert str(short.text("principle")).startswith("==Osmosis==: ")
    assert [str(asked.text("question")) for asked in short.entries("ask")] == ["What is meant by *Osmosis*?"]
    assert str(long.text("principle")).startswith("==Quorum==: ")
    assert not long.entries("ask")


def test_pairs_ask_one_way_or_both() -> None:
    (entry,) = notes("Haus\thouse\tdas\n", path="a.tsv")
    assert (entry.kind, entry.text("question"), entry.text("answer"), entry.text("extra")) == (
        "question-answer",
        "Haus",
        "house",
        "das",
    )
    assert not entry.flag("reverse")
    assert notes("Haus\thouse\n", DraftWish(reverse=True), "a.tsv")[0].flag("reverse")
    both_ways = [drafts("Haus\thouse\n", DraftWish(reverse=both), "a.tsv") for both in (False, True)]
    assert [each.reckoning.cards for each in both_ways] == [1, 2]


def test_a_question_names_the_statements_that_support_it() -> None:
    text = (
        f"1. {CRAFT}\n2. Roots absorb water from the soil of the garden.\n3. Rain falls on towns.\n\n"
        "1. How do roots find water in the soil?\n2. What is your favourite colour?\n"
    )
    _, roots, _, asked, unsupported = notes(text)
    assert asked.kind == "reflection"
    assert asked.texts("see")[:1] == (roots.id,)
    assert unsupported.texts("see") == ()
    assert comments(text)[-1] == "draft: no close support in the source for this question"


def test_headings_become_tags_or_subdecks() -> None:
    text = f"# Guilds\n\n## The Ranks\n\n1. {CRAFT}\n"
    (tagged,) = notes(text)
    assert tagged.texts("tags") == ("the-ranks",)
    assert tagged.text("source") == "The Ranks, 1"
    (below,) = notes(text, DraftWish(subdecks=True))
    assert below.text("deck") == "Deck::The Ranks"
    assert below.texts("tags") == ()


def test_what_markdown_would_act_on_is_escaped() -> None:
    (entry,) = notes("Frage\t2 * 3 * 4 costs $5 or {{c1::x}} ==y==\n", path="a.tsv")
    assert entry.text("answer") == r"2 \* 3 \* 4 costs \$5 or \{\{c1\:\:x\}\} \=\=y\=\="


def test_ids_are_readable_and_unique() -> None:
    names = Names(["trust-grows"])
    assert [names.take("Trust grows"), names.take("The trust of the grows")] == ["trust-grows-2", "trust-grows-3"]
    assert readable_id("What is the Größe of a café?") == "groe-cafe" or readable_id("Größe") != ""
    assert readable_id("信任") == readable_id("信任") != readable_id("约定")


def test_a_deck_is_called_after_its_source() -> None:
    assert deck_title(Outline((), title="The Guild: Book"), "a.epub") == "The Guild: Book"
    assert deck_title(Outline(()), "my_first-notes.txt") == "My First Notes"
    assert deck_title(read_outline(b"# Cells\n\nCells divide often.\n", "a.md").value, "a.md") == "Cells"


def test_the_same_source_gives_the_same_notes() -> None:
    assert drafts(f"1. {CRAFT}\n") == drafts(f"1. {CRAFT}\n")


def test_other_candidates_come_to_an_end() -> None:
    first = other_sketch(CRAFT, DraftWish(), 1)
    assert first is not None
    assert first.text.replace("==", "") == CRAFT
    assert other_sketch(CRAFT, DraftWish(), 50) is None


def bare(text: str, **more: object) -> Entry:
    return Entry("principle", Text("x", AT), {"principle": Text(text, AT), **more}, AT)


def test_only_bare_principles_are_filled_in() -> None:
    asked = Entry("ask", None, {"question": Text("Q?", AT), "answer": Text("A", AT)}, AT)
    marked = bare("**Bold** words stay as they are.")
    entries = [bare(CRAFT), bare("A ==gap== is here."), bare(CRAFT, ask=(asked,)), marked]
    filled = dict(fill(entries, DraftWish()))
    assert set(filled) == {0, 3}
    assert str(filled[0].entry.text("principle")).replace("==", "") == CRAFT
    assert "principle" not in filled[3].entry.values
    assert filled[3].comment.startswith("draft: ")


def test_a_list_is_asked_item_by_item() -> None:
    text = "The inner planets are:\n\n- Mercury\n- Venus\n- Earth\n- Mars\n"
    (entry,) = notes(text)
    assert (entry.kind, entry.text("list")) == ("list", "The inner planets are")
    assert entry.texts("items") == ("Mercury", "Venus", "Earth", "Mars")
    assert drafts(text).reckoning.cards == 4
    (asked,) = notes(text, DraftWish(frozenset(["question-answer"])))
    assert asked.kind == "principle"


def test_a_part_of_a_definition_is_not_asked_for_as_if_it_were_all() -> None:
    meaning = (
        "the least number of members who must be present; a number that a club may set for itself in its own rules, "
        "most often at a third or a half of all of its members"
    )
    entries = notes(f"Quorum\n: {meaning}\n")
    assert [str(entry.text("principle"))[:12] for entry in entries] == ["==Quorum==: "] * 2
    assert not any(entry.entries("ask") for entry in entries)
