"""Questions for purposes, for means, and for what somebody is made to do: *why*, *how*, *what does A allow B to do*."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.sources.language.grammar.preferences import controls
from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.lexicon import COMPLEMENTED, words
from deckwright.sources.questions.asides import inside
from deckwright.sources.questions.asking import asked
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.nouns import begins_with, head_of
from deckwright.sources.questions.shape import Asked

_RAISING = words(
    "say think know believe report find expect suppose consider show appear seem fail agree refuse come continue"
    " happen prove learn hope choose decide want plan promise manage grow cease remain like prefer start entitle"
    " oblige require take combine react join mean intend inspire"
    " commit drive motivate prompt press push urge tempt train teach condition bind leave incline predispose authorize"
    " qualify equip move free"
)
_SAID = words("assume presume believe think say know suppose hold report estimate consider claim allege find")
_TOLD = words(
    "compel oblige pressure coerce press doom destine condemn sentence bind license constrain induce expect require"
)
_TAKING_INFINITIVES = _SAID | _TOLD
"""Verbs of which the passive takes an infinitive that tells no purpose: *A is thought to B*, *A is compelled to B*."""


def purpose(matter: Matter) -> Iterator[Asked]:
    """*A V B to C* → *Why does A V B?* → *To C*"""
    if any(front.kind in ("VP", "VPs") for front in matter.fronts) or matter.about_few:
        return
    if matter.negated or matter.lemma in ("have", "be", *_RAISING):
        return
    if matter.last_verb.mark == "pass" and matter.lemma in _TAKING_INFINITIVES:
        return
    before: Node | None = None
    for part in matter.rest:
        if part.kind in ("VP", "VPs") and part.mark == "to" and _is_purpose(matter, before, part):
            yield Asked("purpose", asked(matter, "Why", (part,)), matter.say(part))
        before = part


def _is_purpose(matter: Matter, before: Node | None, part: Node) -> bool:
    """Whether the infinitive tells what for, rather than belonging to the verb, to its object or to *enough*."""
    if matter.low(part.start) in ("in", "so"):
        return True
    if controls(matter.lemma) or _unsure_joint(matter, part):
        return False
    between = matter.words[matter.last_verb.end : part.start]
    if any(word.low in ("enough", "too", "so", "such") for word in between):
        return False
    if matter.words[part.start - 1].tag[:2] == "AJ" or (part.end - part.start == 2 and before is not None):
        return False  # *easier to replace*
    if matter.last_verb.mark == "pass":
        return True
    if before is None or before.kind not in ("NP", "PP", "PRT", "AD"):
        return False
    return before.kind != "NP" or head_of(matter, before).lemma not in COMPLEMENTED


def _unsure_joint(matter: Matter, part: Node) -> bool:
    """*raise A to cool B and lower C*: the second verb may as well be joined to the first."""
    return part.kind == "VPs" and part.parts[-1].mark == "inf" and matter.verb.parts[0].kind == "VVB"


def _is_told(matter: Matter) -> bool:
    return matter.last_verb.mark == "pass" and matter.lemma in _TOLD


def complement(matter: Matter) -> Iterator[Asked]:
    """*A allows B to C* → *What does A allow B to do?* → *C*; *A is compelled to B* → *What is A compelled to do?*"""
    rest = matter.rest
    takes = controls(matter.lemma) or _is_told(matter)
    for at, part in enumerate(rest):
        if part.kind != "VP" or part.mark not in ("to", "inf") or not takes or part is not rest[-1]:
            continue
        verb = part.parts[0]
        if verb.mark != "act" or (
            at == 0 and matter.lemma in ("tend", "begin", "try", "attempt", "need", "use", "get")
        ):
            continue
        behind = "to do" if part.mark == "to" else "do"
        end = _circumstance(matter, part) if _is_told(matter) else None
        if end is not None:
            behind = f"{behind} {matter.say(part._replace(start=end))}"
        if matter.lemma in ("use", "design", "need", "order", "ask") and matter.last_verb.mark == "act":
            continue
        answer = matter.running(matter.words[verb.parts[0].start : end or part.end])
        if matter.words[part.start].low == "not":
            continue
        yield Asked("complement", asked(matter, "What", (part,), behind=behind), answer)


def _circumstance(matter: Matter, phrase: Node) -> int | None:
    """Where *when B*, *after B* at the end of an infinitive begins: it tells when, and belongs into the question."""
    last = phrase.parts[-1]
    timed = (
        last.kind == "SUB"
        and len(phrase.parts) > 2
        and matter.low(last.head) in ("when", "after", "before", "if", "once")
    )
    return last.start if timed else None


def means(matter: Matter) -> Iterator[Asked]:
    """*A V B by C-ing* → *How does A V B?* → *By C-ing*"""
    before: Node | None = None
    for part in matter.rest:
        node = inside(part)
        if before is not None and before.kind == "AD" and before.end == part.start == node.start:
            part = part._replace(start=before.start)  # *mainly by C-ing*
        before = part
        if node.kind == "SUB" and matter.low(node.start) == "in" and matter.marker(node) == "that":
            word = "In what sense" if matter.last_verb.mark == "be" else "How"
            yield Asked("how", asked(matter, word, (part,)), matter.say(node))
        if node.kind == "PP" and matter.low(node.head) in ("by", "through") and node.head == node.start:
            way = node.parts[0]
            doing = way.kind == "VP" or (way.kind == "NP" and begins_with(way, "VP"))
            if doing and not matter.negated:
                answer = matter.running(matter.words[min(part.start, node.start) : node.end])
                yield Asked("how", asked(matter, "How", (part,)), answer)
