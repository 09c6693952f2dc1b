"""Repairs of tags around verbs. Each looks at one place and gives the tag that it should have, or None."""

from __future__ import annotations

from deckwright.sources.language.records import Token
from deckwright.sources.language.tagger import PREFIXES, is_known, possible_tags, verb_tag

FINITE = ("VVZ", "VVB", "VVD", "VBZ", "VBB", "VBD", "VHZ", "VHB", "VHD", "VDZ", "VDB", "VDD", "VM0")


def _before(tokens: list[Token], at: int) -> Token | None:
    """The last token before ``at`` that is neither an adverb nor *not*."""
    at -= 1
    while at >= 0 and tokens[at].tag in ("AV0", "XX0"):
        at -= 1
    return tokens[at] if at >= 0 else None


def infinitive(tokens: list[Token], at: int) -> str | None:
    """A base form after *to*, a modal or *do* is an infinitive, elsewhere a present tense."""
    tag = tokens[at].tag
    if tag not in ("VVI", "VVB", "VHB", "VHI", "VDB", "VDI"):
        return None
    before = _before(tokens, at)
    governed = before is not None and (before.tag in ("TO0", "VM0", "VDB", "VDZ", "VDD") or before.low in _BARE)
    if before is not None and not governed:
        listed = before.low == "," and any(token.tag == "CJC" for token in tokens[at + 1 : at + 4])
        governed = (before.tag == "CJC" or listed) and in_infinitive(tokens, at)
    return tag[:2] + ("I" if governed or _let(tokens, at) else "B")


def _let(tokens: list[Token], at: int) -> bool:
    """*lets a website recognize*: an infinitive without *to*."""
    for token in reversed(tokens[max(0, at - 5) : at]):
        if token.lemma == "let":
            return True
        if token.tag in FINITE or token.tag == "PUN":
            return False
    return False


def in_infinitive(tokens: list[Token], at: int) -> bool:
    """Whether the last verb before *and* is an infinitive, so that the one behind it is one too."""
    earlier = [token.tag for token in tokens[:at] if token.tag[0] == "V"]
    return bool(earlier) and earlier[-1][2] == "I"


_BARE = {"help", "helps", "helped", "let", "lets", "both", "to"}


def infinitive_to(tokens: list[Token], at: int) -> str | None:
    """*to* before a word that can only be a verb here."""
    if tokens[at].low != "to" or at + 1 >= len(tokens):
        return None
    after = tokens[at + 1]
    if after.low == "both" and at + 2 < len(tokens):
        after = tokens[at + 2]
    if after.tag in ("VVI", "VBI", "VHI", "VDI", "VVB", "VHB", "VDB"):
        return "TO0"
    return None


def verb_after_to(tokens: list[Token], at: int) -> str | None:
    """After an infinitive's *to* (tagged so) a word tagged noun that can be an infinitive is one."""
    if at == 0 or tokens[at - 1].tag != "TO0" or not tokens[at].tag.startswith("NN"):
        return None
    return "VVI" if "VVI" in possible_tags(tokens[at].text) else None


def demonstrative(tokens: list[Token], at: int) -> str | None:
    """*that* before a verb after a noun opens a relative clause."""
    if tokens[at].low != "that" or at + 1 >= len(tokens):
        return None
    if not at or not tokens[at - 1].tag.startswith(("NN", "NP")):
        return None
    plural = (
        tokens[at - 1].tag == "NN2" and tokens[at + 1].tag == "NN1" and verb_tag(tokens[at + 1].low, "NN1") == "VVB"
    )
    return "CJT" if plural or tokens[at + 1].tag in FINITE else None


def verb_behind_that(tokens: list[Token], at: int) -> str | None:
    """*neurons that fire*: the word behind a relative *that* after a plural."""
    if at < 2 or tokens[at].tag != "NN1" or tokens[at - 1].tag != "CJT" or tokens[at - 2].tag != "NN2":
        return None
    return "VVB" if verb_tag(tokens[at].low, "NN1") == "VVB" else None


def missing_verb(tokens: list[Token], at: int) -> str | None:
    """In a sentence without any finite verb, the first noun that could be one and stands after a noun."""
    word = tokens[at]
    if at == 0 or not word.tag.startswith("NN") or any(t.tag in FINITE for t in tokens):
        return None
    before = tokens[at - 1]
    if not before.tag.startswith(("NN", "NP")) or at + 1 >= len(tokens):
        return None
    return next((tag for tag in ("VVZ", "VVB", "VVD") if tag in possible_tags(word.text)), None)


def participle(tokens: list[Token], at: int) -> str | None:
    """A past form after a form of *be* or *have* is a participle, also across *not* and adverbs."""
    if tokens[at].tag != "VVD":
        return None
    before = _before(tokens, at)
    return "VVN" if before is not None and before.tag[:2] in ("VB", "VH") else None


def unknown_participle(tokens: list[Token], at: int) -> str | None:
    """A word that is not in the table and does not end in *-ed* is no past form: all irregular verbs are known."""
    word = tokens[at]
    if word.tag in ("VVN", "VVD") and not word.low.endswith("ed") and not is_known(word.low) and "-" not in word.low:
        return "NN1"
    return None


def prefixed_past(tokens: list[Token], at: int) -> str | None:
    """*redrew*, *outgrew*: a verb not in the table whose base behind the prefix is a known past form."""
    word = tokens[at]
    if word.tag not in ("VVB", "VVI", "NN1") or is_known(word.low):
        return None
    bases = [word.low.removeprefix(prefix) for prefix in PREFIXES if word.low.startswith(prefix)]
    return "VVD" if any(is_known(base) and "VVD" in possible_tags(base) for base in bases) else None


def listed_infinitive(tokens: list[Token], at: int) -> str | None:
    """*to seek, notice and remember*: the verbs of a list behind *to*."""
    if at < 3 or tokens[at - 1].low != "," or tokens[at].tag not in ("NN1", "VVB") or not in_infinitive(tokens, at - 1):
        return None
    if tokens[at - 2].tag != "VVI" or not any(token.tag == "CJC" for token in tokens[at + 1 : at + 4]):
        return None
    return "VVI" if possible_tags(tokens[at].low) & {"VVI", "VVB"} else None


def verb_of_clause(tokens: list[Token], at: int) -> str | None:
    """*as altitude increases.*: the last word of a clause that has no other verb."""
    word = tokens[at]
    if word.tag != "NN2" or at < 3 or (at + 1 < len(tokens) and tokens[at + 1].tag not in ("PUN", "CJC")):
        return None
    opener = next((back for back in range(at - 2, max(at - 6, -1), -1) if tokens[back].low in _CLAUSE_WORDS), None)
    if opener is None or any(token.tag in FINITE or token.tag in ("PUN", "PRP") for token in tokens[opener + 1 : at]):
        return None
    return "VVZ" if tokens[at - 1].tag == "NN1" and verb_tag(word.low, "NN2") else None


_CLAUSE_WORDS = ("as", "when", "if", "because", "while", "once", "until", "whenever")


def unknown_verb(tokens: list[Token], at: int) -> str | None:
    """A word that is not in the table is no verb behind an article or *each*."""
    word = tokens[at]
    if (
        at == 0
        or not word.tag.startswith("VV")
        or is_known(word.low)
        or tokens[at - 1].tag not in ("AT0", "DT0", "DPS")
    ):
        return None
    return None if word.low.endswith(("ed", "ing")) else "NN1"


def gerund(tokens: list[Token], at: int) -> str | None:
    """*by emitting sounds*, *involves converting light*: a form in *-ing* that governs the noun behind it."""
    word = tokens[at]
    if not word.low.endswith("ing") or word.tag not in ("AJ0", "NN1") or at == 0 or at + 1 >= len(tokens):
        return None
    before, after = tokens[at - 1], tokens[at + 1]
    if before.low not in ("by", "without") and before.lemma not in ("involve", "mean", "require", "entail", "avoid"):
        return None
    if after.tag not in ("NN1", "NN2", "NN0", "AT0", "DPS", "AJ0") or (word.lemma == word.low and word.tag == "NN1"):
        return None
    return "VVG" if "VVG" in possible_tags(word.low) else None
