"""Whether the capital of a first word makes it a name."""

from __future__ import annotations

from deckwright.sources.language.lexicon import PERSONAL_VERBS, SAYING_VERBS
from deckwright.sources.language.records import Token
from deckwright.sources.language.tagger import is_known, tagger

_COMMON_ENDINGS = (
    "sis",
    "tion",
    "sion",
    "ism",
    "ity",
    "logy",
    "ness",
    "ment",
    "ase",
    "ine",
    "ide",
    "cyte",
    "some",
    "oid",
    "graphy",
    "nomy",
    "ance",
    "ence",
    "ure",
    "ship",
    "age",
    "ing",
    "ics",
    "yte",
    "gen",
    "phyll",
    "sort",
    "lysis",
    "ose",
    "oma",
    "ium",
    "ode",
    "ery",
    "phy",
    "ogy",
    "tude",
    "hood",
    "dom",
    "ware",
)


_WEAK_ENDINGS = (
    "ter",
    "tor",
    "ma",
    "ric",
    "lar",
    "nal",
    "ble",
    "ive",
    "ous",
    "ated",
    "in",
    "um",
    "em",
    "id",
    "yl",
    "ol",
    "ite",
    "ate",
    "gy",
    "ion",
    "al",
    "ry",
    "ty",
    "ia",
)


def first_word(tokens: list[Token], at: int) -> str | None:
    """The capital of a first word says nothing: whether it is a name is told by its form and by the verb behind it."""
    word = tokens[0]
    if at or not word.text[:1].isupper() or not word.text[1:].islower() or len(tokens) < 2:
        return None
    after = tokens[1]
    if is_known(word.low):
        return _known_first_word(word, after)
    if word.tag not in ("NN0", "NN1", "NN2", "NP0", "UNC", "VVB", "VVI", "AV0"):
        return None
    return _unknown_first_word(word, after)


def _unknown_first_word(word: Token, after: Token) -> str:
    plural = word.low.endswith("s") and not word.low.endswith(("ss", "is", "us", "as"))
    if after.tag == "NP0" and after.text[:1].isupper():
        return "NP0"
    if word.low.endswith(("ists", "ians", "ers", "ors")) or (
        word.low.endswith("s") and after.tag in ("VBB", "VVB", "VHB")
    ):
        return "NN2"
    if plural and after.tag in ("VBZ", "VHZ", "VVZ"):
        return "NN1"
    if word.low.endswith("ics"):
        return "NN0"
    if word.low.endswith(_COMMON_ENDINGS):
        return "NN1"
    if after.tag == "VVD" or after.lemma in SAYING_VERBS:
        return "NP0"
    common = plural or after.tag in _PRESENT or word.low.endswith((*_WEAK_ENDINGS, "is", "us"))
    return "NN2" if plural else "NN1" if common else "NP0"


_PRESENT = ("VVZ", "VBZ", "VBB", "VM0", "VHZ", "VVB", "NN1", "NN2", "CJT")


def _known_first_word(word: Token, after: Token) -> str | None:
    """*Mill distinguished*: a noun without an article before a past form; *Glucose is*: rarely a name."""
    weights = {tagger().int2tag[tag]: weight for tag, weight in tagger().cache[word.low]}
    if (
        word.tag == "NN1"
        and after.tag in ("VVD", "VVN")
        and "NP0" in weights
        and after.lemma in PERSONAL_VERBS | SAYING_VERBS
    ):
        return "NP0"
    if word.tag == "NN1" and "NP0" in weights and after.text.istitle():  # *Grace Hopper's team*
        return "NP0"
    common = max(("NN1", "NN2", "NN0"), key=lambda tag: weights.get(tag, -99.0))
    if word.tag == "NP0" and weights.get(common, -99.0) > weights.get("NP0", -99.0) and not after.text.istitle():
        return common
    return None
