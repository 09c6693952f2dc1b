"""Text into tagged words."""

from __future__ import annotations

import re

from deckwright.sources.language.first_word import first_word
from deckwright.sources.language.noun_repairs import (
    adjective_alone,
    attribute,
    capital,
    first_time,
    genitive,
    listed_noun,
    noun_behind_adjective,
    opening_noun,
    plural_behind_adjective,
    same,
    unknown_noun,
)
from deckwright.sources.language.records import Token, Words
from deckwright.sources.language.tagger import lemma_of, plain_form, raw_tags
from deckwright.sources.language.verb_repairs import (
    demonstrative,
    gerund,
    infinitive,
    infinitive_to,
    listed_infinitive,
    missing_verb,
    participle,
    prefixed_past,
    unknown_participle,
    unknown_verb,
    verb_after_to,
    verb_behind_that,
    verb_of_clause,
)

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|%)?(?![A-Za-z\d])"
    r"|\w+(?:[-‐‑–’'/&]\w+)*|°[CFK]\b|\.\.\.|…|\S"
)


_CONTRACTED = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$")


_TITLES = {"dr", "mr", "mrs", "ms", "prof", "st", "e.g", "i.e", "vs", "etc", "cf", "approx"}


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words and signs of a text with their offsets; contractions in two parts, as the tagger expects."""
    found: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        split = _CONTRACTED.match(word)
        if word.lower() == "cannot":
            found += [(word[:3], start, start + 3), (word[3:], start + 3, end)]
        elif split:
            middle = start + len(split.group(1))
            found += [(split.group(1), start, middle), (split.group(2), middle, end)]
        elif word == "." and found and found[-1][2] == start and found[-1][0].lower() in _TITLES:
            found[-1] = (found[-1][0] + ".", found[-1][1], end)
        else:
            found.append((word, start, end))
    return found


def tagged(text: str) -> Words:
    """The words of one sentence with tag and lemma."""
    pieces = words_of(text)
    if not pieces:
        return ()
    tags = raw_tags([plain_form(word) for word, _, _ in pieces])
    tokens = [
        Token(word, tag, lemma_of(word, tag), start, end, word.lower().replace("’", "'"))
        for (word, start, end), tag in zip(pieces, tags, strict=True)
    ]
    for repair in _REPAIRS:
        for at in range(len(tokens)):
            tag = repair(tokens, at)
            if tag is not None and tag != tokens[at].tag:
                tokens[at] = tokens[at]._replace(tag=tag, lemma=lemma_of(tokens[at].text, tag))
    return tuple(tokens)


_REPAIRS = (
    capital,
    same,
    verb_of_clause,
    unknown_verb,
    first_time,
    plural_behind_adjective,
    gerund,
    attribute,
    listed_noun,
    first_word,
    genitive,
    opening_noun,
    adjective_alone,
    noun_behind_adjective,
    listed_infinitive,
    unknown_noun,
    unknown_participle,
    prefixed_past,
    infinitive_to,
    infinitive,
    verb_after_to,
    demonstrative,
    verb_behind_that,
    participle,
    missing_verb,
)
