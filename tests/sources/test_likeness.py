"""Traces: what they say of how alike two texts are, against the share of words itself."""

from __future__ import annotations

import random

import pytest

from deckwright.sources.likeness import likeness, trace_likeness, trace_of, words_of
from deckwright.sources.provenance import Remembered, parse_remembered

SAID = "Leaders keep their word even when it costs them dearly."


def alike(some: str, other: str) -> tuple[float, float]:
    return likeness(words_of(some), words_of(other)), trace_likeness(trace_of(some), trace_of(other))


@pytest.mark.parametrize(
    ("other", "least", "most"),
    [
        ("Leaders keep their word – even when it costs them dearly!", 1.0, 1.0),
        ("Leaders keep their promises, even when it costs them dearly.", 0.6, 1.0),
        ("Osmosis moves water through membranes.", 0.0, 0.2),
    ],
)
def test_what_a_trace_tells(other: str, least: float, most: float) -> None:
    assert least <= alike(SAID, other)[1] <= most


def test_letters_are_words_where_no_spaces_are() -> None:
    assert alike("信任随着时间而增长。", "信任随着岁月而增长。")[1] > 0.5
    assert alike("信任随着时间而增长。", "权力腐蚀掌权者。")[1] < 0.2


def test_the_estimate_is_close_to_the_truth() -> None:
    some = random.Random(7)
    vocabulary = [f"word{number}" for number in range(60)]
    errors = []
    for _ in range(300):
        first = some.sample(vocabulary, 14)
        second = [*first[: some.randint(0, 14)], *some.sample(vocabulary, 5)]
        true, estimated = alike(" ".join(first), " ".join(second))
        errors.append(abs(true - estimated))
    assert sum(errors) / len(errors) < 0.08


def test_nothing_is_like_what_is_not_known() -> None:
    assert trace_of("") == trace_of("?!") == ""
    assert trace_likeness("", trace_of(SAID)) == 0.0
    assert trace_likeness("abc", trace_of(SAID)) == 0.0


@pytest.mark.parametrize(
    "written", ["9f2c1a", "9f2c1a accepted", f"9f2c1a {trace_of(SAID)}", f"9f2c1a {trace_of(SAID)} accepted"]
)
def test_a_memory_reads_back_with_and_without_a_trace(written: str) -> None:
    known = parse_remembered(written)
    assert str(known) == written
    assert known.draft == "9f2c1a"
    assert known.accepted == written.endswith("accepted")
    assert Remembered(known.draft, known.trace, known.accepted) == known
