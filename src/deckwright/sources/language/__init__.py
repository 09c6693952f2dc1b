"""English sentences into tagged words, phrases and simple clauses. Offline, deterministic; needs the extra *draft*."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, pairwise

from deckwright.sources.language.clauses import clauses_of
from deckwright.sources.language.english import is_english
from deckwright.sources.language.extra import MissingExtra
from deckwright.sources.language.lexicon import SAYING_VERBS
from deckwright.sources.language.phrases import phrases_of
from deckwright.sources.language.pronouns import resolved
from deckwright.sources.language.readings import other_readings
from deckwright.sources.language.records import Clause, Phrase, Phrases, Sentence, Token, Words
from deckwright.sources.language.splitting import sentences
from deckwright.sources.language.tagger import lemma_of, verb_share
from deckwright.sources.language.tagging import tagged

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
    words = tagged(sentence)
    if not is_english(words):
        return Sentence(sentence, words, ())
    tokens, phrases, clauses = _soundest(words)
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
    first = (tokens, phrases, clauses)
    if _is_sound(clauses) and not _rivalled(clauses[0]):
        return first
    best, score = first, 1.2 * _likelihood(clauses[0], phrases) if _is_sound(clauses) else 0.0
    for reading in islice(other_readings(tokens), _MOST_READINGS):
        phrases = phrases_of(reading)
        clauses = clauses_of(phrases)
        if _is_sound(clauses) and (likelihood := _likelihood(clauses[0], phrases)) > score:
            best, score = (reading, phrases, clauses), likelihood
    return best


def _neighbours(clause: Clause) -> list[Token]:
    """The nouns directly before and behind a simple main verb, either of which might be the verb instead."""
    if not clause.verb.main.tag.startswith("VV") or clause.verb.auxiliary:
        return []
    before = clause.subject[-1].words[-1:]
    after = clause.rest[0].words[:1] if clause.rest else ()
    return [word for word in (*before, *after) if word.tag in ("NN1", "NN2")]


def _saying_noun(clause: Clause) -> bool:
    """*the law states that …* read as a noun with a relative clause."""
    pairs = pairwise(clause.subject)
    return any(
        one.words[-1].tag == "NN2" and lemma_of(one.words[-1].low, "VVZ") in SAYING_VERBS
        for one, two in pairs
        if two.kind == "T"
    )


def _rivalled(clause: Clause) -> bool:
    """Whether a neighbour is more often a verb than the main verb (*the trade winds blow*)."""
    share = verb_share(clause.verb.main.low)
    if _saying_noun(clause):
        return True
    return any(verb_share(word.low) > share for word in _neighbours(clause))


def _likelihood(clause: Clause, phrases: Phrases) -> float:
    """How well the verbs of a reading are verbs and the main verb's neighbours nouns, 0 to 1."""
    if _saying_noun(clause):
        return 0.02
    likelihood = 1.0
    for phrase in phrases:
        if phrase.kind == "V" and phrase.head.tag in ("VVZ", "VVB", "VVD") and len(phrase.words) == 1:
            likelihood *= verb_share(phrase.head.low) + 0.01
    for word in _neighbours(clause):
        likelihood *= 1 - verb_share(word.low)
    return likelihood * 0.3 ** _plurals_inside(clause)


def _plurals_inside(clause: Clause) -> int:
    """Plural nouns with another noun behind them in one phrase: *version control systems record*."""
    phrases = [phrase.words for phrase in (*clause.subject, *clause.rest) if phrase.kind in "NP"]
    pairs = (pair for words in phrases for pair in pairwise(words))
    return sum(one.tag == "NN2" and two.tag in ("NN1", "NN2") for one, two in pairs)


def _is_sound(clauses: tuple[Clause, ...]) -> bool:
    return bool(clauses) and clauses[0].safe and clauses[0].role == "main"
