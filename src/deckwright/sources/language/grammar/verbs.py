"""Verb groups: *has not often been seen*, *to be repaired*, *having lost*."""

from __future__ import annotations

from deckwright.sources.language.grammar.tree import Chart, Found, Node, keep, remembered

_FINITE_BE = ("VBZ", "VBB", "VBD")
_FINITE_HAVE = ("VHZ", "VHB", "VHD")
_FINITE_DO = ("VDZ", "VDB", "VDD")
_FINITE_MAIN = ("VVZ", "VVB", "VVD")
_START = {
    "fin": "finite",
    "inf": "bare",
    "ing": "ing",
    "past": "past",
}

_STEPS: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]] = {
    # state: (tags, next state, what the group is when it ends here; "" where it cannot)
    "finite": (
        (_FINITE_MAIN, "end", "act"),
        (_FINITE_BE, "be", "be"),
        (_FINITE_HAVE, "have", "act"),
        (_FINITE_DO, "do", "act"),
        (("VM0",), "modal", ""),
    ),
    "modal": ((("VVI", "VDI"), "end", "act"), (("VBI",), "be", "be"), (("VHI",), "have", "act")),
    "bare": ((("VVI", "VDI"), "end", "act"), (("VBI",), "be", "be"), (("VHI",), "have", "act")),
    "do": ((("VVI",), "end", "act"), (("VHI",), "end", "act")),
    "be": ((("VVN", "VDN"), "end", "pass"), (("VVG", "VHG", "VDG"), "end", "act"), (("VBG",), "being", "be")),
    "being": ((("VVN", "VDN"), "end", "pass"),),
    "have": ((("VVN", "VHN", "VDN"), "end", "act"), (("VBN",), "be", "be")),
    "ing": ((("VVG", "VDG"), "end", "act"), (("VBG",), "being", "be"), (("VHG",), "have", "act")),
    "past": ((("VVN",), "end", "pass"),),
}
"""Which verb forms follow which. *have* and *do* end a group by themselves as full verbs."""


@remembered
def group(chart: Chart, at: int, form: str) -> Found:
    """Verb groups from here; ``form``: fin, inf, to, ing, past. ``mark`` says act, be or pass."""
    found: Found = {}
    if form == "to":
        _with_to(chart, at, found)
    else:
        _grow(chart, at, at, _START[form], 0.0, (), found)
    return found


def _with_to(chart: Chart, at: int, found: Found) -> None:
    begin = at + 1 if chart.low(at) == "not" else at
    end = chart.joined[begin].get("TO0") if begin < len(chart.words) else None
    if end is None and chart.cost(begin, ("TO0",)) is not None:
        end = begin + 1
    if end is not None:
        _grow(chart, at, end, "bare", 0.0, (), found)


def _grow(chart: Chart, start: int, at: int, state: str, cost: float, leaves: tuple[Node, ...], found: Found) -> None:
    """Every group from this state on: adverbs and *not* may stand before each verb."""
    if at >= len(chart.words) or at > start + 10:
        return
    for tags, then, whole in _STEPS.get(state, ()):
        for tag in tags:
            known = chart.tags[at].get(tag)
            if known is None:
                continue
            grown = (*leaves, Node(tag, at, at + 1, known, (), at))
            total = cost + known + (0.4 if state == "finite" and at > start and tag[:2] == "VB" else 0.0)
            if whole:
                keep(found, Node("V", start, at + 1, total, grown, at, whole))
            _grow(chart, start, at + 1, then, total, grown, found)
    for end, more in _adverb(chart, at):
        _grow(chart, start, end, state, cost + more, leaves, found)


_DEGREES = ("too", "very", "so", "quite", "rather", "as", "far")


def _adverb(chart: Chart, at: int) -> list[tuple[int, float]]:
    if chart.low(at) in ("not", "n't"):
        return [(at + 1, 0.0)]
    found: list[tuple[int, float]] = []
    if "AV0" in chart.joined[at]:
        found.append((chart.joined[at]["AV0"], 0.1))
    cost = chart.cost(at, ("AV0",))
    if (cost is not None and chart.low(at) not in ("more", "most", "less")) or chart.low(at) == "never":
        again = at > 0 and chart.words[at - 1].tag == "AV0"
        found.append((at + 1, (cost or 0.0) + (0.7 if again or chart.low(at) in _DEGREES else 0.1)))
    elif cost is not None:
        found.append((at + 1, cost + 0.4))
    if chart.low(at) == "," and chart.low(at + 2) == "," and chart.cost(at + 1, ("AV0",)) is not None:
        found.append((at + 3, 0.3))
    return found
