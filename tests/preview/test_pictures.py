"""The README's pictures are there, small, and used. ``python -m tests.browser.pictures`` makes the cards again, and
``tests.bench.growth`` the curves."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_pictures_of_the_readme_are_there_and_small() -> None:
    named = set(re.findall(r"\((\.readme/\S+?\.(?:png|svg))\)", (ROOT / "README.md").read_text(encoding="utf-8")))
    there = {path.relative_to(ROOT).as_posix(): path.stat().st_size for path in (ROOT / ".readme").iterdir()}
    assert named == set(there)
    assert sum(there.values()) <= 200_000
