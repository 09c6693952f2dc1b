"""DW319: a prompt for an opinion with a fact for an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.language import find_word
from deckwright.lint.record import Finding, Limits, LintNote, Rule

_OPINION = re.compile(
    r"\b(?:do you (?:think|feel|believe|agree|prefer)|in your (?:own )?(?:opinion|view|experience)"
    r"|your (?:own )?(?:opinion|view)|would you (?:say|prefer|choose|rather)"
    r"|have you (?:ever|experienced)|your own experience)\b",
    re.IGNORECASE,
)


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    if "you" not in note.words and "your" not in note.words:
        return
    found = _OPINION.search(note.shown)
    if found is not None:
        offset = find_word(note.front, found[0])
        hint = "Make it a reflection (`reflect:`), which has no answer; or ask for the fact."
        yield Finding(note, note.front, offset, f"`{found[0]}` asks for an opinion, and a fact is the answer", hint)


RULE = Rule(
    code="DW319",
    name="opinion-prompt",
    severity=Severity.WARNING,
    what="The question asks what the learner thinks or has experienced, and the card has an answer.",
    why="An honest opinion cannot be wrong, yet the card marks it as wrong.",
    origin="Deckwright: discussion questions turned into cards without a change",
    bad="""\
- id: feedback
  question: Why do you think feedback has to come soon?
  answer: Because it is tied to the act
""",
    good="""\
- id: feedback
  reflect: Why do you think feedback has to come soon?
""",
    english=True,
    each=_each,
)
