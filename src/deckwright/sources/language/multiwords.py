"""Words that stand together as one: *because of*, *rather than*, *line by line*."""

from __future__ import annotations

from deckwright.sources.language.records import Words

_TOGETHER: dict[tuple[str, ...], str] = {
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
    ("compared", "with"): "rr",
    ("compared", "to"): "rr",
    ("each", "other"): "pp",
    **{(who, "else"): "pp" for who in ("someone", "anyone", "everyone", "somebody", "something", "anything", "nobody")},
    ("one", "another"): "pp",
    ("a", "few"): "dd",
    ("out", "of"): "rr",
    ("per", "cent"): "nn",
    ("his", "or", "her"): "ddd",
    ("not", "only"): "??",
}


def is_repeated(tokens: Words, at: int) -> bool:
    """*line by line*, *step by step*: an adverb."""
    three = tokens[at : at + 3]
    return len(three) == 3 and three[0].low == three[2].low and three[1].low in ("by", "for", "to", "after")


def together_letters(tokens: Words, at: int) -> str:
    """The letters of the words that stand together from here on; empty where none do."""
    rule = _BY_COMPANY.get(tokens[at].low)
    letters = rule(tokens, at) if rule else ""
    if letters:
        return letters
    for length in (4, 3, 2):
        letters = _TOGETHER.get(tuple(token.low for token in tokens[at : at + length]), "")
        if letters:
            return letters
    return ""


def _than(tokens: Words, at: int) -> str:
    """*more than ten* counts, *more than Y* compares."""
    if at + 1 >= len(tokens) or tokens[at + 1].low != "than":
        return ""
    return "aa" if any(token.tag == "CRD" for token in tokens[at + 2 : at + 4]) else "a>"


def _range(tokens: Words, at: int) -> str:
    """*two to seven*: one number."""
    if not at or at + 1 >= len(tokens) or tokens[at - 1].tag != "CRD" or tokens[at + 1].tag != "CRD":
        return ""
    years = len(tokens[at - 1].text) == len(tokens[at + 1].text) == 4
    return "r" if years else "q"


def _rather(tokens: Words, at: int) -> str:
    """*comparative rather than absolute advantage*: two adjectives of one noun."""
    return "cc" if at and at + 2 < len(tokens) and tokens[at - 1].tag == tokens[at + 2].tag == "AJ0" else ""


def _surname(tokens: Words, at: int) -> str:
    """*Peter the Great*: one name."""
    named = at and at + 1 < len(tokens) and tokens[at - 1].tag == "NP0"
    return "nn" if named and tokens[at + 1].text[:1].isupper() else ""


_BY_COMPANY = {
    **dict.fromkeys(("more", "less", "fewer"), _than),
    **dict.fromkeys(("to", "or"), _range),
    "rather": _rather,
    "the": _surname,
}
OPENERS = {first for first, *_ in _TOGETHER} | set(_BY_COMPANY)
