"""Whatever the text: no exception, gaps inside the text, checked questions, the same output under every hash seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.sources.cloze import choose_gaps, gap_candidates
from deckwright.sources.language import analyse, sentences
from deckwright.sources.linking import supporting_statements
from deckwright.sources.questions import acceptable, question_candidates

WORDS = sorted(
    {
        "the",
        "a",
        "cell",
        "cells",
        "leader",
        "who",
        "which",
        "that",
        "is",
        "are",
        "was",
        "not",
        "never",
        "produces",
        "produce",
        "because",
        "if",
        "when",
        "and",
        ",",
        ";",
        ":",
        "—",
    }
    | {
        "(",
        ")",
        '"',
        "'",
        "'s",
        "than",
        "more",
        "of",
        "in",
        "to",
        "by",
        "from",
        "1919",
        "four",
        "Kant",
        "it",
        "they",
        "its",
        "rather",
        "unlike",
        "called",
        "as",
        "known",
        "there",
    }
    | {"The", "If", "Unlike", "There", "what"}
)
PROSE_TEXT = """
Transcription takes place in the nucleus, whereas translation takes place in the cytoplasm. In birds, gas exchange
takes place in air sacs rather than in alveoli. When a currency falls, its exports become cheaper. The Mongols, led by
Genghis Khan, conquered most of Asia from 1206 to 1260. About 97 percent of the water on Earth is salty because rivers
carry minerals to the sea. Kotter divided change into eight steps. Gold is denser than silver. Plants use light to make
sugar. Rents are what remains after costs.
"""
PROSE = PROSE_TEXT.split()
TEXT = st.one_of(
    st.lists(st.sampled_from(PROSE), max_size=20).map(" ".join),
    st.tuples(st.integers(0, len(PROSE)), st.integers(1, 25)).map(lambda cut: " ".join(PROSE[cut[0] : sum(cut)])),
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join),
    st.text(max_size=120),
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz ABC.,;'\"\n\t-–—()0123456789", max_size=200),
)


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT)
def test_no_text_breaks_the_drafter(text: str, context: str) -> None:
    for question in question_candidates(text, context):
        assert acceptable(question.question, question.answer, f"{context} {text}") == () or context
    for sentence in sentences(text):
        analyse(sentence)
    supporting_statements(text, [context])


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_gaps_lie_inside_the_text(text: str) -> None:
    for gap in gap_candidates(text):
        assert 0 <= gap.start < gap.end <= len(text)
        assert text[gap.start : gap.end] == gap.text
    chosen = choose_gaps(text)
    assert len(chosen) <= 3
    assert all(one.end <= other.start for one, other in pairwise(chosen))


STATEMENTS = (
    "Enzymes are proteins that speed up chemical reactions.",
    "The Treaty of Versailles, signed in 1919, ended the war between Germany and the Allies.",
    "Followers are key to success since they provide strength, power, capacity, and facts.",
)
PROGRAM = """
import json, sys
from deckwright.sources.cloze import gap_candidates
from deckwright.sources.questions import question_candidates
print(json.dumps([[repr(question_candidates(s)), repr(gap_candidates(s))] for s in json.loads(sys.argv[1])]))
"""


def test_hash_seed_changes_nothing() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, json.dumps(STATEMENTS)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


def test_a_long_run_without_spaces_is_no_trouble() -> None:
    assert gap_candidates("x" * 100_000) == ()
    assert question_candidates("word " * 20_000) == ()
