"""Which tags each word may have, and at what cost: the tagger's choice is free, what else the word may be is not."""

from __future__ import annotations

from functools import lru_cache

from deckwright.sources.language.grammar.closed import CLOSED
from deckwright.sources.language.grammar.together import joined_words
from deckwright.sources.language.grammar.tree import Chart
from deckwright.sources.language.lexicon import words
from deckwright.sources.language.records import Token, Words
from deckwright.sources.language.tagger import is_known, plain_form, possible_tags, tagger, verb_tag

_OPEN = words("NN1 NN2 NN0 NP0 AJ0 AJC AJS VVZ VVB VVD VVI VVN VVG AV0 PRP AVP ORD UNC")


_NOUN_TOO = ("ic", "ive", "ary", "ent", "ant", "or", "al")


_SUBJECTS = ("it", "he", "she", "that", "there", "what", "who", "here", "where", "how", "let")
_TWINS = {"VVB": ("VVI",), "VVI": ("VVB",), "VVD": ("VVN",), "VVN": ("VVD",)}


_TIED = 0.05


_RATHER = 0.4
"""Cost of a tag that the word has more often than the one that the tagger chose."""
_OTHER = 0.8


_SLOPE = 0.4


_LEAST_LIKELY = 9.0


def lattice(tokens: Words) -> Chart:
    """The chart of a sentence, with the possible tags of each word; nothing is parsed yet."""
    openings = [at == 0 or tokens[at - 1].low in (":", ";") for at in range(len(tokens))]
    tags = tuple(_tags(token, opening=opening) for token, opening in zip(tokens, openings, strict=True))
    tags = tuple(
        {"POS": 0.0} if token.low == "'s" and at and tokens[at - 1].low not in _SUBJECTS else tags[at]
        for at, token in enumerate(tokens)
    )
    return Chart(tokens, tags, joined_words(tokens))


def _tags(token: Token, *, opening: bool) -> dict[str, float]:
    closed = CLOSED.get(token.low)
    if closed is not None and (opening or token.text.islower()):
        return closed
    if token.tag not in _OPEN and "-" not in token.low:
        return {token.tag: 0.0, **({"VHZ": 0.5, "VBZ": 0.0} if token.low == "'s" else {})}
    if token.text[:1].isupper() and not opening:
        return {"NP0": 0.0, "NN2": 0.3, "AJ0": 0.4, **({token.tag: 0.0} if token.tag in ("CRD", "UNC") else {})}
    found = {token.tag: 0.0, **_from_shape(token)}
    known = _known_tags(token.low)
    own = known.get(token.tag, 99.0)
    if own == 99.0 and is_known(token.low) and token.tag in ("NN1", "NN2"):
        found[token.tag] = 2.5
    for tag, cost in known.items():
        found.setdefault(tag, cost if cost >= own or own == 99.0 else _RATHER)
    if token.tag in ("VVB", "VVI"):
        found.setdefault("NN1", 3.0)
    _add_twins(token.low, found)
    return found


def _from_shape(token: Token) -> dict[str, float]:
    """What the form of a word allows, whether the table has it so or not."""
    if "-" in token.low or token.low.endswith("fold"):
        return {} if token.tag == "AJ0" else {"AJ0": 0.2}
    bases = (token.low[:-2], token.low[:-1], token.low[:-3]) if token.low.endswith("er") else ()
    if token.tag == "NN1" and any(is_known(base) and "AJ0" in possible_tags(base) for base in bases):
        return {"AJC": 1.0}
    return {"NN1": 1.3} if token.tag == "AJ0" and token.low.endswith(_NOUN_TOO) else {}


def _add_twins(word: str, found: dict[str, float]) -> None:
    """Present tense and infinitive look the same, and most past forms and participles do."""
    for tag in list(found):
        for twin in _TWINS.get(tag, ()):
            if word not in _DISTINCT or twin in found:
                found[twin] = min(found.get(twin, 99.0), found[tag] + _TIED)


_DISTINCT = words(
    "become come run overcome went took gave saw began broke chose drew drove ate fell flew forgot froze grew"
    " hid knew rode rose spoke stole swore"
    " threw wore wrote became came ran arose overthrew underwent withdrew foresaw undertook gone taken given seen"
    " begun broken chosen drawn driven eaten fallen flown forgotten frozen grown hidden known ridden risen spoken"
    " stolen sworn thrown worn written overthrown undergone withdrawn foreseen undertaken shown"
)


@lru_cache(maxsize=20_000)
def _known_tags(word: str) -> dict[str, float]:
    """The open tags of a word by its frequency under them, whatever stands around it."""
    model = tagger()
    weights = {model.int2tag.get(tag, str(tag)): weight for tag, weight in model.cache.get(plain_form(word), ())}
    if not weights:
        weights = dict(model.tag_word(plain_form(word), cutoff=4, casesensitive=False))
    best = max(weights.values(), default=0.0)
    found = {
        tag: _OTHER + _SLOPE * (best - weight)
        for tag, weight in weights.items()
        if tag in _OPEN and best - weight < _LEAST_LIKELY
    }
    for tag in ("NN1", "NN2"):
        verb = verb_tag(word, tag) if tag in found or tag == "NN1" else None
        if verb is not None:
            found.setdefault(verb, 3.0)
    if word.endswith("ed") and "VVD" in found:
        found.setdefault("VVN", found["VVD"])
    if word.endswith("ing"):
        found.setdefault("VVG", 2.0)
    return found
