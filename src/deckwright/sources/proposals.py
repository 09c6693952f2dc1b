"""What a language model is asked, and which of its proposals are taken: those that quote their statement and pass the
checks that our own drafts must pass."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from deckwright.sources.cloze import gap_candidates
from deckwright.sources.outline import Statement
from deckwright.sources.provenance import normalised
from deckwright.sources.questions.checks import acceptable, content

BATCH = 6
"""Statements that one request asks about."""
_LEAST_QUOTED = 3
_SUPPORTED = 0.5
_FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)
_INSTRUCTIONS = """\
You write flashcards. For each numbered statement propose at most two questions that the statement answers, and up to
three short spans of it worth hiding. Rules: use only what the statement says; quote, word for word, the part of the
statement that the answer rests on; a question has one answer, is no yes/no question, has at most 24 words and does
not give its answer away; an answer has at most 14 words. Propose nothing for a statement without a good question.
Reply with JSON only, of this form:
{"statements": [{"number": 1, "gaps": ["..."],
"questions": [{"question": "...", "answer": "...", "quote": "..."}]}]}"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was taken for one statement: questions with their answers, and the offsets of gaps."""

    questions: tuple[tuple[str, str], ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposals:
    """What was taken, by the place of its statement, and how many proposals were ``taken`` and ``refused``."""

    by_place: Mapping[str, Proposal] = field(default_factory=dict)
    taken: int = 0
    refused: int = 0


def request_messages(statements: Sequence[Statement]) -> list[dict[str, str]]:
    """The messages of a chat request about a batch of statements."""
    listed = "\n".join(f"{number}. {each.text}" for number, each in enumerate(statements, start=1))
    return [{"role": "system", "content": _INSTRUCTIONS}, {"role": "user", "content": listed}]


def read_proposals(reply: str, statements: Sequence[Statement]) -> Proposals:
    """What of a reply can be taken.

    Raises:
        ValueError: the reply is not of the form that was asked for.
    """
    by_place: dict[str, Proposal] = {}
    taken = refused = 0
    for item in _items(reply):
        number = item.get("number")
        if not isinstance(number, int) or not 0 < number <= len(statements):
            refused += 1
            continue
        statement = statements[number - 1]
        asked, proposed = _questions(item.get("questions"), statement)
        gaps, spans = _gaps(item.get("gaps"), statement)
        taken += len(asked) + len(gaps)
        refused += proposed - len(asked) + spans - len(gaps)
        if asked or gaps:
            by_place[statement.place] = Proposal(tuple(asked), tuple(gaps))
    return Proposals(by_place, taken, refused)


def joined(some: Proposals, others: Proposals) -> Proposals:
    """The proposals of two replies together."""
    taken, refused = some.taken + others.taken, some.refused + others.refused
    return Proposals({**some.by_place, **others.by_place}, taken, refused)


def _items(reply: str) -> list[dict[str, object]]:
    fenced = _FENCE.search(reply)
    try:
        found = json.loads(fenced[1] if fenced else reply)
    except RecursionError:
        raise ValueError("the reply is nested too deeply") from None
    items = found.get("statements") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise ValueError("no list of statements in the reply")
    return [item for item in items if isinstance(item, dict)]


def _questions(proposed: object, statement: Statement) -> tuple[list[tuple[str, str]], int]:
    """The questions that hold, and how many were proposed."""
    items = [item for item in proposed if isinstance(item, dict)] if isinstance(proposed, list) else []
    texts = [tuple(str(item.get(key, "")).strip() for key in ("question", "answer", "quote")) for item in items]
    held = [(question, answer) for question, answer, quote in texts if _holds(question, answer, quote, statement.text)]
    return held, len(items)


def _holds(question: str, answer: str, quote: str, statement: str) -> bool:
    """Whether the quote stands in the statement, the answer in the quote, and the card passes our own checks."""
    if len(quote.split()) < _LEAST_QUOTED or normalised(quote) not in normalised(statement):
        return False
    said = content(quote)
    named = content(answer)
    supported = len([word for word in named if word in said]) >= _SUPPORTED * len(named) > 0
    return question.endswith("?") and supported and not acceptable(question, answer, statement)


def _gaps(proposed: object, statement: Statement) -> tuple[list[tuple[int, int]], int]:
    """The gaps that we could have chosen ourselves, in order and apart, and how many were proposed."""
    texts = [item for item in proposed if isinstance(item, str)] if isinstance(proposed, list) else []
    possible = [gap for gap in gap_candidates(statement.text) if gap.score > 0] if texts else []
    named = {normalised(text) for text in texts}
    wanted = [(gap.start, gap.end) for gap in possible if normalised(gap.text) in named]
    chosen: list[tuple[int, int]] = []
    for start, end in sorted(set(wanted)):
        if not chosen or start >= chosen[-1][1]:
            chosen.append((start, end))
    return chosen, len(texts)
