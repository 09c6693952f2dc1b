"""What stands inside or in front of a subject: asides between commas, contrasts, the noun that a pronoun repeats."""

from __future__ import annotations

import re

from deckwright.sources.language.records import Phrases, Token, kinds_of


def without_contrast(subject: Phrases) -> tuple[Phrases, Phrases]:
    """*X, not Y,* in a subject: X and Y apart."""
    kinds = kinds_of(subject)
    match = re.search(r",X(P?[NPC]+),$|(?<!,)X[NPC]+$", kinds)
    if match is None or match.start() == 0 or re.search("[RT]", kinds[: match.start()]):
        return subject, ()
    contrast = tuple(phrase for phrase in subject[match.start() :] if phrase.kind != ",")
    return subject[: match.start()], contrast


def without_aside(subject: Phrases) -> tuple[Phrases, Phrases]:
    """*X, which V …,* or *X, the Y of Z,*: the subject proper, and what stands between the commas."""
    kinds = kinds_of(subject)
    match = re.match(r"([^,]+),(?:R|[NEGP][^V]*,$)", kinds)
    if match is None or kinds[-1] != ",":
        return subject, ()
    return subject[: match.end(1)], subject[match.end(1) + 1 : -1]


def form_of_be(number: str, *, past: bool) -> Token:
    """A form of *be* that stands for the one left out of an aside."""
    form, tag = {
        (False, False): ("is", "VBZ"),
        (True, False): ("are", "VBB"),
        (False, True): ("was", "VBD"),
        (True, True): ("were", "VBD"),
    }[number == "many", past]
    return Token(form, tag, "be", -1, -1, form)
