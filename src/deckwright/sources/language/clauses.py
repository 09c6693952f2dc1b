"""A sentence's phrases into simple clauses, by regular expressions over the phrases' letters."""

from __future__ import annotations

import re
from dataclasses import replace

from deckwright.sources.language.agreement import agrees, number_of
from deckwright.sources.language.asides import form_of_be, without_aside, without_contrast
from deckwright.sources.language.lexicon import CLAUSE_OPENERS
from deckwright.sources.language.records import Clause, Phrase, Phrases, Subordinate, VerbGroup, flat, kinds_of
from deckwright.sources.language.verb_group import verb_group

_AFTER_NOUN = (
    r"(?:P|E[AJ]?N?[PA]*|GA?N?[PA]*|IN?[PA]*|[RT]V[NPJAIEG]*?(?:,?CV[NPJAIEG]*?)?|[RT]NP*V[NPAI]*?|,?CN|,N(?=(?:P*,N)*P*,?CN)"
    r"|,XP?[NPC]+,|X[NPC]+|,R(?:V|NP*V)[^V]*?,|,[NEG][PCNEGAJ]*?,|-[^V]*?-|,P[PCN]*,|,A,)"
)


_SUBJECT = re.compile(rf"(?:X?(?:A(?=N))?N|G|I|Z){_AFTER_NOUN}*A?(?=V)|(?:G|I)[NPA]+(?=V)")


_FRONT = re.compile(r"(?:[^V,]|,(?!N))*?,")


_LIST_GOES_ON = re.compile(r",[NJGI][PJNIG]*?(?:,[NJGI][PJNIG]*?)*,?C")


_SPLIT = re.compile(r";|,?[CB](?=(?:A,?|P,)?[NGZ][^V;]*?V)|,S(?=N[^V;]*?V)|,[AS](?=(?:P,)?N[^V;]*?V)")


def clauses_of(phrases: Phrases) -> tuple[Clause, ...]:
    """The clauses of a sentence: the main one first, then coordinate, relative and apposed ones."""
    found: list[Clause] = []
    for role, segment in _segments(phrases):
        found += _simple(segment, role if found else "main")
    return tuple(found)


def _segments(phrases: Phrases) -> list[tuple[str, Phrases]]:
    """Independent clauses, cut at semicolons, at *and/but* before a clause, and at *while/whereas*."""
    kinds = kinds_of(phrases)
    cuts = [match for match in _SPLIT.finditer(kinds) if _cuts(phrases, kinds, match)]
    segments: list[tuple[str, Phrases]] = []
    start = 0
    role = "main"
    for match in cuts:
        segments.append((role, phrases[start : match.start()]))
        role = _joining_role(phrases[match.end() - 1])
        start = match.end()
    segments.append((role, phrases[start:]))
    return segments


def _joining_role(opener: Phrase) -> str:
    if opener.low == "so":
        return "result"
    return "contrast" if opener.kind == "S" else "coordinate"


def _cuts(phrases: Phrases, kinds: str, match: re.Match[str]) -> bool:
    before = kinds[: match.start()]
    if match.group() in (",S", ",A"):
        return phrases[match.end() - 1].low in ("while", "whereas", "so") and _SUBJECT.search(before) is not None
    if not re.search(r"[NGZ][^V]*V", before) or kinds[0] == "S":
        return False
    if match.group() == ";":
        return True
    if match.group() in ("C", "B") and re.match("NP*,R", kinds[match.end() :]):  # *tolerated A and B, who …*
        return False
    if re.search(r",N[P]*$", before):  # the end of a list, not of a clause
        return False
    inside = re.search(r"[STRW](?!.*,)[^V]*V?[^V]*$", before)  # still within a subordinate clause
    subject = _SUBJECT.match(kinds, match.end())
    return (inside is None or match.group()[0] == ",") and (subject is not None or kinds[match.end()] in "AP")


def _simple(phrases: Phrases, role: str) -> list[Clause]:
    """One segment: front, subject, verb, rest; verbs joined by *and* give further clauses."""
    front, leading, body = _front(phrases)
    kinds = kinds_of(body)
    match = _SUBJECT.match(kinds)
    if match is None or match.end() >= len(body):
        return []
    subject, contrast = without_contrast(body[: match.end()])
    if leading:
        subject = _named_before(subject, phrases[1:])
    subject, aside = without_aside(subject)
    found: list[Clause] = []
    verb, rest = body[match.end()], body[match.end() + 1 :]
    while True:
        at = _verb_joined(rest)
        own = rest if at is None else rest[: at[0]]
        clause = _completed(Clause(role, subject, verb_group(verb), (), front, leading, contrast=contrast), own)
        found.append(clause)
        if at is None:
            return found + _derived(found[0], aside)
        verb, rest, role = rest[at[1]], rest[at[1] + 1 :], "joined"


def _front(phrases: Phrases) -> tuple[Phrases, tuple[Subordinate, ...], Phrases]:
    """What stands before the subject: an adverbial, or a subordinate clause up to its comma."""
    kinds = kinds_of(phrases)
    if not kinds or kinds[0] in "NZ":
        return (), (), phrases
    if kinds[0] == "S":
        for comma in re.finditer(",", kinds):
            if "V" in kinds[: comma.start()] and _SUBJECT.match(kinds, comma.end()):
                words = flat(phrases[1 : comma.start()])
                return (), (Subordinate(phrases[0].low, words, leading=True),), phrases[comma.end() :]
        return (), (), phrases
    match = _FRONT.match(kinds)
    if match and (_SUBJECT.match(kinds, match.end())):
        return phrases[: match.end() - 1], (), phrases[match.end() :]
    bare = re.match(r"[PA]+(?=N)", kinds)
    if bare and _SUBJECT.match(kinds, bare.end()):
        return phrases[: bare.end()], (), phrases[bare.end() :]
    return (), (), phrases


def _named_before(subject: Phrases, leading: Phrases) -> Phrases:
    """The subject, or what its *it* or *they* stands for: the subject of the clause in front."""
    match = _SUBJECT.match(kinds_of(leading))
    if match is None or len(subject) != 1 or subject[0].low not in ("it", "they"):
        return subject
    named = leading[: match.end()]
    return named if (number_of(named) == "many") == (subject[0].low == "they") else subject


def _verb_joined(rest: Phrases) -> tuple[int, int] | None:
    """Where a second verb of the same subject begins (*and V*, *, V*): end of the first part, place of the verb."""
    kinds = kinds_of(rest)
    match = re.search(r",?[CB]A?(?=V)|,(?=V)", kinds)
    if match is None or re.search(r"[STRW]", kinds[: match.start()]):
        return None
    return match.start(), match.end()


def _completed(clause: Clause, rest: Phrases) -> Clause:
    """The clause with its rest divided into what belongs to the verb, what hangs on it, and the tail."""
    cut = _tail_start(rest)
    own, tail = rest[:cut], rest[cut:]
    subordinates = clause.subordinates
    opener = tail[1:] if tail and tail[0].kind == "," else tail
    if opener and opener[0].kind == "S":
        own, focus = _without_focus(own)
        first, second = _nested(opener)
        subordinates += (replace(_hanging(first, comma=tail[0].kind == ","), focus=focus),)
        subordinates += (_hanging(second, comma=False),) if second else ()
        tail = ()
    return replace(
        clause, rest=own, tail=tail, subordinates=subordinates, safe=_is_safe(clause.subject, clause.verb, own)
    )


def _without_focus(own: Phrases) -> tuple[Phrases, str]:
    """*mainly* before *because* belongs to the cause, not to the verb."""
    if not own or own[-1].kind != "A" or own[-1].words[-1].low not in _FOCUS:
        return own, ""
    last = own[-1]
    kept = (replace(last, words=last.words[:-1], head=last.words[-2]),) if len(last.words) > 1 else ()
    return own[:-1] + kept, last.words[-1].low


def _nested(phrases: Phrases) -> tuple[Phrases, Phrases]:
    """*when it freezes because …*: a cause behind another hanging clause stands apart."""
    for at, phrase in enumerate(phrases[2:], 2):
        if phrase.kind == "S" and phrase.low in ("because", "so that") and "V" in kinds_of(phrases[:at]):
            return phrases[:at], phrases[at:]
    return phrases, ()


_FOCUS = ("only", "mainly", "largely", "partly", "simply", "precisely", "chiefly", "primarily", "especially", "just")


def _hanging(phrases: Phrases, *, comma: bool) -> Subordinate:
    """A clause that follows, without a remark behind it (*, which …*); behind a comma *as* and *since* give a cause."""
    marker = phrases[0].low
    if comma and marker == "as":
        marker = "since"
    remark = re.search(",R", kinds_of(phrases))
    return Subordinate(marker, flat(phrases[1 : remark.start() if remark else None]), leading=False, comma=comma)


def _tail_start(rest: Phrases) -> int:
    """Where the words end that belong to the verb: at a sign or word that opens something else."""
    kinds = kinds_of(rest)
    if re.match(r"N?T|W", kinds):
        return len(rest)
    at = 0
    while at < len(kinds):
        listed = _LIST_GOES_ON.match(kinds, at)
        if listed:
            last = re.compile(r"[NJGI][PJNIG]*").match(kinds, listed.end())
            at = last.end() if last else listed.end()
        elif kinds[at] in ",:-X" or (at and kinds[at] == "B") or (kinds[at] == "S" and _opens_clause(rest, at)):
            return at
        else:
            at += 1
    return at


def _opens_clause(rest: Phrases, at: int) -> bool:
    return rest[at].low.split()[0] in CLAUSE_OPENERS or rest[at].low in ("so that", "even though", "even if", "in that")


def _is_safe(subject: Phrases, verb: VerbGroup, rest: Phrases) -> bool:
    kinds = kinds_of(rest)
    kinds = re.sub(r"(?<=[NP])p(?=A?V)", "R", _with_pronouns(rest, kinds))
    loose = re.sub(r"[RTWS>][NpPAEJC]*V(?:[NpPAJIEG]*,?CV)?", "", kinds)
    if (kinds[:1] == "E" and verb.main.tag.startswith("VV")) or _breaks_pair(rest):
        return False
    return "V" not in loose and "?" not in kinds and "?" not in kinds_of(subject) and agrees(subject, verb)


def _breaks_pair(rest: Phrases) -> bool:
    """*both leader* without its *and*: the second half was read as a verb."""
    low = [word.low for word in flat(rest)]
    last = rest[-1] if rest else None
    return last is not None and "both" in low and "and" not in low and last.words[-1].tag == "NN1"


def _with_pronouns(phrases: Phrases, kinds: str) -> str:
    """The letters with p for a subject pronoun: behind a noun it opens a relative clause (*a task they enjoyed*)."""
    subjects = ("they", "he", "she", "we", "it", "you", "i", "one")
    return "".join("p" if phrase.low in subjects else kind for phrase, kind in zip(phrases, kinds, strict=True))


def _derived(main: Clause, aside: Phrases) -> list[Clause]:
    """The clause that an aside in the subject amounts to."""
    kinds = kinds_of(aside)
    if kinds[:1] == "E" and not main.verb.negated:
        past = main.verb.finite.tag in ("VVD", "VBD", "VHD") or any(word.tag == "CRD" for word in flat(aside))
        be = form_of_be(number_of(main.subject), past=past)
        words = (be, *aside[0].words)
        return [
            _completed(Clause("relative", main.subject, verb_group(Phrase("V", words, aside[0].head)), ()), aside[1:])
        ]
    if re.match("RV", kinds):
        clause = Clause("relative", main.subject, verb_group(aside[1]), ())
        return [_completed(clause, aside[2:])]
    if (
        kinds[:1] == "N"
        and aside[0].words[0].low in ("the", "a", "an")
        and main.verb.finite.tag not in ("VVD", "VBD", "VHD")
    ):
        be = form_of_be(number_of(main.subject), past=False)
        clause = Clause("apposition", main.subject, verb_group(Phrase("V", (be,), be)), ())
        return [_completed(clause, aside)]
    return []
