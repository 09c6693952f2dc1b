"""Repairs of tags around nouns. Each looks at one place and gives the tag that it should have, or None."""

from __future__ import annotations

from deckwright.sources.language.records import Token
from deckwright.sources.language.tagger import is_known, possible_tags
from deckwright.sources.language.verb_repairs import FINITE


def same(tokens: list[Token], at: int) -> str | None:
    return "AJ0" if tokens[at].low in ("same", "single") else None


def unknown_noun(tokens: list[Token], at: int) -> str | None:
    """A word that is not in the table, stands behind an article and has no adjective's ending is a noun."""
    word = tokens[at]
    if at == 0 or word.tag != "AJ0" or tokens[at - 1].tag != "AT0" or is_known(word.low) or "-" in word.low:
        return None
    return None if word.low.endswith(_ADJECTIVE_ENDINGS) else "NN1"


_ADJECTIVE_ENDINGS = (
    "al",
    "ic",
    "ous",
    "ive",
    "ar",
    "ary",
    "able",
    "ible",
    "less",
    "ful",
    "ed",
    "ent",
    "ant",
    "oid",
    "ing",
    "an",
    "ese",
)


def opening_noun(tokens: list[Token], at: int) -> str | None:
    """No statement opens with a third person: *Rewards that …*"""
    return "NN2" if at == 0 and tokens[0].tag == "VVZ" else None


def first_time(tokens: list[Token], at: int) -> str | None:
    """*was first described*: an adverb between auxiliary and participle."""
    if tokens[at].tag != "ORD" or at == 0 or at + 1 >= len(tokens) or tokens[at + 1].tag != "VVN":
        return None
    return "AV0" if tokens[at - 1].tag[:2] in ("VB", "VH") else None


def plural_behind_adjective(tokens: list[Token], at: int) -> str | None:
    """*has movable frets*: what looks like a third person behind verb and adjective is a plural."""
    if at < 2 or tokens[at].tag != "VVZ" or tokens[at - 1].tag != "AJ0":
        return None
    return "NN2" if tokens[at - 2].tag in FINITE or tokens[at - 2].tag in ("VVI", "PRP") else None


def attribute(tokens: list[Token], at: int) -> str | None:
    """*used flying buttresses*: a form in *-ing* between a verb of having and a plural."""
    if tokens[at].tag != "VVG" or at == 0 or at + 1 >= len(tokens) or tokens[at + 1].tag != "NN2":
        return None
    return "AJ0" if tokens[at - 1].lemma in ("use", "have", "contain", "possess") else None


def listed_noun(tokens: list[Token], at: int) -> str | None:
    """*taxes and spending to …*: a form in *-ing* joined to a noun, with no object of its own."""
    if tokens[at].tag != "VVG" or at < 2 or tokens[at - 1].tag != "CJC" or not tokens[at - 2].tag.startswith("NN"):
        return None
    if at + 1 < len(tokens) and tokens[at + 1].tag not in (*NOT_NOUN, "PUN", "VVZ", "VVB", "VVD"):
        return None
    return "NN1" if "NN1" in possible_tags(tokens[at].low) else None


NOT_NOUN = ("TO0", "PRP", "PRF", "VBZ", "VBB", "VM0", "CJT")


def noun_behind_adjective(tokens: list[Token], at: int) -> str | None:
    """*a quick remedy*: no base form of a verb stands behind article and adjective."""
    if at < 2 or tokens[at].tag not in ("VVB", "VVI") or tokens[at - 1].tag != "AJ0" or tokens[at - 2].tag != "AT0":
        return None
    return "NN1" if "NN1" in possible_tags(tokens[at].low) else None


def capital(tokens: list[Token], at: int) -> str | None:
    """*the Enclosure Acts*, *Elizabeth I*: a capital inside a sentence makes a name, whatever the tagger saw."""
    word = tokens[at]
    if at == 0 or not word.text[:1].isupper():
        return None
    if word.text == "I" and tokens[at - 1].tag == "NP0":
        return "NP0"
    behind_name = tokens[at - 1].text[:1].isupper() and word.text[1:].islower() and len(word.text) > 2
    if word.tag[:2] != "VV" or not behind_name:
        return None
    return "NN2" if word.low.endswith("s") else "NP0"


def adjective_alone(tokens: list[Token], at: int) -> str | None:
    """*one key to …*: an adjective with no noun behind it that can be a noun is one."""
    if at == 0 or tokens[at].tag != "AJ0" or at + 1 >= len(tokens):
        return None
    governed = tokens[at - 1].tag in ("AT0", "CRD", "DPS")
    compared = tokens[at - 1].low == "than" or tokens[at - 1].tag == "PRP"
    after = tokens[at + 1]
    if not (governed and after.tag in NOT_NOUN) and not (compared and after.text in ".,;"):
        return None
    return "NN1" if "NN1" in possible_tags(tokens[at].low) else None


def genitive(tokens: list[Token], at: int) -> str | None:
    """The apostrophe of *years' war*."""
    word = tokens[at]
    if (
        word.text not in ("'", "’")
        or at == 0
        or tokens[at - 1].end != word.start
        or not tokens[at - 1].low.endswith("s")
    ):
        return None
    return None if any(token.text in ("'", "‘") for token in tokens[: at - 1]) else "POS"
