"""DW302: a question, or a sentence with gaps, of many words."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.record import CLOZE, QUESTION, Finding, Limits, LintNote, Option, Rule


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    count = len(note.words)
    if note.gaps and count > limits["cloze_words"]:
        hint = "Make a note of each part of it."
        yield Finding(note, note.front, 0, f"this text with gaps has {count} words", hint)
    elif not note.gaps and count > limits["words"]:
        hint = "Keep what the answer depends on; put the rest under `extra`."
        yield Finding(note, note.front, 0, f"this question has {count} words", hint)


RULE = Rule(
    code="DW302",
    name="long-question",
    severity=Severity.WARNING,
    what="The question has more than 24 words, or the text with gaps more than 35. Code and maths do not count.",
    why="A long text is read at every review. Soon its looks are known, and nobody thinks of what it says.",
    origin="Wozniak, twenty rules, 4 and 12",
    bad="""\
- id: testing-effect
  question: |-
    Many learners read their notes again and again before an exam, although they could also close the book and write
    down what it said; which of these two helps them more?
  answer: Writing with the book closed
""",
    good="""\
- id: testing-effect
  question: Which helps memory more before an exam, rereading notes or recalling them?
  answer: Recalling them
""",
    kinds=(QUESTION, CLOZE),
    options=(
        Option("words", 24, "The number of words that a question may have."),
        Option("cloze_words", 35, "The number of words that a text with gaps may have."),
    ),
    each=_each,
)
