"""A V phrase taken apart."""

from __future__ import annotations

from deckwright.sources.language.lexicon import words
from deckwright.sources.language.records import Phrase, VerbGroup


def verb_group(phrase: Phrase) -> VerbGroup:
    """A V phrase taken apart: finite verb, main verb, and what stays behind the subject in a question."""
    words = phrase.words
    at = next((at for at, word in enumerate(words) if word.tag[0] == "V" and word.tag not in _NON_FINITE), 0)
    finite = words[at]
    after = words[:at] + words[at + 1 :]
    auxiliary = finite.tag[:2] in ("VM", "VB") or any(
        word.tag[0] == "V" and word.low != "to" for word in words[at + 1 :]
    )
    if finite.tag[:2] == "VH" and any(word.tag == "TO0" for word in words):
        auxiliary = False
    main = next((word for word in reversed(words) if word.tag[0] == "V"), finite)
    verbs = [word for word in words if word.tag[0] == "V"]
    passive = main.tag == "VVN" and len(verbs) > 1 and verbs[-2].tag[:2] == "VB"
    negated = any(word.tag == "XX0" or word.low in _NEGATIVE for word in words)
    return VerbGroup(words, finite, main, after, auxiliary, negated, passive)


_NEGATIVE = ("never", "rarely", "seldom", "hardly", "scarcely", "no longer")
_NON_FINITE = words("VVI VBI VHI VDI VVN VBN VHN VDN VVG VBG VHG VDG")
