"""How sure we are of a question: the prior of its shape, less for every sign that it may be general or misread."""

from __future__ import annotations

import re
from itertools import pairwise

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.tagger import commonness
from deckwright.sources.questions.checks import content
from deckwright.sources.questions.matter import Matter

LEAST_SCORE = 0.6
PRIORS: dict[str, float] = {
    "term": 0.95,
    "identity": 0.9,
    "described": 0.88,
    "aim": 0.9,
    "called": 0.96,
    "why": 0.97,
    "purpose": 0.88,
    "complement": 0.84,
    "how": 0.92,
    "happens": 0.88,
    "happens-to": 0.8,
    "condition": 0.86,
    "condition-event": 0.78,
    "time-clause": 0.76,
    "percent": 0.94,
    "number": 0.94,
    "when": 0.88,
    "where": 0.8,
    "subject": 0.82,
    "bare-subject": 0.84,
    "which-subject": 0.88,
    "who": 0.92,
    "object": 0.79,
    "which-object": 0.8,
    "governed": 0.8,
    "agent": 0.86,
    "contrast": 0.92,
    "statement": 0.7,
}
"""How often a question of each shape is good where nothing speaks against it."""


def confidence(question: str, answer: str, shape: str, matter: Matter, tree: Node) -> float:
    """What speaks against the question, to be taken from its prior."""
    doubt = 0.02 * max(0.0, tree.cost - 1.0) + _length(question, answer) + _generality(question, answer, shape)
    doubt += _gapping(matter, shape) + _wording(question, answer, shape)
    doubt += 0.0 if matter.alone or matter.opening else _torn(matter, tree)
    doubt += 0.06 if question.startswith("Whom") else 0.0
    if shape in ("subject", "bare-subject") and any(part.kind == "NOT" for part in matter.rest):
        doubt -= 0.06
    doubt += 0.04 * (len(matter.phrases) - 1)
    doubt += 0.3 if shape == "subject" and _points_inside(matter) else 0.0
    dropped = matter.clause.end - matter.clause.start - len(question.split()) - len(answer.split())
    doubt += 0.15 if dropped > 8 and len(content(question)) < 5 and shape not in _WHOLE else 0.0
    bare_state = matter.verb.mark == "be" and matter.rest[:1] and matter.rest[0].kind == "AP"
    doubt += 0.08 if bare_state and shape in ("subject", "bare-subject") else 0.0
    return doubt + (0.06 if matter.negated and shape not in ("why", "term") else 0.0)


def _length(question: str, answer: str) -> float:
    return 0.015 * max(0, len(question.split()) - 18) + 0.015 * max(0, len(answer.split()) - 9)


_WHOLE = ("term", "called", "aim", "described", "number")
"""Shapes whose questions are specific however few words they have."""


def _generality(question: str, answer: str, shape: str) -> float:
    """How much too few words of the question carry meaning, so that several answers may fit."""
    asked = len(content(question))
    doubt = 0.0
    if shape in ("happens", "why", "how", "contrast"):
        doubt += 0.1 * max(0, 3 - asked)
    elif shape not in _WHOLE:
        doubt += 0.07 * max(0, (4 if shape == "happens-to" else 5) - asked)
    if shape == "bare-subject":
        doubt += 0.05 * max(0, (9 if question.startswith("Who ") else 8) - asked)
    if shape in ("subject", "object", "which-object", "governed", "where", "agent"):
        doubt += 0.04 * max(0, 7 - asked)
    if shape in ("object", "governed", "subject") and " " not in answer and answer[1:].islower():
        doubt += 0.06 * max(0.0, min(3.0, commonness(answer.lower()) - 3.5))
    if shape == "number" and re.match(r"(?i)(two|2|both)\b", answer):
        doubt += 0.4
    return doubt + (0.0 if content(answer) else 0.4)


_ANY = "more|most|many|some|several|few|fewer|less|much|other|any|both|its|their|his"
_DOUBTS: tuple[tuple[str, re.Pattern[str], float], ...] = (
    # in the question, of which shapes (all where empty), how much it speaks against it
    ("", re.compile(r"(?i)\band (that|those) of\b"), 0.3),
    ("", re.compile(r"(?i)\b(have|has|had|carry|carries|show|shows|is|are) the same\b(?!.* as\b)"), 0.15),
    ("subject bare-subject which-subject", re.compile(r"(?i)\b(a|an|the|than) (\w+ )?ones?\b"), 0.15),
    ("object governed which-object", re.compile(r"(?i)\b(to|than|from|with) (that|those) of\b"), 0.3),
    ("object governed which-object where", re.compile(r"(?i)^(\S+ ){3}.*\b(them|it)\b"), 0.1),
)


def _wording(question: str, answer: str, shape: str) -> float:
    """Words that hang in the air, or answers that could be anything."""
    doubt = sum(
        cost for shapes, sign, cost in _DOUBTS if (not shapes or shape in shapes.split()) and sign.search(question)
    )
    doubt += 0.1 if re.match(rf"(?i)({_ANY})\b", answer) else 0.0
    doubt += 0.3 if re.search(r"(?i)\b(these|this)\b", answer) else 0.0
    return doubt + (0.15 if shape == "which-subject" and answer.endswith((" person", " people")) else 0.0)


def _torn(matter: Matter, tree: Node) -> float:
    """What speaks against asking about one of several joined clauses: most for a later one, much for one with *but*."""
    if matter.clause is not tree.parts[0]:
        return 0.25
    return 0.2 if matter.low(tree.parts[1].end - 1) in ("but", "yet") else 0.1


def _points_inside(matter: Matter) -> bool:
    """*Rome's victory made it …*, *doubling the speed of a car raises its …*: the pronoun means a part of the subject,
    which the question does not say."""
    first = matter.phrases[0].parts[1:2]
    low = matter.low(first[0].start) if first and first[0].kind == "NP" else ""
    doing = any(part.kind == "VP" and part.start == matter.subject.start for part in matter.subject.parts)
    return low in ("it", "them", "him") or (doing and low in ("its", "their", "his"))


def _gapping(matter: Matter, shape: str) -> float:
    """What speaks for a verb left out: *oxidation takes place at the anode and reduction at the cathode*."""
    doubt = 0.0
    for phrase in {*matter.phrases, matter.frame or matter.phrases[-1]}:
        for one, two in pairwise(phrase.parts):
            joined = one.parts and one.kind == "PP" and one.parts[0].mark.endswith("+") and two.kind == "PP"
            if joined and two.start == one.end:
                doubt += 0.4 if matter.low(one.start) == matter.low(two.start) else 0.15
            if (
                "subject" not in shape
                and one.kind == "NP"
                and one.mark.endswith("+")
                and two.kind == "PP"
                and _has_preposition(one.parts[0])
            ):
                doubt += 0.2
    return doubt


def _has_preposition(node: Node) -> bool:
    return bool(node.parts) and node.parts[-1].kind == "PP"
