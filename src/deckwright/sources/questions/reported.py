"""What somebody holds or a theory says, to be asked about *according to* them."""

from __future__ import annotations

from dataclasses import replace

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.lexicon import SAYING_VERBS, words
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.nouns import is_person, is_pronoun

_SOURCES = words(
    "theory hypothesis law principle model view doctrine rule theorem paradox effect equation argument school"
)
_STATING = SAYING_VERBS - words(
    "decide determine ensure require recognize recognise realize realise know agree note ask warn prove discover"
    " find show demonstrate observe confirm reveal guarantee specify"
)


def _said(matter: Matter) -> Node | None:
    """*that B* of *A says that B*."""
    if matter.lemma not in SAYING_VERBS or not matter.rest or matter.verb.mark != "act" or matter.negated:
        return None
    part = matter.rest[-1]
    before = matter.rest[:-1]
    plain = part.kind == "THAT" and not part.mark.endswith("+") and all(each.kind == "PRT" for each in before)
    return part if plain else None


def reported(matter: Matter) -> Matter | None:
    """The clause that is reported, to be asked under *according to* its source; None where it may not be."""
    part = _said(matter)
    if part is None or len(matter.phrases) != 1 or matter.lemma not in _STATING or is_pronoun(matter, matter.subject):
        return None
    head = matter.words[matter.subject.head]
    if not is_person(matter, matter.subject, matter.lemma) and head.lemma not in _SOURCES:
        return None
    clause = part.parts[0]
    subject = clause.parts[-2]
    if matter.words[subject.start].low in ("it", "they", "he", "she", "his", "her", "its", "their"):
        return None
    first = matter.words[matter.subject.start].text
    named = is_person(matter, matter.subject, matter.lemma)
    source = first + matter.subject_text()[len(first) :] if named else matter.subject_text()
    return replace(matter, clause=clause, opening=f"according to {source}", instead="")
