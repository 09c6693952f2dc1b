"""DW301: an answer of many words."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.record import Finding, Limits, LintNote, Option, Rule


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    if len(note.answer_words) > limits["words"] and note.back is not None:
        hint = "Ask for one idea, and put the rest under `extra`; or make two notes of it."
        yield Finding(note, note.back, 0, f"this answer has {len(note.answer_words)} words", hint)


RULE = Rule(
    code="DW301",
    name="long-answer",
    severity=Severity.WARNING,
    what="The answer has more than 14 words. Code and maths do not count.",
    why="A long answer is remembered in part, and nobody can say then which button is right.",
    origin="Wozniak, twenty rules of formulating knowledge, 4; the Anki manual",
    bad="""\
- id: osmosis
  question: What happens to water in osmosis?
  answer: Water moves through a membrane that lets it pass, towards the side on which more of something is dissolved
""",
    good="""\
- id: osmosis
  question: To which side of a membrane does water move in osmosis?
  answer: The side with more dissolved in it
""",
    options=(Option("words", 14, "The number of words that an answer may have."),),
    each=_each,
)
