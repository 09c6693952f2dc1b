"""The values of the language floor: tokens, phrases, clauses. Positions are character offsets into the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from deckwright.domain.named import NamedTuple


class Token(NamedTuple):
    """A word or sign. ``tag`` is a CLAWS C5 tag (as HanTa gives); ``low`` the text in lower case.

    ``start`` and ``end`` are offsets into the sentence; both are -1 for a word that stands in for a pronoun.
    """

    text: str
    tag: str
    lemma: str
    start: int
    end: int
    low: str


Words = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words with a grammatical kind, one letter.

    N noun phrase (with its *of*), P preposition and noun phrase, V finite verb group, I *to* and infinitive, G form in
    -ing, E participle, J adjective, A adverb, S subordinator, R relative word, T *that*, C *and/or*, B *but*, X *not*,
    Z *there*, W other question word, ``>`` *than*, the signs ``,`` ``;`` ``:`` ``-`` for themselves, ``?`` for what
    fits nowhere.
    """

    kind: str
    words: Words
    head: Token

    @property
    def opener(self) -> str:
        """The first word that is not an adverb, in lower case: the preposition of a P."""
        return next((word.low for word in self.words if word.tag != "AV0"), self.words[0].low)

    @property
    def low(self) -> str:
        """The whole phrase in lower case, single-spaced."""
        return " ".join(word.low for word in self.words)


Phrases = tuple[Phrase, ...]


class Node(NamedTuple):
    """A part of a sentence, from token ``start`` up to ``end``; ``cost`` is how unlikely its reading is (0: plain).

    ``kind``: ``S`` sentence, ``C`` clause, ``NP``, ``PP``, ``AP`` adjective phrase, ``AD`` adverb, ``V`` verb group,
    ``VP`` (``mark``: fin, to, inf, ing, past), ``VPs`` joined verb phrases, ``SUB`` subordinate clause, ``THAT``,
    ``WH``, ``REL``, ``CMP`` *than/as*, ``NOT`` contrast, ``PRT`` particle, ``CC`` joining word, a tag for a word.
    ``head`` is the token that stands for the whole. ``mark`` of an NP is its number (one, many, either).
    """

    kind: str
    start: int
    end: int
    cost: float
    parts: tuple[Node, ...] = ()
    head: int = -1
    mark: str = ""


class VerbGroup(NamedTuple):
    """A verb group: *has not often been seen*. ``main`` carries the meaning."""

    words: Words
    main: Token
    negated: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in phrases: its subject, its verb group, all that follows the verb.

    ``role`` says where it stands: main, coordinate (joined to the main one), inner (part of another one).
    """

    role: str
    subject: Phrases
    verb: VerbGroup
    rest: Phrases


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. ``tokens`` are all its words, ``phrases`` its phrases in order, ``clauses`` the main one first.

    ``tree`` is the parse of ``words`` (the words without parentheses, quotation marks and the final sign), None where
    the grammar does not cover the whole sentence; then there are no clauses either.
    """

    text: str
    tokens: Words
    phrases: Phrases
    clauses: tuple[Clause, ...] = ()
    words: Words = ()
    tree: Node | None = None


def kinds_of(phrases: Phrases) -> str:
    """The letters of the phrases, to match patterns against."""
    return "".join(phrase.kind for phrase in phrases)


def flat(phrases: Phrases) -> Words:
    """All words of the phrases in order."""
    return tuple(word for phrase in phrases for word in phrase.words)


_NO_SPACE_BEFORE = frozenset(",.;:!?)%]’”'") | {"'s", "’s", "n't", "n’t", "°C", "°F"}
_NO_SPACE_AFTER = frozenset("([“‘$£€—–/") | {"—", "–"}


def joined(words: Words, text: str = "") -> str:
    """The words as running text; where two stood side by side in ``text``, with the space that was between them."""
    parts: list[str] = []
    before: Token | None = None
    for word in words:
        if before is not None:
            parts.append(_gap(before, word, text))
        parts.append(word.text)
        before = word
    return "".join(parts)


def _gap(before: Token, word: Token, text: str) -> str:
    between = text[before.end : word.start] if 0 <= before.end <= word.start else None
    if between is not None and between.strip() == "" and text:
        return " " if between else ""
    return "" if word.text in _NO_SPACE_BEFORE or before.text in _NO_SPACE_AFTER or word.text in "—–" else " "
