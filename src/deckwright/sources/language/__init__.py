"""English sentences into tagged words, phrases and simple clauses. Offline and deterministic; needs the extra *draft*."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from deckwright.sources.language.clauses import clauses_of
from deckwright.sources.language.extra import MissingExtra
from deckwright.sources.language.phrases import phrases_of
from deckwright.sources.language.pronouns import resolved
from deckwright.sources.language.readings import other_readings
from deckwright.sources.language.records import Clause, Phrase, Phrases, Sentence, Token, Words
from deckwright.sources.language.splitting import sentences
from deckwright.sources.language.tagging import tagged, verb_share

__all__ = ["Clause", "MissingExtra", "Phrase", "Sentence", "Token", "analyse", "sentences"]

LONGEST_SENTENCE = 600
"""Characters above which a sentence is neither tagged nor parsed: no card comes of it."""
_MOST_READINGS = 24


@lru_cache(maxsize=256)
def analyse(sentence: str, context: str = "") -> Sentence:
    """One sentence, tagged and parsed. ``context`` is the text before it, from which *it, they, this* are resolved.

    Raises `MissingExtra` where the tagger is not installed.
    """
    if len(sentence) > LONGEST_SENTENCE:
        return Sentence(sentence, (), ())
    tokens, phrases, clauses = _soundest(tagged(sentence))
    if context:
        clauses = resolved(clauses, lambda: _last_clauses(context))
    return Sentence(sentence, tokens, phrases, clauses)


def _last_clauses(context: str) -> tuple[Clause, ...]:
    before = sentences(context[-2 * LONGEST_SENTENCE :])
    return analyse(before[-1]).clauses if before else ()


def _soundest(tokens: Words) -> tuple[Words, Phrases, tuple[Clause, ...]]:
    """The first reading with a sound main clause; the tagger's own where no reading has one."""
    phrases = phrases_of(tokens)
    clauses = clauses_of(phrases)
    sound = _is_sound(clauses)
    if sound and not _is_doubtful(clauses[0]):
        return tokens, phrases, clauses
    for reading in islice(other_readings(tokens), _MOST_READINGS):
        other = phrases_of(reading)
        parsed = clauses_of(other)
        if _is_sound(parsed) and (not sound or not _is_doubtful(parsed[0])):
            return reading, other, parsed
    return tokens, phrases, clauses


def _is_doubtful(clause: Clause) -> bool:
    """Whether the word behind the main verb is more often a verb than the main verb itself (*the trade winds blow*)."""
    if not clause.verb.main.tag.startswith("VV") or clause.verb.auxiliary or not clause.rest:
        return False
    after = clause.rest[0].words[0]
    return after.tag in ("NN1", "NN2") and verb_share(after.low) > verb_share(clause.verb.main.low)


def _is_sound(clauses: tuple[Clause, ...]) -> bool:
    return bool(clauses) and clauses[0].safe and clauses[0].role == "main"
