"""Gap numbers and presets from build to build: what hid an answer once hides it for ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.compiler.author import Author, cloze, deck

from deckwright.history.gaps import kept_numbers, same_gap


@pytest.fixture
def author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Author:
    monkeypatch.chdir(tmp_path)
    return Author(tmp_path)


def after(author: Author, *texts: str) -> list[str]:
    """The codes of the last of several builds of one note with these texts."""
    codes: list[str] = []
    for text in texts:
        author.write(deck(cloze("a", text)))
        codes = author.build().codes
    return codes


def shown(author: Author, *texts: str) -> str:
    """The text as shipped by the last of several builds, none of which has anything to say."""
    for text in texts:
        author.write(deck(cloze("a", text)))
        built = author.build()
        assert built.codes == []
    return built.text("bio/a")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("{{c1::1914}} to {{c2::1918}}", "{{c2::1914}} to {{c1::1918}}"),
        ("{{c1::left atrium}}, {{c2::right atrium}}", "{{c2::left atrium}}, {{c1::right atrium}}"),
        ("{{c1::left atrium}}, {{c2::right atrium}}", "{{c2::the left atrium}}, {{c1::the right atrium}}"),
        ("{{c1::left atrium}}, {{c2::right atrium}}", "{{c1::aorta}}, {{c2::left atrium}}, {{c3::right atrium}}"),
    ],
)
def test_swapped_or_shifted_numbers_are_refused(author: Author, first: str, second: str) -> None:
    assert "DW441" in after(author, first, second)


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ("{{c1::1492}} was it", "{{c2::1492}} was it", ["DW453"]),
        ("{{c1::1492}} was it", "{{c1::1492}} was it, {{c2::Columbus}}", []),
        ("{{c1::mitochondrion}} was it", "{{c1::mitochondria}} was it", []),
        ("{{c1::mitochondrion}} was it", "{{c1::a cell wall}} was it", ["DW442"]),
        ("{{c1::left atrium}}, {{c2::right atrium}}", "{{c1::left atria}}, {{c2::right atria}}", []),
        ("{{c1::left atrium}}, {{c2::right atrium}}", "{{c1::left atrium}} alone", []),
        ("==1492== was it", "{{c1::Columbus}} in ==1492==", ["DW449"]),
        ("==1492== was it", "{{c2::Columbus}} in ==1492==", []),
        ("==1492== was it", "{{c1::1492}} was it", []),
    ],
)
def test_what_is_said_of_explicit_numbers(author: Author, first: str, second: str, codes: list[str]) -> None:
    assert after(author, first, second) == codes


def test_other_digits_are_another_answer(author: Author) -> None:
    assert shown(author, "==in 1914== it began", "==in 1918== it began") == "{{c2::in 1918}} it began"
    assert not same_gap("1914", "1918")
    assert same_gap("the year 1914", "year 1914")


def test_an_older_wording_gets_its_old_number_back(author: Author) -> None:
    texts = ["==Ribosomes== build", "==Ribosome particles== build", "==They== build", "==Ribosomes== build"]
    assert shown(author, *texts) == "{{c1::Ribosomes}} build"


def test_the_latest_wording_comes_before_an_earlier_one(author: Author) -> None:
    texts = ["A ==red cell== is", "A ==red cells== is", "A ==red cell== is, and ==red cells== are"]
    assert shown(author, *texts) == "A {{c2::red cell}} is, and {{c1::red cells}} are"


def test_the_same_text_twice_is_one_gap(author: Author) -> None:
    assert shown(author, "==blue== and ==red==", "==red==, ==blue== and ==red==").count("{{c2::red}}") == 2


def test_gaps_swapped_in_shorthand_keep_their_numbers(author: Author) -> None:
    texts = ["==1914== to ==1918==", "==1918== from ==1914==", "==1918==", "==1914== ==1918== ==1939=="]
    assert shown(author, *texts) == "{{c1::1914}} {{c2::1918}} {{c3::1939}}"


def test_numbers_run_out_at_five_hundred(author: Author) -> None:
    def gaps(first: int, count: int) -> str:
        return " ".join(f"=={number}==" for number in range(first, first + count))

    assert after(author, gaps(0, 250), gaps(250, 250)) == []
    assert after(author, gaps(500, 1)) == ["DW448"]
    assert after(author, gaps(499, 1)) == []


@pytest.mark.parametrize("numbers", [[(1, "red cell"), (1, "red cells")], [(3, "a"), (1, "a"), (3, "b")]])
def test_no_number_is_given_twice(numbers: list[tuple[int, str]]) -> None:
    kept = kept_numbers(["red cell", "red cells", "a", "b", "red celli"], sorted(numbers, key=lambda each: each[0]))
    assert len(set(kept.values())) == len(kept)


GENTLE = "project: school\npresets:\n  gentle: {{new_per_day: {}{}}}\n"


def test_a_changed_preset_is_told_once_and_recorded(author: Author) -> None:
    author.write(GENTLE.format(5, ""), "deckwright.yaml")
    for name in ("bio", "chem"):
        author.write(deck(cloze("a", "It is ==blue=="), name=name, head="preset: gentle\n"), f"{name}.yaml")
    first = author.build()
    author.write(GENTLE.format(9, ""), "deckwright.yaml")
    built = author.build()
    assert built.codes == ["DW444"]
    assert built.history.presets != first.history.presets
    assert author.build().codes == []
    author.write(GENTLE.format(11, ", version: 2"), "deckwright.yaml")
    assert author.build().codes == []


@pytest.mark.parametrize(("name", "preset"), [("bio", "{new_per_day: 5}"), ("chem", "bio")])
def test_two_presets_of_one_name_are_refused(author: Author, name: str, preset: str) -> None:
    author.write("project: school\npresets: {bio: {new_per_day: 5}}\n", "deckwright.yaml")
    author.write(deck(cloze("z", "It is ==red=="), name=name, head=f"preset: {preset}\n"), "other.yaml")
    for limit, codes in ((5, []), (9, ["DW452"])):
        author.write(deck(cloze("a", "It is ==blue=="), head=f"preset: {{new_per_day: {limit}}}\n"))
        assert [each for each in author.build().codes if each != "DW444"] == codes
