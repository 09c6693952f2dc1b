"""Forms of verbs and nouns that questions need: third person, singular and plural, subject-auxiliary inversion."""

from __future__ import annotations

from deckwright.sources.language.records import Token, VerbGroup, joined

_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "'re": "is", "'ve": "has"}
_FULL = {"'s": "is", "'re": "are", "'ve": "have", "ca": "can", "wo": "will", "sha": "shall", "'ll": "will"}


def third_person(base: str) -> str:
    """The third person singular of a base form: *carries*, *passes*."""
    if base in _THIRD:
        return _THIRD[base]
    if base.endswith("y") and base[-2:-1] not in tuple("aeiou"):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def finite_text(verb: VerbGroup) -> str:
    """The finite verb written out (*'s* as *is*)."""
    if verb.finite.low == "'s" and verb.finite.tag.startswith("VH"):
        return "has"
    return _FULL.get(verb.finite.low, verb.finite.low)


def singular_text(verb: VerbGroup) -> str:
    """The whole verb group as it stands after *what* or *who*, in the singular."""
    finite = finite_text(verb)
    if finite in _SINGULAR:
        finite = _SINGULAR[finite]
    elif verb.finite.tag == "VVB":
        finite = third_person(verb.finite.lemma)
    at = verb.words.index(verb.finite)
    return " ".join(filter(None, (joined(verb.words[:at]), finite, _not(verb.words[at + 1 :]))))


def plain_text(verb: VerbGroup) -> str:
    """The verb group as it stands, without contractions."""
    at = verb.words.index(verb.finite)
    return " ".join(filter(None, (joined(verb.words[:at]), finite_text(verb), _not(verb.words[at + 1 :]))))


def inversion(verb: VerbGroup) -> tuple[str, str]:
    """What stands before and after the subject in a question: *has* … *been seen*, *does* … *often eat*."""
    before = [word for word in verb.words if word is not verb.finite]
    if verb.auxiliary:
        return finite_text(verb), _not(tuple(before))
    do = {"VVZ": "does", "VHZ": "does", "VDZ": "does", "VVD": "did", "VHD": "did", "VDD": "did"}.get(
        verb.finite.tag, "do"
    )
    at = verb.words.index(verb.finite)
    return do, " ".join(filter(None, (_not(verb.words[:at]), verb.finite.lemma, _not(verb.words[at + 1 :]))))


def _not(words: tuple[Token, ...]) -> str:
    return " ".join("not" if word.low == "n't" else word.text for word in words)
