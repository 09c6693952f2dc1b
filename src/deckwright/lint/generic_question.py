"""DW306: a question that could stand on a thousand cards."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.language import content_words
from deckwright.lint.record import FORMAL, Finding, Limits, LintNote, Option, Rule


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    if not note.shown.rstrip().endswith("?") or FORMAL in note.shown or "](" in note.front:
        return
    if len(content_words(note.words)) < limits["content_words"]:
        hint = "Say of what, where or in what respect: the question should have one answer only."
        yield Finding(note, note.front, 0, "this question names too little of what it asks about", hint)


RULE = Rule(
    code="DW306",
    name="generic-question",
    severity=Severity.INFO,
    what="The question has fewer than two words that carry a fact, such as names, nouns and verbs of its own.",
    why="A question that leaves much open has many right answers, and only one of them is on the card.",
    origin="Matuschak, how to write good prompts (precise)",
    bad="""\
- id: osmosis
  question: What is osmosis?
  answer: Water passing a membrane
""",
    good="""\
- id: osmosis
  question: What passes the membrane in osmosis?
  answer: Water
""",
    english=True,
    options=(Option("content_words", 2, "The number of words that carry a fact which a question needs."),),
    each=_each,
)
