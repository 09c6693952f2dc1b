"""HanTa's English model: tags, lemmas, and how common a word is. Its word table (British National Corpus) serves as
frequency list, so that no second one has to be installed."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

from deckwright.sources.language.extra import MissingExtra

_LONGEST_WORD = 40


@lru_cache(maxsize=1)
def tagger() -> Any:
    """HanTa's English model (0.2 s to load, about 30 MB)."""
    try:
        from HanTa.HanoverTagger import HanoverTagger
    except ImportError as missing:
        raise MissingExtra("draft") from missing
    return HanoverTagger("morphmodel_en.pgz")


def plain_form(word: str) -> str:
    word = word.replace("’", "'").replace("‐", "-").replace("‑", "-")
    return word if len(word) <= _LONGEST_WORD else "thing"


def raw_tags(words: list[str]) -> list[str]:
    try:
        return list(tagger().tag_sent(words, taglevel=0))
    except (KeyError, ValueError, IndexError):  # HanTa on a sequence that its model cannot continue
        return ["UNC"] * len(words)


@lru_cache(maxsize=20_000)
def lemma_of(word: str, tag: str) -> str:
    """The base form of a word under a tag, in lower case except for names."""
    plain = plain_form(word)
    if not plain[0].isalpha() or tag not in tagger().tag2int:
        return plain.lower()
    if tag == "NP0":
        return plain
    if tag == "VVD" and not is_known(plain):
        for prefix in PREFIXES:
            base = plain.lower().removeprefix(prefix)
            if plain.lower().startswith(prefix) and is_known(base) and "VVD" in possible_tags(base):
                return prefix + lemma_of(base, tag)
    lemma = str(tagger().analyze(plain, pos=tag)[0])
    return lemma if tag.startswith("NP") else lemma.lower()


@lru_cache(maxsize=20_000)
def possible_tags(word: str) -> frozenset[str]:
    """Tags that the word may have with some weight, whatever stands around it."""
    tags = tagger().tag_word(plain_form(word).lower(), cutoff=4, casesensitive=False)
    best = max((weight for _, weight in tags), default=0.0)
    return frozenset(tag for tag, weight in tags if weight > best - 6)


@lru_cache(maxsize=20_000)
def verb_tag(word: str, tag: str) -> str | None:
    """The finite tag that a word tagged otherwise may have had instead: *stores* VVZ, *lower* VVB, *killed* VVD."""
    plain = plain_form(word).lower()
    known = {tagger().int2tag[number] for number, _ in tagger().cache.get(plain, ())} or possible_tags(word)
    if tag == "NN2" or (tag == "NP0" and plain.endswith("s")):
        base = {tagger().int2tag[number] for number, _ in tagger().cache.get(lemma_of(plain, "NN2"), ())}
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
    plain = plain_form(word).lower()
    known = tagger().cache.get(plain) or tagger().cache.get(lemma_of(plain, "NN2")) or tagger().tag_word(plain)
    weights = [(tagger().int2tag.get(tag, tag), math.exp(weight)) for tag, weight in known]
    total = sum(weight for _, weight in weights)
    verbs = sum(weight for tag, weight in weights if str(tag).startswith("VV"))
    share = verbs / total if total else 0.0
    base = lemma_of(plain, "NN2") if plain.endswith("s") else plain
    return max(share, 0.6 * verb_share(base)) if base != plain and base in tagger().cache else share


@lru_cache(maxsize=20_000)
def commonness(word: str) -> float:
    """Common logarithm of how often the word occurs in a thousand million words; 2.5 for a word not in the table."""
    known = tagger().cache.get(plain_form(word).lower())
    if not known:
        return 2.5
    return math.log10(sum(math.exp(weight) for _, weight in known)) + 9


def is_known(word: str) -> bool:
    """Whether the tagger's word table has the word (in lower case)."""
    return plain_form(word).lower() in tagger().cache


PREFIXES = ("re", "over", "under", "out", "mis", "fore", "with", "up", "inter")
