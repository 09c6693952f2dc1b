"""Golden plans: for every folder of ``tests/cases/build``, the plan that its decks make.

After a change that is meant, ``pytest --update-golden`` writes them anew; git shows what it did.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from deckwright import pipeline
from deckwright.compiler.plan import PackagePlan
from deckwright.domain.notetype import Notetype
from deckwright.edges.media import media_finder
from deckwright.edges.workspace import open_workspaces

CASES = sorted((Path(__file__).parents[1] / "cases" / "build").iterdir())
NOW = 1_800_000_000


def _plan_json(plan: PackagePlan) -> str:
    """The plan without what has tests of its own, the look, and without the folder in which the case lies."""
    content = {name: [row._asdict() for row in table] for name, table in plan._asdict().items()}
    for file in content["media"]:
        file["path"] = Path(file["path"]).name
    for planned in content["notetypes"]:
        planned["notetype"] = _notetype_json(planned["notetype"])
    tables = [f'"{name}": [\n{_lines(table)}\n]' for name, table in sorted(content.items())]
    return "{" + ",\n".join(tables) + "}\n"


def _notetype_json(notetype: Notetype) -> dict[str, object]:
    content = {name: value for name, value in notetype._asdict().items() if name not in ("css", "templates")}
    return {**content, "fields": [field._asdict() for field in notetype.fields]}


def _lines(table: Iterable[object]) -> str:
    return ",\n".join(f"  {json.dumps(row, ensure_ascii=False, sort_keys=True)}" for row in table)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_plan_is_the_golden_one(case: Path, update_golden: bool) -> None:
    opened = open_workspaces([case])
    outcome = pipeline.build(opened.value, media_finder, pipeline.Wish(NOW, together=True))
    assert outcome.value is not None, outcome.diagnostics
    found = _plan_json(outcome.value.plans[""])
    golden = case / "plan.json"
    if update_golden:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
