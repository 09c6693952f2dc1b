"""DW312: a gap on something that the sentence says is not so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.domain.diagnostic import Severity
from deckwright.lint.record import CLOZE, Finding, Limits, LintNote, Rule

_REGION = re.compile(
    r"(?:,\s+(?:and\s+)?not|\bunlike|\brather\s+than|\binstead\s+of|\bas\s+opposed\s+to)\s+(?:[\w'’-]+\s+){0,3}$",
    re.IGNORECASE,
)


def _each(note: LintNote, limits: Limits) -> Iterator[Finding]:
    for gap in note.gaps:
        found = _REGION.search(note.front[: gap.start])
        if found is not None:
            said = " ".join(found[0].strip(" ,").split()[:2])
            hint = "Hide what is so, and leave what it is contrasted with visible."
            yield Finding(note, note.front, gap.start, f"this gap hides what `{said}` rules out", hint)


RULE = Rule(
    code="DW312",
    name="negated-gap",
    severity=Severity.WARNING,
    what="A gap hides what the sentence rules out: after ', not', 'unlike', 'rather than' or 'instead of'.",
    why="A thousand things are not so; the gap asks for one of them.",
    origin="Measured while drafting cards: such gaps were judged useless",
    bad="""\
- id: whales
  cloze: Whales breathe with lungs, not with ==gills==.
""",
    good="""\
- id: whales
  cloze: Whales breathe with ==lungs==, not with gills.
""",
    kinds=(CLOZE,),
    english=True,
    each=_each,
)
