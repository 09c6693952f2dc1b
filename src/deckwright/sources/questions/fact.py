"""What the question shapes work on: one clause with its text, and the sentences that can be built from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deckwright.sources.language.agreement import number_of
from deckwright.sources.language.lexicon import (
    UNRESOLVED,
)
from deckwright.sources.language.records import (
    Clause,
    Phrase,
    Phrases,
    Subordinate,
    VerbGroup,
    Words,
    flat,
    joined,
    kinds_of,
)
from deckwright.sources.language.verbs import inversion, plain_text, singular_text
from deckwright.sources.questions.words import inner, is_time

CONDITIONS = (
    "if",
    "when",
    "unless",
    "once",
    "after",
    "before",
    "until",
    "as",
    "whenever",
    "wherever",
    "as long as",
    "even if",
)


_POINTING = ("this", "these", "such", "its", "their", "his", "another")


_BACK_ONE = ("its", "it", "his", "her", "he", "she", "itself", "him")
_BACK_MANY = ("their", "they", "them", "themselves")


_CONNECTIVES = [
    "however",
    "thus",
    "therefore",
    "hence",
    "moreover",
    "furthermore",
    "consequently",
    "additionally",
    "finally",
    "instead",
    "indeed",
    "also",
    "overall",
    "similarly",
    "likewise",
    "conversely",
    "nevertheless",
    "nonetheless",
    "meanwhile",
    "then",
    "accordingly",
    "generally",
    "often",
    "usually",
    "typically",
    "ultimately",
    "essentially",
    "basically",
    "simply",
    "first",
    "second",
    "third",
    "lastly",
    "subsequently",
    "eventually",
    "sometimes",
    "today",
    "now",
]


_CONNECTING_PHRASES = (
    "for example", "for instance", "in fact", "as a result", "in addition", "in other words", "in general", "in short",
    "in turn", "in contrast", "on the other hand", "in particular", "of course", "after all", "in this way", "at first",
    "by contrast", "in conclusion", "in essence", "in practice",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """A clause that questions are asked about, and the text of its sentence."""

    clause: Clause
    text: str

    @property
    def subject(self) -> Phrases:
        """The subject's phrases."""
        return self.clause.subject

    @property
    def verb(self) -> VerbGroup:
        """The verb group."""
        return self.clause.verb

    @property
    def rest(self) -> Phrases:
        """What follows the verb."""
        return self.clause.rest

    @property
    def kinds(self) -> str:
        """The letters of the rest's phrases."""
        return kinds_of(self.clause.rest)

    def say(self, phrases: Phrases | Words) -> str:
        """Phrases or words as text, the sentence's first capital lowered unless it is a name's."""
        words = flat(phrases) if phrases and isinstance(phrases[0], Phrase) else phrases
        return joined(tuple(inner(word) for word in words), self.text)  # type: ignore[arg-type]

    def subordinate(self, *markers: str) -> Subordinate | None:
        """The first hanging clause with one of these first words."""
        return next((sub for sub in self.clause.subordinates if sub.marker in markers), None)

    @property
    def points_back(self) -> bool:
        """Whether the rest has a pronoun that may stand for the subject, so that it cannot stand without it."""
        if re.match("NJI", self.kinds) and self.clause.rest[0].low == "it":
            return False
        number = number_of(self.clause.subject)
        back = {"one": _BACK_ONE, "many": _BACK_MANY}.get(number, _BACK_ONE + _BACK_MANY)
        return any(word.low in back for word in flat(self.clause.rest))

    @property
    def opens_with_pronoun(self) -> bool:
        """Whether the subject is, or begins with, a word that points to something said before."""
        words = flat(self.clause.subject)
        if self.clause.subject[0].kind == "Z":
            return False
        return (len(words) == 1 and words[0].low in UNRESOLVED) or words[0].low in _POINTING

    @property
    def conditioned(self) -> bool:
        """Whether the clause holds only under a condition that a question would have to carry."""
        return any(sub.marker in CONDITIONS and not self.explains_date(sub) for sub in self.clause.subordinates)

    def explains_date(self, sub: Subordinate) -> bool:
        """*in 1517, when Luther …*: the clause tells more of the date; nothing depends on it."""
        return sub.comma and sub.marker == "when" and any(is_time(p) for p in self.clause.rest if p.kind in "NP")

    def with_condition(self, question: str) -> str:
        """The question with the condition under which its statement holds; empty where a pronoun in it is unclear."""
        many = number_of(self.clause.subject) == "many"
        said = {word.low for sub in self.clause.subordinates if not sub.leading for word in sub.words}
        if said & ({"it", "its", "he", "she"} if many else {"they", "them", "their", "he", "she"}):
            return ""
        for sub in self.clause.subordinates:
            condition = f"{sub.marker} {self.say(sub.words)}"
            if self.explains_date(sub) or sub.marker not in CONDITIONS:
                continue
            if sub.leading:
                question = f"{condition[:1].upper()}{condition[1:]}, {question[:1].lower()}{question[1:]}"
            else:
                question = f"{question[:-1]} {condition}?"
        return question

    def front(self) -> str:
        """The adverbial before the subject, for the front of a question; empty for a mere connective."""
        phrases = self.clause.front
        low = " ".join(phrase.low for phrase in phrases)
        if not phrases or low in _CONNECTING_PHRASES or phrases[0].kind in "ABC" or low in _CONNECTIVES:
            return ""
        return self.say(phrases)

    def asked(self, opening: str, *, verb: VerbGroup | None = None, after: Phrases | str = "") -> str:
        """``opening`` + auxiliary + subject + verb + ``after`` + ?, with the front adverbial before it."""
        before, behind = inversion(verb or self.verb)
        tail = after if isinstance(after, str) else self.say(after)
        return self.question(opening, before, self.say(trimmed(self.subject)), behind, tail)

    def asked_of_subject(self, opening: str, after: Phrases | None = None, *, plural: bool = False) -> str:
        """``opening`` + verb group + rest + ?: the question whose answer is the subject."""
        verb = plain_text(self.verb) if plural else singular_text(self.verb)
        return self.question(opening, verb, self.say(self.rest if after is None else after))

    def question(self, *parts: str) -> str:
        """The parts as one question, with the front adverbial before it."""
        front = self.front()
        text = " ".join(part for part in parts if part)
        if front and "," in parts[0]:
            return finished(f"{text} {front[:1].lower()}{front[1:]}" if self.clause.front[0].kind == "P" else text)
        return finished(f"{front}, {text[:1].lower()}{text[1:]}" if front else text)


def denied(fact: Fact) -> Phrases:
    """The tail *but never Y*, where the statement has one: its point, which a question must not lose."""
    tail = fact.clause.tail
    return tail if re.fullmatch("BAN[PN]*", kinds_of(tail)) and tail[1].low == "never" else ()


def finished(text: str) -> str:
    """A question with capital and question mark."""
    text = text.strip(" ,;:—–").replace(" can not", " cannot")
    return f"{text[:1].upper()}{text[1:]}?"


def trimmed(phrases: Phrases) -> Phrases:
    """A subject without its last comma."""
    return phrases[:-1] if phrases and phrases[-1].kind == "," else phrases
