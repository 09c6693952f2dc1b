"""What the parse of a sentence says for or against asking about one of its clauses."""

from __future__ import annotations

from itertools import pairwise

from deckwright.domain.named import NamedTuple
from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.nouns import is_pronoun


class Reading(NamedTuple):
    """The clause that is asked about, and the tree of its sentence."""

    matter: Matter
    tree: Node


def signs_of(reading: Reading, shape: str, group: str, said: int) -> dict[str, float]:
    """What the parse says of a clause, of which ``group`` is asked; question and answer have ``said`` words."""
    matter, tree = reading
    torn = not matter.alone and not matter.opening
    first = torn and matter.clause is tree.parts[0]
    verb, head = matter.last_verb, matter.subject.head
    named = matter.words[head].text[0].isupper()
    return {
        "left out": max(0, matter.clause.end - matter.clause.start - said) / 5,
        "an unlikely parse": min(9.0, tree.cost) / 4,
        "a very unlikely parse": max(0.0, tree.cost - 4.0) / 3,
        "a clause of several": float(torn),
        "a later clause": float(torn and not first),
        "before but": float(first and matter.low(tree.parts[1].end - 1) in ("but", "yet")),
        "several verbs": float(len(matter.phrases) - 1),
        "one verb of several": float(matter.alone_verb),
        "an inner verb": float(matter.frame not in (None, *matter.phrases)),
        "according to": float(bool(matter.opening)),
        "a pronoun explained": float(bool(matter.instead)),
        "denied": float(matter.negated),
        f"is for {group}": float(verb.mark == "be"),
        f"passive for {group}": float(verb.mark == "pass"),
        "is with an adjective": float(verb.mark == "be" and bool(matter.rest[:1]) and matter.rest[0].kind == "AP"),
        "a pronoun behind the verb": float(_points_inside(matter)),
        "past": float(matter.is_past),
        f"the doer is shown for {group}": float(_shows_doer(matter)),
        "an aside": float(any(part.kind == "ASIDE" for part in matter.rest)),
        "an aside in the subject": float(any(part.kind == "ASIDE" for part in matter.subject.parts)),
        "many things asked for by what": float(group == "the subject" and matter.subject.mark.startswith("many")),
        "a joined subject": float(matter.subject.mark.endswith("+")),
        "a contrast": float(any(part.kind == "NOT" for part in matter.rest)),
        "a person acts": float(group == "a part" and head > matter.subject.start and named),
        "a verb left out": _gapping(matter, shape),
        "a pronoun as the subject": float(is_pronoun(matter, matter.subject)),
    }  # fmt: skip


def _shows_doer(matter: Matter) -> bool:
    """*A is caused by B*"""
    doers = (part for part in matter.rest if part.kind == "PP" and matter.low(part.start) == "by")
    return matter.last_verb.mark == "pass" and any(part.parts[0].kind == "NP" for part in doers)


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
    for phrase in dict.fromkeys((*matter.phrases, matter.asked_phrase)):  # each once, always in the same order
        for one, two in pairwise(phrase.parts):
            joined = one.parts and one.kind == "PP" and one.parts[0].mark.endswith("+") and two.kind == "PP"
            if joined and two.start == one.end:
                doubt += 1.0 if matter.low(one.start) == matter.low(two.start) else 0.4
            plural = one.kind == "NP" and one.mark.endswith("+") and two.kind == "PP"
            if "subject" not in shape and plural and one.parts[0].parts and one.parts[0].parts[-1].kind == "PP":
                doubt += 0.5
    return doubt
