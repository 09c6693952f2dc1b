"""Parts of the same kind joined by commas and *and*, *or*, *but*, *rather than*."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.sources.language.grammar.tree import Chart, Found, Node, keep

_MOST = 5
"""Parts before the last one that are looked for."""


_PAIR = 1.4
"""What it costs that a comma stands between only two joined noun phrases: it most likely ends a clause."""


def join(chart: Chart, start: int, parts: tuple[Node, ...], found: Found, rule, bonus: float = 0.0) -> None:  # type: ignore[no-untyped-def]
    """Add to ``found`` what is joined to the parts by commas and *and*, *or*, *rather than*."""
    at = parts[-1].end
    if at >= len(chart.words) or len(parts) > _MOST:
        return
    cost = sum(part.cost for part in parts) + bonus
    pair = len(parts) == 1 and chart.low(at) == ","
    for begin, word, more in joiners(chart, at):
        for last in rule(chart, begin).values():
            joint = "many" if word in ("and", "as well as", ",") else "either"
            total = cost + last.cost + more + _unlike(chart, parts[-1], last) + (0.0 if len(parts) > 1 else 0.15)
            total += _PAIR * (pair and word == "and" and last.kind == "NP")
            keep(found, Node(last.kind, start, last.end, total, (*parts, last), parts[0].head, f"{joint}+"))
            for choice in _choices(chart, last, rule) if word == "and" and last.kind == "NP" else ():
                keep(
                    found,
                    Node("NP", start, choice.end, total + choice.cost, (*parts, choice), parts[0].head, "many+"),
                )
    if chart.low(at) == ",":
        for item in rule(chart, at + 1).values():
            if item.end - at < 16:
                longer = item._replace(cost=item.cost + 0.25)
                join(chart, start, (*parts, longer), found, rule, bonus)


def _choices(chart: Chart, one: Node, rule) -> Iterator[Node]:  # type: ignore[no-untyped-def]
    """*B or C* behind *A and*, as one of the joined parts."""
    if chart.low(one.end) != "or":
        return
    for other in rule(chart, one.end + 1).values():
        yield Node("NP", one.start, other.end, other.cost + 0.1, (one, other), one.head, "either+")


def _unlike(chart: Chart, one: Node, other: Node) -> float:
    """What it costs that only one of two joined phrases has a determiner (*items and the end*)."""
    if one.kind != "NP" or chart.cost(other.start, ("PNP",)) is not None:
        return 0.0
    first, second = (chart.cost(each.start, ("AT0", "DPS", "DT0")) is not None for each in (one, other))
    return 0.25 if first != second else 0.0


def joiners(chart: Chart, at: int) -> list[tuple[int, str, float]]:
    """The joining words from here: where the second part begins, the word, its cost. A comma may stand before."""
    found: list[tuple[int, str, float]] = []
    comma = chart.low(at) == ","
    begin = at + 1 if comma else at
    if begin >= len(chart.words):
        return found
    low = chart.low(begin)
    if low in ("and", "or", "nor", "but"):
        more = (0.35 if comma else 0.1) + (1.5 if low == "but" else 0.0)
        behind = begin + 1
        if behind < len(chart.words):
            found.append((behind, low, more))
            if chart.cost(behind, ("AV0",)) is not None:
                found.append((behind + 1, low, more + 0.5))
    for category, word in (("NOT", "not"), ("BUT", "but"), ("CJC", "as well as")):
        end = chart.joined[begin].get(category)
        if end is not None:
            found.append((end, word, 0.2))
    return found
