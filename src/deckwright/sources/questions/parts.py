"""Questions for the parts of a clause: its object, and what a preposition behind verb or adjective governs."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.sources.language.grammar.preferences import completes_object, is_giving, verb_takes
from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.lexicon import words
from deckwright.sources.questions.asides import inside
from deckwright.sources.questions.asking import asked
from deckwright.sources.questions.counts import number_in
from deckwright.sources.questions.kinds import kind_asked, kind_of, question_word
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.nouns import (
    begins_with,
    head_of,
    is_name,
    is_person,
    is_pronoun,
    is_time,
    names_people,
)
from deckwright.sources.questions.shape import Asked
from deckwright.sources.questions.voice import active

_NEAR = 9
"""Words between verb and preposition up to which the preposition may stay behind at the end."""
_LIGHT_VERBS = ("have", "take", "play", "make")
_OF_LIGHT_VERBS = words("place part advantage role use effect account impact influence sense form shape")


def direct_object(matter: Matter) -> Iterator[Asked]:
    """*A V B* → *What does A V?* → *B*; *A V B C* → *What does A V B?* → *C*"""
    rest = matter.rest
    if len(matter.phrases) > 1 or not rest or rest[0].kind != "NP" or matter.last_verb.mark == "be":
        return
    if matter.about_few or matter.scarcely:
        return
    second = rest[1] if len(rest) > 1 and rest[1].kind == "NP" else None
    if second is not None and (is_giving(matter.lemma) or completes_object(matter.lemma)):
        if not completes_object(matter.lemma) and matter.lemma != "call" and not matter.instead:
            yield Asked("object", asked(matter, "What", (second,)), matter.say(second))
    elif _is_worth_asking(matter, rest[0]):
        contrasted = matter.contrasted(rest[0])
        word = "What" if contrasted else question_word(matter, rest[0])
        answer = matter.core(rest[0])
        if word.startswith("Which "):
            yield Asked("which-object", asked(matter, kind_asked(matter, rest[0], word), (rest[0],)), answer)
            word = "What"
        shape = "contrast" if contrasted else "object"
        yield Asked(shape, asked(matter, "Whom" if word == "Who" else word, (rest[0],)), answer)


def _is_worth_asking(matter: Matter, node: Node) -> bool:
    compared = any(part.kind == "CMP" or (part.kind == "AD" and part.parts) for part in matter.rest)
    if matter.low(node.start) == "no" or (compared and not _compares_objects(matter)):
        return False
    if is_pronoun(matter, node) or is_time(matter, node) or number_in(matter, node) is not None:
        return False
    if completes_object(matter.lemma) and matter.lemma not in ("find", "hold", "prove"):
        return False
    idiom = matter.lemma in _LIGHT_VERBS and head_of(matter, node).lemma in _OF_LIGHT_VERBS
    return not idiom and not any(
        each.tag == "AJC" or each.low in ("more", "less", "fewer") for each in matter.words[node.start : node.head]
    )


def _compares_objects(matter: Matter) -> bool:
    """*A V B more than C*, where C is no clause and has no preposition of its own."""
    more = matter.rest[1] if len(matter.rest) == 2 else None
    if more is None or more.kind != "AD" or matter.low(more.start) not in ("more", "less") or not more.parts:
        return False
    than = more.parts[-1]
    return than.kind == "CMP" and bool(than.parts) and than.parts[-1].kind == "NP"


def statement(matter: Matter) -> Iterator[Asked]:
    """*A understands that B* → *What does A understand?* → *That B*"""
    part = matter.rest[-1] if matter.rest and len(matter.phrases) == 1 else None
    if part is None or part.kind != "THAT" or matter.last_verb.mark != "act":
        return
    if any(inside(each).kind != "AD" for each in matter.rest[:-1]):
        return
    if not matter.about_few and not matter.scarcely:
        yield Asked("statement", asked(matter, "What", (part,)), matter.say(part))


def governed(matter: Matter) -> Iterator[Asked]:
    """*A depends on B* → *What does A depend on?* → *B*; *A is made by B* → *By whom is A made?*"""
    if len(matter.phrases) > 1 or matter.about_few or matter.scarcely:
        return
    for part in matter.rest:
        if inside(part).kind == "NOT":
            return  # what follows may belong to the contrast
        if part.kind != "PP" or part.head != part.start or part.parts[0].kind != "NP":
            continue
        noun, word = part.parts[0], matter.low(part.head)
        passive = matter.last_verb.mark == "pass"
        agent = passive and word == "by" and part in matter.rest[:3]
        wanted = agent or verb_takes(matter.lemma, word, passive=passive) == 0.0 or (passive and word == "with")
        # what follows without a comma may speak of the noun as well: *loans to borrowers*
        wanted = agent or (wanted and not any(each.kind == "PP" and each.start == part.end for each in matter.rest))
        if agent and not _is_unfit(matter, noun):
            yield Asked("agent", active(matter, part), matter.core(noun))
        elif wanted and not _is_unfit(matter, noun):
            contrasted = matter.contrasted(part)
            yield Asked("contrast" if contrasted else "governed", _asked_behind(matter, part, word), matter.core(noun))
            behind = next((each for each in matter.rest if each.start == part.end), None)
            if contrasted and behind is matter.rest[-1] and part.start - matter.last_verb.end <= _NEAR:
                yield Asked("governed", asked(matter, "What", (noun, behind)), matter.core(noun))


def standard(matter: Matter) -> Iterator[Asked]:
    """*A V B according to C* → *According to what does A V B?* → *C*"""
    part = matter.rest[-1] if matter.rest and len(matter.phrases) == 1 else None
    if part is None or part.kind != "PP" or matter.low(part.start) != "according" or matter.negated:
        return
    noun = part.parts[0]
    if noun.kind == "NP" and not _is_unfit(matter, noun) and not is_name(matter, noun):
        yield Asked("governed", asked(matter, "According to what", (part,)), matter.core(noun))


def _is_unfit(matter: Matter, noun: Node) -> bool:
    if begins_with(noun, "VP") or is_pronoun(matter, noun) or is_time(matter, noun):
        return True
    return number_in(matter, noun) is not None


def _asked_behind(matter: Matter, part: Node, preposition: str) -> str | None:
    """The preposition before the question word, or, at the end of the clause, left behind."""
    noun = part.parts[0]
    if is_person(matter, noun, matter.lemma) or names_people(matter, noun):
        return asked(matter, f"{preposition.capitalize()} whom", (part,))
    kind = kind_of(matter, noun)
    if not kind and part is matter.rest[-1] and part.start - matter.last_verb.end <= _NEAR:
        return asked(matter, "What", (noun,))
    word = kind_asked(matter, noun, f"which {kind}").lower() if kind else "what"
    return asked(matter, f"{preposition.capitalize()} {word}", (part,))


def adjective(matter: Matter) -> Iterator[Asked]:
    """*A is proportional to B* → *What is A proportional to?* → *B*"""
    part = matter.rest[-1] if matter.rest else None
    if part is None or part.kind != "AP" or part.mark.endswith("+") or matter.negated or matter.last_verb.mark != "be":
        return
    node = part.parts[0] if len(part.parts) == 1 and part.parts[0].kind == "PP" else None
    if node is None or node.head != node.start:
        return
    noun = node.parts[0]
    if noun.kind == "NP" and not is_pronoun(matter, noun) and noun.end == part.end:
        yield Asked("governed", asked(matter, "What", (noun,)), matter.core(noun))
