"""English sentences into tagged words, phrases and simple clauses. Offline, deterministic; needs the extra *draft*."""

from __future__ import annotations

from functools import lru_cache

from deckwright.sources.language.clauses import clauses_of, retagged
from deckwright.sources.language.english import is_english
from deckwright.sources.language.extra import MissingExtra
from deckwright.sources.language.grammar import parse
from deckwright.sources.language.phrases import phrases_of, said_words
from deckwright.sources.language.records import Clause, Phrase, Sentence, Token
from deckwright.sources.language.splitting import sentences
from deckwright.sources.language.tagging import tagged

__all__ = ["Clause", "MissingExtra", "Phrase", "Sentence", "Token", "analyse", "sentences"]

LONGEST_SENTENCE = 600
"""Characters above which a sentence is neither tagged nor parsed: no card comes of it."""


@lru_cache(maxsize=256)
def analyse(sentence: str) -> Sentence:
    """One sentence, tagged and parsed.

    Raises `MissingExtra` where the tagger is not installed.
    """
    if len(sentence) > LONGEST_SENTENCE:
        return Sentence(sentence, (), ())
    tokens = tagged(sentence)
    if not is_english(tokens):
        return Sentence(sentence, tokens, ())
    words = said_words(tokens)
    tree = parse(words)
    if tree is not None:
        words = retagged(words, tree)
        again = {word.start: word for word in words}
        tokens = tuple(again.get(token.start, token) for token in tokens)
    phrases = phrases_of(tokens)
    return Sentence(sentence, tokens, phrases, clauses_of(tree, words, phrases), words, tree)
