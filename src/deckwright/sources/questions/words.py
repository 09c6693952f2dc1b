"""What the words of a clause name: a person, a thing, a time; and how they are written inside a sentence."""

from __future__ import annotations

from deckwright.sources.language.agreement import number_of
from deckwright.sources.language.lexicon import (
    COUNTRIES,
    GROUP_NOUNS,
    LIGHT_NOUNS,
    NOT_PERSON_NAMES,
    PERSON_NOUNS,
    PERSONAL,
    PERSONAL_VERBS,
    QUANTITY_HEADS,
    TIME_NOUNS,
    VAGUE,
)
from deckwright.sources.language.records import (
    Phrase,
    Phrases,
    Token,
    VerbGroup,
    Words,
)
from deckwright.sources.language.tagger import is_known


def inner(word: Token) -> Token:
    """The word as it is written inside a sentence."""
    if word.start != 0 or not word.text[:1].isupper() or not (word.text[1:].islower() or len(word.text) == 1):
        return word
    return word if word.low == "i" or is_name(word) else word._replace(text=word.text.lower())


_GREEK = ("alpha", "beta", "gamma", "delta", "omega")


def is_name(word: Token) -> bool:
    """Whether a capitalised first word is a proper name rather than a common word."""
    return (word.tag == "NP0" and word.low not in _GREEK) or (
        word.tag == "AJ0" and word.low.endswith(("ian", "ean", "ish", "ese")) and not is_known(word.low)
    )


def agent(phrases: Phrases, verb: VerbGroup | None = None) -> str:
    """What a noun phrase names: ``person``, ``people`` (common noun), ``country``, ``group``, ``thing`` or
    ``unknown``."""
    nouns = [phrase for phrase in phrases if phrase.kind in "NP"]
    if not nouns:
        return "thing"
    head, words = nouns[0].head, nouns[0].words
    if head.low in PERSONAL or head.tag in ("PNP", "PNI"):
        return "unknown"
    if head.lemma.lower() in PERSON_NOUNS:
        return "people"
    if head.lemma.lower() in GROUP_NOUNS:
        return "group"
    if head.text in COUNTRIES:
        return "country"
    if is_proper(head):
        return _named(tuple(word for word in words if word.tag not in ("PRP", "PRF")), verb)
    return "thing"


def is_proper(word: Token) -> bool:
    """Whether the word is written as a name."""
    return (word.tag == "NP0" or (word.text[:1].isupper() and word.start != 0)) and (word.start != 0 or is_name(word))


def _named(words: Words, verb: VerbGroup | None) -> str:
    names = [word for word in words if word.text[:1].isupper()]
    if any(word.low in NOT_PERSON_NAMES for word in names) or words[0].tag == "AT0":
        return "unknown" if verb is not None and verb.main.lemma in PERSONAL_VERBS and len(words) == 1 else "thing"
    if any(word.text.isupper() and len(word.text) > 1 for word in names):
        return "thing"
    personal = verb is not None and verb.main.lemma in PERSONAL_VERBS
    return "person" if personal or (len(names) in (2, 3) and len(names) == len(words)) else "unknown"


def is_light(phrase: Phrase) -> bool:
    """Whether the phrase says next to nothing by itself: *a way*, *an important part*, *these*."""
    head = phrase.head
    if head.low in PERSONAL or head.tag in ("DT0", "PNP", "PNI", "PNX"):
        return True
    telling = [
        w for w in phrase.words if w is not head and w.tag[:2] in ("NN", "AJ", "NP", "VV") and w.low not in VAGUE
    ]
    return head.lemma in LIGHT_NOUNS | QUANTITY_HEADS and not telling


def is_time(phrase: Phrase) -> bool:
    """Whether the phrase names a time: a year, a month, *the Middle Ages*, *the night*."""
    head = phrase.head
    if head.lemma.lower().rstrip("s") in TIME_NOUNS or head.low in TIME_NOUNS:
        return True
    return (head.low.rstrip("s").isdigit() and len(head.low.rstrip("s")) == 4) or head.low in ("bc", "ad", "bce", "ce")


def word_count(text: str) -> int:
    """Words in a text."""
    return len(text.split())


def is_plural(phrases: Phrases) -> bool:
    """Whether the phrases, as a subject, take a plural verb."""
    return number_of(phrases) == "many"
