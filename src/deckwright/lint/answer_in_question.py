"""DW307: an answer that can be read off the question, or a gap whose text stands elsewhere in the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.language import FUNCTION_WORDS, words_of
from deckwright.lint.record import CLOZE, FORMAL, QUESTION, Finding, Limits, LintNote, Rule, spoken
from deckwright.rendering.cloze import Gap

_OFFERS = frozenset(("or", "oder", "ou", "vs", "versus", "than", "between"))
_SHORTEST = 3


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    if note.gaps:
        yield from _gaps(note)
    elif note.back is not None and _leaks(note.answer_words, note.words) and FORMAL not in note.answer:
        hint = "Word the question without it."
        at = note.front.lower().find(note.answer_words[0])
        yield Finding(note, note.front, max(at, 0), f"the question holds its answer, `{note.answer}`", hint)


def _leaks(answer: list[str], question: list[str]) -> bool:
    """Whether the answer stands in the question as it is; not where the question offers it among others."""
    if not answer or answer[0] not in question or len(answer) >= len(question) or not _says_something(answer):
        return False
    if not _OFFERS.isdisjoint(question):
        return False
    return any(question[start : start + len(answer)] == answer for start in range(len(question)))


def _says_something(words: list[str]) -> bool:
    return any(len(word) >= _SHORTEST and word not in FUNCTION_WORDS and not word.isdecimal() for word in words)


def _gaps(note: LintNote) -> Iterator[Finding]:
    seen: set[str] = set()
    for gap in note.gaps:
        hidden = words_of(gap.text)
        if len(note.words) <= len(hidden) or not _says_something(hidden) or gap.text in seen or "`" in gap.text:
            continue
        seen.add(gap.text)
        at = _visible_at(note, gap, hidden)
        if at >= 0:
            hint = "Hide it there too, with the same number, or word the sentence without it."
            yield Finding(note, note.front, at, f"what a gap hides, `{spoken(gap.text)}`, can be read here", hint)


def _visible_at(note: LintNote, gap: Gap, hidden: list[str]) -> int:
    """Where the hidden words stand outside all gaps that are closed on the same card; -1 where they do not."""
    text = str(note.front)
    for other in note.gaps:
        if other.text == gap.text or set(other.numbers) & set(gap.numbers) or other.start <= gap.start < other.end:
            text = text[: other.start] + " " * (other.end - other.start) + text[other.end :]
    if hidden[0] not in text.lower():
        return -1
    words = words_of(text)
    if not any(words[start : start + len(hidden)] == hidden for start in range(len(words))):
        return -1
    return text.lower().find(hidden[0])


RULE = Rule(
    code="DW307",
    name="answer-in-question",
    severity=Severity.WARNING,
    what="The answer stands in the question, or what a gap hides stands elsewhere in the text.",
    why="Whoever reads carefully has the answer without remembering anything.",
    origin="Matuschak, how to write good prompts (effortful)",
    bad="""\
- id: photosynthesis
  question: Which process, photosynthesis, turns light into chemical energy?
  answer: Photosynthesis

- id: chlorophyll
  cloze: The green of leaves is ==chlorophyll==, since chlorophyll reflects green light.
""",
    good="""\
- id: photosynthesis
  question: Which process turns light into chemical energy?
  answer: Photosynthesis

- id: chlorophyll
  cloze: The green of leaves is ==chlorophyll==, which reflects green light.
""",
    kinds=(QUESTION, CLOZE),
    each=_each,
)
