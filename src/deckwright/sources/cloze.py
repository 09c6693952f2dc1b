"""Which words of a statement are worth hiding: candidates with a score, and the best few that do not overlap."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from deckwright.sources.gap_features import Features, features_of, scene_of, stems
from deckwright.sources.gap_spans import GapCandidate, spans_of
from deckwright.sources.gap_weights import BIAS, WEIGHTS
from deckwright.sources.language import analyse, sentences
from deckwright.sources.language.pronouns import antecedent_text
from deckwright.sources.language.records import Sentence, kinds_of

LEAST_SCORE = 0.5
"""Of the first gap of a statement; of those that score more, about 95 of 100 are worth asking for."""
_LEAST_FURTHER = 0.7
_HOPELESS = 0.1
_FEWEST_SHOWN = 4
_WITHIN_WORD = re.compile(r"[\w-]")
_SHORT = 3
_JOINING = frozenset(("of", "and", "or", "the", "a", "an"))


def choose_gaps(statement: str, context: str = "", *, most: int = 3) -> tuple[GapCandidate, ...]:
    """At most ``most`` gaps worth asking that do not overlap, in the order of the text; possibly none.

    Where the best gap is an item of a list, its sister items come first, so that each card hides one of them.
    """
    ranked = [gap for gap in gap_candidates(statement, context) if gap.score >= LEAST_SCORE]
    if ranked and ranked[0].reason == "item":
        ranked.sort(key=lambda gap: gap.reason != "item")
    chosen: list[GapCandidate] = []
    for gap in ranked:
        wanted = not chosen or gap.score >= _LEAST_FURTHER
        if len(chosen) < most and wanted and not any(_in_the_way(gap, other) for other in chosen):
            chosen.append(gap)
    return tuple(sorted(chosen, key=lambda gap: gap.start))


def _in_the_way(one: GapCandidate, other: GapCandidate) -> bool:
    """Whether two gaps overlap or would give each other away."""
    if one.start < other.end and other.start < one.end:
        return True
    pairs = product({*stems(one.text)} - _JOINING, {*stems(other.text)} - _JOINING)
    return any(a == b or (min(len(a), len(b)) > _SHORT and (a.startswith(b) or b.startswith(a))) for a, b in pairs)


@lru_cache(maxsize=64)
def gap_candidates(statement: str, context: str = "") -> tuple[GapCandidate, ...]:
    """Every span that could be hidden, best first.

    Raises `MissingExtra` where the tagger is not installed.
    """
    best: dict[tuple[int, int], GapCandidate] = {}
    for start, end, reason, features in measured_spans(statement, context):
        gap = GapCandidate(start, end, statement[start:end], _score(features), reason)
        if gap.score >= _HOPELESS and ((start, end) not in best or gap.score > best[start, end].score):
            best[start, end] = gap
    return tuple(sorted(best.values(), key=lambda gap: (-gap.score, gap.start, gap.end)))


def _score(features: Features) -> float:
    total = BIAS + sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
    return round(1 / (1 + math.exp(-total)), 6)


def measured_spans(statement: str, context: str = "") -> Iterator[tuple[int, int, str, Features]]:
    """The spans that leave enough to go by and are not shown elsewhere: start, end, what each is, and its features.

    Raises `MissingExtra` where the tagger is not installed.
    """
    words = len(re.findall(r"\w+", statement))
    if words < _FEWEST_SHOWN:
        return
    for at, sentence in _placed_sentences(statement):
        scene = scene_of(sentence, statement, context)
        listed = _listed(sentence)
        for span in spans_of(sentence):
            start, end = at + span.words[0].start, at + span.words[-1].end
            own = len(re.findall(r"\w+", statement[start:end]))
            whole = not _WITHIN_WORD.search(statement[max(0, start - 1) : start] + " " + statement[end : end + 1])
            if whole and 2 * own <= words and words - own >= _FEWEST_SHOWN:
                reason = "item" if span.kind == "phrase" and span.at in listed else span.kind
                features = features_of(span, scene)
                if features["given away"] < 1:
                    yield start, end, reason, features


def _placed_sentences(statement: str) -> Iterator[tuple[int, Sentence]]:
    at = 0
    for sentence in sentences(statement):
        at = max(statement.find(sentence, at), at)
        if statement.startswith(sentence, at):
            yield at, analyse(sentence)
            at += len(sentence)


def _listed(sentence: Sentence) -> set[int]:
    """The phrases of lists of three or more."""
    lists = re.finditer(r"[NPG](?:,[NG])+,?C[NG]", kinds_of(sentence.phrases))
    return {at for each in lists for at in range(*each.span())}


def self_contained(statement: str, context: str) -> str | None:
    """The statement with a pronoun at its beginning replaced by what it stands for; None where that is not clear."""
    first = next(iter(sentences(statement)), "")
    opening = re.match(r"(?i)(it|they|this|these)\b", first)
    if opening is None:
        return statement
    instead = antecedent_text(first, context, analyse)
    if instead is None:
        return None
    at = statement.find(first) + opening.end()
    return statement[: at - opening.end()] + instead[:1].upper() + instead[1:] + statement[at:]
