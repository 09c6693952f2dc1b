"""A clause turned into a question, with one of its parts taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.records import Token, joined
from deckwright.sources.questions.asides import (
    about_many,
    inside,
    is_comment,
    is_result,
    remarks_on,
    side_remarks,
)
from deckwright.sources.questions.checks import LONGEST_QUESTION
from deckwright.sources.questions.matter import THEREFORE, Matter
from deckwright.sources.questions.number import base_of, finite, leaves_plural_verb, looks_present, singular_pronouns

_FOCUS = ("only", "about", "exactly", "even", "mainly", "almost", "just", "nearly", "roughly", "merely", "not", "often")
_DO = {"VVZ": "does", "VHZ": "does", "VDZ": "does", "VVD": "did", "VHD": "did", "VDD": "did"}

Changed = Mapping[int, str | None]
"""What stands in the place of some words of a sentence, by their positions; None for nothing."""


def asked_of_subject(
    matter: Matter, opening: str, *, singular: bool = False, without: Iterable[Node] = ()
) -> str | None:
    """``opening`` in the place of the subject; ``singular`` where the verb must change its number for that, None where
    a verb further on would not change with it. What a question longer than allowed says behind its last commas is left
    out."""
    changed = _of_number(matter, opening, singular=singular)
    if changed is None:
        return None
    remarks = remarks_on(matter.phrases[-1])
    without = (*without, *_vague_contrasts(matter), *_comments(matter, remarks))
    whole = finished(matter, f"{opening} {_predicate(matter, without, changed)}")
    if not remarks or len(whole.split()) <= LONGEST_QUESTION:
        return whole
    return finished(matter, f"{opening} {_predicate(matter, (*without, *remarks), changed)}")


def _of_number(matter: Matter, opening: str, *, singular: bool) -> Changed | None:
    """The finite verbs in full, made singular where they are to be; None where a further one would stay plural."""
    changed: dict[int, str | None] = {}
    many = matter.subject.mark.startswith("many")
    for phrase in matter.phrases:
        leaf = phrase.parts[0].parts[0]
        if phrase.mark == "fin":
            changed[leaf.start] = finite(matter.words, leaf, many=many, singular=singular)
    if not singular or not many:
        return changed
    start, end = matter.verb.end, matter.phrases[-1].end
    if leaves_plural_verb(matter.words, start, end, changed):
        return None
    return changed | singular_pronouns(matter.words, start, end) if opening == "What" else changed


def _vague_contrasts(matter: Matter) -> tuple[Node, ...]:
    """*, whereas these B*: it points back at the subject, which the question does not say."""
    contrasts = (part for phrase in matter.phrases for part in phrase.parts if matter.contrasts(part))
    vague = ("this", "these", "such")
    return tuple(part for part in contrasts if any(word.low in vague for word in matter.span(part)))


def _comments(matter: Matter, remarks: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(part for part in remarks if part.parts and is_comment(matter.words, part.parts[0]))


def asked(matter: Matter, opening: str, without: Iterable[Node], *, behind: str = "") -> str | None:
    """``opening``, the finite verb before the subject, and the rest but what is asked for, with ``behind`` at the end;
    None where joined verbs do not fit behind the moved auxiliary."""
    opening, without = _with_contrast(matter, opening, tuple(without))
    moved = _moved(matter)
    if not opening or moved is None or any(matter.low(node.start - 1) in _FOCUS for node in without):
        return None
    auxiliary, changed = moved
    predicate = _predicate(matter, _left_out(matter, opening, without), changed)
    said = (opening, auxiliary, matter.subject_text(), predicate, behind)
    return finished(matter, " ".join(part for part in said if part))


def _moved(matter: Matter) -> tuple[str, Changed] | None:
    """The auxiliary that goes before the subject, *do* where there is none, and what that changes behind it."""
    group = matter.verb
    leaf = group.parts[0]
    if len(group.parts) > 1 or leaf.kind[:2] in ("VB", "VM") or group.mark == "be":
        if any(phrase.mark == "fin" for phrase in matter.phrases[1:]):
            return None
        return finite(matter.words, leaf, many=False, singular=False).lower(), {leaf.start: None}
    changed: dict[int, str | None] = {}
    for phrase in matter.phrases:
        main = phrase.parts[0].parts[0]
        if len(phrase.parts[0].parts) > 1 or main.kind[:2] == "VB":
            return None
        changed[main.start] = base_of(matter.words[main.start], main)
    now = looks_present(matter.words, leaf) and matter.subject.mark.startswith("many")
    return "do" if now else _DO.get(leaf.kind, "do"), changed


def _left_out(matter: Matter, opening: str, taken: tuple[Node, ...]) -> tuple[Node, ...]:
    """What is asked for, and what the question is better without."""
    taken += _remarks_on_taken(matter, taken) + side_remarks(matter.words, matter.phrases[-1])
    taken += tuple(part for part in matter.second_statements() if not is_result(matter.words, part))
    return taken + (about_many(matter.words, matter.clause, taken) if opening.startswith("What") else ())


def _remarks_on_taken(matter: Matter, taken: tuple[Node, ...]) -> tuple[Node, ...]:
    """*, in which …* right behind what is asked for: it speaks of the answer."""
    ends = {node.end for node in taken}
    asides = (part for part in matter.asked_phrase.parts if part.kind == "ASIDE" and part.parts and part.start in ends)
    return tuple(part for part in asides if part.parts[0].kind == "REL")


def _with_contrast(matter: Matter, opening: str, without: tuple[Node, ...]) -> tuple[str, tuple[Node, ...]]:
    """*What, rather than B,*: a contrast right behind what is asked for goes with the question word."""
    end = without[0].end if len(without) == 1 else -1
    for part in matter.asked_phrase.parts:
        node = inside(part)
        if matter.is_contrast(node) and part.start == end:
            if any(other.kind == "PP" and other.start == part.end for other in matter.rest):
                return "", (*without, part)
            if any(word.low in ("it", "its", "their", "they", "of") for word in matter.span(node)[:4]):
                return opening, (*without, part)
            return f"{opening}, {as_contrast(matter, node)},", (*without, part)
    return opening, without


def as_contrast(matter: Matter, node: Node) -> str:
    """*not B* as *rather than B*."""
    return re.sub("^(and )?not ", "rather than ", matter.say(node))


def predicate_without(matter: Matter, without: Iterable[Node]) -> str:
    """What stands behind the subject, but for some parts."""
    return _predicate(matter, without, {})


def _predicate(matter: Matter, without: Iterable[Node], changed: Changed) -> str:
    gone = matter.skipped.union(at for node in without for at in range(node.start, node.end))
    gone |= {at for at in range(matter.verb.start, matter.verb.end + 1) if matter.low(at) in THEREFORE}
    kept: list[Token] = []
    for at in range(matter.phrases[0].start, matter.phrases[-1].end):
        text = changed.get(at, matter.words[at].text)
        if at not in gone and text is not None:
            kept.append(matter.words[at]._replace(text="not" if text == "n't" else text))
    while kept and kept[-1].low in (",", "–", "—", ";"):
        kept.pop()
    return joined(tuple(kept), matter.text)


def finished(matter: Matter, text: str) -> str:
    """A question with what stands before the subject, a capital and a question mark."""
    front = _front(matter)
    whole = f"{front}, {text[:1].lower()}{text[1:]}" if front else text
    whole = whole.strip(" ,;:—–").replace(" can not", " cannot")
    return f"{whole[:1].upper()}{whole[1:]}?"


def _front(matter: Matter) -> str:
    """What stands before the subject, without its comma."""
    said = matter.running(matter.words[matter.clause.start : matter.subject.start]) if matter.fronts else ""
    said = "" if said.lower() in THEREFORE else said
    return ", ".join(part for part in (matter.opening, said) if part)


def as_answer(text: str) -> str:
    """An answer with a capital and without signs at its ends."""
    text = text.strip(" ,;:—–")
    return text[:1].upper() + text[1:]
