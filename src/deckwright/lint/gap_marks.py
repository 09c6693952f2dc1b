"""Where the marks of gaps in a text could be written better; the same places for the rules and for their repair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckwright.deckfile.replacing import Edit
from deckwright.rendering.cloze import find_gaps
from deckwright.rendering.scan import scan

_LOOSE = re.compile(r"\{\{[ \t]*[cC][ \t]*(\d+)[ \t]*::")
_TEXT_IN_MATHS = re.compile(r"\\(?:text|mbox|hbox|operatorname)")
_MEETING = re.compile(r"\}(?=\})")
_BLANKS = " \t"


def loose_marks(text: str) -> Iterator[Edit]:
    """Beginnings that Anki does not see for their blanks or their capital, ``{{ C1 ::``, as they should be."""
    for problem in find_gaps(text).problems:
        found = _LOOSE.match(text, problem.offset)
        mark = f"{{{{c{found[1]}::" if found else ""
        if found is not None and mark != found[0]:
            yield Edit(found.start(), found.end(), mark)


def edge_blanks(text: str) -> Iterator[Edit]:
    """Blanks between the marks of a gap and what it hides."""
    for gap in find_gaps(text).gaps:
        hidden = gap.text.strip(_BLANKS)
        if not gap.numbers or hidden == gap.text or not hidden:
            continue
        start = text.index("::", gap.start) + 2
        end = start + len(gap.text)
        first = start + len(gap.text) - len(gap.text.lstrip(_BLANKS))
        last = start + len(gap.text.rstrip(_BLANKS))
        yield from (Edit(*span, "") for span in ((start, first), (last, end)) if span[0] < span[1])


def meeting_braces(text: str) -> Iterator[Edit]:
    """Two braces that close maths inside a gap, one after the other: other programs take them for the gap's end."""
    if "}}" not in text or not ("$" in text or "\\" in text):
        return
    gaps = [gap for gap in find_gaps(text).gaps if gap.numbers]
    for maths in scan(text).maths.values():
        inside = any(gap.start < maths.start and maths.end < gap.end for gap in gaps)
        content = text[maths.start : maths.end]
        if inside and "{{" not in content and not _TEXT_IN_MATHS.search(content):
            for found in _MEETING.finditer(content):
                yield Edit(maths.start + found.end(), maths.start + found.end(), " ")
