"""A main clause as questions see it: its parts, and the clause turned into a question with one part taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.records import Token, Words, joined
from deckwright.sources.language.tagger import lemma_of
from deckwright.sources.questions.asides import (
    about_many,
    end_without_aside,
    is_comment,
    is_result,
    remarks_on,
    says_more,
    second_statements,
    side_remarks,
)
from deckwright.sources.questions.number import base_of, finite, leaves_plural_verb, looks_present, singular_pronouns
from deckwright.sources.questions.words import inner

_THEREFORE = ("therefore", "thus", "hence", "thereby", "however", "nevertheless", "moreover", "consequently", "also")
"""Adverbs that join the sentence to the one before it, which nobody sees on a card."""
_LEANING = frozenset(
    ("it", "them", "they", "this", "these", "so", "such", *_THEREFORE, "then", "instead", "yet", "not")
)
_FOCUS = ("only", "about", "exactly", "even", "mainly", "almost", "just", "nearly", "roughly", "merely", "not", "often")
SCARCE = ("no", "few", "neither", "nothing", "nobody", "none", "little", "hardly", "only", "not")
"""Words at the start of a subject that turn the meaning of what is said of it."""
LONGEST_QUESTION = 24
"""Words; what a longer question says behind its last commas is left out."""
_DO = {"VVZ": "does", "VHZ": "does", "VDZ": "does", "VVD": "did", "VHD": "did", "VDD": "did"}


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
    def rest(self) -> tuple[Node, ...]:
        """What follows the verb in the verb phrase that is asked about."""
        return (self.frame or self.phrases[-1]).parts[1:]

    @property
    def last_verb(self) -> Node:
        """The verb group of the verb phrase that is asked about."""
        return (self.frame or self.phrases[-1]).parts[0]

    @property
    def lemma(self) -> str:
        """The base form of the main verb of the verb phrase that is asked about."""
        return self._lemma(self.last_verb)

    @property
    def first_lemma(self) -> str:
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
                inner = last.kind == "VP" and last.mark in ("to", "inf")
                inner = inner and not any(part.kind == "CMP" for part in node.parts)
                node = last if inner else None

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
    def negated(self) -> bool:
        negative = ("not", "n't", "never", "rarely", "seldom", "hardly", "scarcely", "cannot")
        none = self.low(self.subject.start) in SCARCE
        return none or any(word.low in negative for word in self.words[self.verb.start : self.verb.end])

    @property
    def scarcely(self) -> bool:
        """*A rarely V because B*: B is no cause of A's V."""
        rare = ("rarely", "seldom", "never", "hardly", "scarcely", "barely")
        return any(word.low in rare for word in self.words[self.verb.start : self.verb.end])

    @property
    def is_past(self) -> bool:
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
        inner = Matter(self.words, self.text, clause)
        low = self.low(inner.subject.start)
        if inner.subject.end - inner.subject.start > 1 or low not in ("it", "they", "this", "these", "he", "she"):
            return inner if low not in ("its", "their", "his", "her", "this", "these", "such") else None
        fitting = {"it": ("one", "either"), "they": ("many", "either")}.get(low, ())
        if self.subject.mark.rstrip("+") not in fitting:
            return None
        return replace(inner, instead=self.subject_text())

    def span(self, node: Node) -> Words:
        return self.words[node.start : node.end]

    def low(self, at: int) -> str:
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def say(self, node: Node) -> str:
        """The words of a node as they stand inside a sentence."""
        return self.running(self.span(node))

    def running(self, words: Iterable[Token]) -> str:
        return joined(tuple(inner(word) for word in words), self.text).strip(" ,;:–—")

    def front(self) -> str:
        """What stands before the subject, without its comma."""
        said = self.running(self.words[self.clause.start : self.subject.start]) if self.fronts else ""
        said = "" if said.lower() in _THEREFORE else said
        return ", ".join(part for part in (self.opening, said) if part)

    def subject_text(self) -> str:
        """The subject, without an aside at its end."""
        named = bool(self.fronts) and self.fronts[0].kind == "SUB"  # the front says what the pronoun stands for
        return self.instead if self.instead and not named else self.core(self.subject)

    def core(self, node: Node) -> str:
        """The words of a noun phrase without an aside at its end."""
        return self.say(node._replace(end=end_without_aside(node)))

    def _predicate(self, without: Iterable[Node], changed: dict[int, str | None]) -> str:
        gone = self.skipped.union(at for node in without for at in range(node.start, node.end))
        gone |= {at for at in range(self.verb.start, self.verb.end + 1) if self.low(at) in _THEREFORE}
        kept: list[Token] = []
        for at in range(self.phrases[0].start, self.phrases[-1].end):
            text = changed.get(at, self.words[at].text)
            if at not in gone and text is not None:
                kept.append(self.words[at]._replace(text="not" if text == "n't" else text))
        while kept and kept[-1].low in (",", "–", "—", ";"):
            kept.pop()
        return joined(tuple(kept), self.text)

    def predicate_without(self, without: Iterable[Node]) -> str:
        """What stands behind the subject, but for some parts."""
        return self._predicate(without, {})

    def asked_of_subject(self, opening: str, *, singular: bool = False, without: Iterable[Node] = ()) -> str | None:
        """``opening`` in the place of the subject; ``singular`` where the verb must change its number for that, None
        where a verb further on would not change with it."""
        vague = ("this", "these", "such")
        second = [part for phrase in self.phrases for part in phrase.parts if self.contrasts(part)]
        without = (*without, *(part for part in second if any(word.low in vague for word in self.span(part))))
        without += tuple(
            part for part in remarks_on(self.phrases[-1]) if part.parts and is_comment(self.words, part.parts[0])
        )
        changed: dict[int, str | None] = {}
        many = self.subject.mark.startswith("many")
        for phrase in self.phrases:
            leaf = phrase.parts[0].parts[0]
            if phrase.mark == "fin":
                changed[leaf.start] = finite(self.words, leaf, many=many, singular=singular)
        if singular and many:
            if leaves_plural_verb(self.words, self.verb.end, self.phrases[-1].end, changed):
                return None
            changed |= singular_pronouns(self.words, self.verb.end, self.phrases[-1].end) if opening == "What" else {}
        whole = self.finished(f"{opening} {self._predicate(without, changed)}")
        rest = remarks_on(self.phrases[-1]) if len(whole.split()) > LONGEST_QUESTION else ()
        return self.finished(f"{opening} {self._predicate((*without, *rest), changed)}") if rest else whole

    def asked(self, opening: str, without: Iterable[Node], *, behind: str = "") -> str | None:
        """``opening``, the finite verb before the subject, and the rest but what is asked for; None where joined verbs
        do not fit behind the moved auxiliary."""
        without = tuple(without)
        opening, without = self._with_contrast(opening, without)
        if not opening or any(self.low(node.start - 1) in _FOCUS for node in without):
            return None
        without += self._remarks_on(without) + side_remarks(self.words, self.phrases[-1])
        without += tuple(part for part in self.second_statements() if not is_result(self.words, part))
        without += about_many(self.words, self.clause, without) if opening.startswith("What") else ()
        changed: dict[int, str | None] = {}
        first = self.verb.parts
        auxiliary = len(first) > 1 or first[0].kind[:2] in ("VB", "VM") or self.verb.mark == "be"
        for phrase in self.phrases[1:] if auxiliary else ():
            if phrase.mark == "fin":
                return None
        leaf = first[0]
        if auxiliary:
            moved = finite(self.words, leaf, many=False, singular=False).lower()
            changed[leaf.start] = None
        else:
            now = looks_present(self.words, leaf) and self.subject.mark.startswith("many")
            moved = "do" if now else _DO.get(leaf.kind, "do")
            for phrase in self.phrases:
                main = phrase.parts[0].parts[0]
                if len(phrase.parts[0].parts) > 1 or main.kind[:2] == "VB":
                    return None
                changed[main.start] = base_of(self.words[main.start], main)
        predicate = self._predicate(without, changed)
        return self.finished(
            " ".join(part for part in (opening, moved, self.subject_text(), predicate, behind) if part)
        )

    def contrasted(self, part: Node) -> bool:
        """Whether *rather than B*, *not B* stands right behind the part."""
        behind = next((each for each in self.rest if each.start == part.end), None)
        node = behind.parts[0] if behind is not None and behind.kind == "ASIDE" and behind.parts else behind
        return node is not None and node.kind == "NOT" and self.low(node.start) != "but"

    def as_contrast(self, node: Node) -> str:
        """*not B* as *rather than B*."""
        return re.sub("^(and )?not ", "rather than ", self.say(node))

    def _with_contrast(self, opening: str, without: tuple[Node, ...]) -> tuple[str, tuple[Node, ...]]:
        """*What, rather than B,*: a contrast right behind what is asked for goes with the question word."""
        end = without[0].end if len(without) == 1 else -1
        for part in (self.frame or self.phrases[-1]).parts:
            node = part.parts[0] if part.kind == "ASIDE" and part.parts else part
            if node.kind == "NOT" and part.start == end and self.low(node.start) != "but":
                if any(other.kind == "PP" and other.start == part.end for other in self.rest):
                    return "", (*without, part)
                if any(word.low in ("it", "its", "their", "they", "of") for word in self.span(node)[:4]):
                    return opening, (*without, part)
                return f"{opening}, {self.as_contrast(node)},", (*without, part)
        return opening, without

    def _remarks_on(self, without: tuple[Node, ...]) -> tuple[Node, ...]:
        """*, in which …* right behind what is asked for: it speaks of the answer."""
        ends = {node.end for node in without}
        parts = (self.frame or self.phrases[-1]).parts
        asides = [part for part in parts if part.kind == "ASIDE" and part.parts and part.start in ends]
        return tuple(part for part in asides if part.parts[0].kind == "REL")

    def contrasts(self, part: Node) -> bool:
        """Whether the part is *, whereas B …*: a second statement, which only a question for the subject needs."""
        return says_more(self.words, part) and self.low(part.start + 1) in ("whereas", "while")

    def second_statements(self) -> tuple[Node, ...]:
        """What the clause says besides: *, whereas B …*, *, so B …*."""
        return second_statements(self.words, self.phrases)

    def finished(self, text: str) -> str:
        """A question with what stands before the subject, a capital and a question mark."""
        front = self.front()
        whole = f"{front}, {text[:1].lower()}{text[1:]}" if front else text
        whole = whole.strip(" ,;:—–").replace(" can not", " cannot")
        return f"{whole[:1].upper()}{whole[1:]}?"


def as_answer(text: str) -> str:
    text = text.strip(" ,;:—–")
    return text[:1].upper() + text[1:]
