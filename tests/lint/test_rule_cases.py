"""Every rule on cases of its own: which places it finds, in which it stays silent.

A case is a file of notes (or a deck file, if it begins with ``id:``). Its first lines, ``# expect: LINE:COLUMN CODE``,
tell all that is to be found in it; ``--update-golden`` writes them anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import linted

from deckwright.lint import RULES

CASES = sorted((Path(__file__).parents[1] / "cases" / "lint").glob("*.yaml"))
_SIGN = "# expect: "
_HEAD = "id: deck\ndeck: Deck\nreference: {title: A book}\nnotes:\n"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_rule_finds_exactly_this(path: Path, update_golden: bool) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    expected = [line.removeprefix(_SIGN).strip() for line in lines if line.startswith(_SIGN)]
    text = "".join(line for line in lines if not line.startswith(_SIGN))
    before = 0 if text.startswith("id:") else _HEAD.count("\n")
    # Places count as if the lines that tell them were not there.
    found = [f"{each.at.line - before}:{each.at.column} {each.code}" for each in linted(text)]
    if update_golden:
        path.write_text("".join(f"{_SIGN}{each}\n" for each in found) + text, encoding="utf-8")
    else:
        assert found == expected


def test_every_rule_has_a_case_in_which_it_finds_something() -> None:
    for rule in RULES:
        text = next(path for path in CASES if path.stem == rule.code).read_text(encoding="utf-8")
        assert f" {rule.code}\n" in text
