"""Spans and their features: every part of a phrase is a span of its own, and every weight belongs to a feature."""

from __future__ import annotations

import pytest

from deckwright.sources.cloze import measured_spans
from deckwright.sources.gap_features import Features
from deckwright.sources.gap_spans import spans_of
from deckwright.sources.gap_weights import WEIGHTS
from deckwright.sources.language import analyse

STATEMENTS = (
    "The age of about four is the first of several stages.",
    "The second of the stages is shorter.",
    "Rapid growth rarely slows two large firms, while forgetting and learning increase gradually.",
    "A monopoly is a market with a single seller, and tea and coffee are called stimulants.",
)


def features(statement: str, text: str, context: str = "") -> Features:
    """The features of the first span with this text."""
    return next(each for start, end, _, each in measured_spans(statement, context) if statement[start:end] == text)


@pytest.mark.parametrize(
    ("sentence", "text", "kind"),
    [
        ("The left ventricle has a thicker wall than the right one.", "left ventricle", "phrase"),
        ("The left ventricle has a thicker wall than the right one.", "left", "modifier"),
        ("The left ventricle has a thicker wall than the right one.", "ventricle", "head"),
        ("The heart has four chambers.", "four", "number"),
        ("They abolished the privileges of the samurai.", "privileges of the samurai", "of"),
        ("Practice is spread over several sessions.", "several sessions", "quantified"),
        ("They come from the hands and feet.", "hands and feet", "pair"),
        ("The satellite sinks gradually.", "gradually", "adverb"),
        ("Exports become cheaper.", "cheaper", "adjective"),
        ("Europeans settled the newly discovered lands.", "newly discovered lands", "phrase"),
    ],
)
def test_spans(sentence: str, text: str, kind: str) -> None:
    spans = spans_of(analyse(sentence))
    assert kind in {span.kind for span in spans if sentence[span.words[0].start : span.words[-1].end] == text}


def test_every_weight_belongs_to_a_feature() -> None:
    known = {name for statement in STATEMENTS for *_, each in measured_spans(statement) for name in each}
    assert set(WEIGHTS) <= known


@pytest.mark.parametrize(
    ("statement", "text", "name"),
    [
        ("A market with a single seller is called a monopoly.", "monopoly", "called"),
        ("Osmosis is the movement of water across a membrane.", "Osmosis", "as what is defined"),
        ("The treaty was signed by both sides in 1919.", "1919", "a year"),
        ("Enzymes are not consumed by the reactions that they speed up.", "reactions", "in a denial"),
        ("The second stage is reached only by the strongest runners.", "strongest runners", "behind only"),
        ("Negative events weigh more than positive events of the same size.", "Negative", "told apart from another"),
    ],
)
def test_features(statement: str, text: str, name: str) -> None:
    assert features(statement, text)[name]


def test_what_was_said_before() -> None:
    said = features("Neutron stars hold a large mass in a small ball.", "Neutron stars", "Neutron stars are dense.")
    assert said["in the text before"] == said["opens with what was said before"] == 1
