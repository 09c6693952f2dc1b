"""DW311: a gap on a word such as *of* or *the*."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.language import FUNCTION_WORDS, word_set, words_of
from deckwright.lint.record import CLOZE, Finding, Limits, LintNote, Rule

_TELLING = word_set("not no nor than if must may might can should they them he she we you i who whom whose")


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    for gap in note.gaps:
        words = words_of(gap.text)
        if "`" in gap.text or "$" in gap.text or gap.hint is not None or not words:
            continue
        if all(word in FUNCTION_WORDS and word not in _TELLING for word in words):
            hint = "Hide the word that carries the fact; if it is this one, say so in a hint: {{c1::on::by or on?}}"
            yield Finding(note, note.front, gap.start, f"this gap hides `{gap.text}`, which carries no fact", hint)


RULE = Rule(
    code="DW311",
    name="function-word-gap",
    severity=Severity.WARNING,
    what="A gap hides nothing but words such as of, the or is, and gives no hint.",
    why="Grammar fills such a gap, not knowledge.",
    origin="Matuschak, how to write good prompts (focused)",
    bad="""\
- id: photosynthesis
  cloze: Plants turn light ==into== chemical energy in their chloroplasts.
""",
    good="""\
- id: photosynthesis
  cloze: Plants turn light into chemical energy in their ==chloroplasts==.
""",
    kinds=(CLOZE,),
    english=True,
    each=_each,
)
