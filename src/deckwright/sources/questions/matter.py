"""A main clause as questions see it: its parts, and the clause with some of them alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.records import Token, Words, joined
from deckwright.sources.language.tagger import lemma_of
from deckwright.sources.questions.asides import end_without_aside, inside, says_more, second_statements
from deckwright.sources.questions.words import inner

THEREFORE = ("therefore", "thus", "hence", "thereby", "however", "nevertheless", "moreover", "consequently", "also")
"""Adverbs that join the sentence to the one before it, which nobody sees on a card."""
_LEANING = frozenset(("it", "them", "they", "this", "these", "so", "such", *THEREFORE, "then", "instead", "yet", "not"))
_SCARCE = ("no", "few", "neither", "nothing", "nobody", "none", "little", "hardly", "only", "not")
"""Words at the start of a subject that turn the meaning of what is said of it."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One clause of a parsed sentence. ``words`` are the sentence's, positions in nodes point into them.

    ``alone`` says that the clause is the whole sentence. ``instead`` stands for a subject that is only a pronoun.
    ``skipped`` are words left out of the predicate: the pronoun that repeats the subject in *A V, but it W*.
    """

    words: Words
    text: str
    clause: Node
    alone: bool = True
    instead: str = ""
    opening: str = ""
    frame: Node | None = None
    skipped: frozenset[int] = frozenset()
    alone_verb: bool = False
    fronts: tuple[Node, ...] = field(init=False)
    subject: Node = field(init=False)
    phrases: tuple[Node, ...] = field(init=False)

    def __post_init__(self) -> None:
        *fronts, subject, phrase = self.clause.parts
        object.__setattr__(self, "fronts", tuple(fronts))
        object.__setattr__(self, "subject", subject)
        object.__setattr__(self, "phrases", phrase.parts if phrase.kind == "VPs" else (phrase,))

    @property
    def verb(self) -> Node:
        """The verb group of the first verb phrase."""
        return self.phrases[0].parts[0]

    @property
    def asked_phrase(self) -> Node:
        """The verb phrase that is asked about."""
        return self.frame or self.phrases[-1]

    @property
    def rest(self) -> tuple[Node, ...]:
        """What follows the verb in the verb phrase that is asked about."""
        return self.asked_phrase.parts[1:]

    @property
    def last_verb(self) -> Node:
        """The verb group of the verb phrase that is asked about."""
        return self.asked_phrase.parts[0]

    @property
    def lemma(self) -> str:
        """The base form of the main verb of the verb phrase that is asked about."""
        return self._lemma(self.last_verb)

    @property
    def first_lemma(self) -> str:
        """The base form of the main verb of the first verb phrase."""
        return self._lemma(self.verb)

    def _lemma(self, verb: Node) -> str:
        leaf = verb.parts[-1]
        return lemma_of(self.words[leaf.start].text, leaf.kind)

    def frames(self) -> Iterator[Matter]:
        """The clause once for each verb phrase that can be asked about: joined ones, and infinitives that end one."""
        for phrase in self.phrases:
            node: Node | None = phrase
            while node is not None:
                yield replace(self, frame=node)
                last = node.parts[-1]
                infinitive = last.kind == "VP" and last.mark in ("to", "inf")
                compared = any(part.kind == "CMP" for part in node.parts)
                node = last if infinitive and not compared else None

    def verbs_apart(self) -> Iterator[Matter]:
        """*A V and W* as *A V*, and as *A W*, where each says something by itself."""
        if self.alone_verb or len(self.phrases) < 2 or self.skipped or any(each.mark != "fin" for each in self.phrases):
            return
        for at, phrase in enumerate(self.phrases):
            said = {word.low for word in self.span(phrase)}
            if not (said & _LEANING and at) and not said & {"both", "either", "neither"}:
                clause = self.clause._replace(parts=(*self.clause.parts[:-1], phrase), end=phrase.end)
                yield replace(self, clause=clause, alone_verb=True)

    @property
    def about_few(self) -> bool:
        """Whether the subject turns the meaning of what is said: *no A V*, *few A V*."""
        return self.low(self.subject.start) in _SCARCE

    @property
    def negated(self) -> bool:
        """Whether the clause denies something, or says it of next to nothing."""
        negative = ("not", "n't", "never", "rarely", "seldom", "hardly", "scarcely", "cannot")
        return self.about_few or any(word.low in negative for word in self.words[self.verb.start : self.verb.end])

    @property
    def scarcely(self) -> bool:
        """*A rarely V because B*: B is no cause of A's V."""
        rare = ("rarely", "seldom", "never", "hardly", "scarcely", "barely")
        return any(word.low in rare for word in self.words[self.verb.start : self.verb.end])

    @property
    def is_past(self) -> bool:
        """Whether the finite verb is a past form."""
        return self.verb.parts[0].kind in ("VVD", "VBD", "VHD", "VDD")

    def without_front(self) -> Matter:
        """The clause without what stands before its subject."""
        bare = self.clause._replace(parts=self.clause.parts[-2:], start=self.subject.start)
        return replace(self, clause=bare)

    def without_further_verbs(self) -> Matter:
        """The clause up to its first verb phrase."""
        first = self.phrases[0]
        return replace(self, clause=self.clause._replace(parts=(*self.clause.parts[:-1], first), end=first.end))

    def of_clause(self, clause: Node) -> Matter | None:
        """A clause inside this one, its pronoun subject explained by this one's; None where it cannot be."""
        found = Matter(self.words, self.text, clause)
        low = self.low(found.subject.start)
        if found.subject.end - found.subject.start > 1 or low not in ("it", "they", "this", "these", "he", "she"):
            return found if low not in ("its", "their", "his", "her", "this", "these", "such") else None
        if not may_stand_for(low, self.subject):
            return None
        return replace(found, instead=self.subject_text())

    def span(self, node: Node) -> Words:
        """The words of a node."""
        return self.words[node.start : node.end]

    def low(self, at: int) -> str:
        """The word at a position in lower case; empty outside the sentence."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def marker(self, node: Node) -> str:
        """The last word that opens a subordinate clause (*because* of *mainly because*)."""
        return self.low(node.head)

    def say(self, node: Node) -> str:
        """The words of a node as they stand inside a sentence."""
        return self.running(self.span(node))

    def running(self, words: Iterable[Token]) -> str:
        """Words as they stand inside a sentence, without signs at the ends."""
        return joined(tuple(inner(word) for word in words), self.text).strip(" ,;:–—")

    def subject_text(self) -> str:
        """The subject, without an aside at its end."""
        named = bool(self.fronts) and self.fronts[0].kind == "SUB"  # the front says what the pronoun stands for
        return self.instead if self.instead and not named else self.core(self.subject)

    def core(self, node: Node) -> str:
        """The words of a noun phrase without an aside at its end."""
        return self.say(node._replace(end=end_without_aside(node)))

    def contrasted(self, part: Node) -> bool:
        """Whether *rather than B*, *not B* stands right behind the part."""
        behind = next((each for each in self.rest if each.start == part.end), None)
        return behind is not None and self.is_contrast(inside(behind))

    def is_contrast(self, node: Node) -> bool:
        """Whether the node is *rather than B*, *not B*, and not *but not B*."""
        return node.kind == "NOT" and self.low(node.start) != "but"

    def contrasts(self, part: Node) -> bool:
        """Whether the part is *, whereas B …*: a second statement, which only a question for the subject needs."""
        return says_more(self.words, part) and self.low(part.start + 1) in ("whereas", "while")

    def second_statements(self) -> tuple[Node, ...]:
        """What the clause says besides: *, whereas B …*, *, so B …*."""
        return second_statements(self.words, self.phrases)


def may_stand_for(pronoun: str, node: Node) -> bool:
    """Whether *it* or *they* can stand for a noun phrase, by its number."""
    return node.mark.rstrip("+") in _NUMBERS.get(pronoun, ())


_NUMBERS = {"it": ("one", "either"), "they": ("many", "either")}
