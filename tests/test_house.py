"""The house rules that no other tool checks: codes are unique, what exists is documented, functions stay small."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckwright.cli import COMMANDS
from deckwright.deckfile.keys import DECK_KEYS, PROJECT_KEYS
from deckwright.notekinds import NOTE_KINDS
from deckwright.notekinds.keys import COMMON_KEYS

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
DECKS_README = (ROOT / "decks" / "README.md").read_text(encoding="utf-8")
LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_only_known_names_stand_at_the_top() -> None:
    allowed = {"pyproject.toml", "README.md", "LICENSE", "src", "decks", "tests", "dist"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found <= allowed


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_files_and_functions_are_small_and_say_what_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    assert ast.get_docstring(ast.parse(text)), "a module opens with what it is"
    for function in _functions(path):
        assert (function.end_lineno or 0) - function.lineno < LONGEST_FUNCTION, function.name


def test_no_module_is_named_for_nothing() -> None:
    banned = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert not [path for path in SOURCES if path.stem in banned]


def test_a_diagnostic_code_means_one_thing() -> None:
    """A code is a literal in the one file that emits it."""
    homes: dict[str, set[Path]] = defaultdict(set)
    for path in SOURCES:
        for code in re.findall(r'"(DW\d{3})"', path.read_text(encoding="utf-8")):
            homes[code].add(path)
    assert {code: paths for code, paths in homes.items() if len(paths) > 1} == {}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"deckwright {command}" in README


@pytest.mark.parametrize("key", [*DECK_KEYS, *PROJECT_KEYS, *COMMON_KEYS], ids=lambda key: key.name)
def test_every_key_is_documented(key: object) -> None:
    assert f"`{getattr(key, 'name', '')}`" in DECKS_README


@pytest.mark.parametrize("kind", NOTE_KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_documented(kind: object) -> None:
    assert f"### {getattr(kind, 'name', '')}" in DECKS_README
    for key in getattr(kind, "keys", ()):
        assert f"`{key.name}`" in DECKS_README
