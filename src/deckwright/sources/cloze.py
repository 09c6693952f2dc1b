"""Which words of a statement are worth hiding: candidates with a score, and the best few that do not overlap."""

from __future__ import annotations

import re
from dataclasses import replace

from deckwright.sources.gap_spans import MOST_WORDS, GapCandidate, sentence_gaps
from deckwright.sources.language import analyse, sentences
from deckwright.sources.language.pronouns import antecedent_text
from deckwright.sources.questions import question_candidates
from deckwright.sources.questions.checks import stem

LEAST_SCORE = 0.45


def choose_gaps(statement: str, context: str = "", *, most: int = 3) -> tuple[GapCandidate, ...]:
    """At most ``most`` gaps worth asking that do not overlap, in the order of the text; possibly none.

    Where the best gap is an item of a list, its sister items come first, so that each card hides one of them.
    """
    ranked = [gap for gap in gap_candidates(statement, context) if gap.score >= LEAST_SCORE]
    if ranked and ranked[0].reason == "item":
        ranked.sort(key=lambda gap: gap.reason != "item")
    chosen: list[GapCandidate] = []
    for gap in ranked:
        if len(chosen) < most and not any(_in_the_way(gap, other) for other in chosen):
            chosen.append(gap)
    return tuple(sorted(chosen, key=lambda gap: gap.start))


def _in_the_way(one: GapCandidate, other: GapCandidate) -> bool:
    """Whether two gaps overlap or would give each other away."""
    if one.start < other.end and other.start < one.end:
        return True
    return bool({stem(w) for w in one.text.split()} & {stem(w) for w in other.text.split()} - {"of", "and", "the"})


def gap_candidates(statement: str, context: str = "") -> tuple[GapCandidate, ...]:
    """Every span that could be hidden, best first.

    Raises `MissingExtra` where the tagger is not installed.
    """
    found: list[GapCandidate] = []
    at = 0
    before = context
    for sentence in sentences(statement):
        at = max(statement.find(sentence, at), at)
        if statement.startswith(sentence, at):
            found += [replace(g, start=g.start + at, end=g.end + at) for g in sentence_gaps(analyse(sentence, before))]
            at += len(sentence)
        before = sentence
    found = _with_answers(found, statement, context)
    words = [word for word in re.findall(r"\w+", statement) if word]
    fitting = (_weighed(gap, statement, words) for gap in found)
    best: dict[tuple[int, int], GapCandidate] = {}
    for gap in fitting:
        if gap is not None and gap.score > best.get((gap.start, gap.end), replace(gap, score=-1.0)).score:
            best[gap.start, gap.end] = gap
    return tuple(sorted(best.values(), key=lambda gap: (-gap.score, gap.start, gap.end)))


_OPENING_WORDS = re.compile(
    r"(?i)^(?:(?:in|on|at|by|to|of|from|for|with|into|as|the|a|an|its|their|his|her|that"
    r"|about|around|roughly|exactly|only) )+"
)


def _with_answers(found: list[GapCandidate], statement: str, context: str) -> list[GapCandidate]:
    """The candidates, those raised that are the answer of a good question about the statement."""
    raised = list(found)
    low = statement.lower()
    for rank, question in enumerate(question_candidates(statement, context)[:6]):
        answer = _OPENING_WORDS.sub("", question.answer).lower()
        start = low.find(answer)
        if not answer or len(answer.split()) > MOST_WORDS - 1 or start < 0:
            continue
        bonus = (0.42 - 0.05 * rank) * question.score
        same = [gap for gap in found if gap.start == start and gap.end == start + len(answer)]
        inside = [gap for gap in found if start <= gap.start and gap.end == start + len(answer)]
        raised += [replace(gap, score=gap.score + bonus) for gap in same or inside[:1]]
    return raised


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


def _weighed(gap: GapCandidate, statement: str, words: list[str]) -> GapCandidate | None:
    """The candidate with what the rest of the statement does to it; None where it may not be hidden."""
    own = re.findall(r"\w+", gap.text)
    if gap.score < 0 or not own or len(own) > MOST_WORDS or 2 * len(own) > len(words) or len(words) - len(own) < 4:
        return None
    visible = statement[: gap.start] + " " + statement[gap.end :]
    shown = {stem(word) for word in re.findall(r"\w+", visible)}
    given = [word for word in own if stem(word) in shown and len(word) > 3]
    return replace(gap, score=round(gap.score - 0.45 * len(given) / len(own) + _told_apart(gap, shown, statement), 3))


def _told_apart(gap: GapCandidate, shown: set[str], statement: str) -> float:
    """More for a modifier whose noun comes again: *negative* beside *positive events*."""
    after = re.match(r"\s+(\w+)", statement[gap.end :])
    if gap.reason != "modifier" or after is None:
        return 0.0
    again = re.findall(r"\w+", statement[: gap.start] + statement[gap.end + after.end() :])
    return 0.3 if stem(after.group(1)) in {stem(word) for word in again} else -0.4
