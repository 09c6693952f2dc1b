"""Questions for conditions and what follows from them: *when*, *under what condition*, *what happens if*."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.questions.asides import inside, remarks_on
from deckwright.sources.questions.asking import asked
from deckwright.sources.questions.checks import LONGEST_ANSWER
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.nouns import is_pronoun
from deckwright.sources.questions.shape import Asked

_OPENINGS = {
    "when": "When",
    "whenever": "When",
    "if": "Under what condition",
    "before": "When",
    "after": "When",
    "once": "When",
    "until": "Until what point",
}
_CONDITIONS = ("if", "when", "once", "whenever", "as")
_FRONT_CONDITIONS = (*_CONDITIONS, "unless")
_HAPPENING = ("occur", "arise", "happen", "emerge", "begin", "develop", "form", "appear", "result", "exist", "take")
_STATES = ("have", "need", "require", "mean", "contain", "exist", "occur", "remain")


def condition(matter: Matter) -> Iterator[Asked]:
    """*A is B if C* → *Under what condition is A B?*; *A V when B* → *When does A V?*"""
    part = matter.rest[-1] if matter.rest else None
    node = inside(part) if part is not None else None
    if part is None or node is None or node.kind != "SUB" or node.parts[0].kind != "C":
        return
    word = matter.marker(node)
    if word == "when" and (part.kind == "ASIDE" or matter.low(node.start - 1) == ","):
        return  # it tells more of what was said
    if word not in _OPENINGS or matter.low(node.start) == "even":
        return
    state = matter.low(node.start) == "only" or matter.last_verb.mark in ("be", "pass")
    shape = (
        "time-clause" if word in ("before", "after", "until", "once") else "condition" if state else "condition-event"
    )
    yield Asked(shape, asked(matter, _OPENINGS[word], (part,)), matter.say(node))


def happens_front(matter: Matter) -> Iterator[Asked]:
    """*When B, A V* → *What happens when B?* → *A V*"""
    front = matter.fronts[0] if len(matter.fronts) == 1 else None
    if front is not None and _is_condition(matter, front, _FRONT_CONDITIONS) and _is_event(matter):
        ends = (matter.clause.end, *(part.start for part in reversed(remarks_on(matter.phrases[-1]))))
        subject = matter.say(matter.subject) if _says_who(matter, front) else matter.subject_text()
        answers = [f"{subject} {matter.running(matter.words[matter.subject.end : end])}" for end in ends]
        answer = next((each for each in answers if len(each.split()) <= LONGEST_ANSWER), answers[0])
        said = matter.say(front)
        yield Asked("happens", f"What happens {said[:1].lower()}{said[1:]}?", answer)


def happens(matter: Matter) -> Iterator[Asked]:
    """*A V when B* → *What happens when B?* → *A V*; where B speaks of A: *What happens to A when it …?* → *It V*"""
    last = inside(matter.rest[-1]) if matter.rest else None
    if last is None or not _is_condition(matter, last) or matter.fronts or is_pronoun(matter, matter.subject):
        return
    reason = matter.rest[-1].kind == "ASIDE" and matter.marker(last) == "as"
    if reason or not _is_event(matter) or matter.lemma in _HAPPENING:
        return
    if any(word.low in ("it", "its", "they", "their", "them") for word in matter.span(last)):
        answer = f"{_pronoun(matter)} {matter.running(matter.words[matter.verb.start : last.start])}"
        yield Asked("happens-to", f"What happens to {matter.subject_text()} {matter.say(last)}?", answer)
    else:
        answer = matter.running(matter.words[matter.subject.start : last.start])
        yield Asked("happens", f"What happens {matter.say(last)}?", answer)


def _says_who(matter: Matter, front: Node) -> bool:
    """Whether the pronoun subject stands for the subject of the condition, which the question names."""
    return bool(matter.instead) and matter.say(front.parts[0].parts[-2]).lower() == matter.instead.lower()


def _is_condition(matter: Matter, node: Node, markers: tuple[str, ...] = _CONDITIONS) -> bool:
    if node.kind != "SUB" or node.parts[0].kind != "C" or node.head != node.start:
        return False
    return matter.marker(node) in markers


def _pronoun(matter: Matter) -> str:
    plural = matter.verb.parts[0].kind in ("VVB", "VBB", "VHB") or matter.subject.mark.startswith("many")
    return "They" if plural else "It"


def _is_event(matter: Matter) -> bool:
    """Whether the clause says what happens rather than how things are; asked of the last verb phrase only."""
    if matter.frame is not matter.phrases[-1] or matter.verb.parts[0].kind in ("VM0", "VVD", "VBD", "VHD"):
        return False
    return matter.verb.mark != "be" and matter.lemma not in _STATES
