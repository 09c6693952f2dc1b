"""Text into tagged words with HanTa, and the repairs of tags that the parse needs. How common a word is comes from
HanTa's own word table (British National Corpus), so that no second word list has to be installed."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Any

from deckwright.sources.language.extra import MissingExtra
from deckwright.sources.language.lexicon import PERSONAL_VERBS, SAYING_VERBS
from deckwright.sources.language.records import Token, Words

_LONGEST_WORD = 40
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|%)?(?![A-Za-z\d])"
    r"|\w+(?:[-‐‑–’'/&]\w+)*|°[CFK]\b|\.\.\.|…|\S"
)
_CONTRACTED = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$")
_TITLES = {"dr", "mr", "mrs", "ms", "prof", "st", "e.g", "i.e", "vs", "etc", "cf", "approx"}


@lru_cache(maxsize=1)
def _tagger() -> Any:
    """HanTa's English model (0.2 s to load, about 30 MB)."""
    try:
        from HanTa.HanoverTagger import HanoverTagger
    except ImportError as missing:
        raise MissingExtra("draft") from missing
    return HanoverTagger("morphmodel_en.pgz")


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words and signs of a text with their offsets; contractions in two parts, as the tagger expects."""
    found: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        split = _CONTRACTED.match(word)
        if word.lower() == "cannot":
            found += [(word[:3], start, start + 3), (word[3:], start + 3, end)]
        elif split:
            middle = start + len(split.group(1))
            found += [(split.group(1), start, middle), (split.group(2), middle, end)]
        elif word == "." and found and found[-1][2] == start and found[-1][0].lower() in _TITLES:
            found[-1] = (found[-1][0] + ".", found[-1][1], end)
        else:
            found.append((word, start, end))
    return found


def tagged(text: str) -> Words:
    """The words of one sentence with tag and lemma."""
    pieces = words_of(text)
    if not pieces:
        return ()
    tags = _tags([_plain(word) for word, _, _ in pieces])
    tokens = [
        Token(word, tag, lemma_of(word, tag), start, end, word.lower().replace("’", "'"))
        for (word, start, end), tag in zip(pieces, tags, strict=True)
    ]
    for repair in _REPAIRS:
        for at in range(len(tokens)):
            tag = repair(tokens, at)
            if tag is not None and tag != tokens[at].tag:
                tokens[at] = tokens[at]._replace(tag=tag, lemma=lemma_of(tokens[at].text, tag))
    return tuple(tokens)


def _plain(word: str) -> str:
    word = word.replace("’", "'").replace("‐", "-").replace("‑", "-")
    return word if len(word) <= _LONGEST_WORD else "thing"


def _tags(words: list[str]) -> list[str]:
    try:
        return list(_tagger().tag_sent(words, taglevel=0))
    except (KeyError, ValueError, IndexError):  # HanTa on a sequence that its model cannot continue
        return ["UNC"] * len(words)


@lru_cache(maxsize=20_000)
def lemma_of(word: str, tag: str) -> str:
    """The base form of a word under a tag, in lower case except for names."""
    plain = _plain(word)
    if not plain[0].isalpha() or tag not in _tagger().tag2int:
        return plain.lower()
    if tag == "NP0":
        return plain
    if tag == "VVD" and not is_known(plain):
        for prefix in _PREFIXES:
            base = plain.lower().removeprefix(prefix)
            if plain.lower().startswith(prefix) and is_known(base) and "VVD" in possible_tags(base):
                return prefix + lemma_of(base, tag)
    lemma = str(_tagger().analyze(plain, pos=tag)[0])
    return lemma if tag.startswith("NP") else lemma.lower()


@lru_cache(maxsize=20_000)
def possible_tags(word: str) -> frozenset[str]:
    """Tags that the word may have with some weight, whatever stands around it."""
    tags = _tagger().tag_word(_plain(word).lower(), cutoff=4, casesensitive=False)
    best = max((weight for _, weight in tags), default=0.0)
    return frozenset(tag for tag, weight in tags if weight > best - 6)


@lru_cache(maxsize=20_000)
def verb_tag(word: str, tag: str) -> str | None:
    """The finite tag that a word tagged otherwise may have had instead: *stores* VVZ, *lower* VVB, *killed* VVD."""
    plain = _plain(word).lower()
    known = {_tagger().int2tag[number] for number, _ in _tagger().cache.get(plain, ())} or possible_tags(word)
    if tag == "NN2" or (tag == "NP0" and plain.endswith("s")):
        base = {_tagger().int2tag[number] for number, _ in _tagger().cache.get(lemma_of(plain, "NN2"), ())}
        return "VVZ" if "VVZ" in known or base & {"VVI", "VVB"} else None
    if plain.endswith("ed") and not plain.endswith(("eed", "shed", "embed")):
        return "VVD"
    if tag == "VVN":
        return "VVD" if "VVD" in known or plain.endswith("ed") else None
    if known & {"VVB", "VVI"}:
        return "VVB"
    return "VVD" if "VVD" in known else None


@lru_cache(maxsize=20_000)
def verb_share(word: str) -> float:
    """How much of the word's use is as a verb, 0 to 1; the singular's where the table has only that."""
    plain = _plain(word).lower()
    known = _tagger().cache.get(plain) or _tagger().cache.get(lemma_of(plain, "NN2")) or _tagger().tag_word(plain)
    weights = [(_tagger().int2tag.get(tag, tag), math.exp(weight)) for tag, weight in known]
    total = sum(weight for _, weight in weights)
    verbs = sum(weight for tag, weight in weights if str(tag).startswith("VV"))
    share = verbs / total if total else 0.0
    base = lemma_of(plain, "NN2") if plain.endswith("s") else plain
    return max(share, 0.6 * verb_share(base)) if base != plain and base in _tagger().cache else share


@lru_cache(maxsize=20_000)
def commonness(word: str) -> float:
    """Common logarithm of how often the word occurs in a thousand million words; 2.5 for a word not in the table."""
    known = _tagger().cache.get(_plain(word).lower())
    if not known:
        return 2.5
    return math.log10(sum(math.exp(weight) for _, weight in known)) + 9


def is_known(word: str) -> bool:
    """Whether the tagger's word table has the word (in lower case)."""
    return _plain(word).lower() in _tagger().cache


_FINITE = ("VVZ", "VVB", "VVD", "VBZ", "VBB", "VBD", "VHZ", "VHB", "VHD", "VDZ", "VDB", "VDD", "VM0")
_NOUNISH = ("NN0", "NN1", "NN2", "NP0")


def _before(tokens: list[Token], at: int) -> Token | None:
    """The last token before ``at`` that is neither an adverb nor *not*."""
    at -= 1
    while at >= 0 and tokens[at].tag in ("AV0", "XX0"):
        at -= 1
    return tokens[at] if at >= 0 else None


def _infinitive(tokens: list[Token], at: int) -> str | None:
    """A base form after *to*, a modal or *do* is an infinitive, elsewhere a present tense."""
    tag = tokens[at].tag
    if tag not in ("VVI", "VVB", "VHB", "VHI", "VDB", "VDI"):
        return None
    before = _before(tokens, at)
    governed = before is not None and (before.tag in ("TO0", "VM0", "VDB", "VDZ", "VDD") or before.low in _BARE)
    if before is not None and not governed:
        listed = before.low == "," and any(token.tag == "CJC" for token in tokens[at + 1 : at + 4])
        governed = (before.tag == "CJC" or listed) and _in_infinitive(tokens, at)
    return tag[:2] + ("I" if governed else "B")


def _in_infinitive(tokens: list[Token], at: int) -> bool:
    """Whether the last verb before *and* is an infinitive, so that the one behind it is one too."""
    earlier = [token.tag for token in tokens[:at] if token.tag[0] == "V"]
    return bool(earlier) and earlier[-1][2] == "I"


def _same(tokens: list[Token], at: int) -> str | None:
    return "AJ0" if tokens[at].low in ("same", "single") else None


_BARE = {"help", "helps", "helped", "let", "lets", "both", "to"}


def _to(tokens: list[Token], at: int) -> str | None:
    """*to* before a word that can only be a verb here."""
    if tokens[at].low != "to" or at + 1 >= len(tokens):
        return None
    after = tokens[at + 1]
    if after.low == "both" and at + 2 < len(tokens):
        after = tokens[at + 2]
    if after.tag in ("VVI", "VBI", "VHI", "VDI", "VVB", "VHB", "VDB"):
        return "TO0"
    return None


def _verb_after_to(tokens: list[Token], at: int) -> str | None:
    """After an infinitive's *to* (tagged so) a word tagged noun that can be an infinitive is one."""
    if at == 0 or tokens[at - 1].tag != "TO0" or not tokens[at].tag.startswith("NN"):
        return None
    return "VVI" if "VVI" in possible_tags(tokens[at].text) else None


def _demonstrative(tokens: list[Token], at: int) -> str | None:
    """*that* before a verb after a noun opens a relative clause."""
    if tokens[at].low != "that" or at + 1 >= len(tokens):
        return None
    if not at or not tokens[at - 1].tag.startswith(("NN", "NP")):
        return None
    plural = (
        tokens[at - 1].tag == "NN2" and tokens[at + 1].tag == "NN1" and verb_tag(tokens[at + 1].low, "NN1") == "VVB"
    )
    return "CJT" if plural or tokens[at + 1].tag in _FINITE else None


def _verb_behind_that(tokens: list[Token], at: int) -> str | None:
    """*neurons that fire*: the word behind a relative *that* after a plural."""
    if at < 2 or tokens[at].tag != "NN1" or tokens[at - 1].tag != "CJT" or tokens[at - 2].tag != "NN2":
        return None
    return "VVB" if verb_tag(tokens[at].low, "NN1") == "VVB" else None


def _missing_verb(tokens: list[Token], at: int) -> str | None:
    """In a sentence without any finite verb, the first noun that could be one and stands after a noun."""
    word = tokens[at]
    if at == 0 or not word.tag.startswith("NN") or any(t.tag in _FINITE for t in tokens):
        return None
    before = tokens[at - 1]
    if not before.tag.startswith(("NN", "NP")) or at + 1 >= len(tokens):
        return None
    return next((tag for tag in ("VVZ", "VVB", "VVD") if tag in possible_tags(word.text)), None)


def _participle(tokens: list[Token], at: int) -> str | None:
    """A past form after a form of *be* or *have* is a participle, also across *not* and adverbs."""
    if tokens[at].tag != "VVD":
        return None
    before = _before(tokens, at)
    return "VVN" if before is not None and before.tag[:2] in ("VB", "VH") else None


def _unknown_participle(tokens: list[Token], at: int) -> str | None:
    """A word that is not in the table and does not end in *-ed* is no past form: all irregular verbs are known."""
    word = tokens[at]
    if word.tag in ("VVN", "VVD") and not word.low.endswith("ed") and not is_known(word.low) and "-" not in word.low:
        return "NN1"
    return None


def _unknown_noun(tokens: list[Token], at: int) -> str | None:
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
_PREFIXES = ("re", "over", "under", "out", "mis", "fore", "with", "up", "inter")


def _prefixed_past(tokens: list[Token], at: int) -> str | None:
    """*redrew*, *outgrew*: a verb not in the table whose base behind the prefix is a known past form."""
    word = tokens[at]
    if word.tag not in ("VVB", "VVI", "NN1") or is_known(word.low):
        return None
    bases = [word.low.removeprefix(prefix) for prefix in _PREFIXES if word.low.startswith(prefix)]
    return "VVD" if any(is_known(base) and "VVD" in possible_tags(base) for base in bases) else None


def _listed_infinitive(tokens: list[Token], at: int) -> str | None:
    """*to seek, notice and remember*: the verbs of a list behind *to*."""
    if (
        at < 3
        or tokens[at - 1].low != ","
        or tokens[at].tag not in ("NN1", "VVB")
        or not _in_infinitive(tokens, at - 1)
    ):
        return None
    if tokens[at - 2].tag != "VVI" or not any(token.tag == "CJC" for token in tokens[at + 1 : at + 4]):
        return None
    return "VVI" if possible_tags(tokens[at].low) & {"VVI", "VVB"} else None


def _opening_noun(tokens: list[Token], at: int) -> str | None:
    """No statement opens with a third person: *Rewards that …*"""
    return "NN2" if at == 0 and tokens[0].tag == "VVZ" else None


def _verb_of_clause(tokens: list[Token], at: int) -> str | None:
    """*as altitude increases.*: the last word of a clause that has no other verb."""
    word = tokens[at]
    if word.tag != "NN2" or at < 3 or (at + 1 < len(tokens) and tokens[at + 1].tag not in ("PUN", "CJC")):
        return None
    opener = next((back for back in range(at - 2, max(at - 6, -1), -1) if tokens[back].low in _CLAUSE_WORDS), None)
    if opener is None or any(token.tag in _FINITE or token.tag in ("PUN", "PRP") for token in tokens[opener + 1 : at]):
        return None
    return "VVZ" if tokens[at - 1].tag == "NN1" and verb_tag(word.low, "NN2") else None


_CLAUSE_WORDS = ("as", "when", "if", "because", "while", "once", "until", "whenever")


def _unknown_verb(tokens: list[Token], at: int) -> str | None:
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


def _first_time(tokens: list[Token], at: int) -> str | None:
    """*was first described*: an adverb between auxiliary and participle."""
    if tokens[at].tag != "ORD" or at == 0 or at + 1 >= len(tokens) or tokens[at + 1].tag != "VVN":
        return None
    return "AV0" if tokens[at - 1].tag[:2] in ("VB", "VH") else None


def _plural_behind_adjective(tokens: list[Token], at: int) -> str | None:
    """*has movable frets*: what looks like a third person behind verb and adjective is a plural."""
    if at < 2 or tokens[at].tag != "VVZ" or tokens[at - 1].tag != "AJ0":
        return None
    return "NN2" if tokens[at - 2].tag in _FINITE or tokens[at - 2].tag in ("VVI", "PRP") else None


def _attribute(tokens: list[Token], at: int) -> str | None:
    """*used flying buttresses*: a form in *-ing* between a verb of having and a plural."""
    if tokens[at].tag != "VVG" or at == 0 or at + 1 >= len(tokens) or tokens[at + 1].tag != "NN2":
        return None
    return "AJ0" if tokens[at - 1].lemma in ("use", "have", "contain", "possess") else None


def _listed_noun(tokens: list[Token], at: int) -> str | None:
    """*taxes and spending to …*: a form in *-ing* joined to a noun, with no object of its own."""
    if tokens[at].tag != "VVG" or at < 2 or tokens[at - 1].tag != "CJC" or not tokens[at - 2].tag.startswith("NN"):
        return None
    if at + 1 < len(tokens) and tokens[at + 1].tag not in (*_NOT_NOUN, "PUN", "VVZ", "VVB", "VVD"):
        return None
    return "NN1" if "NN1" in possible_tags(tokens[at].low) else None


_NOT_NOUN = ("TO0", "PRP", "PRF", "VBZ", "VBB", "VM0", "CJT")


def _gerund(tokens: list[Token], at: int) -> str | None:
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


def _adjective_alone(tokens: list[Token], at: int) -> str | None:
    """*one key to …*: an adjective with no noun behind it that can be a noun is one."""
    if at == 0 or tokens[at].tag != "AJ0" or at + 1 >= len(tokens):
        return None
    governed = tokens[at - 1].tag in ("AT0", "CRD", "DPS")
    compared = tokens[at - 1].low == "than" or tokens[at - 1].tag == "PRP"
    after = tokens[at + 1]
    if not (governed and after.tag in _NOT_NOUN) and not (compared and after.text in ".,;"):
        return None
    return "NN1" if "NN1" in possible_tags(tokens[at].low) else None


_COMMON_ENDINGS = tuple(
    [
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
    ]
)
_WEAK_ENDINGS = tuple(
    [
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
    ]
)


def _first_word(tokens: list[Token], at: int) -> str | None:
    """The capital of a first word says nothing: whether it is a name is told by its form and by the verb behind it."""
    word = tokens[0]
    if at or not word.text[:1].isupper() or not word.text[1:].islower() or len(tokens) < 2:
        return None
    after = tokens[1]
    if is_known(word.low):
        return _known_first_word(word, after)
    if word.tag not in ("NN0", "NN1", "NN2", "NP0", "UNC", "VVB", "VVI", "AV0"):
        return None
    if after.tag == "NP0" and after.text[:1].isupper():
        return "NP0"
    if word.low.endswith("s") and after.tag in ("VBB", "VVB", "VHB"):
        return "NN2"
    if word.low.endswith(_COMMON_ENDINGS):
        return "NN1"
    if after.tag == "VVD" or after.lemma in SAYING_VERBS:
        return "NP0"
    if word.low.endswith("s") and not word.low.endswith(("ss", "is", "us", "as")):
        return "NN2"
    return "NN1" if after.tag in _PRESENT or word.low.endswith((*_WEAK_ENDINGS, "is", "us")) else "NP0"


_PRESENT = ("VVZ", "VBZ", "VBB", "VM0", "VHZ", "VVB", "NN1", "NN2", "CJT")


def _known_first_word(word: Token, after: Token) -> str | None:
    """*Mill distinguished*: a noun without an article before a past form; *Glucose is*: a noun that is rarely a name."""
    weights = {_tagger().int2tag[tag]: weight for tag, weight in _tagger().cache[word.low]}
    if (
        word.tag == "NN1"
        and after.tag in ("VVD", "VVN")
        and "NP0" in weights
        and after.lemma in PERSONAL_VERBS | SAYING_VERBS
    ):
        return "NP0"
    common = max(("NN1", "NN2", "NN0"), key=lambda tag: weights.get(tag, -99.0))
    if word.tag == "NP0" and weights.get(common, -99.0) > weights.get("NP0", -99.0) and after.tag != "NP0":
        return common
    return None


def _genitive(tokens: list[Token], at: int) -> str | None:
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


_REPAIRS = (
    _same,
    _verb_of_clause,
    _unknown_verb,
    _first_time,
    _plural_behind_adjective,
    _gerund,
    _attribute,
    _listed_noun,
    _first_word,
    _genitive,
    _opening_noun,
    _adjective_alone,
    _prefixed_past,
    _listed_infinitive,
    _unknown_noun,
    _unknown_participle,
    _to,
    _infinitive,
    _verb_after_to,
    _demonstrative,
    _verb_behind_that,
    _participle,
    _missing_verb,
)
