"""What a noun phrase is: its base and head, and whether it names a person, a time, a place."""

from __future__ import annotations

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.lexicon import (
    COUNTRIES,
    GROUP_NOUNS,
    NOT_PERSON_NAMES,
    PERSON_NOUNS,
    PERSONAL_VERBS,
    PLACE_NOUNS,
    SAYING_VERBS,
    TIME_NOUNS,
    words,
)
from deckwright.sources.language.records import Token, Words
from deckwright.sources.language.tagger import is_known, possible_tags
from deckwright.sources.questions.matter import Matter

_DETERMINERS = words("the a an this that these those its their his her our your my each every some any no all both most"
                     " many several few much another such more only even just about around roughly approximately nearly"
                     " almost over under exactly up to at least not")  # fmt: skip


def plain(matter: Matter, node: Node) -> Words:
    """The base of a noun phrase: up to its head, without determiners."""
    found = list(matter.words[node.start : max(node.head, node.start) + 1])
    while found and (found[0].low in _DETERMINERS or found[0].tag in ("AT0", "DPS", "DT0")):
        found.pop(0)
    return tuple(found)


def head_of(matter: Matter, node: Node) -> Token:
    """The last word of the base of a noun phrase."""
    return matter.words[max(node.head, node.start)]


def is_pronoun(matter: Matter, node: Node) -> bool:
    """Whether a noun phrase says nothing without what stands before it: *it*, *some of them*, *the others*."""
    word = head_of(matter, node)
    if node.parts and matter.low(node.parts[0].start) == "of" and node.parts[0].kind == "PP":
        return node.parts[0].parts[0].kind == "NP" and is_pronoun(matter, node.parts[0].parts[0])
    return word.tag in ("PNP", "PNX", "PNI", "DT0", "EX0") or word.low in (
        "it", "they", "this", "these", "that", "those", "one", "ones", "others", "another", "some", "both", "each",
        "there", "none", "either", "neither", "he", "she", "many", "most", "all", "few", "such")  # fmt: skip


def is_joined(node: Node) -> bool:
    """*A and B*"""
    return node.mark.endswith("+")


_ABSTRACT_ENDINGS = ("tion", "sion", "ism", "ment", "ity", "ness", "logy", "sis", "ics")
_COMMON_ENDINGS = (
    "tion", "sion", "ment", "ity", "ness", "ism", "ance", "ence", "ing", "sis", "logy", "graphy", "ics", "ase", "ose",
    "ia", "ogen", "ide", "ine", "age", "ship", "hood", "dom", "tude", "phy", "metry", "nomy", "gram", "cy",
)  # fmt: skip


def _acts(matter: Matter, head: Token) -> bool:
    """*Milgram found …*: an unknown word, whatever its ending, as the subject of what persons did."""
    said = matter.first_lemma in PERSONAL_VERBS or matter.first_lemma in _SAYING
    abstract = head.low.endswith(_ABSTRACT_ENDINGS)
    return said and matter.verb.parts[0].kind == "VVD" and not abstract and not is_known(head.low)


def is_name(matter: Matter, node: Node) -> bool:
    """Whether the head of the noun phrase is written as a name."""
    head = head_of(matter, node)
    common = head.low.endswith(_ABSTRACT_ENDINGS if head.tag == "NP0" else _COMMON_ENDINGS)
    if head.start == 0 and common and not _acts(matter, head):
        return False
    if head.start == 0:
        plural = head.low.endswith("s") and not head.low.endswith("ss")
        if plural and matter.first_lemma in _SAYING and not is_known(head.low):
            return not head.low.endswith(("ists", "ians", "ers", "ors", "ants", "ents", "ics"))
        strange = not is_known(head.low) and not plural and "-" not in head.low and head.low.isalpha()
        return strange or (head.tag == "NP0" and possible_tags(head.low) <= {"NP0", "NN2", "UNC"})
    return head.text[:1].isupper()


def is_person(matter: Matter, node: Node, lemma: str = "") -> bool:
    """Whether a noun phrase names one person: two or three capitals and no word of other names, or a personal verb."""
    if is_joined(node) and node.parts and all(part.kind == "NP" for part in node.parts):
        return all(is_person(matter, part, lemma) for part in node.parts)
    base = matter.words[node.start : node.head + 1]
    if not base or is_joined(node) or any(word.text[0].islower() for word in base) or base[0].tag == "AT0":
        return False
    if any(word.low in NOT_PERSON_NAMES or word.text in COUNTRIES or word.low.isdigit() for word in base):
        return False
    if any(word.text.isupper() and len(word.text) > 2 for word in base):
        return False
    opening = base[0]
    common = opening.start == 0 and is_known(opening.low) and "NP0" not in possible_tags(opening.low)
    common_now = base[0].tag == "NN1" and matter.verb.parts[0].kind == "VVZ"  # *Metonymy names …*
    if len(base) == 1 and (matter.verb.mark == "pass" or common_now):
        return False
    alone = len(base) == 1 and not is_known(opening.low) and _owns_as_person(matter, lemma)
    named = (alone or is_name(matter, node)) and not common and not any(len(word.text) == 1 for word in base[-1:])
    return named and (
        2 <= len(base) <= 4 or lemma in PERSONAL_VERBS or lemma in _SAYING or _owns_as_person(matter, lemma)
    )


_SAYING = SAYING_VERBS - words(
    "mean imply indicate require ensure determine guarantee predict reveal specify decide confirm"
)


def _owns_as_person(matter: Matter, lemma: str) -> bool:
    """Whether the clause of which the verb is asked says *his* or *her*: its subject is a person."""
    said = matter.words[matter.subject.end : matter.clause.end]
    return bool(lemma) and any(word.low in ("his", "her", "himself", "herself", "he", "she") for word in said)


_LISTS = ("klist", "ylist", "tlist", "hlist", "consist", "persist")


def names_people(matter: Matter, node: Node) -> bool:
    """Whether a noun phrase speaks of persons by what they are or do: *the physicists*, *the Romans*."""
    if is_joined(node):
        return bool(node.parts) and all(part.kind == "NP" and names_people(matter, part) for part in node.parts)
    head = head_of(matter, node)
    doer = head.lemma.endswith("ist") and len(head.lemma) > 6 and not head.lemma.endswith(_LISTS)
    nation = head.text[:1].isupper() and head.start > 0 and head.low.endswith(("ans", "ites", "ards", "enes"))
    return head.lemma in PERSON_NOUNS or doer or nation or head.lemma.endswith(("ician", "opher", "arian", "urist"))


def is_group(matter: Matter, node: Node) -> bool:
    """Whether a noun phrase names something that persons form: *the committee*."""
    return head_of(matter, node).lemma in GROUP_NOUNS


def is_time(matter: Matter, node: Node) -> bool:
    """Whether a noun phrase names a time: *1848*, *the 1920s*, *44 BC*, *the next century*."""
    head = head_of(matter, node)
    return head.low in _ERAS or _is_year_number(head.low.rstrip("s")) or head.lemma.lower() in TIME_NOUNS


def is_year(matter: Matter, node: Node) -> bool:
    """Whether a noun phrase names a year: *1848*, *44 BC*."""
    low = head_of(matter, node).low
    return low in _ERAS or _is_year_number(low)


_ERAS = ("bc", "bce", "ad", "ce")


def _is_year_number(low: str) -> bool:
    return len(low) == 4 and low.isdigit() and low < "2200"


def is_place(matter: Matter, node: Node) -> bool:
    """Whether a noun phrase names a country or another place."""
    return head_of(matter, node).lemma in PLACE_NOUNS or head_of(matter, node).text in COUNTRIES


def has_superlative(said: Words) -> bool:
    """*the largest X*, *the most X Y*"""
    return any(word.tag == "AJS" or word.low == "most" for word in said)


def begins_with(node: Node, *kinds: str) -> bool:
    """Whether a phrase has nothing before its first part, and that is of one of the kinds: *salting passwords*."""
    return bool(node.parts) and node.parts[0].kind in kinds and node.parts[0].start == node.start


def without_aside(node: Node) -> Node:
    """A noun phrase without the aside at its end (*, which …*)."""
    if node.parts and node.parts[-1].kind == "ASIDE" and not is_joined(node):
        return node._replace(end=node.parts[-1].start, parts=node.parts[:-1])
    return node
