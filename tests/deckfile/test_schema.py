"""The schema for editors: it accepts what the reader accepts, and names every key with its explanation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from tests.conftest import MakeProject

from deckwright.cli import main
from deckwright.cli.schema import schema_text
from deckwright.deckfile.keys import DECK_KEYS, PROJECT_KEYS
from deckwright.deckfile.schema import OF_SHAPE
from deckwright.deckfile.settings import SETTINGS
from deckwright.lint import RULES
from deckwright.notekinds import NOTE_KINDS
from deckwright.notekinds.keys import COMMON_KEYS
from deckwright.notekinds.record import Shape

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(schema_text())
DECKS = [*sorted((ROOT / "decks").glob("*.yaml")), *sorted((ROOT / "tests" / "cases" / "sound").glob("*.yaml"))]
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def load(text: str) -> Any:
    """YAML as an editor sees it: numbers and booleans are such, dates are text."""
    return json.loads(json.dumps(yaml.safe_load(text), default=lambda value: str(value)))


def problems(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(load(text))]


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert date(2026, 1, 1).isoformat() == load("a: 2026-01-01")["a"]


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_what_is_sound_is_valid(path: Path) -> None:
    assert problems(path.read_text(encoding="utf-8")) == []


NOTE = "id: a\ndeck: A\nnotes:\n  - id: n\n    question: Why?\n    answer: {}\n"


@pytest.mark.parametrize("answer", ["yes", "1.20", "012", "2026-11-23", "|-\n      two\n      lines"])
def test_text_may_look_like_anything(answer: str) -> None:
    assert problems(NOTE.format(answer)) == []


@pytest.mark.parametrize(
    "text",
    [
        NOTE.format("So").replace("answer", "anwser"),
        NOTE.format("So") + "    reverse: sometimes\n",
        NOTE.format("So").replace("deck: A\n", ""),
        NOTE.format("So").replace("id: a", "id: An Id"),
        NOTE.format("So") + "    lint: {ignore: [yes-no]}\n",
        NOTE.format("[a, b]"),
        "project: p\npresets: {gentle: {new_cards: 5}}\n",
        "project: p\nlint: {DW301: {sentences: 1}}\n",
        "project: p\nnotes: []\n",
    ],
)
def test_what_the_reader_refuses_is_not(text: str) -> None:
    assert problems(text)


@pytest.mark.parametrize(
    "text",
    [
        "project: p\npresets: {gentle: {new_per_day: 5, learning_steps: [1m, 10m], leech: {action: tag}}}\n",
        "project: p\nlint: {DW301: {words: 20}, DW302: off, ignore: [DW303]}\n",
        "project: p\ntheme: {accent: 3b50c8, font: serif, size: 20}\n",
        NOTE.format("So") + "    schedule: {due: 2026-12-01, interval: 30d, cards: {forward: {suspended: true}}}\n",
        NOTE.format("So").replace("notes:", "preset: gentle\nlimits: {new_per_day: 5}\nnotes:"),
        NOTE.format("So").replace("notes:", "preset: {new_per_day: 5}\nnotes:"),
        NOTE.format("So") + "    extra:\n    lint: {ignore: [DW301]}\n",
    ],
)
def test_what_the_reader_takes_is_valid(text: str) -> None:
    assert problems(text) == []


def _described(schema: Any) -> Iterator[tuple[str, str]]:
    if isinstance(schema, dict):
        for name, value in schema.get("properties", {}).items():
            yield name, value.get("description", "")
        for value in schema.values():
            yield from _described(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _described(value)


def test_every_shape_has_its_schema() -> None:
    assert OF_SHAPE.keys() == set(get_args(Shape))


def test_every_key_is_there_and_explained() -> None:
    found = dict(_described(SCHEMA))
    keys = [*DECK_KEYS, *PROJECT_KEYS, *COMMON_KEYS, *(key for kind in NOTE_KINDS for key in kind.keys)]
    names = {key.name for key in keys} | {setting.name.rpartition(".")[2] for setting in SETTINGS}
    assert names | {rule.code for rule in RULES} <= found.keys()
    for key in keys:
        assert any(name == key.name and key.doc == doc for name, doc in _described(SCHEMA)), key.name


def test_new_writes_the_schema_beside_the_project_file_and_points_at_it(make_project: MakeProject) -> None:
    root = make_project({})
    assert CliRunner().invoke(main, ["new", "first"]).exit_code == 0
    assert CliRunner().invoke(main, ["check", "--strict"]).exit_code == 0
    written = root / "decks" / "deckwright.schema.json"
    assert written.read_text("utf-8") == schema_text()
    assert (
        (root / "decks" / "first.yaml")
        .read_text("utf-8")
        .startswith("# yaml-language-server: $schema=deckwright.schema.json\n")
    )
    written.write_text("{}\n", encoding="utf-8")
    assert CliRunner().invoke(main, ["new", "second", "--folder", "decks/part"]).exit_code == 0
    assert (
        (root / "decks/part/second.yaml")
        .read_text("utf-8")
        .startswith("# yaml-language-server: $schema=../deckwright.schema.json\n")
    )
    assert written.read_text("utf-8") == "{}\n"


def test_the_command_prints_the_schema() -> None:
    assert CliRunner().invoke(main, ["schema"]).stdout == schema_text()
