"""Verb phrases: a verb group with its objects, complements and adjuncts, and joined verb phrases."""

from __future__ import annotations

from collections.abc import Iterable

from deckwright.sources.language.grammar import (
    adjectives,
    adverbs,
    clausal,
    comparing,
    hanging,
    joining,
    nominal,
    prepositions,
    relatives,
)
from deckwright.sources.language.grammar.preferences import (
    completes_object,
    controls,
    is_giving,
    is_linking,
    object_steals,
    says,
    takes_bare_infinitive,
    verb_takes,
)
from deckwright.sources.language.grammar.tree import LATE, Chart, Found, Node, ends_clause, keep, remembered
from deckwright.sources.language.grammar.verbs import group
from deckwright.sources.language.lexicon import TIME_NOUNS
from deckwright.sources.language.tagger import lemma_of

Next = tuple[Node, float, int]
"""What comes next in a verb phrase, its cost, and the state behind it: 0 nothing yet, 1 an object, 2 only adjuncts."""


@remembered
def verb_phrase(chart: Chart, at: int, form: str) -> Found:
    """Verb phrases from here, also joined ones; ``form``: fin, to, inf, ing, past."""
    found: Found = {}
    singles = _single(chart, at, form)
    for node in singles.values():
        keep(found, node)
    for node in singles.values():
        _join(chart, at, (node,), form, found)
    return found


def _join(chart: Chart, start: int, parts: tuple[Node, ...], form: str, found: Found) -> None:
    at = parts[-1].end
    if at >= len(chart.words) or len(parts) > 4:
        return
    cost = sum(part.cost for part in parts) + LATE * ends_clause(parts[-1].parts[-1])
    for begin, word, more in joining.joiners(chart, at):
        for kind, extra in _forms_joined(parts[0], form):
            for last in _single(chart, begin, kind).values():
                total = cost + last.cost + more + extra + 0.25 - (1.4 if word == "but" else 0.0)
                keep(found, Node("VPs", start, last.end, total, (*parts, last), parts[0].head, form))
    if chart.low(at) == ",":
        for kind, extra in _forms_joined(parts[0], form):
            for item in _single(chart, at + 1, kind).values():
                longer = item._replace(cost=item.cost + 0.4 + extra)
                _join(chart, start, (*parts, longer), form, found)


def _forms_joined(first: Node, form: str) -> list[tuple[str, float]]:
    """In which forms a further verb may follow: behind an auxiliary also the form that it governs."""
    if form == "to":
        return [("to", 0.0), ("inf", 0.0)]
    if form != "fin":
        return [(form, 0.0)]
    finite = first.parts[0].parts[0].kind
    if finite == "VM0" or (finite[:2] == "VD" and len(first.parts[0].parts) > 1):
        return [("fin", 0.2), ("inf", 0.0)]
    if first.parts[0].mark == "pass" or (finite[:2] == "VH" and len(first.parts[0].parts) > 1):
        return [("fin", 0.1), ("past", 0.1)]
    return [("fin", 0.0)]


@remembered
def _single(chart: Chart, at: int, form: str) -> Found:
    found: Found = {}
    for verb in group(chart, at, form).values():
        main = chart.words[verb.head]
        lemma = lemma_of(main.text, verb.parts[-1].kind)
        for rest in _rest(chart, verb.end, 0, verb.mark, lemma):
            lone = 1.5 if verb.mark == "be" and all(part.kind == "AD" for part in rest.parts) else 0.0
            node = Node("VP", at, rest.end, verb.cost + rest.cost + lone, (verb, *rest.parts), verb.head, form)
            keep(found, node)
    return found


def _rest(chart: Chart, at: int, state: int, voice: str, lemma: str) -> Iterable[Node]:
    return _tail(chart, at, state, voice, lemma).values() if at < len(chart.words) else (Node("T", at, at, 0.0),)


@remembered
def _tail(chart: Chart, at: int, state: int, voice: str, lemma: str) -> Found:
    """What may follow the verb from here on: nothing, or one thing and what may follow that."""
    found: Found = {at: Node("T", at, at, 0.0)}
    for node, cost, then in _next(chart, at, state, voice, lemma):
        late = 0.0 if node.end >= len(chart.words) or chart.low(node.end) == "," else LATE * ends_clause(node)
        for rest in _rest(chart, node.end, then, voice, lemma):
            more = late if rest.parts else 0.0
            keep(found, Node("T", at, rest.end, node.cost + cost + rest.cost + more, (node, *rest.parts)))
    return found


def _next(chart: Chart, at: int, state: int, voice: str, lemma: str) -> list[Next]:
    if chart.low(at) in (";", ":", ")"):
        return []
    if chart.low(at) == ",":
        return _behind_comma(chart, at)
    found = _objects(chart, at, state, voice, lemma)
    found += _adjectives(chart, at, state, voice, lemma)
    found += _clauses(chart, at, state, voice, lemma)
    for part in prepositions.prepositional(chart, at).values():
        found.append(
            (part, verb_takes(lemma, chart.low(part.start), passive=voice == "pass"), max(state, 2 if state else 3))
        )
    found += [(part, 0.1, state) for part in adverbs.adverb_phrase(chart, at).values()]
    found += _particles(chart, at, state, voice)
    found += [(part, 0.2, 2) for part in hanging.subordinate(chart, at).values()]
    found += [(part, 0.2, 2) for part in comparing.contrast(chart, at).values()]
    found += [(part, 0.2, 2) for part in comparing.comparison(chart, at).values()]
    return found


def _objects(chart: Chart, at: int, state: int, voice: str, lemma: str) -> list[Next]:
    found: list[Next] = []
    for node in nominal.noun_phrase(chart, at).values():
        if node.end == at + 1 and chart.low(at) in ("they", "he", "she", "we", "i"):
            continue
        cost = _first_object(chart, node, voice, lemma) if state == 0 else _later_object(state, voice, lemma)
        if state and _is_time(chart, node):
            cost = 0.4
        if cost is not None:
            found.append((node, cost, 1 if state == 0 and voice == "act" else 2))
    return found


def _first_object(chart: Chart, node: Node, voice: str, lemma: str) -> float:
    if voice == "act":
        return object_steals(lemma, chart, node)
    if voice == "be":
        return 0.0
    return 0.1 if is_giving(lemma) or completes_object(lemma) else 1.2


def _later_object(state: int, voice: str, lemma: str) -> float | None:
    if voice != "act" or state == 2:
        return None
    if state == 3:
        return 1.6
    return 0.1 if is_giving(lemma) or completes_object(lemma) else 2.0


def _is_time(chart: Chart, node: Node) -> bool:
    head = chart.words[node.head]
    return head.lemma in TIME_NOUNS or head.low.rstrip("s") in TIME_NOUNS or head.low in ("times", "time")


def _adjectives(chart: Chart, at: int, state: int, voice: str, lemma: str) -> list[Next]:
    if voice == "be" or (voice == "act" and is_linking(lemma)):
        cost = 0.0 if state == 0 else 1.5
    elif voice == "pass":
        cost = 0.4 if completes_object(lemma) or is_giving(lemma) or lemma in ("call", "find", "keep") else 1.3
    else:
        cost = (0.0 if completes_object(lemma) else 1.4) if state == 1 else 1.6
    return [(part, cost, 2) for part in adjectives.adjective_phrase(chart, at).values()]


def _clauses(chart: Chart, at: int, state: int, voice: str, lemma: str) -> list[Next]:
    """Infinitives, clauses with *that* or a question word, forms in *-ing* and participles."""
    purpose = 0.05 if controls(lemma) and state < 2 else 0.25
    found: list[Next] = [(part, purpose, 2) for part in verb_phrase(chart, at, "to").values()]
    if takes_bare_infinitive(lemma) and state < 2:
        found += [(part, 0.2, 2) for part in verb_phrase(chart, at, "inf").values()]
    telling = says(lemma) or voice == "be"
    so = any(chart.low(before) in ("so", "such") for before in range(max(0, at - 12), at))
    for part in hanging.that_clause(chart, at).values():
        found.append((part, 0.0 if telling or so else 0.6, 2))
    for part in hanging.wh_clause(chart, at).values():
        found.append((part, 0.1 if telling else 0.5, 2))
    if says(lemma) and state == 0 and voice == "act":
        found += [(part, 1.2, 2) for part in clausal.clause(chart, at).values()]
    for part in verb_phrase(chart, at, "ing").values():
        found.append((part, 0.7 if state else 1.2, 2))
    for part in verb_phrase(chart, at, "past").values():
        found.append((part, 0.4 if is_linking(lemma) and state == 0 else 1.2, 2))
    return found


def _particles(chart: Chart, at: int, state: int, voice: str) -> list[Next]:
    found: list[Next] = []
    particle = chart.tags[at].get("AVP")
    if particle is not None and state < 2:
        found.append((Node("PRT", at, at + 1, particle, (), at), 0.0, state))
    stranded = chart.tags[at].get("PRP")
    if stranded is not None and chart.low(at) != "than":
        found.append((Node("PRT", at, at + 1, stranded, (), at), 1.0 if voice == "pass" else 2.0, 2))
    return found


def _behind_comma(chart: Chart, at: int) -> list[Next]:
    """What a comma may open inside a verb phrase: a remark, a result, a clause, a contrast."""
    begin = at + 1
    if begin >= len(chart.words):
        return []
    inside: list[tuple[Node, float]] = [(part, 0.25) for part in hanging.subordinate(chart, begin).values()]
    inside += [(part, 0.6) for part in relatives.relative(chart, begin).values() if chart.low(begin) != "that"]
    inside += [(part, 0.5) for part in verb_phrase(chart, begin, "ing").values()]
    inside += [(part, 0.9) for part in verb_phrase(chart, begin, "past").values()]
    inside += [(part, 0.2) for part in comparing.contrast(chart, begin).values()]
    inside += [(part, 0.6) for part in prepositions.prepositional(chart, begin).values()]
    inside += [(part, 0.4) for part in adverbs.adverb_phrase(chart, begin).values()]
    inside += [(part, 0.6) for part in verb_phrase(chart, begin, "to").values()]
    inside += [(part, 0.1) for part in hanging.consequence(chart, begin).values()]
    found: list[Next] = []
    for node, cost in inside:
        end = nominal.closed(chart, node.end)
        short = node.kind in ("PP", "AD") and end is not None
        found.append((Node("ASIDE", at, node.end, node.cost, (node,), node.head), cost, 2))
        if short and end is not None and end > node.end:
            found.append((Node("ASIDE", at, end, node.cost, (node,), node.head), cost, 0))
    return found
