"""Each tagged word as one letter, which the grammar of phrases is written in."""

from __future__ import annotations

from deckwright.sources.language.lexicon import NAMING, SUBORDINATORS
from deckwright.sources.language.multiwords import OPENERS, is_repeated, together_letters
from deckwright.sources.language.records import Token, Words

_BY_TAG = {
    **dict.fromkeys(("AT0", "DPS"), "d"),
    **dict.fromkeys(("CRD",), "q"),
    **dict.fromkeys(("ORD",), "o"),
    **dict.fromkeys(("AJ0", "AJC", "AJS"), "j"),
    **dict.fromkeys(("NN0", "NN1", "NN2", "NP0", "UNC", "ZZ0"), "n"),
    **dict.fromkeys(("PNP", "PNI", "PNX"), "p"),
    **dict.fromkeys(("VVZ", "VVB", "VVD"), "v"),
    **dict.fromkeys(("VBZ", "VBB", "VBD"), "b"),
    **dict.fromkeys(("VHZ", "VHB", "VHD"), "h"),
    **dict.fromkeys(("VDZ", "VDB", "VDD"), "k"),
    **dict.fromkeys(("VVI", "VBI", "VHI", "VDI"), "i"),
    **dict.fromkeys(("VVN", "VBN", "VHN", "VDN"), "e"),
    **dict.fromkeys(("VVG", "VBG", "VHG", "VDG"), "g"),
    **{"DT0": "D", "POS": "s", "AV0": "a", "XX0": "x", "VM0": "m", "TO0": "t", "PRP": "r", "PRF": "f"},
    **{"CJC": "c", "CJS": "u", "CJT": "y", "AVP": "l", "EX0": "z", "DTQ": "w", "PNQ": "w", "AVQ": "W"},
}


_BY_WORD = {
    **{sign: sign for sign in ",;:"},
    **{"—": "-", "–": "-", "--": "-", "%": "n", "°c": "n", "°f": "n", "$": "d", "£": "d", "€": "d"},
    **{"but": "B", "than": ">", "where": "w", "whose": "w", "unlike": "X", "there": "z", "yet": "B", "&": "c"},
    **dict.fromkeys(("which", "who", "whom"), "w"),
    **dict.fromkeys(("what", "how", "why", "whether"), "W"),
    **dict.fromkeys(("%", "percent", "bc", "bce", "ce"), "n"),
}


_NEVER_ATTRIBUTE = NAMING | {"made", "used", "based", "found", "given", "led", "caused", "brought", "held", "set"}


_PARTS = ("most", "much", "half", "some", "all", "more", "less", "part", "many")


_FOCUS = ("only", "just", "even", "mainly", "mostly", "merely", "simply", "solely", "primarily", "chiefly")


_CLAUSAL = ("before", "after", "since", "until", "once")


_COMPARED = ("more", "less", "fewer")


NOUN_LETTERS = frozenset("nqpDoY")


def letters_of(tokens: Words) -> list[str]:
    letters: list[str] = []
    while len(letters) < len(tokens):
        at = len(letters)
        if is_repeated(tokens, at):
            letters += "aaa"
            continue
        together = together_letters(tokens, at) if tokens[at].low in OPENERS else ""
        letters += together or _letter(tokens, at)
    return letters


def _letter(tokens: Words, at: int) -> str:
    """The first rule that has an opinion; without one, the tag's own letter."""
    for rule in _RULES:
        letter = rule(tokens, at)
        if letter:
            return letter
    return _BY_TAG.get(tokens[at].tag, "?")


def _after(tokens: Words, at: int) -> Token | None:
    return tokens[at + 1] if at + 1 < len(tokens) else None


def _by_word(tokens: Words, at: int) -> str | None:
    """Signs and words with a letter of their own; *there* only before a form of *be*."""
    low, after = tokens[at].low, _after(tokens, at)
    if low == "there" and (after is None or after.tag[:2] not in ("VB", "VM")):
        return None
    if low == "for":
        return "r"
    return _BY_WORD.get(low)


def _as(tokens: Words, at: int) -> str | None:
    """*as*: the halves of *as much as*, a preposition (*as a rule*), or the opening of a clause."""
    if tokens[at].low != "as":
        return None
    if _equals(tokens, at):
        return ">"
    if any(tokens[far].low == "as" and _equals(tokens, far) for far in range(at + 1, min(at + 6, len(tokens)))):
        return "a"
    return "r" if _names_role(tokens, at) or not _clause_follows(tokens, at) else None


def _quantity(tokens: Words, at: int) -> str | None:
    """*about a million*, *most of the*, *many cells*, *more cells*; a year; the number in a name."""
    token, after = tokens[at], _after(tokens, at)
    if after is not None and token.low in ("about", "around", "over", "under") and _counts(tokens, at + 1):
        return "a"
    if after is not None and token.low in _PARTS and after.low == "of":
        return "D"
    if after is not None and token.low == "many" and after.tag[:2] in ("NN", "AJ"):
        return "D"
    if token.tag == "DT0" or token.low in _COMPARED:
        return _determiner_letter(token, after)
    return _number(tokens, at)


def _number(tokens: Words, at: int) -> str | None:
    if tokens[at].tag != "CRD" or not at:
        return None
    before = tokens[at - 1]
    if _is_year(tokens[at]) and before.tag == "PRP":
        return "Y"
    return "n" if before.tag.startswith("N") and before.text[:1].isupper() else None


def _subordinator(tokens: Words, at: int) -> str | None:
    """A word that opens a clause, also where the tagger saw a preposition (*before prices rise*)."""
    token = tokens[at]
    if (
        token.tag in ("PRP", "AV0")
        and token.low in _CLAUSAL
        and _clause_follows(tokens, at)
        and _verb_before(tokens, at)
    ):
        return "u"
    opens = token.low in ("when", "whenever", "wherever") or (token.tag == "CJS" and token.low in SUBORDINATORS)
    return "u" if opens else None


def _adverb(tokens: Words, at: int) -> str | None:
    """*delegate well* belongs to its verb, *only four* to its noun; *called* never to a noun behind it."""
    token, after = tokens[at], _after(tokens, at)
    if token.low in _MANNER and token.tag[:2] in ("AV", "AJ") and at and tokens[at - 1].tag[:2] == "VV":
        return "l" if after is None or after.tag[:2] not in ("NN", "AJ", "NP") else None
    if token.low in _FOCUS and after is not None and _BY_TAG.get(after.tag, "?") in "dDqnj":
        return "O"
    return "E" if token.tag == "VVN" and token.low in _NEVER_ATTRIBUTE else None


_RULES = (_by_word, _as, _adverb, _subordinator, _quantity)


_MANNER = ("well", "hard", "fast", "together", "apart", "better", "badly", "poorly", "more", "less", "most", "best")


def _equals(tokens: Words, at: int) -> bool:
    """The second *as* of *as much carbon as*."""
    return any(
        token.low == "as" and tokens[place + 1].tag in ("AJ0", "AV0", "DT0")
        for place, token in enumerate(tokens[max(0, at - 5) : at - 1], max(0, at - 5))
    )


def _names_role(tokens: Words, at: int) -> bool:
    """*defined as X*, *serves as X*, *as controlling*: no clause follows."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    role = before is not None and (before.tag == "VVN" or before.lemma in ("serve", "act", "function"))
    return role or (after is not None and after.tag in ("VVG", "VVN"))


def _counts(tokens: Words, at: int) -> bool:
    """Whether a number other than a year stands here, also behind an article (*about a million*)."""
    if tokens[at].tag == "AT0" and at + 1 < len(tokens):
        at += 1
    part = tokens[at].tag == "ORD" and at + 1 < len(tokens) and tokens[at + 1].low == "of"
    return part or (tokens[at].tag == "CRD" and not _is_year(tokens[at]))


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit() and token.text < "2200"


def _clause_follows(tokens: Words, at: int) -> bool:
    """Whether a finite verb comes before the next sign: *as* then opens a clause."""
    for token in tokens[at + 1 :]:
        if token.tag in ("PUN", "DTQ", "PNQ", "CJT"):
            return False
        if _BY_TAG.get(token.tag, "?") in "vbhkm":
            return True
    return False


def _verb_before(tokens: Words, at: int) -> bool:
    return any(_BY_TAG.get(token.tag, "?") in "vbhkm" for token in tokens[:at])


def _determiner_letter(token: Token, after: Token | None) -> str:
    if token.low in _COMPARED and after is not None and after.tag in ("AJ0", "AV0", "VVN"):
        return "a"
    return "D" if token.low != "that" or token.tag == "DT0" else "y"
