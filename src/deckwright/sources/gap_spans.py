"""What could be hidden in one sentence: its noun phrases, numbers and list items, each with a first score."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deckwright.sources.language.lexicon import DETERMINERS, LIGHT_NOUNS, NAMING, PERSON_NOUNS, PERSONAL
from deckwright.sources.language.records import Clause, Phrase, Sentence, Token, Words, kinds_of
from deckwright.sources.language.tagger import commonness

MOST_WORDS = 5


_MODIFIER = 0.3


@dataclass(frozen=True, slots=True)
class GapCandidate:
    """A span of the statement that could be hidden. ``start`` and ``end`` are offsets into the statement.

    ``score`` orders candidates of one statement (about 0 to 1.5). ``reason`` says what the span is: ``term``,
    ``name``, ``number``, ``item`` of a list, ``noun`` phrase, ``adjective``.
    """

    start: int
    end: int
    text: str
    score: float
    reason: str


def sentence_gaps(sentence: Sentence) -> Iterator[GapCandidate]:
    hidden = _negated(sentence)
    roles = _roles(sentence.clauses)
    phrases = sentence.phrases
    for at, phrase in enumerate(phrases):
        if at in hidden:
            continue
        if phrase.kind in "NP":
            listed = _in_list(phrases, at)
            named = at > 0 and _names(phrases, at)
            for words, base in _noun_spans(phrase):
                yield _noun_gap(
                    words, base, sentence, named=named, listed=listed, role=roles.get(phrase.words[0].start, "")
                )
        elif phrase.kind == "J" and at and phrases[at - 1].kind == "V":
            words = tuple(word for word in phrase.words if word.tag[:2] == "AJ")
            if len(words) == 1:
                yield _gap(words, sentence, 0.3, "adjective")


def _gap(words: Words, sentence: Sentence, score: float, reason: str) -> GapCandidate:
    return GapCandidate(words[0].start, words[-1].end, sentence.text[words[0].start : words[-1].end], score, reason)


def _noun_spans(phrase: Phrase) -> Iterator[tuple[Words, float]]:
    """Spans of a noun phrase worth hiding: each noun with its modifiers, a number by itself, a whole *N of N*."""
    words = phrase.words
    bases: list[list[Token]] = [[]]
    for word in words:
        if word.tag in ("PRF", "PRP", "CJC", "CJS") or word.low in ("of", ","):
            bases.append([])
        else:
            bases[-1].append(word)
    kept = [base for base in bases if base]
    for order, base in enumerate(kept):
        partial = 0.2 if order == 0 and len(kept) > 1 and len(_without_determiner(base)) == 1 else 0.0
        yield from ((span, score - partial) for span, score in _base_spans(base, order))
    whole = _without_determiner(list(words)) if phrase.kind == "N" else []
    if 3 <= len(whole) <= 4 and whole[1].low == "of" and whole[0].lemma not in LIGHT_NOUNS:
        yield tuple(whole), 0.62


def _base_spans(base: list[Token], order: int) -> Iterator[tuple[Words, float]]:
    numbers = [word for word in base if word.tag == "CRD"]
    if numbers and not base[0].tag.startswith("N"):
        yield tuple(numbers), {"one": 0.1, "1": 0.1, "two": 0.5}.get(numbers[0].low, 1.05)
        return
    kept = _without_determiner(base)
    if kept:
        yield tuple(kept), 0.5 - 0.05 * order - (0.5 if any(word.low in _POINTING for word in kept) else 0.0)
    if len(kept) >= 2 and kept[-1].tag[:2] == "NN" and kept[-2].tag[:2] in ("AJ", "NN"):
        yield tuple(kept[:-1]), _MODIFIER


_POINTING = ("other", "same", "such", "own", "different", "certain", "various", "another")


def _without_determiner(words: list[Token]) -> list[Token]:
    while words and (
        words[0].low in DETERMINERS or words[0].tag in ("AT0", "DPS", "AV0", "DT0") or words[0].low == "own"
    ):
        words = words[1:]
    return words


def _noun_gap(words: Words, base: float, sentence: Sentence, *, named: bool, listed: bool, role: str) -> GapCandidate:
    head = words[-1]
    if any(word.low in PERSONAL for word in words):
        return _gap(words, sentence, -1.0, "noun")
    if base == _MODIFIER:
        return _gap(words, sentence, base + _weight(words), "modifier")
    reason, score = "noun", base
    if named:
        reason, score = "term", score + 0.6
    elif role == "defined":
        reason, score = "term", score + 0.45
    elif listed:
        reason, score = "item", score + 0.12
    if all(word.tag == "CRD" for word in words):
        return _gap(words, sentence, score, "number")
    if head.tag == "NP0" and words[0].start > 0:
        reason, score = ("name" if reason == "noun" else reason), score + 0.15
    score += {"object": 0.12, "subject": -0.06}.get(role, 0.0)
    return _gap(words, sentence, score + _weight(words), reason)


def _weight(words: Words) -> float:
    """What the words themselves are worth: rare and specific ones more, light ones and long runs less."""
    head = words[-1]
    rarity = max(0.0, min(3.0, 6.0 - min(commonness(word.low) for word in words)))
    score = 0.12 * rarity
    if head.lemma in LIGHT_NOUNS:
        score -= 0.35 if len(words) == 1 else 0.12
    if head.lemma in PERSON_NOUNS and len(words) == 1:
        score -= 0.15
    if 2 <= len(words) <= 3:
        score += 0.08
    return score - 0.15 * max(0, len(words) - 3)


def _names(phrases: tuple[Phrase, ...], at: int) -> bool:
    """Whether the phrase stands behind *called*, *known as*, *the term for*."""
    before = phrases[at - 1]
    active = before.kind == "V" and not any(word.lemma == "be" for word in before.words)
    if (before.words[-1].low in NAMING - {"known"} and not active) or before.words[-1].low in ("term", "namely"):
        return True
    return before.words[-1].low in ("known", "referred") and phrases[at].words[0].low in ("as", "to")


def _in_list(phrases: tuple[Phrase, ...], at: int) -> bool:
    kinds = kinds_of(phrases)
    return any(match.start() <= at < match.end() for match in re.finditer(r"[NP](?:,N)+,?CN", kinds))


def _negated(sentence: Sentence) -> set[int]:
    """Phrases inside *not Y*, *unlike Y*, *rather than Y*: what is hidden there could be anything."""
    kinds = kinds_of(sentence.phrases)
    found: set[int] = set()
    for match in re.finditer(r"[X>][APNCG]*", kinds):
        found |= set(range(match.start(), match.end()))
    for at, phrase in enumerate(sentence.phrases):
        if phrase.kind == "V" and any(word.tag == "XX0" for word in phrase.words):
            found |= set(range(at, next((e for e in range(at + 1, len(kinds)) if kinds[e] in ",;B:S"), len(kinds))))
    return found


def _roles(clauses: tuple[Clause, ...]) -> dict[int, str]:
    """What the phrase that begins at an offset is in its clause: what is defined, subject, object."""
    roles: dict[int, str] = {}
    for clause in reversed(clauses):
        if clause.subject[0].kind == "N" and len(clause.subject) <= 2:
            first = clause.rest[0] if clause.rest else None
            copula = clause.verb.main.tag.startswith("VB") and first is not None and first.kind == "N"
            specific = copula and (len(clause.rest) > 1 or any(word.low == "of" for word in clause.rest[0].words))
            described = any(word.tag == "AJS" for word in clause.subject[0].words) or _is_described(clause.subject[0])
            term = specific and not clause.verb.negated and not described
            roles[clause.subject[0].words[0].start] = "defined" if term else "subject"
        if clause.rest and clause.rest[0].kind == "N":
            roles.setdefault(clause.rest[0].words[0].start, "object")
    return roles


def _is_described(phrase: Phrase) -> bool:
    """*the capital of France*: a description rather than a term."""
    return phrase.words[0].low == "the" and any(word.low == "of" for word in phrase.words)
