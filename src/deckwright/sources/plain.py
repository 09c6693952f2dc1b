"""Plain text → the Markdown of a deck file that shows exactly that text, with gaps marked where wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckwright.rendering.cloze import find_gaps

_SPECIAL = re.compile(r"[\\`*<$~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|==+|\{\{+|\}\}+|::(?=.*\}\})")
_START = re.compile(r"(?:[#>+]|-(?=[\s-]|$)|=+(?=\s*$))")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def as_markdown(text: str, *, begins: bool = True) -> str:
    """The text with a backslash before what Markdown or a gap would act on; ``begins`` where it begins a field."""
    escaped = _SPECIAL.sub(lambda found: "".join(f"\\{sign}" for sign in found.group()), text).replace("](", "]&#40;")
    if not begins:
        return escaped
    numbered = _NUMBER.match(escaped)
    if numbered is not None:
        return f"{numbered[1]}\\{escaped[numbered.start(2) :]}"
    return f"\\{escaped}" if _START.match(escaped) else escaped


def with_gaps(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with the spans marked as gaps (``==…==``); those that cannot be marked there are left out.

    Spans are offsets, in order and apart from each other.
    """
    marked, kept = as_markdown(text), list[tuple[int, int]]()
    for span in spans:
        tried = _marked(text, [*kept, span])
        if len(find_gaps(tried).gaps) == len(kept) + 1:
            marked = tried
            kept.append(span)
    return marked


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    parts, done = list[str](), 0
    for start, end in spans:
        before, hidden = as_markdown(text[done:start], begins=done == 0), as_markdown(text[start:end], begins=False)
        parts += [before, "==", hidden, "=="]
        done = end
    return "".join([*parts, as_markdown(text[done:], begins=False)])
