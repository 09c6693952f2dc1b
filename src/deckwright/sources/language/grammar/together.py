"""Words that stand together as one: *because of*, *rather than*, *in order to*."""

from __future__ import annotations

from deckwright.sources.language.records import Words

_PREPOSITIONS = (
    "because of", "due to", "owing to", "thanks to", "such as", "according to", "along with", "together with",
    "prior to", "in addition to", "as a result of", "out of", "up to", "in front of", "on behalf of", "by means of",
    "in terms of", "in spite of", "with respect to", "regardless of", "apart from", "away from", "in response to",
    "in place of", "in favour of", "in favor of", "at the expense of", "in relation to", "in proportion to",
    "in exchange for", "in return for", "for the sake of", "with regard to", "in contrast to", "in the course of",
    "on account of", "by virtue of", "as part of", "ahead of", "next to", "compared with", "compared to",
    "relative to", "independently of", "irrespective of", "in the form of", "at the cost of", "in search of",
    "except for", "as for", "on top of", "in line with", "in case of", "in the absence of", "in the presence of",
    "rather like", "far from", "from among", "from within", "down to", "back to", "ranging from", "depending on",
    "including", "concerning", "regarding", "onto", "via", "per", "amid", "amongst", "versus",
)  # fmt: skip


_TOGETHER: dict[str, str] = {
    **dict.fromkeys(_PREPOSITIONS, "PRP"),
    "as well as": "CJC",
    "rather than": "NOT",
    "instead of": "NOT",
    "as opposed to": "NOT",
    "but not": "NOT",
    "and not": "NOT",
    "if not": "NOT",
    "not": "NOT",
    "but only": "BUT",
    "but also": "BUT",
    "but never": "NOT",
    "never": "NOT",
    "in order to": "TO0",
    "so as to": "TO0",
    "in order not to": "TO0",
    "so that": "CJS",
    "whether or not": "CJS",
    "in order that": "CJS",
    "even though": "CJS",
    "even if": "CJS",
    "even when": "CJS",
    "only when": "CJS",
    "only if": "CJS",
    "only because": "CJS",
    "only after": "CJS",
    "only until": "CJS",
    "only once": "CJS",
    "especially when": "CJS",
    "especially if": "CJS",
    "particularly when": "CJS",
    "mainly because": "CJS",
    "partly because": "CJS",
    "largely because": "CJS",
    "simply because": "CJS",
    "precisely because": "CJS",
    "just as": "CJS",
    "soon after": "CJS",
    "shortly after": "CJS",
    "long before": "CJS",
    "as long as": "CJS",
    "as soon as": "CJS",
    "as far as": "CJS",
    "as if": "CJS",
    "as though": "CJS",
    "in that": "CJS",
    "now that": "CJS",
    "given that": "CJS",
    "provided that": "CJS",
    "except that": "CJS",
    "except when": "CJS",
    "no longer": "AV0",
    "at least": "AV0",
    "at most": "AV0",
    "at once": "AV0",
    "at all": "AV0",
    "of course": "AV0",
    "for example": "AV0",
    "for instance": "AV0",
    "in turn": "AV0",
    "in return": "AV0",
    "on average": "AV0",
    "on the other hand": "AV0",
    "at first": "AV0",
    "at last": "AV0",
    "up and down": "AV0",
    "over time": "AV0",
    "one by one": "AV0",
    "step by step": "AV0",
    "in fact": "AV0",
    "in general": "AV0",
    "in particular": "AV0",
    "as well": "AV0",
    "by itself": "AV0",
    "by far": "AV0",
    "of its own accord": "AV0",
    "of their own accord": "AV0",
    "by themselves": "AV0",
    "a little": "AV0",
    "more than": "ABOUT",
    "less than": "ABOUT",
    "fewer than": "ABOUT",
    "no more than": "ABOUT",
    "at least ": "ABOUT",
    "as many as": "ABOUT",
    "a few": "DT0",
    "a number of": "DT0",
    "a variety of": "DT0",
    "a series of": "DT0",
    "a lot of": "DT0",
    "each other": "PNX",
    "one another": "PNX",
    "no one": "PNI",
    **{f"{who} else": "PNI" for who in ("someone", "anyone", "everyone", "something", "anything", "nobody")},
    "per cent": "NN0",
    "not only": "BOTH",
    "not just": "BOTH",
    "not merely": "BOTH",
    "his or her": "DPS",
}  # fmt: skip


_BY_FIRST: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}


for _phrase, _category in _TOGETHER.items():
    _words = tuple(_phrase.split())
    _BY_FIRST[_words[0]] = (*_BY_FIRST.get(_words[0], ()), (_words, _category))


def joined_words(tokens: Words) -> tuple[dict[str, int], ...]:
    """For each place the categories of the words that stand together from there on, with where they end."""
    low = [token.low for token in tokens]
    found: list[dict[str, int]] = []
    for at, word in enumerate(low):
        here: dict[str, int] = {}
        for run, category in _BY_FIRST.get(word, ()):
            if tuple(low[at : at + len(run)]) == run:
                here[category] = max(here.get(category, 0), at + len(run))
        found.append(here)
    return tuple(found)
