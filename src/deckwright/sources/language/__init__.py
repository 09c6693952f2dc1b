"""English sentences into tagged words, phrases and simple clauses. Offline and deterministic; needs the extra *draft*."""

from __future__ import annotations

from deckwright.sources.language.clauses import clauses_of
from deckwright.sources.language.extra import MissingExtra
from deckwright.sources.language.phrases import phrases_of
from deckwright.sources.language.pronouns import resolved
from deckwright.sources.language.records import Clause, Phrase, Sentence, Token
from deckwright.sources.language.splitting import sentences
from deckwright.sources.language.tagging import tagged

__all__ = ["Clause", "MissingExtra", "Phrase", "Sentence", "Token", "analyse", "sentences"]

LONGEST_SENTENCE = 600
"""Characters above which a sentence is tagged but not parsed: no card comes of it."""


def analyse(sentence: str, context: str = "") -> Sentence:
    """One sentence, tagged and parsed. ``context`` is the text before it, from which *it, they, this* are resolved.

    Raises `MissingExtra` where the tagger is not installed.
    """
    if len(sentence) > LONGEST_SENTENCE:
        return Sentence(sentence, (), ())
    tokens = tagged(sentence)
    phrases = phrases_of(tokens)
    clauses = clauses_of(phrases)
    if context:
        clauses = resolved(clauses, lambda: analyse(sentences(context)[-1]).clauses if context.strip() else ())
    return Sentence(sentence, tokens, phrases, clauses)
