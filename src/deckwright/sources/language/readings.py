"""Other readings of a sentence, for when the first tags give no sound main clause: the tagger sees *stores* or *form*
as a noun more often than it should. Every other reading must parse soundly, agreement of subject and verb included."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.sources.language.records import Token, Words
from deckwright.sources.language.tagger import lemma_of, possible_tags, verb_share, verb_tag

_MAY_BE_VERB = ("NN1", "NN2", "NN0", "AJ0", "AJC", "VVN", "VVI", "PRP", "AV0", "UNC", "NP0")
_MAY_BE_NOUN = ("VVB", "VVZ", "VVD")
FINITE = ("VVZ", "VVB", "VVD", "VBZ", "VBB", "VBD", "VHZ", "VHB", "VHD", "VM0")
_FARTHEST = 40


def other_readings(tokens: Words) -> Iterator[Words]:
    """The sentence with one word read as a finite verb, then with one verb read as a noun, then with both."""
    yield from _as_participles(tokens)
    verbs = sorted(_as_verbs(tokens), key=lambda found: (-round(verb_share(found[1].low), 3), found[0]))
    nouns = list(_as_nouns(tokens))
    for at, word in verbs:
        yield _with(tokens, at, word)
    for at, word in nouns:
        yield _with(tokens, at, word)
    for at, word in nouns:
        changed = _with(tokens, at, word)
        for other, verb in verbs:
            if other > at:
                yield _with(changed, other, verb)


def _with(tokens: Words, at: int, word: Token) -> Words:
    return (*tokens[:at], word, *tokens[at + 1 :])


def _as_verbs(tokens: Words) -> Iterator[tuple[int, Token]]:
    for at, word in enumerate(tokens[1:_FARTHEST], 1):
        if (
            word.tag not in _MAY_BE_VERB
            or word.text[0].isupper()
            or tokens[at - 1].tag in ("AT0", "DPS", "PRP", "PRF", "POS", "DT0")
        ):
            continue
        tag = verb_tag(word.low, word.tag)
        if tag is not None:
            yield at, word._replace(tag=tag, lemma=lemma_of(word.text, tag))


def _as_participles(tokens: Words) -> Iterator[Words]:
    """A past form before another finite verb may be a participle: *a contract entered into under duress is …*"""
    for at, word in enumerate(tokens[1:_FARTHEST], 1):
        if word.tag == "VVD" and any(later.tag in FINITE for later in tokens[at + 1 :]):
            yield _with(tokens, at, word._replace(tag="VVN"))


def _as_nouns(tokens: Words) -> Iterator[tuple[int, Token]]:
    for at, word in enumerate(tokens[:_FARTHEST]):
        if word.tag in _MAY_BE_NOUN:
            tag = "NN2" if word.tag == "VVZ" else "NN1"
            if tag in possible_tags(word.low):
                yield at, word._replace(tag=tag, lemma=lemma_of(word.text, tag))
