"""What ``deckwright.yaml`` becomes."""

from __future__ import annotations

import pytest

from deckwright.deckfile.project import read_project
from deckwright.domain.location import SourceText


def test_a_project_has_a_name_and_presets() -> None:
    text = "project: my-decks\npresets:\n  gentle:\n    new_per_day: 5\n"
    outcome = read_project(SourceText("deckwright.yaml", text), "/root")
    assert outcome.diagnostics == ()
    assert (outcome.value.name, outcome.value.root) == ("my-decks", "/root")
    assert outcome.value.presets["gentle"].settings == {"new_per_day": 5}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("presets: {}\n", ["DW164"]),
        ("project: My Decks\n", ["DW155"]),
        ("project: x\npresets: steady\n", ["DW160"]),
        ("project: x\npreset: {}\n", ["DW165"]),
        ("- a\n", ["DW170"]),
        ("", ["DW113"]),
        ("project: a: b\n", ["DW102"]),
        ("project: x\npresets: {a: {new_per_day: many}}\n", ["DW231"]),
    ],
)
def test_a_project_file_that_is_wrong(text: str, codes: list[str]) -> None:
    outcome = read_project(SourceText("deckwright.yaml", text), "/root")
    assert [problem.code for problem in outcome.diagnostics] == codes
    assert all(problem.hint for problem in outcome.diagnostics)
    assert outcome.value.root == "/root"
