"""Which clauses of a sentence may be asked about, and what the pronouns at their beginning stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckwright.sources.language import analyse
from deckwright.sources.language.grammar import Node
from deckwright.sources.language.pronouns import antecedent_text
from deckwright.sources.language.records import Sentence
from deckwright.sources.questions.matter import Matter, may_stand_for
from deckwright.sources.questions.nouns import is_pronoun
from deckwright.sources.questions.reported import reported


def matters(sentence: Sentence, before: str = "") -> Iterator[Matter]:
    """The clauses that may be asked about: the main ones whose subjects say what they are, and what they report."""
    tree = sentence.tree
    if tree is None:
        return
    clauses = [part for part in tree.parts if part.kind == "C"]
    joints = [part for part in tree.parts if part.kind == "CC"]
    if any(sentence.words[joint.end - 1].low in ("or", "nor") for joint in joints):
        return
    whole = _joined(sentence, tree)
    if whole is not None:
        yield whole
    for clause in clauses:
        matter = _explained(Matter(sentence.words, sentence.text, clause, alone=len(tree.parts) == 1), before)
        if matter is not None:
            yield matter
            said = reported(matter)
            if said is not None and not is_pronoun(said, said.subject):
                yield said


def _explained(matter: Matter, before: str) -> Matter | None:
    """The clause, with what its pronoun subject stands for; None where that is not clear."""
    if matter.subject.parts[:1] and matter.subject.parts[0].kind == "WH":
        return None
    if not is_pronoun(matter, matter.subject) or matter.low(matter.subject.start) == "there":
        return matter
    return _named_before(matter) or _named_earlier(matter, before)


def _joined(sentence: Sentence, tree: Node) -> Matter | None:
    """*A V, but it W* as one clause with two verb phrases; None where the second clause has a subject of its own."""
    if [part.kind for part in tree.parts] != ["C", "CC", "C"] or len(tree.parts[2].parts) != 2:
        return None
    first, joint, (again, second) = tree.parts[0], tree.parts[1], tree.parts[2].parts
    low = sentence.words[again.start].low
    subject, phrase = first.parts[-2:]
    word = sentence.words[joint.end - 1].low
    if again.end - again.start != 1 or not may_stand_for(low, subject) or word not in ("and", "but", "yet"):
        return None
    cleft = [part for part in second.parts[1:2] if part.kind == "NP" and second.parts[0].mark == "be"]
    if any(part.parts and part.parts[-1].kind in ("REL", "THAT") for part in cleft):
        return None
    phrases = tuple(each for node in (phrase, second) for each in (node.parts if node.kind == "VPs" else (node,)))
    both = Node("VPs", phrase.start, second.end, 0.0, phrases, phrase.head, "fin")
    clause = first._replace(end=second.end, parts=(*first.parts[:-1], both))
    return Matter(sentence.words, sentence.text, clause, skipped=frozenset([again.start]))


def _named_earlier(matter: Matter, before: str) -> Matter | None:
    """The clause with its *he* or *she* explained by the sentence before."""
    if not before or matter.low(matter.subject.start) not in ("he", "she", "it", "they"):
        return None
    named = antecedent_text(matter.text, before, analyse)
    return None if named is None else replace(matter, instead=named)


def _named_before(matter: Matter) -> Matter | None:
    """The clause with its pronoun explained by the subject of the subordinate clause in front of it."""
    front = matter.fronts[0] if len(matter.fronts) == 1 else None
    if front is None or front.kind != "SUB" or front.parts[0].kind != "C":
        return None
    subject = front.parts[0].parts[-2]
    low = matter.low(matter.subject.start)
    if is_pronoun(matter, subject) or not may_stand_for(low, subject):
        return None
    return replace(matter, instead=matter.say(subject))
