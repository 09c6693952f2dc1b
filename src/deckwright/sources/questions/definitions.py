"""Questions for terms: *What is the term for …?*, *What is … called?*, *What term refers to …?*"""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.lexicon import words
from deckwright.sources.language.records import Token, Words
from deckwright.sources.questions.asides import inside, remarks_on
from deckwright.sources.questions.asking import asked, asked_of_subject, finished
from deckwright.sources.questions.checks import LONGEST_QUESTION
from deckwright.sources.questions.kinds import question_word
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.nouns import head_of, is_joined, is_name, is_person, is_pronoun, names_people, plain
from deckwright.sources.questions.shape import Asked

_NOT_DEFINING = words(
    "example part one reason way result cause problem factor source feature advantage kind type form member"
    " exception case matter sign aspect key means consequence product step basis thing time place number majority"
    " half most percent minority"
)
_FEWEST_DEFINING = 5
"""Words of a definition that tell its term from others."""


def _copula(matter: Matter) -> Node | None:
    """The noun phrase behind *is*, where the clause says what its subject is."""
    rest = [part for part in matter.rest if part.kind != "AD"] if _is_plain_be(matter) else []
    said = rest[0] if rest else None
    if said is None or said.kind != "NP" or (is_joined(said) and not _is_either(matter.span(said))):
        return None
    return None if is_pronoun(matter, matter.subject) or is_pronoun(matter, said) else said


def _is_either(said: Words) -> bool:
    """*a cost or benefit that …*"""
    low = [word.low for word in said]
    start = low[: next((at for at, word in enumerate(low) if word in ("that", "which", "who")), len(low))]
    return "or" in start and "and" not in start and "," not in start


def _is_plain_be(matter: Matter) -> bool:
    return matter.verb.mark == "be" and matter.verb.end - matter.verb.start == 1 and len(matter.phrases) == 1


def _is_described(matter: Matter, said: Node) -> bool:
    """*the capital of France*, *the smallest unit*: a description rather than a term."""
    node = matter.subject
    described = any(part.kind in ("PP", "REL", "VP") for part in node.parts)
    best, other = (any(_singles_out(word) for word in matter.span(each)) for each in (node, said))
    return matter.low(node.start) == "the" and (best or (described and not other))


def _singles_out(word: Token) -> bool:
    return word.tag == "AJS" or word.low in ("main", "chief", "first", "last", "only", "most")


def term(matter: Matter) -> Iterator[Asked]:
    """*X is a Y that Z* → *What is the term for a Y that Z?* → *X*"""
    said = _copula(matter)
    if said is None:
        yield from _of_what(matter)
    if said is None or _is_described(matter, said) or is_joined(matter.subject) or not _defines(matter, said):
        return
    named = is_name(matter, matter.subject)
    if matter.is_past and not named:
        return
    answer = matter.core(matter.subject)
    if is_person(matter, matter.subject, "be"):
        return  # *Who was …?* is a question for the subject
    if named or names_people(matter, said):
        if matter.low(said.start) == "the" and not matter.subject.mark.startswith("many"):
            yield Asked("identity", asked_of_subject(matter, "Who" if names_people(matter, said) else "What"), answer)
    else:
        yield from _of_term(matter, said, answer)


def _of_what(matter: Matter) -> Iterator[Asked]:
    """*X is what Y does* → *What is the term for what Y does?*"""
    said = matter.rest[0] if _is_plain_be(matter) and matter.rest else None
    if said is None or said.kind != "WH" or matter.low(said.start) != "what" or is_pronoun(matter, matter.subject):
        return
    if matter.subject.end - matter.subject.start <= 3:
        yield Asked("term", finished(matter, f"What is the term for {matter.say(said)}"), matter.core(matter.subject))


def _defines(matter: Matter, said: Node) -> bool:
    """Whether the noun phrase says enough to tell its subject from everything else."""
    if matter.low(said.start) in ("no", "one", "not", "its", "their", "his", "her"):
        return False
    asides = [inside(part) for part in matter.subject.parts if part.kind == "ASIDE"]
    if any(part.kind == "REL" for part in asides) or any(word.low in ("neither", "nor") for word in matter.span(said)):
        return False
    return head_of(matter, said).lemma not in _NOT_DEFINING and matter.phrases[-1].end - said.start >= _FEWEST_DEFINING


def _of_term(matter: Matter, said: Node, answer: str) -> Iterator[Asked]:
    plural = matter.subject.mark.startswith("many")
    if any(part.kind in ("PP", "REL", "VP") for part in matter.subject.parts):
        word = question_word(matter, matter.subject)
        if word.startswith("Which") or not plural:
            yield Asked("identity", asked_of_subject(matter, word), answer)
    else:
        yield Asked("term", _for_term(matter, said), answer)


def _for_term(matter: Matter, said: Node) -> str:
    """The question for a term by what is said of it, or by as much of it from the start as fits into a question."""
    contrasts = [part.start for part in matter.rest if matter.contrasts(part)]
    end = min(contrasts, default=matter.phrases[-1].end)
    remarks = (part.start for part in reversed(remarks_on(matter.phrases[-1])) if part.start < end)
    question = ""
    for stop in (end, *remarks, *_joints(matter, said.start + _FEWEST_DEFINING, end)):
        question = finished(matter, f"What is the term for {matter.running(matter.words[said.start : stop])}")
        if len(question.split()) <= LONGEST_QUESTION:
            break
    return question


def _joints(matter: Matter, start: int, end: int) -> Iterator[int]:
    """Where a definition may be broken off, the last place first: *, on the view that*, *and which*."""
    for at in range(end - 2, start, -1):
        word, behind = matter.words[at], matter.words[at + 1]
        joint = behind.tag in ("PRP", "DTQ", "CJS", "AVQ") or behind.low == "that"
        if (word.low == "," and (joint or behind.tag == "CJC")) or (word.low == "and" and joint):
            yield at


def classified(matter: Matter) -> Iterator[Asked]:
    """*A is a noble gas* → *What kind of gas is A?* → *A noble gas*"""
    said = _copula(matter)
    if said is None or said.parts or matter.negated or matter.is_past:
        return
    opening, base = matter.words[said.start], plain(matter, said)
    if len(base) < 2 or not (opening.low in ("a", "an") or opening is base[0]) or base[-1].lemma in _NOT_DEFINING:
        return
    if any(word.tag not in ("AJ0", "VVN", "VVG", "NN1", "AV0") for word in base[:-1]):
        return
    behind = tuple(part for part in matter.rest if part is not said)
    kind = f"What kind of {matter.running(base[-1:])}"
    if all(matter.contrasts(part) for part in behind) and base[-1].tag in ("NN1", "NN2"):
        yield Asked("classified", asked(matter, kind, (said, *behind)), matter.say(said))


def described(matter: Matter) -> Iterator[Asked]:
    """*The largest X of Y is Z* → *What is the largest X of Y?* → *Z*"""
    said = _copula(matter)
    if said is None or not _is_described(matter, said) or matter.negated:
        return
    if any(part.kind not in ("NP", "AD", "PP") for part in matter.rest):
        return
    head = head_of(matter, said)
    if head.lemma in _NOT_DEFINING:
        return
    who = "Who" if is_person(matter, said, "be") else "What"
    end = min([part.start for part in remarks_on(matter.phrases[-1])], default=matter.phrases[0].end)
    verb = matter.words[matter.verb.start].low
    yield Asked(
        "described",
        finished(matter, f"{who} {verb} {matter.subject_text()}"),
        matter.running(matter.words[matter.verb.end : end]),
    )


def aim(matter: Matter) -> Iterator[Asked]:
    """*The purpose of X is to Y* → *What is the purpose of X?* → *To Y*"""
    if not _is_plain_be(matter) or len(matter.rest) != 1 or not matter.subject.parts or is_joined(matter.subject):
        return
    said = matter.rest[0]
    if said.kind == "THAT" or (said.kind in ("VP", "VPs") and said.mark == "to"):
        yield Asked("aim", asked(matter, "What", (said,)), matter.say(said))


def called(matter: Matter) -> Iterator[Asked]:
    """*X is called Y* → *What is X called?* → *Y*; *X is known as Y* → *As what is X known?*"""
    if matter.verb.mark != "pass" or len(matter.phrases) != 1 or not matter.rest or is_pronoun(matter, matter.subject):
        return
    if matter.lemma in ("call", "name", "term", "dub", "label") and matter.rest[0].kind in ("NP", "AP"):
        yield Asked("called", asked(matter, "What", (matter.rest[0],)), matter.say(matter.rest[0]))
    for part in matter.rest:
        node = inside(part)
        if matter.lemma == "know" and node.kind == "PP" and matter.low(node.start) == "as":
            yield Asked("called", asked(matter, "What", (node.parts[0],)), matter.say(node.parts[0]))


def refers(matter: Matter) -> Iterator[Asked]:
    """*X refers to Y* → *What term refers to Y?*; *X can be defined as Y* → *What can be defined as Y?*"""
    subject = matter.subject
    if is_pronoun(matter, subject) or len(matter.phrases) != 1 or is_joined(subject) or not matter.rest:
        return
    first = matter.rest[0]
    if matter.lemma == "refer" and matter.verb.mark == "act" and first.kind == "PP" and len(plain(matter, subject)) < 5:
        yield Asked(
            "term",
            asked_of_subject(matter, "What term" if not matter.subject.mark.startswith("many") else "Which terms"),
            matter.core(subject),
        )
    if (
        matter.lemma in ("define", "describe")
        and matter.verb.mark == "pass"
        and first.kind == "PP"
        and matter.low(first.start) == "as"
    ):
        yield Asked("term", _for_term(matter, first.parts[0]), matter.core(subject))
