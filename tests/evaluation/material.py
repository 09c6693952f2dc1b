"""The statements, the spans marked by hand as worth hiding, and the judgements: read from the files beside this one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
SETS = ("seen", "unseen", "fresh", "dev", "third", "fourth", "fifth")
HELD_OUT = ("third", "fourth", "fifth")  # no weights of gaps are fitted to these
NEW = ("fifth",)  # nor weights of questions to these
VERDICTS = ("good", "small edit", "bad", "abstained")
UNJUDGED = "unjudged"

_OPENING = re.compile(
    r"(?i)^(?:(?:the|an?|its|their|his|her|this|that|these|those|in|on|at|by|to|of|from|for|with|into|as|under|through"
    r"|about|around|roughly|exactly|only|even|up)\s+)+"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement, the text before it, the spans worth hiding, and those that the judge would hide first."""

    id: str
    field: str
    text: str
    context: str
    gaps: frozenset[str]
    first_choices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with its answer as the drafter made them, and what the judge said of them."""

    question: str
    answer: str
    verdict: str


def plain_span(span: str) -> str:
    """A span as it is compared: lower case, no opening article, possessive or preposition, no sign at either end."""
    return _OPENING.sub("", span.strip(" ,;:.“”\"'").lower().replace("’", "'"))


def _mapping(name: str) -> Mapping[str, Any]:
    path = HERE / name
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.exists() else {}


def _spans(name: str) -> dict[str, frozenset[str]]:
    return {one: frozenset(map(plain_span, spans)) for one, spans in _mapping(name).items()}


def read_statements(which: str) -> tuple[Statement, ...]:
    """The statements of a set in the order of the file; none where the set is not there."""
    gaps = _spans(f"gaps-{which}.yaml")
    first = _spans(f"first-choices-{which}.yaml")
    return tuple(
        Statement(
            each["id"],
            each["field"],
            each["text"],
            each.get("context", ""),
            gaps[each["id"]],
            first.get(each["id"], frozenset()),
        )
        for each in _mapping(f"statements-{which}.yaml").get("statements", ())
    )


def read_judgements(which: str) -> dict[str, tuple[Judged, ...]]:
    """What was judged, by the statement's id: every output that it had at some time."""
    return _judged(f"judgements-{which}.yaml")


def read_candidates() -> dict[str, tuple[Judged, ...]]:
    """Questions that could be asked about a statement, first choices or not, and what was judged of them, by the
    statement's id."""
    return _judged("candidates.yaml")


def _judged(file: str) -> dict[str, tuple[Judged, ...]]:
    judged = {
        name: tuple(Judged(each.get("question", ""), each.get("answer", ""), each["verdict"]) for each in outputs)
        for name, outputs in _mapping(file).items()
    }
    unknown = {one.verdict for outputs in judged.values() for one in outputs} - set(VERDICTS)
    if unknown:
        raise ValueError(f"{file}: no verdict is called {', '.join(sorted(unknown))}")
    return judged
