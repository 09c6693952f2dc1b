"""The number of verbs and pronouns when *what* takes the place of a subject."""

from __future__ import annotations

from collections.abc import Mapping

from deckwright.sources.language.records import Node, Token, Words
from deckwright.sources.language.tagger import lemma_of
from deckwright.sources.language.verbs import third_person

_FULL = {"'s": "is", "'re": "are", "'ve": "have", "ca": "can", "wo": "will", "sha": "shall", "'ll": "will", "'m": "am"}
_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does"}
_ITS = {"their": "its", "themselves": "itself", "theirs": "its", "them": "it"}
PLURAL_FINITE = ("VVB", "VBB", "VHB", "VDB")


def leaves_plural_verb(words: Words, start: int, end: int, changed: Mapping[int, str | None]) -> bool:
    """Whether a verb further on is made for a plural subject and is not among the changed ones."""
    joined = False
    for at in range(start, end):
        word = words[at]
        if joined and at not in changed and word.tag in PLURAL_FINITE:
            return True
        if (joined and word.low in ("their", "they")) or (word.low == "other" and words[at - 1].low == "each"):
            return True
        joined = word.tag == "CJC" or (joined and word.tag == "AV0")
    return False


def singular_pronouns(words: Words, start: int, end: int) -> dict[int, str | None]:
    """*What loses its leaves?* of *trees lose their leaves*, as long as nothing else is many before the pronoun."""
    changed: dict[int, str | None] = {}
    for at in range(start, end):
        word = words[at]
        if word.low in _ITS:
            changed[at] = _ITS[word.low]
        elif word.low == "they" and words[at + 1].tag in (*PLURAL_FINITE, "VM0", "VVD", "VBD"):
            changed |= {at: "it", at + 1: _of_it(words[at + 1])}
        if word.tag == "NN2":
            break
    return changed


def _of_it(verb: Token) -> str:
    text = _FULL.get(verb.low, verb.text)
    if verb.tag in ("VM0", "VVD"):
        return text
    return _SINGULAR.get(text) or third_person(lemma_of(verb.text, verb.tag))


def finite(words: Words, leaf: Node, *, many: bool, singular: bool) -> str:
    """The finite verb in full, made singular where it is to be and was not."""
    word = words[leaf.start]
    text = "has" if word.low == "'s" and leaf.kind == "VHZ" else _FULL.get(word.low, word.text)
    present = leaf.kind in PLURAL_FINITE or (many and looks_present(words, leaf))
    if not singular or not (present or text == "were"):
        return text
    return _SINGULAR.get(text.lower()) or third_person(base_of(word, leaf))


def base_of(word: Token, leaf: Node) -> str:
    """The base form; *lay* is its own, though it is the past of *lie* as well."""
    return word.low if word.low == "lay" else lemma_of(word.text, leaf.kind)


def looks_present(words: Words, leaf: Node) -> bool:
    """*spread*, *put*: a past form that is the base form too, with no other past form in the sentence."""
    word = words[leaf.start]
    if leaf.kind != "VVD" or word.low not in (lemma_of(word.text, "VVD"), "lay"):
        return False
    return not any(other.tag in ("VVD", "VBD", "VHD", "VDD") for other in words if other is not word)
