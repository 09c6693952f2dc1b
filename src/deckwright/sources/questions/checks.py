"""What makes a question-answer pair unacceptable, whoever proposed it. These checks stop malformed cards; they do
not measure how good a card is."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from deckwright.sources.language.lexicon import LIGHT_NOUNS, PERSON_NOUNS, words
from deckwright.sources.language.stems import stem

LONGEST_ANSWER = 14
LONGEST_QUESTION = 24
_WORD = re.compile(r"\w+(?:[-’'.]\w+)*")
_EMPTY = words(
    "a an the this that these those it its they them their he she his her him we us our you your i my me one be"
    " is are was were am been being have has had do does did will would shall should can could may might must not"
    " no and or but nor so if when while because since as than then there here of in on at by to from for with"
    " about into onto over under between among through during before after above below up down out off near within"
    " without against across along around toward towards upon via per like unlike besides rather more most much"
    " many less least few fewer some any all each every both either neither other another such same own very too"
    " also just only even still already always often usually sometimes never what which who whom whose where why"
    " how what's kind type sort term called happen happens long percentage another name does mean means call"
)
_PRONOUNS = words("it they them this these those he she him his her its their such")


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def content(text: str) -> list[str]:
    """The words of a text that carry meaning, in lower case."""
    return [word for word in _words(text) if word not in _EMPTY]


def _length(question: str, answer: str, statement: str) -> str | None:
    if not _words(answer):
        return "the answer is empty"
    if len(answer.split()) > LONGEST_ANSWER:
        return f"the answer has more than {LONGEST_ANSWER} words"
    return f"the question has more than {LONGEST_QUESTION} words" if len(question.split()) > LONGEST_QUESTION else None


def _form(question: str, answer: str, statement: str) -> str | None:
    if (
        not question.endswith("?")
        or question.count("?") != 1
        or "  " in question
        or re.search(r"\s[,.?]|,,|,\?", question)
        or re.match(r"(?i)(?:.*, )?what, rather than (?:of|in|on|to|from|with|for|at)\b", question)
    ):
        return "the question is not one well-formed sentence"
    opening = [word for part in question.split(", ") for word in _words(part)[:3]]
    if not set(opening) & {"what", "which", "who", "whom", "whose", "where", "when", "why", "how"}:
        return "the question has no question word at its beginning"
    if re.search(r"\b(\w+) \1\b", question.lower()):
        return "a word stands twice in a row"
    return "parentheses do not match" if question.count("(") != question.count(")") else None


def _pronoun(question: str, answer: str, statement: str) -> str | None:
    words = _words(question)
    if words[:1] and set(words[:2]) & {"it", "they", "this", "these", "he", "she"}:
        return "a pronoun stands at the beginning"
    if re.search(r"(?i)\b(do|does|did|doing|done) so\b", question):
        return "'so' does not say what it stands for"
    said = _words(answer)
    if any(one in ("this", "these") and two not in words for one, two in pairwise((*said, ""))):
        return "the answer points back at what the question does not say"
    if set(words) & {"he", "she", "him", "her", "his"} and not _names_somebody(question, words):
        return "nobody is named for whom a pronoun could stand"
    for at, word in enumerate(words):
        lone = word in ("they", "them", "their", "themselves") and not _says_many(words[:at])
        if lone or (word in _PRONOUNS and not _has_antecedent(word, words, at)):
            return f"{word!r} does not say what it stands for"
    return None


def _names_somebody(question: str, words: list[str]) -> bool:
    one = PERSON_NOUNS.difference(("people", "children", "men", "women"))
    return words[:1] == ["who"] or bool(re.search(r"\s[A-Z]", question) or set(words) & one)


def _says_many(words: list[str]) -> bool:
    """Whether one of the words may be a plural."""
    return any(word in _MANY or (word.endswith("s") and not word.endswith(_NOT_MANY)) for word in words)


_MANY = words(
    "people children men women bacteria data fungi phenomena criteria mitochondria media mice police and each anyone"
    " everyone person those many most some all few both two three four nobody somebody everybody"
)
_NOT_MANY = ("ss", "us", "is", "this", "does", "its", "has", "was")


def _defines(following: list[str]) -> bool:
    """Whether what follows *those* says which: *those who*, *those in*, *those connected*."""
    return any(word in _BEHIND_THOSE or word.endswith("ed") for word in following)


_BEHIND_THOSE = words("who of that in at on with from for whose which without made seen found known held")


def _has_antecedent(word: str, words: list[str], at: int) -> bool:
    earlier = [item for item in words[:at] if item not in _EMPTY]
    if word in ("this", "these", "such") and any(again in earlier for again in words[at + 1 : at + 2]):
        return True
    if word in ("this", "these", "such") or (word == "those" and not _defines(words[at + 1 : at + 2])):
        return word == "such" and (
            words[at + 1 : at + 2] == ["as"] or (bool(earlier) and words[at + 1 : at + 2] == ["a"])
        )
    return bool(earlier) or word == "those"


def _comparison(question: str, answer: str, statement: str) -> str | None:
    """*more A … than B* with its halves torn apart."""
    for text in (question, answer):
        before, than, _ = text.lower().partition(" than ")
        if than and not re.search(
            r"\b(?:more|less|fewer|other|rather|better|worse|elsewhere|sooner|\w{2,}er)\b", before
        ):
            return "what is compared is torn apart"
    return None


def _specific(question: str, answer: str, statement: str) -> str | None:
    meaning = content(question)
    if (len(meaning) >= 2 and any(word not in LIGHT_NOUNS for word in meaning)) or (
        len(meaning) == 1 and re.match(r"(?i)(what|who) (is|are|was|were) |how (is|are|can) .* defined", question)
    ):
        return None
    return "the question has fewer than two words that carry meaning"


def _leak(question: str, answer: str, statement: str) -> str | None:
    asked = {stem(word) for word in content(question)}
    answered = [stem(word) for word in content(answer)]
    which = re.match(r"(?i)(?:.*, )?(?:which|what kinds? of|how many|how much) (\w+)", question)
    allowed = {stem(which.group(1))} if which else set()
    if len(answered) >= 2 and answered[-1] in asked and not set(answered[:-1]) & asked:
        allowed.add(answered[-1])
    if answered and re.search(r"(?i)(called|known as|termed)\?$|^what is the term", question):
        allowed.add(answered[-1])
    given = sorted({word for word in answered if word in asked and word not in allowed})
    share = _clausal_share(answer, len(set(answered)))
    if answered and set(answered) <= asked and not re.match(r"(?i)which (is|are) .*: .* or ", question):
        return "the question contains the answer"
    if given and ": " not in question and len(given) > share * len(set(answered)):
        return f"the question gives away {given[0]!r}"
    if (
        len(answered) <= 2
        and ": " not in question
        and any(_related(one, other) for one in answered for other in asked - allowed if one not in allowed)
    ):
        return "the question contains a word of the answer's family"
    return None


def _clausal_share(answer: str, words: int) -> float:
    """How much of the answer may stand in the question: more in a long answer, most in a clause that gives a cause."""
    if re.match(r"(?i)(\w+ )?(because|since|if|when|so that|as|before|after|until|once)\b", answer):
        return 0.67
    return 0.5 if words >= 4 else 0.34


def _related(one: str, other: str) -> bool:
    length = min(len(one), len(other))
    return one != other and length >= 5 and one[:5] == other[:5] and one[: length - 2] == other[: length - 2]


@lru_cache(maxsize=8)
def _stems(statement: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _words(statement))


def _grounded(question: str, answer: str, statement: str) -> str | None:
    source = _stems(statement)
    missing = [word for word in content(answer) if stem(word) not in source]
    if missing:
        return f"the statement does not say {missing[0]!r}"
    strange = [word for word in content(question) if stem(word) not in source and word not in _ASKING]
    return f"the statement does not speak of {strange[0]!r}" if len(strange) > 2 else None


_ASKING = words("temperature country year distance example rate difference differ effect according people person")


def _who(question: str, answer: str, statement: str) -> str | None:
    opening = _words(question)[:1]
    words = content(answer)
    if opening == ["what"] and words and words[-1].removesuffix("s") in ("person", "people", "scientist"):
        return (
            "asks what, but the answer is a person"
            if not re.match(r"(?i)what (is|are|do|does|did|was|were|kind)", question)
            else None
        )
    if (
        opening == ["who"]
        and words
        and not answer[:1].isupper()
        and not ({w.removesuffix("s") for w in words} | set(words)) & PERSON_NOUNS
    ):
        return "asks who, but the answer names nobody"
    return None


_BREAKING = words("and or but the a an that which than because if very of up to either neither")


_BROKEN = (
    r"(?i)(?:\b(?:and|or|but|the|an|that|which|than|because|if|not|whose)"
    r"|, in (?:contrast|addition|return)|and another)\?$"
)


def _dangling(question: str, answer: str, statement: str) -> str | None:
    last = _words(answer)[-1:]
    if last and last[0] in _BREAKING:
        return "the answer breaks off"
    if re.search(_BROKEN, question):
        return "the question breaks off"
    first = _words(answer)[:1]
    return "the answer is a pronoun" if len(_words(answer)) == 1 and first[0] in _EMPTY else None


CHECKS: tuple[Callable[[str, str, str], str | None], ...] = (
    _length, _form, _pronoun, _comparison, _specific, _leak, _grounded, _who, _dangling,
)  # fmt: skip


def acceptable(question: str, answer: str, statement: str) -> tuple[str, ...]:
    """What is wrong with a question-answer pair that is said to rest on ``statement``; empty when nothing is."""
    found = (check(question.strip(), answer.strip(), statement) for check in CHECKS)
    return tuple(problem for problem in found if problem)
