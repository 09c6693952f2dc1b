"""Noun phrases without what follows their noun: *the two recently used keys*, *each of*, *Alan Turing's*."""

from __future__ import annotations

from deckwright.sources.language.grammar.tree import Chart, Found, Node, keep, remembered
from deckwright.sources.language.lexicon import words

NOUNS = ("NN1", "NN2", "NN0", "NP0", "UNC", "ZZ0")
ADJECTIVES = ("AJ0", "AJC", "AJS")
_PRONOUNS = ("PNP", "PNI", "PNX")
_DETERMINERS = ("AT0", "DPS", "DT0")
_ONE = words("a an each every another this that it he she itself one everyone everything someone something nothing"
             " anyone anything nobody no-one much either neither him her himself herself")  # fmt: skip
_MANY = words("these those many few several both they we us them themselves ones others")
_BEFORE_THE = words("all both half such twice only even just nearly almost not what many quite about around roughly")
_ABOUT = words("about around roughly approximately nearly almost over under only just exactly some")
_ALONE = words("all both most many some few several each either neither this these those that much more less enough"
               " another such half")  # fmt: skip

_State = tuple[float, bool]


@remembered
def base(chart: Chart, at: int) -> Found:
    """Base noun phrases from here, one for each end."""
    found: Found = {}
    _pronouns(chart, at, found)
    for begin, cost, determiner in _openings(chart, at):
        _run(chart, at, begin, cost, determiner, found)
    return found


def _pronouns(chart: Chart, at: int, found: Found) -> None:
    low = chart.low(at)
    cost = chart.cost(at, _PRONOUNS)
    if cost is not None:
        keep(found, Node("NP", at, at + 1, cost, (), at, _number_of_word(low)))
    for category in ("PNX", "PNI"):
        if category in chart.joined[at]:
            keep(found, Node("NP", at, chart.joined[at][category], 0.0, (), at, "one" if low == "no" else "many"))
    if low in _ALONE and "DT0" in chart.tags[at]:
        keep(found, Node("NP", at, at + 1, chart.tags[at]["DT0"] + 0.5, (), at, _number_of_word(low)))


def _number_of_word(low: str) -> str:
    return "one" if low in _ONE else "many" if low in _MANY else "either"


def _openings(chart: Chart, at: int) -> list[tuple[int, float, int]]:
    """Where the modifiers may begin: behind no word, a determiner, or more words before it (*all the*, *about*)."""
    found = [(at, 0.0, -1)]
    cost = chart.cost(at, _DETERMINERS)
    if cost is not None:
        found.append((at + 1, cost, at))
    found += [(chart.joined[at][category], 0.0, -1) for category in ("DT0", "DPS") if category in chart.joined[at]]
    if chart.low(at) == "as" and chart.low(at + 1) in ("much", "many", "little", "few"):
        found.append((at + 2, 0.0, -1))
    if chart.low(at) in _BEFORE_THE:
        after = chart.cost(at + 1, _DETERMINERS)
        if after is not None:
            found.append((at + 2, after + 0.1, at + 1))
        elif chart.low(at) in ("only", "even", "just", "not", "almost"):
            found.append((at + 1, 0.3, -1))
            found += [(end, 0.1, -1) for end in _amount(chart, at + 1)]
    found += [(end, 0.0, -1) for end in _amount(chart, at)]
    return found


def _amount(chart: Chart, at: int) -> list[int]:
    """Where the number begins behind *about*, *more than* and the like."""
    if at >= len(chart.words) or not (chart.low(at) in _ABOUT or "ABOUT" in chart.joined[at]):
        return []
    end = chart.joined[at].get("ABOUT", at + 1)
    if (
        chart.low(end) in ("a", "one")
        and chart.cost(end + 1, ("ORD", "NN1")) is not None
        and chart.low(end + 2) == "of"
    ):
        return [end + 1]
    counted = chart.cost(end, ("CRD",)) is not None or chart.low(end) in ("half", "a", "twice", "every")
    return [end] if counted else []


def _run(chart: Chart, start: int, begin: int, cost: float, determiner: int, found: Found) -> None:
    """Modifiers and nouns from ``begin``: the cheapest way to each place, a phrase wherever a noun may be its head."""
    best: dict[int, float] = {begin: cost}
    at = begin
    while at < len(chart.words):
        if at in best:
            _head(chart, start, at, best[at], determiner, found, begin)
            for end, more in _modifier(chart, at):
                if best[at] + more < best.get(end, 99.0):
                    best[end] = best[at] + more
        elif at > max(best):
            return
        at += 1


def _head(chart: Chart, start: int, at: int, cost: float, determiner: int, found: Found, begin: int) -> None:
    tags = chart.tags[at]
    behind = chart.cost(at + 1, ("NN1", "NN2", "NN0"))
    for tag in NOUNS:
        if tag in tags:
            more = 0.4 if behind is not None and behind < 0.5 and tag != "NN2" else 0.0
            if tags[tag] >= 0.4 and at > begin and chart.words[at].tag == "AJ0" and chart.words[at - 1].tag[0] == "N":
                more += 0.8
            total = cost + tags[tag] + more + _disagreement(chart, determiner, tag)
            mark = _number(chart, at, tag, determiner)
            keep(found, Node("NP", start, at + 1, total, (), at, mark))
    if "NN0" in chart.joined[at]:
        keep(found, Node("NP", start, chart.joined[at]["NN0"], cost, (), at, "either"))
    if "CRD" in tags:
        more = 0.2 if behind is None else 1.0
        keep(found, Node("NP", start, at + 1, cost + tags["CRD"] + more, (), at, "either"))
    _substitute(chart, start, at, cost, determiner, found)


def _substitute(chart: Chart, start: int, at: int, cost: float, determiner: int, found: Found) -> None:
    """What may be a head without being a noun: *a tenth of*, *the rich*, *the making*."""
    tags = chart.tags[at]
    behind = chart.cost(at + 1, ("NN1", "NN2", "NN0"))
    if "ORD" in tags and chart.low(at + 1) == "of":
        keep(found, Node("NP", start, at + 1, cost + tags["ORD"] + 0.2, (), at, "either"))
    adjective = chart.cost(at, ("AJ0", "AJC", "AJS", "ORD", "VVN"))
    if adjective is not None and determiner >= 0 and behind is None and chart.low(determiner) in ("the", "its"):
        keep(found, Node("NP", start, at + 1, cost + adjective + 2.0, (), at, "either"))
    gerund = tags.get("VVG")
    if gerund is not None and determiner >= 0:
        keep(found, Node("NP", start, at + 1, cost + gerund + 0.8, (), at, "one"))


def _modifier(chart: Chart, at: int) -> list[tuple[int, float]]:
    """What may stand before the noun at this place: where it ends, and its cost."""
    found: list[tuple[int, float]] = []
    tags = chart.tags[at]
    adjective = chart.cost(at, ADJECTIVES)
    if adjective is not None:
        found.append((at + 1, adjective))
        found += _joined_adjective(chart, at, adjective)
    if "DT0" in tags and chart.low(at) in ("more", "less", "many", "few", "such", "most"):
        found.append((at + 1, 0.3))
    if "NN0" in chart.joined[at]:
        found.append((chart.joined[at]["NN0"], 0.1))
    adverb = tags.get("AV0")
    if adverb is not None and chart.cost(at + 1, (*ADJECTIVES, "VVN", "VVG", "CRD", "AV0")) is not None:
        found.append((at + 1, adverb + 0.1))
    return found + _numbers(chart, at) + _nouns(chart, at) + _participles(chart, at)


def _numbers(chart: Chart, at: int) -> list[tuple[int, float]]:
    number = chart.cost(at, ("CRD", "ORD"))
    if number is None:
        return []
    named = chart.words[at + 1].tag == "NP0" if at + 1 < len(chart.words) else False
    year = len(chart.low(at)) == 4 and chart.low(at).isdigit()
    return [(at + 1, number + (2.0 if named or year else 0.0))]


def _nouns(chart: Chart, at: int) -> list[tuple[int, float]]:
    """Nouns before a noun, plurals less often, and genitives."""
    noun = chart.cost(at, ("NN1", "NP0", "NN0", "UNC", "ZZ0"))
    plural = chart.tags[at].get("NN2")
    if noun is None and plural is None:
        return []
    single, many = 99.0 if noun is None else noun, 99.0 if plural is None else plural
    unit = chart.low(at + 1) in ("celsius", "fahrenheit", "kelvin")
    found = [(at + 1, min(single + 0.1, many + (0.0 if unit else 1.3)))]
    if chart.cost(at + 1, ("POS",)) is not None:
        found.append((at + 2, min(single, many)))
    return found


def _participles(chart: Chart, at: int) -> list[tuple[int, float]]:
    found: list[tuple[int, float]] = []
    if chart.cost(at + 1, (*NOUNS, *ADJECTIVES)) is None:
        return found
    for tag, more in (("VVN", 0.5), ("VVG", 0.9)):
        cost = chart.tags[at].get(tag)
        if cost is not None:
            found.append((at + 1, cost + more))
            found += _joined_adjective(chart, at, cost + more)
    return found


def _joined_adjective(chart: Chart, at: int, cost: float) -> list[tuple[int, float]]:
    """*hot, dry*, *skilled and experienced*, *comparative rather than absolute*: to where the second one begins."""
    for end in (at + 1, at + 2):
        if end == at + 2 and chart.low(at + 1) != ",":
            break
        behind = end
        if chart.low(end) in ("and", "or", "but"):
            behind = end + 1
        elif end < len(chart.words) and "NOT" in chart.joined[end]:
            behind = chart.joined[end]["NOT"]
        elif end == at + 1:
            continue
        more = int(chart.low(behind) in ("more", "less", "most", "very", "highly"))
        adjective = chart.cost(behind + more, (*ADJECTIVES, "VVN"))
        noun = chart.cost(behind + more + 1, (*NOUNS, *ADJECTIVES, "VVN"))
        if adjective is not None and noun is not None:
            return [(behind, cost + 0.3)]
    return []


def _disagreement(chart: Chart, determiner: int, tag: str) -> float:
    if determiner < 0:
        return 0.0
    low = chart.low(determiner)
    if "CRD" in chart.tags[determiner + 1]:
        return 0.0
    if tag == "NN2" and low in ("a", "an", "this", "that", "each", "every", "another", "either", "neither"):
        return 3.0
    return 3.0 if tag == "NN1" and low in ("these", "those", "many", "few", "several", "both") else 0.0


_EITHER = ("us", "is", "ss", "ics", "ria", "dria", "ae", "media", "data", "mena", "ungi", "cocci", "uclei")


def _number(chart: Chart, at: int, tag: str, determiner: int) -> str:
    low = chart.low(at)
    if determiner >= 0 and chart.low(determiner) in ("a", "an", "each", "every", "this", "another"):
        return "one"
    if tag == "NN2":
        return "either" if low.endswith(_EITHER[:4]) and low != "buses" else "many"
    if tag in ("NN0", "UNC", "ZZ0") or low.endswith(_EITHER):
        return "either"
    if tag == "NP0":
        return "either" if low.endswith("s") else "one"
    return "either" if low in _QUANTITIES else "one"


_QUANTITIES = words("number majority minority lot variety range series half rest plenty couple people police cattle"
                    " percent group pair team total proportion fraction part portion")  # fmt: skip
