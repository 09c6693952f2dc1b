"""A statement whose first word stands for something said before → the statement that names it."""

from __future__ import annotations

import re

from deckwright.sources.cloze import self_contained
from deckwright.sources.language import analyse, sentences
from deckwright.sources.language.lexicon import PERSON_NOUNS
from deckwright.sources.language.pronouns import antecedent_text

_PERSON = re.compile(r"(?i)(?:he|she)\b")
_OWNER = re.compile(r"(?i)(his|her|its|their)\s+(?=\w)")
_ANY = re.compile(r"(?i)(?:it|they|this|these|those|that|such|he|she|his|her|its|their)\b")
_SOMEBODY = re.compile(r"(?i)(?:he|she|his|her)\b")
_FULL_NAME = re.compile(r"[A-Z]\w+ [A-Z]\w+")
_MOST_TOGETHER = 35
_AS_SUBJECT = {"his": "He", "her": "She", "its": "It", "their": "They"}


def self_standing(statement: str, context: str) -> str | None:
    """The statement with *it, they, he, she, its, their …* at its beginning replaced by what it stands for in the
    context; None where that is not clear: months later no card would tell.

    Raises:
        MissingExtra: the language libraries are not installed.
    """
    owner = _OWNER.match(statement)
    if owner is not None:
        return _with_owner(statement, owner, context)
    person = _PERSON.match(statement)
    if person is None:
        return self_contained(statement, context)
    instead = antecedent_text(statement, context, analyse)
    return None if instead is None else _capital(instead) + statement[person.end() :]


def led_in(statement: str, context: str) -> str | None:
    """The sentence before a statement that does not name what it is about, where both together do, in at most 35 words.

    Raises:
        MissingExtra: the language libraries are not installed.
    """
    before = next(reversed(sentences(context)), "")
    about_person = _SOMEBODY.match(statement) is not None
    named = not about_person or _FULL_NAME.search(before) or any(word in PERSON_NOUNS for word in before.split())
    fits = len(f"{before} {statement}".split()) <= _MOST_TOGETHER
    return before if before and named and fits and _ANY.match(before) is None else None


def _with_owner(statement: str, owner: re.Match[str], context: str) -> str | None:
    """*Its capital is Canberra*, where the sentence before is about Australia: *Australia's capital is Canberra*."""
    subject = _AS_SUBJECT[owner[1].lower()]
    named = antecedent_text(f"{subject} did it.", context, analyse)
    if named is None:
        return None
    mark = "'" if owner[1].lower() == "their" and named.endswith("s") else "'s"
    return f"{_capital(named)}{mark} {statement[owner.end() :]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
