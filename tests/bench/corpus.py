"""Decks to measure with: trees of YAML files with as many notes as wanted, always the same.

Half of the notes are questions and half are clozes, about 240 characters each, in made-up words whose frequencies are
those of prose; most have a tag or two with levels, some fields hold simple markup, stand in quotes or in two lines of
their own. With ``markdown`` half of the fields hold more of it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

_SYLLABLES = [
    "ar",
    "be",
    "cor",
    "di",
    "en",
    "fa",
    "gra",
    "hol",
    "in",
    "jun",
    "ka",
    "lor",
    "mi",
    "nor",
    "os",
    "pel",
    "qui",
    "ra",
    "sten",
    "ti",
    "ur",
    "vel",
    "wo",
    "xen",
    "yl",
    "zu",
    "bär",
    "çol",
    "né",
    "水",
    "火",
]


class Words:
    """Endless made-up prose."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        known = {"".join(self.chance.choices(_SYLLABLES, k=self.chance.choice((1, 2, 2, 3, 4)))) for _ in range(9000)}
        self.known = sorted(known)
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.known))))

    def text(self, size: int) -> list[str]:
        """Words of about this many characters in all."""
        found = self.chance.choices(self.known, cum_weights=self.weights, k=size // 5 + 3)
        while sum(map(len, found)) + len(found) > size and len(found) > 6:
            found.pop()
        return found


def tree(folder: Path, notes: int, files: int, *, markdown: bool = False) -> Path:
    """A folder of deck files with so many notes in all; made once, then found again."""
    if not folder.exists():
        words = Words(notes)
        for number in range(files):
            path = folder / f"chapter-{number // 10:03d}" / f"part-{number:04d}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            first = number * notes // files
            rows = _rows(words, first, (number + 1) * notes // files, markdown=markdown)
            path.write_text(f"id: part-{number:04d}\ndeck: Bench::Part {number:04d}\nnotes:\n{''.join(rows)}", "utf-8")
    return folder


def _rows(words: Words, first: int, last: int, *, markdown: bool) -> Iterator[str]:
    for number in range(first, last):
        named = [f"topic::{words.known[number * step % 60]}" for step in (7, 11)][: number % 4 - (number % 4 == 3)]
        tags = f"    tags: [{', '.join(named)}]\n" if named else ""
        yield f"  - id: n{number}\n{_cloze(words, number) if number % 2 else _question(words, number, markdown)}{tags}"
        if number % 25 == 0:
            yield "\n  # what comes next builds on this\n"


def _question(words: Words, number: int, markdown: bool) -> str:
    question, answer = words.text(112), words.text(116)
    if number % 10 == 0:
        answer[2] = f"<b>{answer[2]}</b>"
    if number % 14 == 0:
        answer[5] = f"{answer[5]} &amp; <i>{answer[6]}</i>"
    if markdown:
        answer[1], answer[4] = f"**{answer[1]}**", f"`{answer[4]}`"
        question[3] = f"*{question[3]}*"
    front = _scalar(" ".join(question) + f"? ({number})", number)
    back = _scalar(" ".join(answer) + ".", number + 1)
    return f"    question: {front}\n    answer: {back}\n"


def _cloze(words: Words, number: int) -> str:
    text = words.text(100)
    hint = f"::{text[4]}" if number % 6 == 1 else ""
    text[2], text[-2] = f"{{{{c1::{text[2]}}}}}", f"{{{{c2::{text[-2]}{hint}}}}}"
    body = _scalar(" ".join(text).capitalize() + f". ({number})", number)
    return f"    cloze: {body}\n    extra: {' '.join(words.text(20))}\n"


def _scalar(text: str, number: int) -> str:
    """Plain most of the time, sometimes quoted, sometimes a block."""
    if number % 10 == 3:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if number % 10 in (5, 6):
        half = text.index(" ", len(text) // 3)
        return f"|\n      {text[:half]}\n      {text[half + 1 :]}"
    return text
