"""What speaks for or against hiding a span: named features, whose weights stand in `gap_weights`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from deckwright.sources.gap_spans import GapSpan, without_determiner
from deckwright.sources.language.lexicon import (
    GROUP_NOUNS,
    LIGHT_NOUNS,
    NAMING,
    PERSON_NOUNS,
    TIME_NOUNS,
    VAGUE,
    words,
)
from deckwright.sources.language.records import Clause, Phrase, Sentence, kinds_of
from deckwright.sources.language.stems import stem
from deckwright.sources.language.tagger import commonness

Features = dict[str, float]

_POINTING = words("other same such own different certain various another")
_ABSTRACT = ("tion", "ity", "ness", "ism", "ment", "ance", "ence", "ship", "ency", "ancy")
_DIRECTIONS = words(
    "rise fall rose fell increase decrease reduce grow shrink lower raise expand contract decline slow accelerate"
    " strengthen weaken improve worsen gain lose widen narrow deepen drop"
)
_DEFINING = ("define", "mean", "refer", "denote", "comprise")
_NOUN_KINDS = ("phrase", "head", "of", "quantified", "pair")


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as the features see it: ``shown`` are the stems of the whole statement with how often they come,
    ``before`` those of the text before it."""

    sentence: Sentence
    kinds: str
    place: Mapping[int, int]
    roles: Mapping[int, str]
    denied: frozenset[int]
    rarest: float
    shown: Counter[str]
    before: frozenset[str]


def stems(text: str) -> list[str]:
    """The stem of each word."""
    return [stem(word) for word in re.findall(r"\w+", text)]


def scene_of(sentence: Sentence, statement: str, context: str) -> Scene:
    """The sentence of a statement that stands behind ``context``."""
    kinds = kinds_of(sentence.phrases)
    nouns = [commonness(word.low) for word in sentence.tokens if word.tag[:2] in ("NN", "NP")]
    return Scene(
        sentence,
        kinds,
        {word.start: at for at, word in enumerate(sentence.tokens)},
        _roles(sentence.clauses),
        _denied(sentence.phrases, kinds),
        min(nouns, default=0.0),
        Counter(stems(statement)),
        frozenset(stems(context)),
    )


def features_of(span: GapSpan, scene: Scene) -> Features:
    """The features of a span, most of them 0 or 1."""
    return {
        span.kind: 1,
        **_rarity(span, scene),
        **_words(span, scene),
        **_place(span, scene),
        **_cues(span, scene),
        **_echoes(span, scene),
    }


def _rarity(span: GapSpan, scene: Scene) -> Features:
    """How rare the words are: 0 for one in a thousand, about 1 for one that the tagger's word table lacks."""
    common = [commonness(word.low) for word in span.words]
    each = [max(0.0, min(3.5, 6.0 - one)) / 3 for one in common]
    opens = span.kind == "phrase" and scene.place[span.words[0].start] <= 1
    return {
        "rarity of the rarest word": max(each),
        "rarity of the last word": each[-1],
        "rarity on average": sum(each) / len(each),
        "the rarest noun": min(common) <= scene.rarest,
        "rarity of an opening phrase": opens * max(each),
        "rarity of a modifier": (span.kind == "modifier") * max(each),
    }


def _words(span: GapSpan, scene: Scene) -> Features:
    noun = span.kind in _NOUN_KINDS
    first, last = span.words[0], span.words[-1]
    head = next((one for one, two in pairwise(span.words) if two.tag == "PRF"), last)
    alone = len(span.words) == 1
    whole = span.kind == "phrase" and not alone
    named = last.tag == "NP0" or (first.text[:1].isupper() and first.start > 0)
    return {
        "a single noun": noun and alone,
        "four words or more": len(span.words) >= 4,
        "a light noun alone": noun and alone and last.lemma in LIGHT_NOUNS,
        "a person alone": noun and alone and last.lemma in PERSON_NOUNS,
        "a person with words to it": noun and not alone and head.lemma in PERSON_NOUNS,
        "a group alone": noun and alone and last.lemma in GROUP_NOUNS,
        "a time": noun and last.lemma in TIME_NOUNS,
        "a name": noun and named,
        "a quality": noun and last.low.endswith(_ABSTRACT),
        "adjective first": whole and first.tag[:2] == "AJ",
        "noun first": whole and first.tag[:2] == "NN",
        "number first": whole and first.tag == "CRD",
        "vague": first.low in VAGUE,
        "plural inside": noun and any(one.tag == "NN2" and two.tag[:2] == "NN" for one, two in pairwise(span.words)),
        "pointing": any(word.low in _POINTING for word in span.words),
        "compared": any(word.tag in ("AJC", "AJS") for word in span.words),
        "hyphen": any("-" in word.text for word in span.words),
        "a year": span.kind == "number" and bool(re.fullmatch(r"1\d\d\d|20\d\d", first.text)),
        "a direction": span.kind == "verb" and (last.lemma in _DIRECTIONS or last.low in _DIRECTIONS),
    }


def _place(span: GapSpan, scene: Scene) -> Features:
    tokens = scene.sentence.tokens
    phrase = scene.sentence.phrases[span.at]
    start, end = scene.place[span.words[0].start], scene.place[span.words[-1].start]
    opening = span.kind == "phrase" and start <= 1
    role = scene.roles.get(phrase.words[0].start, "") if span.kind in (*_NOUN_KINDS, "modifier") else ""
    of = next((word.start for word in phrase.words if word.tag == "PRF"), None)
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    goes_on = scene.kinds[span.at + 1 : span.at + 2] in ("P", "R", "T", "E", "I")
    closes = span.kind in ("verb", "adjective") and (after is None or after.tag in ("PUN", "CJC", "CJS", "PRP"))
    return {
        "opens with several words": opening and len(span.words) > 1,
        "opens and goes on": opening and goes_on,
        "opens with a plural": opening and len(span.words) == 1 and span.words[0].tag == "NN2",
        "at the end": end >= len(tokens) - 2,
        "before of": of is not None and span.kind != "of" and span.words[0].start < of,
        "a verb or adjective that closes": closes,
        "passive": span.kind == "verb" and phrase.kind == "V" and any(word.tag[:2] == "VB" for word in phrase.words),
        **({f"as {role}": 1} if role else {}),
    }


def _cues(span: GapSpan, scene: Scene) -> Features:
    """Words around it that point at what matters."""
    start, end = scene.place[span.words[0].start], scene.place[span.words[-1].start]
    low = [word.low for word in scene.sentence.tokens[max(0, start - 3) : end + 4]]
    shift = start - max(0, start - 3)
    before, behind = low[:shift], low[shift + end - start + 1 :]
    return {
        "called": span.kind in ("phrase", "adjective") and _is_named(span, scene.sentence.phrases),
        "behind only": "only" in before,
        "before than": "than" in behind,
        "before a contrast": "rather" in behind or (behind[:1] == [","] and "not" in behind),
        "in a denial": span.at in scene.denied,
    }


def _echoes(span: GapSpan, scene: Scene) -> Features:
    """What the rest of the statement, or the text before it, says again."""
    own = [stem(word.low) for word in span.words if len(word.low) > 3 or word.tag[0] == "N"]
    again = [one for one in own if scene.shown[one] > own.count(one)]
    known = [one for one in own if one in scene.before]
    tokens, end = scene.sentence.tokens, scene.place[span.words[-1].start] + 1
    noun = stem(tokens[end].low) if span.kind == "modifier" and end < len(tokens) else ""
    return {
        "given away": len(again) / max(1, len(own)),
        "in the text before": len(known) / max(1, len(own)),
        "opens with what was said before": (scene.place[span.words[0].start] <= 1) * len(known) / max(1, len(own)),
        "told apart from another": bool(noun) and scene.shown[noun] > 1,
    }


def _is_named(span: GapSpan, phrases: tuple[Phrase, ...]) -> bool:
    """Whether the span stands behind *called*, *known as*, *the term for*."""
    phrase = phrases[span.at]
    if not span.at or phrase.kind not in "NPJ" or without_determiner(phrase.words)[:1] != span.words[:1]:
        return False
    before = phrases[span.at - 1]
    last = before.words[-1].low
    active = before.kind == "V" and not any(word.lemma == "be" for word in before.words)
    if last in NAMING - {"known"} and not active:
        return phrase.kind != "P"
    return last in ("term", "namely") or (last in ("known", "referred") and phrase.words[0].low in ("as", "to"))


def _denied(phrases: tuple[Phrase, ...], kinds: str) -> frozenset[int]:
    """Phrases of a clause whose verb is negated, from the verb on."""
    denials = (at for at, one in enumerate(phrases) if one.kind == "V" and any(word.tag == "XX0" for word in one.words))
    return frozenset(each for at in denials for each in range(at, _end_of_clause(kinds, at)))


def _end_of_clause(kinds: str, at: int) -> int:
    end = re.compile("[,;B:S]").search(kinds, at + 1)
    return end.start() if end else len(kinds)


def _roles(clauses: tuple[Clause, ...]) -> dict[int, str]:
    """What the phrase that begins at an offset is in its clause."""
    roles: dict[int, str] = {}
    for clause in reversed(clauses):
        rest = clause.rest[0] if clause.rest and clause.rest[0].kind == "N" else None
        copula = clause.verb.main.tag.startswith("VB") and rest is not None
        explained = copula or clause.verb.main.lemma in _DEFINING
        if clause.subject[0].kind == "N":
            defined = explained and not clause.verb.negated and len(clause.subject) <= 2
            if defined or clause.role == "main":
                roles[clause.subject[0].words[0].start] = "what is defined" if defined else "the subject"
        if rest is not None and not copula:
            roles.setdefault(rest.words[0].start, "the object")
    return roles
