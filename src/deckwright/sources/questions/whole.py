"""Questions from the form of a whole sentence, which no clause shows: *the more A, the more B*; *A, an effect known as
B*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from deckwright.sources.language import analyse
from deckwright.sources.language.records import Sentence, Words
from deckwright.sources.questions.shape import Asked
from deckwright.sources.questions.words import is_name

_COMPARED = r"(?:more|less|fewer|greater|smaller|larger|higher|lower|\w{2,}er)\b"
_PROPORTION = re.compile(
    r"(?:(?P<who>[A-Z]\w+(?: [A-Z]\w+)*) \w+ that t|T)he"
    rf" (?P<said>{_COMPARED}[^,;:]+), (?P<then>the {_COMPARED}[^,;:.]+)"
    r"(?:, (?:since|because|as|so|which|although|while|whereas|for|and|but) [^.]+)?\.?$"
)
_BOTH_COMPARED = re.compile(rf"\b[Tt]he {_COMPARED}[^;:]+, the {_COMPARED}")
_CALLED = "(?:known as|called|termed|named)"
_NAMED = re.compile(
    rf"(?P<said>[^;:]+), (?:an? (?P<kind>[a-z]+) (?:that is |which is )?{_CALLED}|which (?:is|are) {_CALLED}"
    rf"|which (?P<who>[A-Z]\w+(?: [A-Z]\w+)?) (?:called|termed|named))"
    r" (?P<term>(?:the |an? )?[\w’'-]+(?: [\w’'-]+){0,3})\.?$"
)
_PROCESS = re.compile(
    r"(?P<said>[^;:]+?) (?P<by>in|by|through|during|with) an? (?P<kind>[a-z]+)"
    rf" {_CALLED} (?P<term>(?:the |an? )?[\w’'-]+(?: [\w’'-]+){{0,3}})\.?$"
)
_CLEFT = re.compile(r"What ([^,;:]+) (?:is|are|was|were) ((?:that|the|an?|to|how|their|its|not) [^;:.]+)\.?$")
_FOLLOWS = re.compile(r"([^;:]+), which (?:means|implies|suggests|shows|indicates) that ([^;:.]+)\.?$")
_SAID_AFTER = re.compile(
    r"(.+?), (?:which|whom|whose|where|yet|although|though|whereas|while|so that|because|since"
    r"|(?:one |each |some |most |many |all )?(?:by|in|of|for|to|from|with|on|under) wh(?:ich|om)) [^:;]+$"
)
_TAIL = re.compile(r"(.+), ((?!and |or |but )[^,;:]+)\.?$")
_JOINTS = ("to", "by", "with", "at", "from", "in", "of", "only")


def of_whole(sentence: Sentence) -> Iterator[Asked]:
    """Questions that the form of the sentence allows."""
    text = sentence.text.strip()
    proportion = _PROPORTION.match(text)
    if proportion is not None and not re.search(r"\b(?:they|their|its?|this|these)\b", proportion["said"]):
        opening = f"According to {proportion['who']}, what" if proportion["who"] else "What"
        yield Asked("proportion", f"{opening} happens the {proportion['said']}?", proportion["then"])
    cleft = _CLEFT.match(text)
    if cleft is not None:
        yield Asked("cleft", f"What {cleft[1]}?", cleft[2])
    follows = _FOLLOWS.match(text)
    if follows is not None and analyse(f"{follows[1]}.").tree is not None:
        yield Asked("follows", f"What follows from the fact that {_inside(follows[1])}?", follows[2])
    process = _PROCESS.match(text)
    if process is not None and analyse(f"{process['said']}.").tree is not None:
        way = f"the {process['kind']} {process['by']} which {_inside(_front_last(process['said']))}"
        yield Asked("named", f"What is the name of {way}?", process["term"])
    named = _naming(text)
    if named is not None:
        yield Asked("named", _asked_for_name(named), named["term"])


def _naming(text: str) -> re.Match[str] | None:
    if "know" not in text and "call" not in text and "named" not in text:
        return None
    named = _NAMED.match(text)
    said = analyse(f"{named['said']}.") if named is not None else None
    if said is None or said.tree is None or any(word.tag == "PNP" for word in said.words[:4]):
        return None
    return named


def asked_in_full(sentence: Sentence) -> Sentence:
    """The sentence of which the clauses may be asked about: without an aside that names or repeats."""
    text = sentence.text.strip()
    if _BOTH_COMPARED.search(text):
        return replace(sentence, tree=None)  # asking about one half would tear it apart
    named = _naming(text)
    if named is not None:
        return analyse(f"{named['said']}.")
    return _without_echo(sentence) or (sentence if sentence.tree is not None else _without_tail(sentence))


def _asked_for_name(named: re.Match[str]) -> str:
    said = _inside(named["said"])
    if named["who"]:
        return f"What did {named['who']} call the fact that {said}?"
    return f"What is the name of the {named['kind'] or 'fact'} that {said}?"


def _front_last(said: str) -> str:
    """*During A, B* as *B during A*."""
    front, comma, rest = said.partition(", ")
    if not comma or "," in rest or len(front.split()) > 3:
        return said
    return f"{rest} {_inside(front)}"


def _inside(said: str) -> str:
    """A sentence as it is written inside another one."""
    first = analyse(f"{said}.").words[0]
    return said if is_name(first) else said[:1].lower() + said[1:]


def _without_tail(sentence: Sentence) -> Sentence:
    """A sentence that could not be read to its end, without the clause behind its first comma, if that helps."""
    said = _SAID_AFTER.match(sentence.text.strip())
    return analyse(f"{said[1]}.") if said is not None else sentence


def _without_echo(sentence: Sentence) -> Sentence | None:
    """*A connects B to C, D E to F* without its second half, which says the same of something else without a verb; None
    where there is no such half."""
    tail = _TAIL.match(sentence.text.strip())
    if tail is None or not 3 <= len(tail[2].split()) <= 12:
        return None
    at = len(tail[1])
    behind = tuple(word for word in sentence.tokens if word.start > at and word.tag != "PUN")
    before = tuple(word for word in sentence.tokens if word.end <= at)
    if not _echoes(before, behind):
        return None
    first = analyse(f"{tail[1]}.")
    return first if first.tree is not None else None


def _echoes(before: Words, behind: Words) -> bool:
    if not behind or behind[0].tag[:2] not in ("AT", "NN", "AJ", "NP", "DT") or any(w.tag in _FINITE for w in behind):
        return False
    again = {word.low for word in behind} & set(_JOINTS)
    opening = next(
        (at for at, word in enumerate(behind) if at and (word.low in _JOINTS or word.tag in _DETERMINERS)), 0
    )
    noun = any(word.tag[0] == "N" or word.low in _INSTEAD for word in behind[:opening])
    return noun and 0 < opening < len(behind) - 1 and _same(before, behind, again)


def _same(before: Words, behind: Words, again: set[str]) -> bool:
    """Whether the second half says a noun of the first again, or *ones* in its place."""
    nouns = {word.lemma for word in before if word.tag[0] == "N"}
    said = any(word.lemma in nouns or word.low in _INSTEAD for word in behind)
    return said and (any(word.low in again for word in before) or any(word.tag in _DETERMINERS for word in behind[1:]))


_INSTEAD = ("one", "ones", "those")
_DETERMINERS = ("AT0", "DPS")
_FINITE = ("VVZ", "VVD", "VVB", "VBZ", "VBB", "VBD", "VHZ", "VHB", "VHD", "VM0", "VDZ", "VDB", "VDD")
