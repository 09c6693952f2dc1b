"""A rebuild makes only what changed, and a run in which nothing did is not done at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.conftest import MakeProject

from deckwright.cli import main
from deckwright.compiler import compile as compiling
from deckwright.compiler import files, plain
from deckwright.edges import cache, memory, workbench
from deckwright.edges.errors import EdgeError
from deckwright.rendering.markdown import render_markdown

NOTES = 12


def _deck(name: str) -> str:
    link = "[{}](http://a.example)"
    texts = ((f"Why {name} {link.format(i)}?", f"So {link.format(i)}") for i in range(NOTES))
    entries = enumerate(texts)
    notes = "".join(f"  - id: n{i}\n    question: '{front}'\n    answer: '{back}'\n" for i, (front, back) in entries)
    return f"id: {name}\ndeck: {name}\nnotes:\n{notes}"


class Counts:
    """What builds had to do."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.fields = 0


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Counts:
    """Counts the files that are compiled and the fields that are rendered, with a cache that begins empty."""
    found = Counts()
    compile_deck, render = compiling.compile_deck, render_markdown

    def counted(deck, *rest, **named):  # type: ignore[no-untyped-def]
        found.files.append(deck.path)
        return compile_deck(deck, *rest, **named)

    def rendered(*given, **named):  # type: ignore[no-untyped-def]
        found.fields += 1
        return render(*given, **named)

    monkeypatch.setattr(files, "compile_deck", counted)
    for module in (compiling, plain):
        monkeypatch.setattr(module, "render_markdown", rendered)
    monkeypatch.setattr(memory, "_SETTLED_NS", -(10**15))
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "cache"))
    return found


def _build(counts: Counts) -> str:
    counts.files, counts.fields = [], 0
    result = CliRunner().invoke(main, ["build", "decks", "-o", "o.apkg"])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_rebuild_makes_only_what_changed(make_project: MakeProject, counts: Counts) -> None:
    names = ("one", "two", "three")
    files = {f"decks/{name}.yaml": _deck(name) for name in names} | {"decks/deckwright.yaml": "project: p\n"}
    folder = make_project(files)
    first = _build(counts)
    assert len(counts.files) == 3
    assert counts.fields == 3 * NOTES * 2
    package = (folder / "o.apkg").read_bytes()

    assert _build(counts) == first
    assert (counts.files, counts.fields) == ([], 0)
    assert (folder / "o.apkg").read_bytes() == package

    (folder / "decks" / "two.yaml").write_text(_deck("two").replace("So [7]", "Because [7]"))
    _build(counts)
    assert counts.files == ["decks/two.yaml"]
    assert counts.fields == NOTES * 2
    assert (folder / "o.apkg").read_bytes() != package

    more = "  - id: more\n    question: What *[more](http://a.example)*?\n    answer: That\n"
    (folder / "decks" / "one.yaml").write_text(_deck("one") + more)
    _build(counts)
    assert counts.files == ["decks/one.yaml"]
    (folder / "decks" / "one.yaml").write_text(_deck("one"))
    for _ in range(2):  # the first says that the note is gone, the second no more
        _build(counts)
        assert counts.files == ["decks/one.yaml"]

    (folder / "o.apkg").write_bytes(b"damaged")
    _build(counts)
    assert counts.files == []
    assert (folder / "o.apkg").read_bytes() not in (b"damaged", package)


def _in_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbench, "WORTH_PROCESSES", 0)
    monkeypatch.setattr(workbench, "_processes", lambda: 2)


def test_several_processes_make_the_same_package(
    make_project: MakeProject, counts: Counts, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_project({f"decks/{name}.yaml": _deck(name) for name in ("one", "two", "three")})
    said, package = _build(counts), (folder / "o.apkg").read_bytes()
    for path in (folder / "decks" / "deckwright.lock", folder / "o.apkg"):
        path.unlink()
    _in_processes(monkeypatch)
    assert _build(counts) == said
    assert counts.files == []
    assert (folder / "o.apkg").read_bytes() == package


def test_a_problem_in_another_process_is_told(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def pack(_: object) -> None:
        raise EdgeError("the disk is full", "make room on it")

    make_project({f"decks/{name}.yaml": _deck(name) for name in ("one", "two")})
    _in_processes(monkeypatch)
    monkeypatch.setattr(workbench, "pack", pack)
    result = CliRunner().invoke(main, ["build", "decks", "-o", "o.apkg"])
    assert result.exit_code == 2
    assert "the disk is full" in result.stderr
    assert "make room on it" in result.stderr


def test_the_cache_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path))
    for number in range(10):
        cache.write_cached(f"{number}", b"x" * 1000)
    cache.trim_cache(5_000)
    left = list(tmp_path.iterdir())
    assert 0 < sum(path.stat().st_size for path in left) <= 5_000
