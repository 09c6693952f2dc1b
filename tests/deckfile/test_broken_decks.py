"""Broken deck files, as data in ``cases/broken``: the right code at the right place, with a remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import deckwright.deckfile
from deckwright.deckfile.reader import read_deck
from deckwright.domain.diagnostic import Diagnostic
from deckwright.domain.location import SourceText

CASES = Path(__file__).parents[1] / "cases" / "broken"
GOOD_HEAD = "id: x\ndeck: X\nnotes:"
MARK = re.compile(r"\[\[(DW\d{3})\]\]")
ODD = re.compile(r"\[\[([=+])([0-9a-f]+)\]\]")
SOURCES = Path(str(deckwright.deckfile.__file__)).parent


def cases(name: str) -> dict[str, str]:
    _, *parts = re.split(r"^=== ", (CASES / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {title: text.replace("@deck", GOOD_HEAD) for title, _, text in (part.partition("\n") for part in parts)}


def marked(text: str) -> Iterator[tuple[str, int, int]]:
    """The codes that a case expects, each with its line and column."""
    for number, line in enumerate(text.split("\n"), 1):
        plain = ODD.sub("·", line)
        for match in MARK.finditer(plain):
            yield match[1], number, len(MARK.sub("", plain[: match.start()])) + 1


def as_bytes(text: str) -> bytes:
    def odd(match: re.Match[str]) -> str:
        code = int(match[2], 16)
        return chr(0xDC00 + code) if match[1] == "=" and code > 0x7F else chr(code)

    return ODD.sub(odd, MARK.sub("", text)).encode("utf-8", "surrogateescape")


def problems(data: bytes) -> tuple[Diagnostic, ...]:
    return read_deck(SourceText("a.yaml", data)).diagnostics


BROKEN = cases("broken.txt")
SOUND = cases("sound.txt")


@pytest.mark.parametrize("title", BROKEN)
def test_every_problem_is_named_with_its_place_and_a_remedy(title: str) -> None:
    found = problems(as_bytes(BROKEN[title]))
    assert sorted((each.code, each.at.line, each.at.column) for each in found) == sorted(marked(BROKEN[title]))
    assert all(each.at.path == "a.yaml" and each.message and each.hint for each in found)


@pytest.mark.parametrize("title", SOUND)
def test_what_is_right_is_not_reported(title: str) -> None:
    assert problems(as_bytes(SOUND[title])) == ()


def test_there_are_a_hundred_and_every_code_is_among_them() -> None:
    """Codes of themes, orders and the like, from DW171 on, have tests of their own."""
    assert len(BROKEN) >= 100
    written = "".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.py"))
    codes = {code for code in re.findall(r'"(DW1\d\d)"', written) if code <= "DW170"}
    elsewhere = {"DW106", "DW122", "DW156", "DW160", "DW170"}
    assert codes - elsewhere <= {code for text in BROKEN.values() for code, _, _ in marked(text)}
    assert codes - elsewhere <= {code for title in SOUND for code in re.findall(r"DW\d{3}", title)}
