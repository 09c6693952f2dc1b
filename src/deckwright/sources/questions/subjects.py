"""Questions for the subject of a clause: *Who …?*, *Which X …?*, *What …?*"""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.lexicon import PERSONAL_VERBS, SAYING_VERBS, words
from deckwright.sources.language.tagger import is_known
from deckwright.sources.questions.asides import aside_of, is_result
from deckwright.sources.questions.asking import as_contrast, asked_of_subject
from deckwright.sources.questions.counts import number_in
from deckwright.sources.questions.definitions import term
from deckwright.sources.questions.kinds import question_word
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.nouns import (
    begins_with,
    has_superlative,
    head_of,
    is_group,
    is_joined,
    is_name,
    is_person,
    is_pronoun,
    names_people,
    plain,
)
from deckwright.sources.questions.shape import Asked

_VAGUE = words(
    "most many some all few several no any both each every neither either certain various more fewer less much"
    " its their his her it they them this these such there"
)
_ARTICLES = ("a", "an", "the", "by")
_PERSONAL = PERSONAL_VERBS | SAYING_VERBS


def subject(matter: Matter) -> Iterator[Asked]:
    """*A V B* → *Which X V B?*, *Who V B?*, *What V B?* → *A*"""
    node = matter.subject
    if matter.instead:
        if matter.low(node.start) in ("he", "she"):
            yield Asked("who", asked_of_subject(matter, "Who"), matter.instead)
        return
    yield from _by_apposition(matter)
    yield from _by_contrast(matter)
    if matter.low(node.start) in _VAGUE or is_pronoun(matter, node) or _is_left_open(matter):
        return
    if begins_with(node, "VP", "VPs"):
        yield Asked("subject", asked_of_subject(matter, "What"), matter.say(node))
        return
    one = matter.verb.parts[0].kind in ("VVZ", "VBZ", "VHZ")
    doing = one and node.mark.startswith("many")  # *salting passwords is*
    word = "What" if doing else question_word(matter, node, matter.first_lemma)
    if _explains(matter) and not _tells_more(matter, node, word):
        return
    if next(iter(term(matter)), None) is None:
        yield from _named(matter, node, word)


def _named(matter: Matter, node: Node, word: str) -> Iterator[Asked]:
    shape = _shape(matter, word)
    if word.startswith("Which") and shape:
        yield from _plainly(matter, node)
    if shape:
        yield from _with_and_without_more(matter, shape, word, matter.core(node))


def _explains(matter: Matter) -> bool:
    """Whether the clause says what its subject is."""
    return matter.verb.mark == "be" and bool(matter.rest[:1]) and matter.rest[0].kind == "NP"


def _tells_more(matter: Matter, node: Node, word: str) -> bool:
    """Whether it is worth asking *What is a Y?* or *Which Y is a Z?*: not for a bare term, nor for a Y that is a Y."""
    if word == "What":
        return bool(node.parts) and not node.mark.startswith("many")
    return word.split()[-1] != head_of(matter, matter.rest[0]).low


def _plainly(matter: Matter, node: Node) -> Iterator[Asked]:
    """*What*, where *which hazard* would give half of *moral hazard* away."""
    if not _explains(matter) and _names_its_kind(matter, node):
        word = "Who" if names_people(matter, node) else "What"
        yield from _with_and_without_more(matter, "subject", word, matter.core(node))


def _with_and_without_more(matter: Matter, shape: str, word: str, answer: str) -> Iterator[Asked]:
    """The question without *, whereas B …* or *, so B …*; also with it where what is said of A may need it."""
    more, singular = matter.second_statements(), word in ("What", "Who")
    if more:
        yield Asked(shape, asked_of_subject(matter, word, singular=singular, without=more), answer)
    if all(matter.contrasts(part) or is_result(matter.words, part) for part in more):
        yield Asked(shape, asked_of_subject(matter, word, singular=singular), answer)


def _names_its_kind(matter: Matter, node: Node) -> bool:
    """*moral hazard*, *beta blockers*: to ask *which hazard* would give half of it away."""
    compound = 2 <= len(plain(matter, node)) <= 3 and not any(part.kind != "ASIDE" for part in node.parts)
    return compound and not is_group(matter, node)


def _by_apposition(matter: Matter) -> Iterator[Asked]:
    """*X, a Y of Z, V B* → *Which Y of Z V B?* → *X*"""
    node = matter.subject
    said = aside_of(node)
    if said is None or said.kind != "NP" or is_joined(said) or matter.low(said.start) not in _ARTICLES:
        return
    if is_person(matter, node, matter.first_lemma) or said.end - said.start > 10:
        return
    best = has_superlative(matter.span(said))
    kind = matter.words[said.head : said.head + 1] if best else matter.words[said.start + 1 : said.end]
    opening = f"Which {matter.running(kind)}"
    yield Asked("which-subject", asked_of_subject(matter, opening), matter.core(node))


def _by_contrast(matter: Matter) -> Iterator[Asked]:
    """*X, not Y, V B* → *What, rather than Y, V B?* → *X*"""
    node = matter.subject
    said = aside_of(node)
    if said is None or said.kind != "NOT" or matter.low(said.start) not in ("not", "rather", "and"):
        return
    opening = f"What, {as_contrast(matter, said)},"
    yield Asked("contrast", asked_of_subject(matter, opening, singular=True), matter.core(node))


def _is_left_open(matter: Matter) -> bool:
    """*A is what B says*, *A and B are both C*: the predicate speaks of the subject's parts, or says nothing."""
    said = matter.phrases[0].parts[1:2]
    clause = bool(said) and said[0].kind in ("WH", "THAT")
    empty = matter.first_lemma == "mean" or (matter.verb.mark == "be" and clause)
    return empty or any(word.low in ("all", "both", "each", "alone") for word in matter.span(matter.verb))


def _shape(matter: Matter, word: str) -> str:
    """How the subject is asked for; empty where it had better not be."""
    node = matter.subject
    counted = number_in(matter, node)
    if counted is not None and counted[1]:
        return ""
    if word == "Who" and is_person(matter, node, matter.first_lemma):
        return "who"
    if word.startswith("Which"):
        return "which-subject"
    if word == "What" and is_group(matter, node):
        return ""
    if word == "What" and _only_name(matter, node):
        acts = matter.verb.parts[0].kind == "VVD" or matter.first_lemma in _PERSONAL
        return "" if acts or is_known(head_of(matter, node).low) else "bare-subject"
    if len(plain(matter, node)) == 1 and not node.parts:
        return "" if is_group(matter, node) else "bare-subject"
    return "subject" if word == "What" else "which-subject"


def _only_name(matter: Matter, node: Node) -> bool:
    """A name of one word, or several such joined: whether a person, a place or a thing nobody can tell."""
    if is_joined(node):
        return all(_only_name(matter, part) for part in node.parts)
    if matter.low(node.start) == "the" and matter.verb.parts[0].kind in ("VVZ", "VBZ", "VHZ"):
        return False
    alone = len(plain(matter, node)) == 1 and all(part.kind == "ASIDE" for part in node.parts)
    return alone and is_name(matter, node)
