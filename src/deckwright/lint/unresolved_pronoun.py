"""DW305: a text that begins with a pronoun, and does not say what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.language import find_word
from deckwright.lint.record import CLOZE, FORMAL, QUESTION, REFLECTION, Finding, Limits, LintNote, Rule

_FIRST = re.compile(
    r"(it|they|he|she|its|their|his|her|this|these|those)\b(?! who| that| which| of you)", re.IGNORECASE
)
_ASKED = re.compile(
    r"(?:what|which|who|when|where|why|how)\s(?:\w+\s){0,4}?(?:is|are|was|were|do|does|did|can|could|will|would|has|have|had)"
    r"\s(it|they|he|she|this|these|those|them)\b(?! who| that| which| of you)",
    re.IGNORECASE,
)
_EMPTY_IT = re.compile(r"\bit\b.*\b(?:that|to|who|which|whether|when|if|rain\w*|snow\w*)\b", re.IGNORECASE)


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    found = _FIRST.match(note.shown) or _ASKED.match(note.shown)
    if found is None or FORMAL in note.shown or "](" in note.front or "\n" in note.shown:
        return
    if found[1].lower() == "it" and _EMPTY_IT.search(note.shown):
        return
    message = f"`{found[1]}` stands for something that this card does not name"
    hint = "Name it: months later, nothing on the card will tell what was meant."
    yield Finding(note, note.front, find_word(note.front, found[1]), message, hint)


RULE = Rule(
    code="DW305",
    name="unresolved-pronoun",
    severity=Severity.WARNING,
    what="The text begins with a pronoun such as it, they or this, and nothing on the card says what it stands for.",
    why="A card is met alone, months later, far from the sentence before it.",
    origin="Wozniak, twenty rules, 16; Matuschak",
    bad="""\
- id: canberra
  question: When did it become the capital of Australia?
  answer: In 1927

- id: its-lake
  cloze: It lies on an artificial lake, ==Lake Burley Griffin==.
""",
    good="""\
- id: canberra
  question: When did Canberra become the capital of Australia?
  answer: In 1927
""",
    kinds=(QUESTION, CLOZE, REFLECTION),
    english=True,
    each=_each,
)
