"""What could be hidden in one sentence: noun phrases and their parts, pairs, numbers, adjectives, verbs, adverbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from deckwright.domain.named import NamedTuple
from deckwright.sources.language.lexicon import DETERMINERS, PERSONAL, words
from deckwright.sources.language.records import Phrase, Sentence, Token, Words, kinds_of
from deckwright.sources.language.tagger import verb_share

MOST_WORDS = 5
"""A longer gap asks for too much at once."""

_PERHAPS, _NEARLY_ALWAYS = 0.3, 0.9
_QUANTITIES = words("all both few fewer several more most less half no every each same some enough")
_APART = ("PRF", "PRP", "CJC", "CJS", "CJT", "PUN")
_WITHOUT_MEANING = ("AT0", "DPS", "AV0", "DT0", "POS")
_MODIFIED = ("AJ0", "AJC", "VVN", "VVG", "VVD")
_NOUNS = ("NN", "NP", "UN", "ZZ")


class GapSpan(NamedTuple):
    """A run of words of a sentence, found in the phrase number ``at``.

    ``kind`` says what it is of its phrase: a whole noun ``phrase``, its ``head`` or ``modifier``, one ``quantified``
    (*several sessions*), noun ``of`` noun, a ``pair`` (*tea and coffee*), ``number``, ``adjective``, ``adverb``,
    ``verb``, ``gerund``.
    """

    words: Words
    kind: str
    at: int


@dataclass(frozen=True, slots=True)
class GapCandidate:
    """A span of the statement that could be hidden. ``start`` and ``end`` are offsets into the statement.

    ``score`` is about how likely it is to be worth asking for, 0 to 1. ``reason`` is the span's kind, or ``item`` in a
    list of three or more.
    """

    start: int
    end: int
    text: str
    score: float
    reason: str


def spans_of(sentence: Sentence) -> Iterator[GapSpan]:
    """Every span that may be hidden: none inside *not Y*, *unlike Y*, *rather than Y*, where it could be anything."""
    rejected = _rejected(sentence)
    verbless = _verbless(kinds_of(sentence.phrases))
    for at, phrase in enumerate(sentence.phrases):
        for found, kind in (*_spans_in(phrase), *_pair(sentence.phrases[at : at + 3])):
            amiss = any(word.low in PERSONAL or _is_verb(word, wanted=at in verbless) for word in found)
            torn = kind == "phrase" and _tears_name(found, sentence.text)
            if at not in rejected and len(found) <= MOST_WORDS and not amiss and not torn:
                yield GapSpan(found, kind, at)


def _rejected(sentence: Sentence) -> set[int]:
    contrasts = re.finditer(r"X[APNCG]*", kinds_of(sentence.phrases))
    return {at for contrast in contrasts for at in range(*contrast.span())}


def _verbless(kinds: str) -> set[int]:
    """Phrases of what should be a clause and has no verb: one of its words was taken for a noun."""
    clauses = re.finditer("[SRTW](?=A?[NZ])[^SRTW,;V]*(?=[SRTW,;]|$)", kinds)
    return {at for clause in clauses for at in range(*clause.span())}


def _is_verb(word: Token, *, wanted: bool) -> bool:
    """Whether a noun is a verb in truth: hardly ever a noun, or at times a verb where a clause wants one."""
    least = _PERHAPS if wanted else _NEARLY_ALWAYS
    return word.tag in (("NN1", "NN2") if wanted else ("NN2",)) and verb_share(word.low) > least


def _tears_name(found: Words, text: str) -> bool:
    """Whether a capital stands right beside the words, where they begin or end with one (*World | Wide Web*)."""
    before, behind = text[: found[0].start], text[found[-1].end :]
    begins = found[0].text[:1].isupper() and re.search(r"\s[A-Z][\w-]*\s$", before)
    ends = found[-1].text[:1].isupper() and re.match(r"\s[A-Z]", behind)
    return bool(begins or ends)


def _spans_in(phrase: Phrase) -> Iterator[tuple[Words, str]]:
    if phrase.kind in "NP":
        yield from _noun_spans(phrase.words)
    for word in phrase.words:
        if word.tag == "AV0" and (word.low.endswith("ly") or word.low.endswith("er")):
            yield (word,), "adverb"
        elif phrase.kind not in "NP" and word.tag[:2] == "AJ":
            yield (word,), "adjective"
        elif phrase.kind in "VIEG" and word.tag.startswith("VV"):
            yield (word,), "gerund" if phrase.kind == "G" else "verb"


def _pair(phrases: tuple[Phrase, ...]) -> Iterator[tuple[Words, str]]:
    """Two short phrases joined by *and*, without what stands before the first."""
    if len(phrases) == 3 and re.fullmatch("[NPGJ]C[NGJ]", kinds_of(phrases)):
        one = without_determiner(phrases[0].words)
        if one and max(len(one), len(phrases[2].words)) <= 2:
            yield one + phrases[1].words + phrases[2].words, "pair"


def _noun_spans(phrase: Words) -> Iterator[tuple[Words, str]]:
    bases = _bases(phrase)
    for base in bases:
        yield from _base_spans(base)
        at = phrase.index(base[0])
        if at and phrase[at - 1].low in _QUANTITIES:
            yield phrase[at - 1 : at + len(base)], "quantified"
    for one, two in pairwise(bases):
        if phrase[phrase.index(one[-1]) + 1].tag == "PRF":
            yield phrase[phrase.index(one[0]) : phrase.index(two[-1]) + 1], "of"


def _bases(phrase: Words) -> list[Words]:
    """A noun phrase cut at *of*, *and* and prepositions, without determiners: *age | four* of *the age of about four*.

    A name begins anew behind a number (*in 1936 Alan Turing*).
    """
    bases: list[list[Token]] = [[]]
    for at, word in enumerate(phrase):
        if word.tag in _APART or word.low in ("of", "than"):
            bases.append([])
            continue
        if word.tag == "NP0" and at and phrase[at - 1].tag == "CRD":
            bases.append([])
        bases[-1].append(word)
    return [kept for base in bases if (kept := without_determiner(tuple(base)))]


def without_determiner(phrase: Words) -> Words:
    """The words from the first on that is no article, possessive, quantity, adverb or preposition."""
    for at, word in enumerate(phrase):
        modifies = word.low.endswith("ly") and at + 1 < len(phrase) and phrase[at + 1].tag in _MODIFIED
        if modifies or (word.low not in DETERMINERS and word.tag not in (*_WITHOUT_MEANING, "PRP", "PRF")):
            return phrase[at:]
    return ()


def _base_spans(base: Words) -> Iterator[tuple[Words, str]]:
    """A noun with its modifiers, and what can be told apart in it: number, modifiers, bare noun."""
    count = next((at for at, word in enumerate(base) if word.tag != "CRD"), len(base))
    if count:
        yield base[:count], "number"
    if count == len(base):
        return
    yield base, "phrase"
    first = next((at for at, word in enumerate(base) if word.tag[:2] in _NOUNS), 0)
    last = len(base) - 1
    if first:
        yield base[first:], "head"
    if first < last and base[last].tag[:2] == "NN":
        yield base[last:], "head"
    if last and base[last].tag[:2] in _NOUNS and base[last - 1].tag != "POS" and count != last:
        yield base[:last], "modifier"
