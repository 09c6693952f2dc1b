"""Whether a sentence is English at all: of other languages the tagger would make nonsense."""

from __future__ import annotations

from deckwright.sources.language.lexicon import words
from deckwright.sources.language.records import Words
from deckwright.sources.language.tagger import is_known

_LEAST_KNOWN = 0.45
_ENGLISH = words("the of and to is are was were a an that with for by it they from which because when not has have")
_OTHER = words(
    "der das und ist ein eine einen den dem nicht von mit auf le les est une et des du que pour dans sur il elle"
    " el los las y en una por con de heeft wordt zijn di che della del nel het een van voor og det som och att på"
    " av je ne pas por para"
)


def is_english(tokens: Words) -> bool:
    """Whether most words are in the tagger's table, and no more function words of other languages than English ones."""
    said = [token.low for token in tokens if token.text[0].isalpha()]
    if not said or sum(map(is_known, said)) < _LEAST_KNOWN * len(said):
        return False
    other = sum(word in _OTHER for word in said)
    return other < 2 or other <= sum(word in _ENGLISH for word in said)
