"""Which nouns and verbs take which complements: what decides between two readings that are both grammatical."""

from __future__ import annotations

from deckwright.sources.language.grammar.tree import Chart, Node
from deckwright.sources.language.lexicon import COMPLEMENTED, SAYING_VERBS, words
from deckwright.sources.language.records import Token

_NOUNS: dict[str, frozenset[str]] = {
    "for": words(
        "demand need reason responsibility cause condition basis term name word explanation evidence support"
        " market search desire preference respect capacity treatment cure remedy requirement tax argument"
        " machinery gene code pressure case room competition instruction payment rule test model method"
        " technique incentive"
    ),
    "to": words(
        "answer solution access resistance response reaction relation approach alternative threat damage"
        " exposure key return right contribution exception limit attention opposition sensitivity objection"
        " route challenge harm loyalty barrier introduction"
    ),
    "between": words(
        "difference relation relationship distance balance conflict link gap boundary distinction contrast"
        " competition agreement connection mismatch trade border correlation interaction partnership treaty"
        " war similarity match contract space"
    ),
    "in": words(
        "change increase decrease rise fall reduction difference belief interest confidence variation trust"
        " decline role growth shift experience success investment drop step"
    ),
    "on": words(
        "effect influence impact tax limit attack research reliance dependence restriction ban emphasis"
        " burden pressure war law view data control information"
    ),
    "against": words("protection defence defense war case evidence immunity crime revolt rebellion campaign protest"),
    "with": words(
        "contact relationship relation problem trade agreement connection treaty alliance war people person"
        " country children patient firm nation"
    ),
    "from": words(
        "protection freedom independence pressure distance income profit revenue departure resistance light energy"
    ),
    "over": words("control power victory advantage authority influence dispute"),
    "into": words("insight inquiry research entry division uptake"),
    "about": words(
        "information belief knowledge question idea assumption judgement judgment theory data uncertainty"
        " debate story statement"
    ),
    "by": words("control"),
}
_VERBS: dict[str, frozenset[str]] = {
    "into": words(
        "divide convert turn transform break change translate split develop grow enter put bring separate"
        " evolve integrate move"
    ),
    "from": words(
        "distinguish protect prevent separate derive result differ suffer benefit arise come free remove"
        " exclude keep stop release obtain learn gain draw emerge escape borrow inherit shift stem recover"
        " extract save discourage move descend originate"
    ),
    "to": words(
        "correspond amount lead contribute refer belong attach attribute compare apply give send return"
        " transfer relate react respond add connect expose limit restrict reduce bind adapt sell pass carry"
        " offer assign link bring prefer owe present entitle grant adjust extend devote deliver oppose"
    ),
    "on": words("depend rely rest focus base impose concentrate act place spend put attend insist build draw"),
    "with": words(
        "compare replace combine associate provide supply interfere mix deal begin react connect compete"
        " equip confuse interact share cooperate contrast fill cover identify charge agree start trade"
    ),
    "of": words("consist rob deprive accuse remind inform convict compose think"),
    "in": words("result consist involve participate engage lie invest believe specialise specialize differ"),
    "for": words(
        "account allow search use pay ask exchange substitute blame compensate responsible compete call"
        " provide look mistake"
    ),
    "as": words(
        "define regard know describe act serve see treat view consider use classify recognize recognise refer"
        " identify interpret function think express work accept regarded count measure present"
    ),
    "against": words("protect defend fight vote guard discriminate insure act turn"),
    "between": words("distinguish divide alternate choose differentiate discriminate"),
}
_GIVING = words(
    "give grant offer send teach tell show allow cost lend pay promise deny assign charge award bring leave call"
    " name make consider elect"
)
_OBJECT_COMPLEMENT = words("make keep leave render consider find declare call think prove hold set deem")
_LINKING = words("become remain seem appear stay grow get feel look sound prove turn taste smell fall keep go run")
_CONTROL = words(
    "advise instruct remind forbid warn entitle permit authorize authorise appoint elect hire allow enable cause"
    " force require encourage lead persuade teach invite prompt permit tempt drive train urge push help get ask"
    " tell order expect want use intend design need try begin tend seek attempt"
)
_BARE_INFINITIVE = words("help make let see hear watch have")
_THAT_NOUNS = words(
    "fact idea belief view claim theory principle hypothesis assumption argument evidence doctrine requirement"
    " rule law conclusion notion proposition possibility condition sense sign risk chance discovery knowledge"
    " suggestion fear hope feeling impression question problem proof expectation assertion probability guarantee"
    " promise observation ground danger concern"
)


_OF_ACTION = ("tion", "sion", "ment", "ance", "ence", "sis", "ery")


def noun_takes(head: Token, low: str, node: Node) -> float:
    """The cost of a prepositional phrase behind a noun; near nothing where the noun asks for it."""
    if low == "of":
        return -0.3 if node.end - 1 == node.head else 0.9
    if low == "such":
        return -0.1
    if head.lemma in _NOUNS.get(low, ()):
        return 0.0
    if low in ("from", "to", "into", "between") and head.lemma.endswith(_OF_ACTION):
        return 0.3
    if low in ("as", "because", "due", "by", "since", "until", "during", "after", "before", "through", "according"):
        return 1.5
    closer = 0.1 if node.parts and node.parts[-1].kind == "PP" else 0.0
    return {"between": 0.3, "with": 0.4, "without": 0.5, "for": 0.55, "against": 0.5, "about": 0.4, "among": 0.8,
            "like": 0.5, "over": 0.5}.get(low, 0.7) + closer  # fmt: skip


def verb_takes(lemma: str, low: str, *, passive: bool) -> float:
    """The cost of a prepositional phrase that belongs to the verb."""
    if lemma in _VERBS.get(low, ()):
        return 0.0
    if low == "of":
        return 2.0
    if passive and low == "by":
        return 0.05
    return {"between": 0.7, "such": 1.0, "like": 0.6, "with": 0.5, "without": 0.45}.get(low, 0.4)


def object_steals(lemma: str, chart: Chart, node: Node) -> float:
    """What it costs that the object holds a prepositional phrase that the verb asks for."""
    parts = [part for part in node.parts if part.kind == "PP"]
    return 0.7 if any(lemma in _VERBS.get(chart.low(part.start), ()) for part in parts) else 0.0


def is_giving(lemma: str) -> bool:
    return lemma in _GIVING


def completes_object(lemma: str) -> bool:
    return lemma in _OBJECT_COMPLEMENT


def is_linking(lemma: str) -> bool:
    return lemma in _LINKING


def controls(lemma: str) -> bool:
    return lemma in _CONTROL


def takes_bare_infinitive(lemma: str) -> bool:
    return lemma in _BARE_INFINITIVE


def says(lemma: str) -> bool:
    return lemma in SAYING_VERBS


def takes_that(head: Token) -> bool:
    return head.lemma in _THAT_NOUNS


def takes_infinitive(head: Token) -> float:
    return -0.1 if head.lemma in COMPLEMENTED else 0.6
