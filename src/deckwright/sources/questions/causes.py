"""Questions for causes, purposes, means and conditions: *why*, *for what*, *how*, *what happens if*."""

from __future__ import annotations

from collections.abc import Iterator

from deckwright.sources.language.grammar.preferences import controls
from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.lexicon import COMPLEMENTED, PERSONAL_VERBS, SAYING_VERBS, words
from deckwright.sources.language.tagger import lemma_of
from deckwright.sources.questions.asides import inside
from deckwright.sources.questions.asking import asked
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.nouns import begins_with, head_of
from deckwright.sources.questions.shape import Asked

_CAUSES = ("because", "since", "for")


_CAUSE_PHRASES = (
    ("because", "of"),
    ("due", "to"),
    ("owing", "to"),
    ("thanks", "to"),
    ("as", "a", "result"),
    ("on", "account"),
)


def why(matter: Matter) -> Iterator[Asked]:
    """*A because B* → *Why A?* → *Because B*, not where A happens *rarely* because of B"""
    for part in matter.rest if not matter.scarcely else ():
        node = inside(part)
        caused = node.kind == "PP" and matter.lemma != "be" and any(_opens(matter, node, run) for run in _CAUSE_PHRASES)
        if caused:
            yield Asked("why", asked(matter, "Why", (part,)), matter.say(node))
        elif node.kind == "SUB" and _gives_reason(matter, node, behind_comma=part.kind == "ASIDE"):
            yield Asked("why", asked(matter, "Why", (part,)), _reason(matter, node))


def therefore(matter: Matter) -> Iterator[Asked]:
    """*A, so B* → *Why B?* → *Because A*"""
    part = matter.rest[-1] if matter.rest and not matter.fronts else None
    node = inside(part) if part is not None else None
    if part is None or node is None or part.kind != "ASIDE" or node.kind != "SUB" or node.parts[0].kind != "C":
        return
    if matter.low(node.start) != "so" or matter.frame is not matter.phrases[-1] or matter.instead:
        return
    result = matter.of_clause(node.parts[0])
    if result is not None:
        reason = matter.running(matter.words[matter.clause.start : part.start])
        yield Asked("therefore", asked(result, "Why", ()), f"because {reason}")


def _gives_reason(matter: Matter, node: Node, *, behind_comma: bool) -> bool:
    word = matter.marker(node)
    if word == "as":
        return behind_comma and node.head == node.start and not _attributes(matter, node)
    if word == "that":
        return matter.low(node.start) == "so" and not behind_comma
    if word == "so":
        return False
    return word in _CAUSES


def _reason(matter: Matter, node: Node) -> str:
    """The reason, opened by *because* in the place of *since*, *as* and *for*."""
    said = matter.say(node)
    alone = node.head == node.start and matter.marker(node) in (*_CAUSES, "as")
    return "because" + said[len(matter.marker(node)) :] if alone else said


def _attributes(matter: Matter, node: Node) -> bool:
    """*, as Brooks observed*: it says who said so."""
    phrase = node.parts[0].parts[-1] if node.parts[0].kind == "C" else None
    if phrase is None or phrase.kind != "VP":
        return False
    leaf = phrase.parts[0].parts[-1]
    return lemma_of(matter.words[leaf.start].text, leaf.kind) in SAYING_VERBS | PERSONAL_VERBS


def why_front(matter: Matter) -> Iterator[Asked]:
    """*Because B, A* → *Why A?*"""
    if (
        len(matter.fronts) != 1
        or matter.fronts[0].kind != "SUB"
        or matter.marker(matter.fronts[0]) not in ("because", "since")
    ):
        return
    front = matter.fronts[0]
    bare = matter.without_front()
    question = asked(bare, "Why", ()) or asked(bare.without_further_verbs(), "Why", ())
    answer = matter.say(front)[len(matter.marker(front)) :]
    if matter.instead and front.parts[0].kind == "C" and front.end - front.start > 2:
        subject = front.parts[0].parts[-2]
        named = matter.say(subject)
        if answer.strip().lower().startswith(named.lower()) and matter.instead.lower() == named.lower():
            answer = f" {matter.low(matter.subject.start)}{answer.strip()[len(named) :]}"
    yield Asked("why", question, f"because{answer}")


def _opens(matter: Matter, node: Node, run: tuple[str, ...]) -> bool:
    return tuple(word.low for word in matter.words[node.start : node.start + len(run)]) == run


def purpose(matter: Matter) -> Iterator[Asked]:
    """*A V B to C* → *Why does A V B?* → *To C*"""
    if any(front.kind in ("VP", "VPs") for front in matter.fronts) or matter.about_few:
        return
    if matter.negated or matter.lemma in ("have", "be", *_RAISING):
        return
    if matter.last_verb.mark == "pass" and matter.lemma in (*_SAID, *_TOLD):
        return
    before: Node | None = None
    for part in matter.rest:
        if part.kind in ("VP", "VPs") and part.mark == "to" and _is_purpose(matter, before, part):
            yield Asked("purpose", asked(matter, "Why", (part,)), matter.say(part))
        before = part


def _is_purpose(matter: Matter, before: Node | None, part: Node) -> bool:
    """Whether the infinitive tells what for, rather than belonging to the verb, to its object or to *enough*."""
    if matter.low(part.start) in ("in", "so"):
        return True
    if controls(matter.lemma) or _unsure_joint(matter, part):
        return False
    between = matter.words[matter.last_verb.end : part.start]
    if any(word.low in ("enough", "too", "so", "such") for word in between):
        return False
    if matter.words[part.start - 1].tag[:2] == "AJ" or (part.end - part.start == 2 and before is not None):
        return False  # *easier to replace*
    if matter.last_verb.mark == "pass":
        return True
    if before is None or before.kind not in ("NP", "PP", "PRT", "AD"):
        return False
    return before.kind != "NP" or head_of(matter, before).lemma not in COMPLEMENTED


def _unsure_joint(matter: Matter, part: Node) -> bool:
    """*raise A to cool B and lower C*: the second verb may as well be joined to the first."""
    return part.kind == "VPs" and part.parts[-1].mark == "inf" and matter.verb.parts[0].kind == "VVB"


_RAISING = words(
    "say think know believe report find expect suppose consider show appear seem fail agree refuse come continue"
    " happen prove learn hope choose decide want plan promise manage grow cease remain like prefer start entitle"
    " oblige require take combine react join mean intend inspire"
    " commit drive motivate prompt press push urge tempt train teach condition bind leave incline predispose authorize"
    " qualify equip move free"
)


_SAID = words("assume presume believe think say know suppose hold report estimate consider claim allege find")
_TOLD = words(
    "compel oblige pressure coerce press doom destine condemn sentence bind license constrain induce expect require"
)
"""Verbs of which the passive takes an infinitive that tells no purpose: *A is thought to B*, *A is compelled to B*."""


def _is_told(matter: Matter) -> bool:
    return matter.last_verb.mark == "pass" and matter.lemma in _TOLD


def complement(matter: Matter) -> Iterator[Asked]:
    """*A allows B to C* → *What does A allow B to do?* → *C*; *A is compelled to B* → *What is A compelled to do?*"""
    rest = matter.rest
    takes = controls(matter.lemma) or _is_told(matter)
    for at, part in enumerate(rest):
        if part.kind != "VP" or part.mark not in ("to", "inf") or not takes or part is not rest[-1]:
            continue
        verb = part.parts[0]
        if verb.mark != "act" or (
            at == 0 and matter.lemma in ("tend", "begin", "try", "attempt", "need", "use", "get")
        ):
            continue
        behind = "to do" if part.mark == "to" else "do"
        end = _circumstance(matter, part) if _is_told(matter) else None
        if end is not None:
            behind = f"{behind} {matter.say(part._replace(start=end))}"
        if matter.lemma in ("use", "design", "need", "order", "ask") and matter.last_verb.mark == "act":
            continue
        answer = matter.running(matter.words[verb.parts[0].start : end or part.end])
        if matter.words[part.start].low == "not":
            continue
        yield Asked("complement", asked(matter, "What", (part,), behind=behind), answer)


def _circumstance(matter: Matter, phrase: Node) -> int | None:
    """Where *when B*, *after B* at the end of an infinitive begins: it tells when, and belongs into the question."""
    last = phrase.parts[-1]
    timed = (
        last.kind == "SUB"
        and len(phrase.parts) > 2
        and matter.low(last.head) in ("when", "after", "before", "if", "once")
    )
    return last.start if timed else None


def means(matter: Matter) -> Iterator[Asked]:
    """*A V B by C-ing* → *How does A V B?* → *By C-ing*"""
    before: Node | None = None
    for part in matter.rest:
        node = inside(part)
        if before is not None and before.kind == "AD" and before.end == part.start == node.start:
            part = part._replace(start=before.start)  # *mainly by C-ing*
        before = part
        if node.kind == "SUB" and matter.low(node.start) == "in" and matter.marker(node) == "that":
            word = "In what sense" if matter.last_verb.mark == "be" else "How"
            yield Asked("how", asked(matter, word, (part,)), matter.say(node))
        if node.kind == "PP" and matter.low(node.head) in ("by", "through") and node.head == node.start:
            way = node.parts[0]
            doing = way.kind == "VP" or (way.kind == "NP" and begins_with(way, "VP"))
            if doing and not matter.negated:
                answer = matter.running(matter.words[min(part.start, node.start) : node.end])
                yield Asked("how", asked(matter, "How", (part,)), answer)
