"""What authors may say about the rules: severities, thresholds, and silences that are reported when not needed."""

from __future__ import annotations

import pytest
from tests.conftest import lint_of, linted

from deckwright.domain.diagnostic import Severity

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
NOTE = f"""\
- id: long
  question: How do you count to fifteen in small steps?
  answer: {LONG}
"""
HEAD = "id: deck\ndeck: Deck\nreference: {title: A book}\n"


def codes(text: str, project: str = "") -> list[str]:
    """The codes that are found, with the line of each."""
    return [f"{each.at.line}:{each.at.column} {each.code}" for each in linted(text, project=project)]


def test_the_rule_speaks_without_settings() -> None:
    assert codes(NOTE) == ["7:11 DW301"]


@pytest.mark.parametrize("severity", list(Severity))
def test_severity_is_set_in_the_project_and_in_the_deck(severity: Severity) -> None:
    setting = f"lint:\n  DW301: {severity}\n"
    assert [each.severity for each in linted(NOTE, project=setting)] == [severity]
    deck = f"{HEAD}{setting}notes:\n{NOTE}"
    assert [each.severity for each in linted(deck, project="lint: {DW301: off}\n")] == [severity]


def test_off_leaves_a_rule_out() -> None:
    assert codes(NOTE, "lint: {DW301: off}\n") == []
    assert codes(NOTE, "lint: {DW301: {severity: off, words: 3}}\n") == []


def test_a_threshold_moves_the_limit() -> None:
    assert codes(NOTE, "lint: {DW301: {words: 15}}\n") == []
    assert codes(NOTE, "lint: {DW301: {words: 14}}\n") == ["7:11 DW301"]
    assert codes(f"{HEAD}lint: {{DW301: {{words: 20}}}}\nnotes:\n{NOTE}") == []


def test_rules_across_decks_take_the_settings_of_each_deck() -> None:
    again = NOTE.replace("id: long", "id: again").replace(LONG, "in fifteen steps")
    first = f"{HEAD}notes:\n{NOTE.replace(LONG, 'by steps')}"
    second = f"id: other\ndeck: Other\nreference: {{title: A}}\nlint: {{DW315: SEVERITY}}\nnotes:\n{again}"
    found = lint_of({"a.yaml": first, "b.yaml": second.replace("SEVERITY", "error")})
    assert [(each.at.path, each.code, each.severity) for each in found] == [("b.yaml", "DW315", Severity.ERROR)]
    assert lint_of({"a.yaml": first, "b.yaml": second.replace("SEVERITY", "off")}) == ()


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("DW399: off", ["2:3 DW331"]),
        ("ignore: [DW301, DW398]", ["2:19 DW331"]),
        ("DW301: {words: many}", ["2:18 DW334"]),
        ("DW301: {words: 0}", ["2:18 DW334"]),
        ("DW301: {word: 3}", ["2:11 DW332"]),
        ("DW301: loud", ["2:10 DW333"]),
    ],
)
def test_a_wrong_setting_is_told_with_its_place(setting: str, expected: list[str]) -> None:
    found = [each for each in linted(NOTE, project=f"lint:\n  {setting}\n") if each.code.startswith("DW33")]
    assert [f"{each.at.line - 1}:{each.at.column} {each.code}" for each in found] == expected
    assert all(each.severity is Severity.ERROR and each.hint for each in found)


@pytest.mark.parametrize(
    "text",
    [
        NOTE.replace("- id: long", "- id: long\n  lint: {ignore: [DW301]}"),
        NOTE.replace(LONG, f"{LONG}  # deckwright: ignore DW301"),
        NOTE.replace("  answer:", "  # deckwright: ignore DW301\n  answer:"),
        NOTE.replace(LONG, f"|-  # deckwright: ignore DW301\n    {LONG}"),
        NOTE.replace("- id", "# deckwright: ignore DW301\n- id"),
        f"{HEAD}lint: {{ignore: [DW301]}}\nnotes:\n{NOTE}",
    ],
    ids=["note", "end of line", "line above", "above a block", "above the note", "deck"],
)
def test_a_silence_silences(text: str) -> None:
    assert codes(text) == []


def test_the_project_silences_for_all_and_need_not_be_needed() -> None:
    assert codes(NOTE, "lint: {ignore: [DW301, DW302]}\n") == []


def test_a_silence_of_a_principle_holds_for_its_questions_and_each_may_have_its_own() -> None:
    text = f"""\
- id: principle
  principle: Counting takes ==patience== from everybody who does it.
  ask:
    - id: how
      question: How do you count to fifteen in small steps?
      answer: {LONG}
"""
    assert codes(text) == ["10:15 DW301"]
    assert codes(text.replace("  ask:", "  lint: {ignore: [DW301]}\n  ask:")) == []
    assert codes(text.replace("    - id: how", "    - id: how\n      lint: {ignore: [DW301]}")) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (NOTE.replace(LONG, "Slowly  # deckwright: ignore DW301"), "7:40"),
        (NOTE.replace("- id: long", "- id: long\n  lint: {ignore: [DW302, DW301]}"), "6:19"),
        (f"{HEAD}lint: {{ignore: [DW301, DW303]}}\nnotes:\n{NOTE}", "4:24"),
        (NOTE.replace("  answer:", "  # deckwright: ignore DW301, DW304\n  answer:"), "7:31"),
    ],
    ids=["comment", "note", "deck", "second code"],
)
def test_a_silence_that_silences_nothing_is_reported(text: str, place: str) -> None:
    assert codes(text) == [f"{place} DW330"]


def test_only_codes_of_rules_can_be_silenced_by_a_comment() -> None:
    assert codes(NOTE.replace(LONG, "Slowly  # deckwright: ignore DW204")) == ["7:40 DW335"]


def test_what_looks_like_a_silence_inside_a_text_is_text() -> None:
    text = f"""\
- id: long
  question: How do you count to fifteen in small steps?
  answer: |-
    # deckwright: ignore DW301
    {LONG}
"""
    assert codes(text) == ["8:5 DW301"]


def test_a_retired_note_is_left_alone() -> None:
    assert codes(f"{NOTE}  retired: true\n") == []
