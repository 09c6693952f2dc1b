"""Each tagged word as one letter, which the grammar of phrases is written in."""

from __future__ import annotations

from deckwright.sources.language.lexicon import NAMING, SUBORDINATORS
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


_TOGETHER = {
    ("because", "of"): "rr",
    ("due", "to"): "rr",
    ("owing", "to"): "rr",
    ("thanks", "to"): "rr",
    ("such", "as"): "rr",
    ("according", "to"): "rr",
    ("along", "with"): "rr",
    ("together", "with"): "rr",
    ("prior", "to"): "rr",
    ("in", "addition", "to"): "rrr",
    ("as", "a", "result", "of"): "rrrr",
    ("as", "well", "as"): "ccc",
    ("rather", "than"): "XX",
    ("instead", "of"): "XX",
    ("as", "opposed", "to"): "XXX",
    ("in", "order", "to"): "ttt",
    ("so", "as", "to"): "ttt",
    ("so", "that"): "uu",
    ("even", "though"): "uu",
    ("even", "if"): "uu",
    ("as", "long", "as"): "uuu",
    ("as", "soon", "as"): "uuu",
    ("in", "that"): "uu",
    ("no", "longer"): "aa",
    ("at", "least"): "aa",
    ("at", "once"): "aa",
    ("up", "to"): "rr",
    ("each", "other"): "pp",
    ("one", "another"): "pp",
    ("a", "few"): "dd",
    ("out", "of"): "rr",
    ("per", "cent"): "nn",
    ("his", "or", "her"): "ddd",
    ("not", "only"): "??",
}


_OPENERS = {first for first, *_ in _TOGETHER} | {"more", "less", "fewer", "to", "or", "rather"}


_NEVER_ATTRIBUTE = NAMING | {"made", "used", "based", "found", "given", "led", "caused", "brought", "held", "set"}


_PARTS = ("most", "much", "half", "some", "all", "more", "less", "part", "many")


_FOCUS = ("only", "just", "even", "mainly", "mostly", "merely", "simply", "solely", "primarily", "chiefly")


_CLAUSAL = ("before", "after", "since", "until")


_COMPARED = ("more", "less", "fewer")


NOUN_LETTERS = frozenset("nqpDoY")


def letters_of(tokens: Words) -> list[str]:
    letters: list[str] = []
    while len(letters) < len(tokens):
        at = len(letters)
        if _repeated(tokens, at):
            letters += "aaa"
            continue
        together = _multiword(tokens, at) if tokens[at].low in _OPENERS else ""
        letters += together or _letter(tokens, at)
    return letters


def _repeated(tokens: Words, at: int) -> bool:
    """*line by line*, *step by step*: an adverb."""
    three = tokens[at : at + 3]
    return len(three) == 3 and three[0].low == three[2].low and three[1].low in ("by", "for", "to", "after")


def _multiword(tokens: Words, at: int) -> str:
    if tokens[at].low in ("more", "less", "fewer") and tokens[at + 1 : at + 2] and tokens[at + 1].low == "than":
        return "aa" if any(token.tag == "CRD" for token in tokens[at + 2 : at + 4]) else "a>"
    if (
        tokens[at].low in ("to", "or")
        and at
        and len(tokens) > at + 1
        and tokens[at - 1].tag == tokens[at + 1].tag == "CRD"
    ):
        return "q"
    if tokens[at].low == "rather" and at and len(tokens) > at + 2 and tokens[at - 1].tag == tokens[at + 2].tag == "AJ0":
        return "cc"
    for length in (4, 3, 2):
        letters = _TOGETHER.get(tuple(token.low for token in tokens[at : at + length]))
        if letters:
            return letters
    return ""


def _letter(tokens: Words, at: int) -> str:
    token = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.low in _BY_WORD and not (token.low == "there" and (after is None or after.tag[:2] not in ("VB", "VM"))):
        return _BY_WORD[token.low]
    if token.low == "as" and _equals(tokens, at):
        return ">"
    if token.low == "as" and any(
        later.low == "as" and _equals(tokens, at + far) for far, later in enumerate(tokens[at + 1 : at + 6], 1)
    ):
        return "a"
    if token.low == "as" and (_names_role(tokens, at) or not _clause_follows(tokens, at)):
        return "r"
    if token.low in ("about", "around", "over", "under") and after is not None and _counts(tokens, at + 1):
        return "a"
    if token.low in _PARTS and after is not None and after.low == "of":
        return "D"
    if token.tag == "PRP" and token.low in _CLAUSAL and _clause_follows(tokens, at) and _verb_before(tokens, at):
        return "u"
    if token.low == "many" and after is not None and after.tag[:2] in ("NN", "AJ"):
        return "D"
    if token.low == "for":
        return "r"
    if token.low in _MANNER and token.tag[:2] in ("AV", "AJ") and at and tokens[at - 1].tag[:2] == "VV":
        return "l"
    if token.low in ("when", "whenever", "wherever") or (token.tag == "CJS" and token.low in SUBORDINATORS):
        return "u"
    if token.tag == "DT0" or token.low in _COMPARED:
        return _determiner_letter(token, after)
    if token.tag == "VVN" and token.low in _NEVER_ATTRIBUTE:
        return "E"
    if token.tag == "CRD" and at and _is_year(token) and tokens[at - 1].tag == "PRP":
        return "Y"
    if token.low in _FOCUS and after is not None and _BY_TAG.get(after.tag, "?") in "dDqnj":
        return "O"
    if token.tag == "CRD" and at and tokens[at - 1].tag.startswith("N") and tokens[at - 1].text[:1].isupper():
        return "n"
    return _BY_TAG.get(token.tag, "?")


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
    return tokens[at].tag == "CRD" and not _is_year(tokens[at])


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
