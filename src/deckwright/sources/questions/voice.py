"""A passive clause asked in the active: *A is made by B* → *Who makes A?*"""

from __future__ import annotations

import re

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.lexicon import PERSONAL_VERBS, words
from deckwright.sources.language.tagger import lemma_of
from deckwright.sources.language.verbs import third_person
from deckwright.sources.questions.asides import inside
from deckwright.sources.questions.asking import as_contrast, finished, predicate_without
from deckwright.sources.questions.kinds import question_word
from deckwright.sources.questions.matter import Matter

_FORMS = words(
    "written:wrote taken:took given:gave driven:drove drawn:drew known:knew shown:showed seen:saw done:did"
    " broken:broke chosen:chose begun:began worn:wore borne:bore eaten:ate stolen:stole sung:sang thrown:threw"
    " grown:grew ridden:rode overthrown:overthrew undertaken:undertook overtaken:overtook overrun:overran"
)
_WAYS = words("hand force chance law mistake accident heart mail post ship rail sea land air lot birth nature default")
"""*by hand*, *by sea*: not who does it."""
_PAST = dict(each.split(":") for each in _FORMS)
_AS_PAST = (
    "ed", "made", "built", "found", "brought", "held", "kept", "led", "lost", "sent", "said", "won", "taught", "caught",
    "bought", "fought", "met", "set", "put", "cut", "shaped", "thought", "struck", "bound", "laid", "paid", "heard",
    "understood", "left", "meant", "felt", "spent", "fed", "read", "hit", "swept", "bent", "lent", "sold", "told",
)  # fmt: skip


def active(matter: Matter, agent: Node) -> str | None:
    """The question for the agent; None where the verb has no simple active form."""
    if matter.low(agent.end - 1) in _WAYS and agent.end - agent.start == 2:
        return None
    word = question_word(matter, agent.parts[0], matter.lemma)
    if word == "What" and matter.lemma in PERSONAL_VERBS and _named_alone(matter, agent.parts[0]):
        word = "Who"
    many = word.startswith("Which") and agent.parts[0].mark.startswith("many")
    if any(part.start == agent.end and matter.low(part.start) == "as" for part in matter.rest):
        return None
    verb = _active_verb(matter, many=many)
    if verb is None or matter.negated or len(matter.phrases) != 1:
        return None
    group = matter.last_verb
    behind = tuple(part for part in matter.rest if inside(part).kind == "NOT")
    rest = predicate_without(matter, (group, agent, *behind))
    contrast = as_contrast(matter, inside(behind[0])) if behind and behind[0].start == agent.end else ""
    if contrast and not re.search(r"\b(?:its|their|it|them)\b", contrast):
        word = f"What, {contrast.replace(' by ', ' ', 1)},"
    return finished(matter, " ".join(part for part in (word, verb, matter.subject_text(), rest) if part))


def _named_alone(matter: Matter, node: Node) -> bool:
    """*by Alberti*"""
    word = matter.words[node.start]
    return node.end - node.start == 1 and word.text[:1].isupper() and not word.text.isupper()


def _active_verb(matter: Matter, *, many: bool) -> str | None:
    said = [word for word in matter.span(matter.verb) if word.tag != "PUN"]
    if matter.last_verb is not matter.verb or len(said) < 2:
        return None
    adverbs = " ".join(word.text for word in said if word.tag == "AV0")
    kept = [word for word in said if word.tag != "AV0"]
    form, base = kept[-1].low, lemma_of(kept[-1].text, "VVN")
    first = matter.verb.parts[0]
    if len(kept) == 2 and first.kind in ("VBZ", "VBB"):
        verb = base if many else third_person(base)
    elif len(kept) == 2 and first.kind == "VBD":
        past = _PAST.get(form) or (form if form.endswith(_AS_PAST) else None)
        if past is None:
            return None
        verb = past
    elif len(kept) == 3 and first.kind == "VM0":
        return f"{kept[0].low} {adverbs} {base}".replace("  ", " ")
    elif len(kept) == 3 and first.kind in ("VHZ", "VHB"):
        return f"{'have' if many else 'has'} {adverbs} {form}".replace("  ", " ")
    else:
        return None
    return f"{adverbs} {verb}".strip()
