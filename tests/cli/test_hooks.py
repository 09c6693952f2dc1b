"""The pre-commit hooks: what they run is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from tests.conftest import MakeProject

from deckwright.cli import main

HOOKS = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_runs_on_the_decks(hook: dict[str, object], make_project: MakeProject) -> None:
    note = "  - question: What is the capital of Mali?\n    answer: Bamako\n"
    deck = f"id: a\ndeck: A\nreference: {{title: B}}\nnotes:\n{note}"
    root = make_project({"deckwright.yaml": "project: p\n", "decks/a.yaml": deck})
    assert re.search(str(hook["files"]), "decks/a.yaml")
    program, *arguments = shlex.split(str(hook["entry"]))
    given = hook["args"]
    assert isinstance(given, list)
    assert program == "deckwright"
    result = CliRunner().invoke(main, [*arguments, *given])
    assert result.exit_code == 0
    assert ("id: " in (root / "decks/a.yaml").read_text("utf-8").partition("notes:")[2]) == ("--fix" in arguments)
