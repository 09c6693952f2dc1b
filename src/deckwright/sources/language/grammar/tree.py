"""The values of the grammar: nodes of a parse tree, and the chart in which they are found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from deckwright.sources.language.records import Node, Words

__all__ = ["HIGH", "LATE", "Chart", "Found", "Node", "TooLongError", "ends_clause", "holds_aside", "keep", "remembered"]


Found = dict[int, Node]
"""The best node of a kind for each end."""


@dataclass(slots=True)
class Chart:
    """What is known of one sentence: ``tags`` the possible tags of each word with their costs, ``joined`` the words
    that stand together (end and category), ``memo`` the nodes found, ``steps`` how many more may be looked for."""

    words: Words
    tags: tuple[dict[str, float], ...]
    joined: tuple[dict[str, int], ...]
    memo: dict[tuple[Any, ...], Found] = field(default_factory=dict)
    steps: int = 6000

    def cost(self, at: int, tags: tuple[str, ...]) -> float | None:
        """The least cost of the word having one of the tags; None where it has none."""
        if at >= len(self.words):
            return None
        known = self.tags[at]
        best: float | None = None
        for tag in tags:
            cost = known.get(tag)
            if cost is not None and (best is None or cost < best):
                best = cost
        return best

    def low(self, at: int) -> str:
        """The word in lower case; empty behind the end."""
        return self.words[at].low if 0 <= at < len(self.words) else ""


class TooLongError(Exception):
    """The sentence has so many readings that looking further is not worth the time."""


def remembered(rule: Callable[..., Found]) -> Callable[..., Found]:
    """A rule whose findings are kept in the chart."""

    def asked(chart: Chart, at: int, *how: Any) -> Found:
        key = (rule, at, *how)
        found = chart.memo.get(key)
        if found is None:
            chart.steps -= 1
            if chart.steps < 0:
                raise TooLongError
            chart.memo[key] = {}
            found = chart.memo[key] = rule(chart, at, *how) if at < len(chart.words) else {}
        return found

    return asked


def keep(found: Found, node: Node) -> bool:
    """Keep the node where it is the best for its end."""
    known = found.get(node.end)
    if known is not None and known.cost <= node.cost:
        return False
    found[node.end] = node
    return True


LATE = 0.6
"""What it costs to hang something on a phrase behind a clause or verb phrase that has just ended: it belongs there."""


HIGH = 0.3
"""What it costs that a clause behind a comma hangs on a subordinate clause rather than on the main one."""


def holds_aside(node: Node) -> bool:
    """Whether the node ends with a clause behind a comma."""
    while node.parts and node.parts[-1].end == node.end:
        node = node.parts[-1]
        if node.kind == "ASIDE" and node.parts and node.parts[0].kind == "SUB":
            return True
    return False


def ends_clause(node: Node) -> bool:
    """Whether a verb phrase or clause ends where the node ends, so that what follows most likely belongs to it."""
    while True:
        if node.kind in ("VP", "VPs", "C", "REL"):
            return True
        if not node.parts or node.parts[-1].end != node.end:
            return False
        node = node.parts[-1]
