"""DW326: markup that cards leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.domain.location import Text
from deckwright.lint.record import CLOZE, QUESTION, REFLECTION, Finding, Limits, LintNote, Rule
from deckwright.rendering.html import is_link, left_out

_FORMAL = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)
_TAG = re.compile(r"(?<!\\)<[a-zA-Z][^<>]*\s[^<>]*>")
_LINK = re.compile(r"(?<![!\\])\[[^\[\]]*\]\(\s*<?(?P<target>[^\s()<>]+)")


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    for text in note.note.texts.values():
        if "<" in text or "](" in text:
            prose = _FORMAL.sub(lambda formal: " " * len(formal[0]), text)
            yield from _attributes(note, text, prose)
            yield from _links(note, text, prose)


def _attributes(note: LintNote, text: Text, prose: str) -> Iterator[Finding]:
    for tag in _TAG.finditer(prose):
        for name in left_out(tag[0]):
            hint = "Cards keep structure and text; how they look is set by `theme:` and `style.css`, and nothing runs."
            yield Finding(note, text, tag.start(), f"`{name}` of this tag is left out on cards", hint)


def _links(note: LintNote, text: Text, prose: str) -> Iterator[Finding]:
    for link in _LINK.finditer(prose):
        if not is_link(link["target"]):
            hint = "Cards link to `https:`, `http:` and `mailto:` addresses alone; its text stays."
            yield Finding(note, text, link.start(), f"the link to `{link['target']}` is left out on cards", hint)


RULE = Rule(
    code="DW326",
    name="left-out",
    severity=Severity.WARNING,
    what="An attribute of a tag, or a link, that cards do not keep: `style=`, `onerror=`, `[text](javascript:…)`.",
    why="A card shows the same everywhere and runs nothing: what could break that is taken out before Anki gets it.",
    origin="Deckwright",
    bad="""\
- id: boiling
  question: At which <b style="color:red">temperature</b> does water boil at the level of the sea?
  answer: "[At 100 °C](boiling.html)"
""",
    good="""\
- id: boiling
  question: At which **temperature** does water boil at the level of the sea?
  answer: "[At 100 °C](https://en.wikipedia.org/wiki/Boiling_point)"
""",
    kinds=(QUESTION, CLOZE, REFLECTION),
    each=_each,
)
