"""Words as they are written inside a sentence."""

from __future__ import annotations

from deckwright.sources.language.lexicon import words
from deckwright.sources.language.records import Token
from deckwright.sources.language.tagger import is_known


def inner(word: Token) -> Token:
    """The word as it is written inside a sentence."""
    if word.start != 0 or not word.text[:1].isupper() or not (word.text[1:].islower() or len(word.text) == 1):
        return word
    return word if word.low == "i" or is_name(word) else word._replace(text=word.text.lower())


_GREEK = ("alpha", "beta", "gamma", "delta", "omega")


_OF_PLACES_AND_PERSONS = words(
    "roman german european american african asian british english french spanish portuguese dutch greek egyptian"
    " persian indian chinese japanese russian soviet prussian austrian ottoman byzantine islamic christian jewish"
    " catholic protestant buddhist hindu muslim arab arabic turkish polish swedish danish norwegian finnish irish"
    " scottish welsh italian venetian athenian spartan mongol celtic victorian elizabethan latin freudian marxist"
    " keynesian newtonian darwinian kantian aristotelian platonic euclidean bayesian boolean gaussian mexican canadian"
    " australian brazilian korean vietnamese babylonian phoenician carthaginian hellenistic norman saxon"
)
"""Adjectives that keep their capital."""


def is_name(word: Token) -> bool:
    """Whether a capitalised first word is a proper name rather than a common word."""
    if word.low in _OF_PLACES_AND_PERSONS:
        return True
    if word.tag == "NP0":
        return word.low not in _GREEK
    return word.tag == "AJ0" and word.low.endswith(("ian", "ean", "ish", "ese")) and not is_known(word.low)
