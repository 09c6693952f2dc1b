"""What hangs on a phrase behind a comma, and can be left out of a question or an answer."""

from __future__ import annotations

from deckwright.sources.language.lexicon import words
from deckwright.sources.language.records import Node, Words

_COMMENTING = words(
    "idea rule principle practice fact finding process phenomenon effect step view problem result habit custom law"
    " privilege right technique method standard doctrine power"
)
_NEEDED = ("because", "due", "by", "without", "unlike", "than", "to", "if", "when", "in", "as")
"""Words that open remarks which a question needs."""


def remarks_on(phrase: Node) -> tuple[Node, ...]:
    """What hangs on the end of a verb phrase behind a comma, the outermost remark first: it may be left out."""
    found: list[Node] = []
    last = phrase
    while last.parts:
        found += [part for part in last.parts if part.kind == "ASIDE" and part.end == last.end]
        last = last.parts[-1]
    return tuple(found)


def side_remarks(said: Words, phrase: Node) -> tuple[Node, ...]:
    """*, a rule of 1955*, *, which is why …*, *, relying on …* at the end: a question can do without it."""
    found = ((part, part.parts[0]) for part in remarks_on(phrase) if part.parts)
    return tuple(
        part for part, node in found if node.kind in ("NP", "REL", "VP", "PP") and said[node.start].low not in _NEEDED
    )


def is_comment(said: Words, node: Node) -> bool:
    """Whether an apposition speaks of all that was said before: *, a rule that Parkinson formulated*."""
    return node.kind == "NP" and said[max(node.head, node.start)].lemma in _COMMENTING


def end_without_aside(node: Node) -> int:
    """Where a noun phrase ends but for the aside at its end; of joined phrases only *, which …* may go."""
    if node.kind != "NP" or not node.parts:
        return node.end
    last, joined = node.parts[-1], node.mark.endswith("+")
    if last.kind == "ASIDE" and (not joined or (last.parts[:1] and last.parts[0].kind == "REL")):
        return last.start
    if joined and last.kind == "NP" and last.end == node.end and last.parts and last.parts[-1].kind == "ASIDE":
        return last.parts[-1].start if last.parts[-1].parts[0].kind == "REL" else node.end
    return node.end
