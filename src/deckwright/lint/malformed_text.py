"""DW318: text that was damaged on its way, or left unfinished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from operator import eq

from deckwright.domain.diagnostic import Severity
from deckwright.domain.location import Text
from deckwright.lint.record import CLOZE, QUESTION, REFLECTION, Finding, Limits, LintNote, Rule

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)
_SUSPECT = ("(", " ,", " ;", "???", "TODO", "FIXME", "orem")
_DAMAGED = ("\ufffd", "Ã", "â€", "Â")
_SIGNS = (
    (re.compile(r"\ufffd|Ã[\u0080-\u00bf]|â€|Â[\u00a0-\u00bf]"), "these characters were damaged on their way"),
    (re.compile(r"\bTODO\b|\bFIXME\b|\?\?\?|\b[Ll]orem ipsum\b"), "this text is unfinished"),
    (re.compile(r"\b(the|a|of|to|in|is|and|for) \1\b", re.IGNORECASE), "a word stands here twice"),
    (re.compile(r"(?<=[a-z]) [,;](?= )"), "a blank stands before this sign"),
)
_GAP = re.compile(r"\{\{[cC]\d+::")
_ENUMERATION = re.compile(r"(?<![\w(])\w{1,3}\)|[:;]-?[()]")


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    if _is_suspect(note.front, gaps=bool(note.gaps)) or any(map(eq, note.words, islice(note.words, 1, None))):
        yield from _signs(note, note.front)
    back, words = note.back, note.answer_words
    if back is not None and (_is_suspect(back) or any(map(eq, words, islice(words, 1, None)))):
        yield from _signs(note, back)


def _is_suspect(text: str, *, gaps: bool = False) -> bool:
    """Whether a closer look is worth its time. ``gaps`` tells that the text may have some."""
    for sign in _SUSPECT:
        if sign in text:
            return True
    return ("{{" in text and not gaps) or (not text.isascii() and any(sign in text for sign in _DAMAGED))


def _signs(note: LintNote, text: Text) -> Iterator[Finding]:
    prose = _CODE.sub(lambda code: " \u2063" * (len(code[0]) // 2) + " " * (len(code[0]) % 2), text)
    for pattern, message in _SIGNS:
        found = pattern.search(prose)
        if found is not None:
            yield Finding(note, text, found.start(), message, f"It reads `{found[0]}`: mend it.")
    gap = _GAP.search(prose) if not note.gaps else None
    if gap is not None:
        hint = "Gaps work in `cloze` and `principle` only; here they appear as they are written."
        yield Finding(note, text, gap.start(), "this gap hides nothing", hint)
    counted = _ENUMERATION.sub("", prose)
    if counted.count("(") > counted.count(")") and "[" not in counted:
        yield Finding(note, text, prose.rfind("("), "this bracket is never closed", "Close it, or see what is missing.")


RULE = Rule(
    code="DW318",
    name="malformed-text",
    severity=Severity.WARNING,
    what="Damaged characters, a word written twice, an open bracket, a gap in a field without gaps, a note to oneself.",
    why="Such text comes from copying, and often more went missing than can be seen.",
    origin="Deckwright: each sign was seen in real decks",
    bad="""\
- id: sodium
  question: What is the the symbol of sodium, an alkali metal?
  answer: Na

- id: cafe
  question: What does the French word cafÃ© mean besides coffee?
  answer: A coffee house
""",
    good="""\
- id: sodium
  question: What is the symbol of sodium, an alkali metal?
  answer: Na
""",
    kinds=(QUESTION, CLOZE, REFLECTION),
    each=_each,
)
