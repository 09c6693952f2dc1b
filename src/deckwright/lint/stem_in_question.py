"""DW308: a one-word answer whose stem stands in the question: *trust*, where the question says *trustworthy*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.language import content_words, find_word, singular, words_of
from deckwright.lint.record import CLOZE, FORMAL, QUESTION, Finding, Limits, LintNote, Option, Rule
from deckwright.rendering.cloze import Gap

_ENDING = re.compile(
    r"(?<=.{4})(?:[ai]bility|worthiness|worthy|fulness|lessness|iveness|[ai]?tions?|ments?|ness|ingly|edly|fully|[ai]ble"
    r"|[ae]nce|sion|ship|hood|less|ings?|i[sz]e[ds]?|ful|ity|ive|ally|ous|ies|e[ds]|er|or|ly|s|y|e)$"
)


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    if note.gaps:
        for gap in note.gaps:
            yield from _compared(note, words_of(gap.text), _outside(note, gap), limits)
    elif FORMAL not in note.answer:
        yield from _compared(note, note.answer_words, note.words, limits)


def _compared(note: LintNote, answer: list[str], question: list[str], limits: Limits) -> Iterator[Finding]:
    told = content_words(answer) if len(answer) <= limits["answer_words"] else []
    if len(told) != 1 or not told[0].isalpha():
        return
    word = singular(told[0])
    stem = _stem(word)
    if len(stem) < limits["letters"]:
        return
    other = next((each for each in question if each.startswith(stem[:4]) and _kin(each, word, stem)), None)
    if other is not None:
        hint = f"Word it without `{other}`."
        message = f"`{other}` gives away the answer, `{told[0]}`"
        yield Finding(note, note.front, find_word(note.front, other), message, hint)


def _kin(other: str, word: str, stem: str) -> bool:
    found = _stem(singular(other))
    longer, shorter = max(found, stem, key=len), min(found, stem, key=len)
    return singular(other) != word and other != word and longer.startswith(shorter) and len(longer) - len(shorter) < 3


def _stem(word: str) -> str:
    return _ENDING.sub("", word)


def _outside(note: LintNote, gap: Gap) -> list[str]:
    return words_of(f"{note.front[: gap.start]} {note.front[gap.end :]}")


RULE = Rule(
    code="DW308",
    name="stem-in-question",
    severity=Severity.WARNING,
    what="The question holds a word made from the answer, such as trustworthy where the answer is trust.",
    why="The word is recognised, and the fact not remembered.",
    origin="Matuschak, how to write good prompts (effortful)",
    bad="""\
- id: trust
  question: What do followers place in a leader who is trustworthy?
  answer: Trust
""",
    good="""\
- id: trust
  question: What do followers place in a leader who keeps promises?
  answer: Trust
""",
    kinds=(QUESTION, CLOZE),
    english=True,
    options=(
        Option("letters", 5, "The number of letters that a stem needs to count.", 3),
        Option("answer_words", 2, "The number of words up to which answers are looked at."),
    ),
    each=_each,
)
