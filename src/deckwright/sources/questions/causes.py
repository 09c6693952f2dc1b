"""Questions for causes: *why*."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.lexicon import PERSONAL_VERBS, SAYING_VERBS
from deckwright.sources.language.tagger import lemma_of
from deckwright.sources.questions.asides import inside
from deckwright.sources.questions.asking import asked
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.shape import Asked

_CAUSES = ("because", "since", "for")
_CAUSE_PHRASES = (
    ("because", "of"),
    ("due", "to"),
    ("owing", "to"),
    ("thanks", "to"),
    ("as", "a", "result"),
    ("on", "account"),
)


def why(matter: Matter) -> Iterator[Asked]:
    """*A because B* → *Why A?* → *Because B*, not where A happens *rarely* because of B"""
    for part in matter.rest if not matter.scarcely else ():
        node = inside(part)
        caused = node.kind == "PP" and matter.lemma != "be" and any(_opens(matter, node, run) for run in _CAUSE_PHRASES)
        if caused:
            yield Asked("why", asked(matter, "Why", (part,)), matter.say(node))
        elif node.kind == "SUB" and _gives_reason(matter, node, behind_comma=part.kind == "ASIDE"):
            yield Asked("why", asked(matter, "Why", (part,)), _reason(matter, node))


def therefore(matter: Matter) -> Iterator[Asked]:
    """*A, so B* → *Why B?* → *Because A*"""
    part = matter.rest[-1] if matter.rest and not matter.fronts else None
    node = inside(part) if part is not None else None
    if part is None or node is None or part.kind != "ASIDE" or node.kind != "SUB" or node.parts[0].kind != "C":
        return
    if matter.low(node.start) != "so" or matter.frame is not matter.phrases[-1] or matter.instead:
        return
    result = matter.of_clause(node.parts[0])
    if result is not None:
        reason = matter.running(matter.words[matter.clause.start : part.start])
        yield Asked("therefore", asked(result, "Why", ()), f"because {reason}")


def _gives_reason(matter: Matter, node: Node, *, behind_comma: bool) -> bool:
    word = matter.marker(node)
    if word == "as":
        return behind_comma and node.head == node.start and not _attributes(matter, node)
    if word == "that":
        return matter.low(node.start) == "so" and not behind_comma
    return word in _CAUSES


def _reason(matter: Matter, node: Node) -> str:
    """The reason, opened by *because* in the place of *since*, *as* and *for*."""
    said = matter.say(node)
    alone = node.head == node.start and matter.marker(node) in (*_CAUSES, "as")
    return "because" + said[len(matter.marker(node)) :] if alone else said


def _attributes(matter: Matter, node: Node) -> bool:
    """*, as Brooks observed*: it says who said so."""
    phrase = node.parts[0].parts[-1] if node.parts[0].kind == "C" else None
    if phrase is None or phrase.kind != "VP":
        return False
    leaf = phrase.parts[0].parts[-1]
    return lemma_of(matter.words[leaf.start].text, leaf.kind) in SAYING_VERBS | PERSONAL_VERBS


def why_front(matter: Matter) -> Iterator[Asked]:
    """*Because B, A* → *Why A?*"""
    front = matter.fronts[0] if len(matter.fronts) == 1 else None
    if front is None or front.kind != "SUB" or matter.marker(front) not in ("because", "since"):
        return
    bare = matter.without_front()
    question = asked(bare, "Why", ()) or asked(bare.without_further_verbs(), "Why", ())
    yield Asked("why", question, f"because{_front_reason(matter, front)}")


def _front_reason(matter: Matter, front: Node) -> str:
    """What stands behind *because*, with the pronoun in the place of a subject that the question names."""
    reason = matter.say(front)[len(matter.marker(front)) :]
    if not matter.instead or front.parts[0].kind != "C" or front.end - front.start <= 2:
        return reason
    named = matter.say(front.parts[0].parts[-2])
    again = reason.strip().lower().startswith(named.lower()) and matter.instead.lower() == named.lower()
    return f" {matter.low(matter.subject.start)}{reason.strip()[len(named) :]}" if again else reason


def _opens(matter: Matter, node: Node, run: tuple[str, ...]) -> bool:
    return tuple(word.low for word in matter.words[node.start : node.start + len(run)]) == run
