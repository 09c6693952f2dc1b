"""Clauses: main, subordinate, relative, with *that* or a question word; comparisons and contrasts."""

from __future__ import annotations

from deckwright.sources.language.grammar import adjectives, adverbs, comparing, hanging, nominal, prepositions, verbal
from deckwright.sources.language.grammar.tree import Chart, Found, Node, keep, remembered


@remembered
def clause(chart: Chart, at: int) -> Found:
    """Subject and verb phrase: parts are the subject and the verb phrase; *there* is a subject."""
    found: Found = {}
    subjects = list(nominal.noun_phrase(chart, at).values())
    if chart.low(at) == "there":
        subjects.append(Node("NP", at, at + 1, 0.0, (), at, "either"))
    for form in ("to",):
        subjects += [
            Node("NP", at, node.end, node.cost + 1.0, (node,), node.head, "one")
            for node in verbal.verb_phrase(chart, at, form).values()
        ]
    for part in hanging.wh_clause(chart, at).values():
        subjects.append(Node("NP", at, part.end, part.cost + 0.8, (part,), part.head, "one"))
    for subject in subjects:
        if subject.end == at + 1 and chart.low(at) in ("them", "him", "us", "me", "whom"):
            continue
        _predicate(chart, subject, found)
    return found


def _predicate(chart: Chart, subject: Node, found: Found) -> None:
    if subject.end >= len(chart.words) or chart.words[subject.end].tag == "PUN":
        return
    for phrase in verbal.verb_phrase(chart, subject.end, "fin").values():
        cost = subject.cost + phrase.cost + disagreement(chart, subject, phrase)
        keep(found, Node("C", subject.start, phrase.end, cost, (subject, phrase), phrase.head))


def disagreement(chart: Chart, subject: Node, phrase: Node) -> float:
    """What it costs that subject and finite verbs differ in number: it betrays a wrong parse."""
    number = subject.mark.rstrip("+")
    if chart.low(subject.start) == "i" or number == "either":
        return 0.0
    total = 0.0
    for each in phrase.parts if phrase.kind == "VPs" else (phrase,):
        finite = each.parts[0].parts[0]
        low = chart.low(finite.start)
        if each.mark != "fin":
            continue
        if finite.kind in ("VVZ", "VBZ", "VHZ", "VDZ") or low == "was":
            total += 3.0 if number == "many" and not subject.mark.endswith("+") else 0.3 if number == "many" else 0.0
        elif finite.kind in ("VVB", "VBB", "VHB", "VDB") or low == "were":
            total += 3.0 if number == "one" else 0.0
    return total


@remembered
def fronted(chart: Chart, at: int) -> Found:
    """A clause, with what may stand before its subject: parts are the fronts, the subject, the verb phrase."""
    found: Found = {}
    for node in clause(chart, at).values():
        keep(found, node)
    for front, cost in _fronts(chart, at):
        begin = front.end
        comma = chart.low(begin) == ","
        begin += comma
        if begin >= len(chart.words):
            continue
        more = cost + (0.0 if comma else 0.6)
        for node in fronted(chart, begin).values():
            total = front.cost + node.cost + more
            keep(found, Node("C", at, node.end, total, (front, *node.parts), node.head))
    return found


def _fronts(chart: Chart, at: int) -> list[tuple[Node, float]]:
    found = [(node, 0.1) for node in prepositions.prepositional(chart, at).values()]
    found += [(node, 0.1) for node in hanging.subordinate(chart, at).values()]
    found += [(node, 0.2) for node in adverbs.adverb_phrase(chart, at).values()]
    found += [(node, 0.4) for node in comparing.contrast(chart, at).values()]
    for form, cost in (("to", 0.3), ("ing", 0.8), ("past", 0.6)):
        found += [(node, cost) for node in verbal.verb_phrase(chart, at, form).values() if chart.low(node.end) == ","]
    return found


def sentence(chart: Chart) -> Node | None:
    """The best tree of the whole sentence: parts are its clauses, with the words that join them between."""
    found = _joined_clauses(chart, 0)
    return found.get(len(chart.words))


@remembered
def _joined_clauses(chart: Chart, at: int) -> Found:
    found: Found = {}
    for node in fronted(chart, at).values():
        keep(found, Node("S", at, node.end, node.cost, (node,), node.head))
        if node.end >= len(chart.words):
            continue
        for begin, cost in _clause_joints(chart, node.end):
            if begin >= len(chart.words):
                continue
            joint = Node("CC", node.end, begin, 0.0, (), node.end)
            for rest in _joined_clauses(chart, begin).values():
                total = node.cost + cost + rest.cost
                keep(found, Node("S", at, rest.end, total, (node, joint, *rest.parts), node.head))
        if chart.low(node.end) in (":", "–", "—") and node.end + 1 < len(chart.words):
            said = (
                *nominal.noun_phrase(chart, node.end + 1).values(),
                *adjectives.adjective_phrase(chart, node.end + 1).values(),
            )
            for part in said:
                aside = Node("ASIDE", node.end, part.end, part.cost, (part,), part.head)
                keep(found, Node("S", at, part.end, node.cost + part.cost + 0.8, (node, aside), node.head))
    return found


def _clause_joints(chart: Chart, at: int) -> list[tuple[int, float]]:
    low = chart.low(at)
    if low in (";", ":", "–", "—"):
        behind = at + 2 if chart.low(at + 1) in ("and", "but", "however", "therefore", "thus", "instead") else at + 1
        return [(behind + (chart.low(behind) == ","), 0.2)]
    begin = at + 1 if low == "," else at
    if chart.low(begin) in ("and", "but", "or", "yet", "nor"):
        return [(begin + 1, 0.3 if low == "," else 0.8)]
    return []
