"""Words that stand together as one: *because of*, *rather than*, *line by line*."""

from __future__ import annotations

from deckwright.sources.language.records import Words

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


def is_repeated(tokens: Words, at: int) -> bool:
    """*line by line*, *step by step*: an adverb."""
    three = tokens[at : at + 3]
    return len(three) == 3 and three[0].low == three[2].low and three[1].low in ("by", "for", "to", "after")


def together_letters(tokens: Words, at: int) -> str:
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
