"""Number of a subject, and whether a verb agrees with it."""

from __future__ import annotations

import re

from deckwright.sources.language.lexicon import QUANTITY_HEADS
from deckwright.sources.language.records import Phrase, Phrases, Token, kinds_of


def number_of(subject: Phrases) -> str:
    """``one``, ``many``, or ``either`` where form does not tell."""
    nouns = [phrase for phrase in subject if phrase.kind == "N"]
    if subject and subject[0].kind == "Z":
        return "either"
    if not nouns or subject[0].kind in "GI":
        return "one"
    head = nouns[0].head
    if _coordinated(subject):
        return "many"
    return _head_number(head, nouns[0])


def _coordinated(subject: Phrases) -> bool:
    kinds = kinds_of(subject)
    at = re.match(r"NP*(?:,NP*)*,?(?=CN)", kinds)
    return at is not None and subject[at.end()].low in ("and", "as well as", "&")


_LATIN_PLURALS = ("ria", "dria", "ae", "media", "data", "mena", "ungi", "cocci", "uclei", "adii", "imuli", "ata")


_SINGULAR_ENDINGS = ("us", "is", "ss", "as", "ics")


_PLURAL_PRONOUNS = ("they", "we", "you", "these", "those", "both", "many", "few", "several", "us", "them")


_SINGULAR_PRONOUNS = ("it", "he", "she", "this", "that", "each", "everyone", "someone", "everything")


def _head_number(head: Token, phrase: Phrase) -> str:
    if head.low in _PLURAL_PRONOUNS:
        return "many"
    if head.low in _SINGULAR_PRONOUNS:
        return "one"
    if head.low in QUANTITY_HEADS or head.lemma in QUANTITY_HEADS or head.tag in ("NN0", "UNC", "DT0", "CRD"):
        return "either"
    if head.tag == "NP0":
        return "either" if head.low.endswith("s") and not head.low.endswith("ss") else "one"
    if any(word.low in ("and", "&") for word in phrase.words):
        return "either"
    if head.tag != "NN2":
        return "either" if head.low.endswith(_LATIN_PLURALS) else "one"
    return "either" if head.low.endswith(_SINGULAR_ENDINGS) else "many"
