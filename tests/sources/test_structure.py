"""Documents → outlines: which statements are found, of which kind, under which heading and name."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from deckwright.sources import read_document
from deckwright.sources.outline import Statement
from deckwright.sources.structure import outline, read_outline

DATA = Path(__file__).parent / "data"


def found(text: str, path: str = "a.md") -> tuple[Statement, ...]:
    outcome = read_outline(text.encode(), path)
    assert outcome.diagnostics == ()
    return outcome.value.statements


def places(text: str, path: str = "a.md") -> list[tuple[str, str]]:
    return [(each.kind, each.place) for each in found(text, path)]


def test_fifteen_principles_and_seven_questions_and_no_navigation() -> None:
    statements = found((DATA / "guild.txt").read_text(encoding="utf-8"), "guild.txt")
    assert [(each.kind, each.place) for each in statements] == [
        *(("statement", f"principle-{number}") for number in range(1, 16)),
        *(("question", f"question-{number}") for number in range(1, 8)),
    ]
    assert statements[1].text.endswith("looks after widows and orphans of its members.")
    assert {each.path for each in statements} == {()}
    assert statements[0].at == 8


def test_a_markdown_list_that_begins_again_is_another_one() -> None:
    text = "1. Trust grows slowly.\n2. Trust breaks fast.\n3. It heals late.\n\n1. What is trust?\n2. Who breaks it?\n"
    assert [place for _, place in places(text)] == [*(f"principle-{n}" for n in (1, 2, 3)), "question-1", "question-2"]
    assert [place for _, place in places("1. Trust grows.\n1. Trust breaks.\n")] == ["principle-1", "principle-2"]


def test_lists_below_headings_are_named_by_them() -> None:
    text = (
        "# Guilds\n\n## 2. Trust\n\n1. Trust grows slowly.\n2. Trust breaks fast.\n\n## Ranks\n\n"
        "- Masters teach others\n"
    )
    assert places(text) == [("statement", "trust-1"), ("statement", "trust-2"), ("statement", "ranks-1")]
    assert found(text)[0].path == ("Guilds", "2. Trust")


def test_a_nested_item_is_said_of_the_one_above() -> None:
    nested = found("- Mitochondria make ATP\n  - they have two membranes\n- Ribosomes build proteins\n")
    assert [(each.place, each.context) for each in nested] == [
        ("principle-1", ""),
        ("principle-1.1", "Mitochondria make ATP"),
        ("principle-2", "Mitochondria make ATP"),
    ]


def test_prose_gives_its_sentences() -> None:
    text = (
        "# Guilds\n\nA guild is old. It has ranks.\n\n"
        "Who knows why? “Be quiet,” said Tom. A fragment here\n\nMasters teach.\n"
    )
    assert [(each.place, each.text, each.context) for each in found(text)] == [
        ("guilds-p1-s1", "A guild is old.", ""),
        ("guilds-p1-s2", "It has ranks.", "A guild is old."),
    ]


def test_short_items_below_a_colon_are_one_statement() -> None:
    only = found("The three kinds of filament are:\n\n- actin\n- microtubules\n- intermediate filaments\n")
    assert [each.text for each in only] == [
        "The three kinds of filament are: actin, microtubules and intermediate filaments."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Osmosis\n: movement of water\n\nQuorum\n: least number of members\n",
        "**Osmosis**: movement of water\n\n**Quorum** — least number of members\n",
        "- Osmosis: movement of water\n- Quorum: least number of members\n",
        "# Glossary\n\nOsmosis: movement of water\n\nThese are all.\n\nQuorum - least number of members\n",
    ],
)
def test_glossaries(text: str) -> None:
    defined = [each for each in found(text) if each.kind == "definition"]
    assert [(each.place, each.front, each.back) for each in defined] == [
        ("term-osmosis", "Osmosis", "movement of water"),
        ("term-quorum", "Quorum", "least number of members"),
    ]


def test_a_single_colon_is_no_glossary() -> None:
    assert [each.kind for each in found("One thing is clear: trust grows slowly.\n")] == ["statement"]


@pytest.mark.parametrize(
    "text",
    [
        "## What is a guild?\n\nA group of workers.\n\n## Who leads it?\n\nThe master.\n",
        "Q: What is a guild?\nA: A group of workers.\n\nQ: Who leads it?\nA: The master.\n",
        "Q: What is a guild?\n\nA: A group of workers.\n\nQ: Who leads it?\n\nA: The master.\n",
    ],
)
def test_answered_questions_are_pairs(text: str) -> None:
    assert [(each.kind, each.front, each.back) for each in found(text)] == [
        ("pair", "What is a guild?", "A group of workers."),
        ("pair", "Who leads it?", "The master."),
    ]


def test_questions_by_heading_even_without_a_mark() -> None:
    text = (
        "## Review questions\n\n1. Why do cells divide?\n2. Compare mitosis and meiosis.\n"
        "3. Draw a cell and its parts.\n"
    )
    assert [each.kind for each in found(text)] == ["question"] * 3


def test_table_rows_are_asked_by_column() -> None:
    text = "| Rank | Years | Pay |\n|--|--|--|\n| Master | seven | high |\n| Apprentice | three | none |\n"
    assert [(each.front, each.back) for each in found(text)] == [
        ("Master: Years?", "seven"),
        ("Master: Pay?", "high"),
        ("Apprentice: Years?", "three"),
        ("Apprentice: Pay?", "none"),
    ]


def test_what_is_said_twice_is_taken_once_and_places_stay_unique() -> None:
    text = (
        "1. Trust grows slowly.\n2. Trust breaks fast.\n\nWords between them.\n\n"
        "1. Trust grows slowly.\n2. Trust heals well.\n"
    )
    assert [each.place for each in found(text)] == ["principle-1", "principle-2", "p1-s1", "principle-2~2"]


def test_code_links_and_notices_say_nothing() -> None:
    text = (
        "```\nx = 1.\n```\n\n[Read more here.](x)\n\n© 2019 Example Guild. All rights reserved.\n\n"
        "Guilds are very old.\n"
    )
    assert [each.text for each in found(text)] == ["Guilds are very old."]


def test_a_table_of_contents_goes() -> None:
    text = "1. Introduction to guilds ........ 3\n2. The ranks of members ...... 17\n\nGuilds are very old.\n"
    assert [each.text for each in found(text, "a.txt")] == ["Guilds are very old."]


@pytest.mark.parametrize("data", [b"word", b"<html></html>", b"| 1 | 2 |\n|---|---|\n| 3 | 4 |\n"])
def test_a_source_that_says_nothing_is_an_error(data: bytes) -> None:
    assert [each.code for each in read_outline(data, "-").diagnostics] == ["DW011"]


def test_other_languages_are_read() -> None:
    assert [each.text for each in found("信任は時間をかけて育つ。リーダーは約束を守る。")] == [
        "信任は時間をかけて育つ。",
        "リーダーは約束を守る。",
    ]


def test_a_novel_gives_no_speech() -> None:
    text = (
        "“Where are you going?” she asked.\n\n"
        "He did not answer. The rain fell on the roofs of the town.\n\n“Away,” he said.\n"
    )
    assert [each.text for each in found(text, "a.txt")] == [
        "He did not answer.",
        "The rain fell on the roofs of the town.",
    ]


def test_noise_says_nothing() -> None:
    noise = random.Random(7)
    words = " ".join("".join(chr(noise.randint(33, 126)) for _ in range(noise.randint(2, 9))) for _ in range(200))
    assert read_outline(words.encode(), "a.txt").value.statements == ()


HUGE = 1_000_000


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (b"a" * HUGE, "a.txt"),
        (b"a" * HUGE, "a.md"),
        (b"[" * HUGE, "a.md"),
        (b"*a_ " * (HUGE // 4), "a.md"),
        (b"a-" * (HUGE // 2), "a.txt"),
        (b'."' * (HUGE // 2), "a.txt"),
        (b"." * HUGE, "a.txt"),
        (b"<p>" + b"a " * (HUGE // 2), "a.html"),
        (b"<div>" * 100_000 + b"text.", "a.html"),
        (b"a," * (HUGE // 2), "a.csv"),
        (b'"' * (HUGE + 1), "a.csv"),
        (b"a: b\n" * 50_000, "a.txt"),
        (b"\n".join(b" " * (i % 300) + b"- item of a list" for i in range(5_000)), "a.txt"),
    ],
)
def test_a_monstrous_source_is_read_in_seconds(data: bytes, path: str) -> None:
    start = time.perf_counter()
    outline(read_document(data, path).value)
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize("items", [("Mercury", "Venus", "Earth", "Mars"), tuple("ABCDEFGHIJKL")])
def test_four_items_below_a_colon_are_a_list(items: tuple[str, ...]) -> None:
    (only,) = found("The first ones are:\n\n" + "".join(f"- {each}\n" for each in items))
    assert (only.kind, only.front, only.extra) == ("list", "The first ones are:", items)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("The four inner planets are Mercury, Venus, Earth and Mars.", ("Mercury", "Venus", "Earth", "Mars")),
        ("The ranks are: page, squire, knight, and lord.", ("page", "squire", "knight", "lord")),
        ("The cats are agile, quick, quiet and clever.", ()),
        ("The four cats are agile, quick and clever.", ()),
        ("The five ranks are page, squire, knight and lord.", ()),
    ],
)
def test_a_sentence_is_a_list_only_where_that_is_certain(text: str, items: tuple[str, ...]) -> None:
    (only,) = found(text + "\n")
    assert (only.kind == "list", only.extra) == (bool(items), items)


LONG = (
    "the least number of members of an assembly who must be present; {}a number that a club may set for itself in its "
    "own rules, most often at a third or a half of its members"
)


def test_a_long_definition_is_split_where_its_parts_stand_alone() -> None:
    parts = LONG.format("").split("; ")
    split = found(f"**Quorum**: {LONG.format('')}\n")
    assert [(each.kind, each.place, each.front) for each in split] == [
        ("definition", "term-quorum", "Quorum"),
        ("definition", "term-quorum~2", "Quorum"),
    ]
    assert [each.back for each in split] == parts
    assert [each.back for each in found(f"**Quorum**: {LONG.format('and it is ')}\n")] == [LONG.format("and it is ")]


@pytest.mark.parametrize("line", ["**Osmosis**: movement of water", "**Osmosis:** movement of water"])
def test_a_lone_term_in_bold_is_defined(line: str) -> None:
    (only,) = found(line + "\n")
    assert (only.kind, only.front, only.back) == ("definition", "Osmosis", "movement of water")
    assert [each.kind for each in found("**Note**: trust grows slowly.\n")] == ["statement"]


def test_lines_of_terms_in_bold_are_defined_one_by_one() -> None:
    both = found("**Osmosis**: movement of water\n**Quorum**: least number of members\n")
    assert [(each.front, each.at) for each in both] == [("Osmosis", 1), ("Quorum", 2)]


def test_number_signs_make_headings_in_a_text_file() -> None:
    text = "# Guilds\n\nTrust grows slowly.\n\n## Ranks ##\nMasters teach others.\n#3 is no heading.\n"
    statements = found(text, "a.txt")
    assert [each.path for each in statements][:2] == [("Guilds",), ("Guilds", "Ranks")]
    assert statements[0].text == "Trust grows slowly."


def test_term_and_def_name_columns() -> None:
    assert [(each.front, each.back) for each in found("term,def\ndog,el perro\ncat,el gato\n", "a.csv")] == [
        ("dog", "el perro"),
        ("cat", "el gato"),
    ]


def test_quotes_and_backslashes_of_code_are_not_drafted() -> None:
    code = (
        'def grow():\n    """Trust grows slowly among people."""\n\n\n'
        'def stop():\n    """Trust ends.\n\n    It heals late among people."""\n\n'
        'print("Power corrupts its holder.\\n")\n'
    )
    texts = [each.text for each in read_outline(code.encode(), "a.py").value.statements]
    assert not [text for text in texts if '"""' in text or "\\" in text]
    assert found("The constant \\\\alpha is small in most metals.\n")[0].kind == "statement"


@pytest.mark.parametrize(
    "aside",
    [
        "We use cookies to improve your experience. By continuing to browse you accept them.",
        "We value your privacy. We and our partners use cookies to measure our traffic.",
        "Diese Website verwendet Cookies. Wir verwenden sie, um Inhalte anzupassen.",
        "Nous utilisons des cookies pour mesurer notre audience.",
        "Accept all cookies",
        "Manage preferences",
        "By Anna Writer, 3 May 2021. 5 min read",
        "By John Smith | Updated 4 June 2023",
        "TODO: look up what Pettersen says of this.",
    ],
)
def test_asides_of_a_page_say_nothing(aside: str) -> None:
    said = "Trust grows slowly among people."
    for text, path in ((f"{said}\n\n{aside}\n", "a.txt"), (f"# Trust\n\n{aside}\n\n{said}\n", "a.md")):
        made = read_outline(text.encode(), path).value
        assert [each.text for each in made.statements] == [said]
        assert "boilerplate" in {each.reason for each in made.left_out}


@pytest.mark.parametrize(
    "said",
    [
        "Browsers store cookies so that a server knows its visitors again.",
        "By May 1945 the war in Europe was over.",
        "By Christmas Day, the winter of 1944 had killed thousands.",
        "By Tuesday, 4 people had died.",
        "By John Smith's account, the mutiny began at dawn on 3 May 1797, off the coast of Kent.",
        "Accept all that you cannot change.",
    ],
)
def test_what_only_looks_like_an_aside_is_kept(said: str) -> None:
    assert [each.text for each in found(f"{said}\n")] == [said]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1、信任随着时间而增长。\n2、领导者信守诺言。\n", [1, 2]),
        ("1．信任随着时间而增长。\n2．领导者信守诺言。\n", [1, 2]),
        ("（1）信任随着时间而增长。\n（2）领导者信守诺言。\n", [1, 2]),
        ("1.信任随着时间而增长。\n2.领导者信守诺言。\n", [1, 2]),
        ("・信任随着时间而增长。\n・领导者信守诺言。\n", [None, None]),
    ],
)
def test_lists_are_numbered_as_chinese_and_japanese_do(text: str, numbers: list[int | None]) -> None:
    made = found(text, "a.txt")
    assert [each.text for each in made] == ["信任随着时间而增长。", "领导者信守诺言。"]
    assert [each.number for each in made] == numbers
    assert all(each.listed for each in made)


def test_numbers_with_a_point_are_no_list() -> None:
    assert [each.text for each in found("Growth was 3.5 percent in\n2.5 million homes of the town.\n", "a.txt")] == [
        "Growth was 3.5 percent in 2.5 million homes of the town."
    ]
