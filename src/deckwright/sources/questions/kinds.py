"""The question word, and the kind, by which to ask for what a noun phrase names: *Who*, *Which enzyme*."""

from __future__ import annotations

from deckwright.sources.language.grammar.tree import Node
from deckwright.sources.language.lexicon import (
    COUNTRIES,
    LIGHT_NOUNS,
    NOT_PERSON_NAMES,
    PERSON_NOUNS,
    QUANTITY_HEADS,
    words,
)
from deckwright.sources.language.records import Words
from deckwright.sources.language.tagger import is_known
from deckwright.sources.questions.matter import Matter
from deckwright.sources.questions.nouns import (
    head_of,
    is_joined,
    is_name,
    is_person,
    is_pronoun,
    names_people,
    plain,
)

_NO_KIND = LIGHT_NOUNS | QUANTITY_HEADS | words(
    "one ones other others that those key cause source basis means result consequence example element component member"
    " system thing kind type form degree total presence absence lack loss use user increase decrease rise fall change"
    " ability tendency need"
)  # fmt: skip
_MENTAL = ("believe", "think", "argue", "feel", "hope", "fear", "claim", "insist", "want", "regard", "wonder", "assume")


def kind_of(matter: Matter, node: Node) -> str:
    """The noun by which to ask for the phrase (*Which enzymes …?*): its head, where more than the head was said of it;
    empty where *what* is better."""
    if is_joined(node) or is_pronoun(matter, node) or node.head <= node.start - 1:
        return ""
    head, base = head_of(matter, node), plain(matter, node)
    if head.lemma.lower() in _NO_KIND or head.tag not in ("NN1", "NN2", "NN0", "NP0", "UNC") or head.low.isdigit():
        return ""
    described = bool(node.parts) and node.parts[0].kind in ("REL", "PP", "VP")
    opener = matter.low(node.parts[0].start) if described else ""
    if is_name(matter, node):
        common = head.low in NOT_PERSON_NAMES and is_known(head.low) and (len(base) > 1 or described)
        return head.low if common else ""
    told_apart = described and node.parts[0].kind in ("REL", "VP") and node.start == matter.subject.start
    if len(base) > 1 and told_apart and (head.tag == "NN2" or matter.words[node.start].tag == "AT0"):
        return matter.running(base)
    if len(base) > 1:
        return _kind_of_compound(matter, node, base, opener)
    people = head.lemma in PERSON_NOUNS and head.tag == "NN2"
    # *damage to A*: there is only one damage
    bare = head.tag == "NN1" and node.start == node.head and described and node.parts[0].kind == "PP"
    if described and not bare and (opener not in ("of", "between") or people):
        return head.text if head.start else head.low
    return ""


def _kind_of_compound(matter: Matter, node: Node, base: Words, opener: str) -> str:
    """The kind of *red cells*, *perfect competition* (a *kind of*), *the word sabotage*."""
    head = base[-1]
    if base[-2].lemma in ("word", "term", "concept", "phrase"):
        return base[-2].low
    determined = matter.words[node.start].tag in ("AT0", "DPS", "DT0", "CRD")
    if not determined and not is_known(head.low) and head.low.endswith(("is", "us", "um", "a")):
        return ""
    if head.tag != "NN1" or determined:
        return "" if opener == "of" else head.text if head.start else head.low
    if head.low in ("theory", "law", "hypothesis", "principle", "model", "effect", "doctrine"):
        return head.low
    qualified = base[0].tag in ("AJ0", "AJC", "AJS", "VVN", "VVG") and not opener and len(base) == 2
    return f"kind of {head.low}" if qualified else ""


def question_word(matter: Matter, node: Node, lemma: str = "") -> str:
    """*Who* for persons, else *Which kind* where the phrase has one, else *What*."""
    if is_person(matter, node, lemma):
        return "Who"
    if head_of(matter, node).text in COUNTRIES and not node.parts:
        return "Which country"
    kind = kind_of(matter, node)
    if kind:
        return f"Which {kind}"
    return "Who" if names_people(matter, node) or _believes(matter, node, lemma) else "What"


def _believes(matter: Matter, node: Node, lemma: str) -> bool:
    """*Stoics held that …*: only people did so."""
    held = lemma in ("hold", "teach", "maintain", "contend") and matter.verb.parts[0].kind == "VVD"
    return (node.mark.startswith("many") and lemma in _MENTAL) or (held and not node.mark.startswith("one"))


def kind_asked(matter: Matter, node: Node, word: str) -> str:
    """*Which wall* as *What kind of wall* where the phrase does not single one out (*a rigid wall*)."""
    said = matter.words[node.start : node.head]
    described = [each.tag for each in said if each.low not in ("a", "an")]
    if not described or any(tag[:2] not in ("AJ", "VV") for tag in described) or is_name(matter, node):
        return word
    return f"What kind of {word.split()[-1]}"
