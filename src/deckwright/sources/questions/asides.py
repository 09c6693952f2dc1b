"""What hangs on a phrase behind a comma, and can be left out of a question or an answer."""

from __future__ import annotations

from collections.abc import Iterable

from deckwright.sources.language.lexicon import words
from deckwright.sources.language.records import Node, Words

_COMMENTING = words(
    "idea rule principle practice fact finding process phenomenon effect step view problem result habit custom law"
    " privilege right technique method standard doctrine power"
)
_NEEDED = ("because", "due", "by", "without", "unlike", "than", "to", "if", "when", "in", "as")
"""Words that open remarks which a question needs."""


def inside(node: Node) -> Node:
    """A part without the comma before it."""
    return node.parts[0] if node.kind == "ASIDE" and node.parts else node


def aside_of(node: Node) -> Node | None:
    """What a noun phrase says of itself behind a comma at its end; None for nothing, and for joined phrases."""
    last = node.parts[-1] if node.parts and not node.mark.endswith("+") else None
    return last.parts[0] if last is not None and last.kind == "ASIDE" and last.parts else None


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


def says_more(said: Words, part: Node) -> bool:
    """Whether the part is *, whereas B …*, *, although B …*, *, so B …*, *, which is why B …*: a second statement."""
    node = inside(part)
    if node is part:
        return False
    if node.kind == "REL":
        return tuple(word.low for word in said[node.start : node.start + 3]) == ("which", "is", "why")
    clause = node.kind == "SUB" and node.parts[0].kind in ("C", "C+")
    return clause and said[node.start].low in ("whereas", "while", "although", "though", "so")


def second_statements(said: Words, phrases: Iterable[Node]) -> tuple[Node, ...]:
    """What a clause says besides."""
    parts = (part for phrase in phrases for part in (*phrase.parts, *remarks_on(phrase)))
    return tuple(part for part in parts if says_more(said, part))


def about_many(said: Words, clause: Node, asked: tuple[Node, ...]) -> tuple[Node, ...]:
    """*, even if they C* at the end of a clause, where *they* are what is asked for."""
    subject, last = clause.parts[-2], clause.parts[-1].parts[-1]
    if subject.mark.startswith("many") or not any(node.mark.startswith("many") for node in asked):
        return ()
    node = inside(last)
    low = {word.low for word in said[node.start : node.end]}
    return (last,) if node.kind == "SUB" and low & {"they", "them", "their"} else ()


def is_result(said: Words, part: Node) -> bool:
    """*, so that B*: it may be what tells A from others."""
    return [word.low for word in said[part.start + 1 : part.start + 3]] == ["so", "that"]


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
