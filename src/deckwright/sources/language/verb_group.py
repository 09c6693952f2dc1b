"""The words of a verb group taken apart."""

from __future__ import annotations

from deckwright.sources.language.records import VerbGroup, Words

_NEGATIVE = ("never", "rarely", "seldom", "hardly", "scarcely", "no longer")


def verb_group(words: Words) -> VerbGroup:
    """The main verb of a group, and whether the group is negated."""
    main = next((word for word in reversed(words) if word.tag[0] == "V"), words[-1])
    return VerbGroup(words, main, any(word.tag == "XX0" or word.low in _NEGATIVE for word in words))
