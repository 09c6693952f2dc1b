"""What speaks for or against a question: named features, whose weights stand in `weights`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckwright.domain.named import NamedTuple
from deckwright.sources.gap_spans import GapCandidate
from deckwright.sources.language.lexicon import GROUP_NOUNS, LIGHT_NOUNS, PERSON_NOUNS, PLACE_NOUNS, TIME_NOUNS, words
from deckwright.sources.language.stems import stem
from deckwright.sources.language.tagger import commonness
from deckwright.sources.questions.checks import content
from deckwright.sources.questions.reading import Reading, signs_of
from deckwright.sources.questions.wording import signs_in

Features = dict[str, float]

_SUBJECT_SHAPES = ("subject", "bare-subject", "which-subject", "who")
_WHOLE = ("term", "explained", "named", "called", "aim", "described", "number", "identity", "percent")
"""Shapes whose questions are specific however few words they have."""
_REASONS = ("why", "purpose", "how", "happens", "condition", "condition-event", "time-clause", "happens-to")
_OPENING = re.compile(r"(?i)(?:.*?, )?(?:(\w+) )?(which kind of|what kind of|which|what|who|whom|when|where|why|how)\b")
_KIND = re.compile(r"(?i)\b(?:which kind of|what kind of|which) (\w[\w-]*)")
_STRANDED = re.compile(r" (to|of|by|from|with|for|in|on|into|at|as)\?$")
_AMOUNTS = words("more most many some several few fewer less much other any both all no only")
_RANKS = 9
"""How many gaps are looked at for whether the answer holds them."""
_TRIVIAL = words("people person man woman men women child children human individual somebody someone thing object body")


class Card(NamedTuple):
    """A question with its answer and where it comes from: ``gaps`` are the statement's, best first; ``reading`` is None
    where the form of the whole sentence gave the question."""

    question: str
    answer: str
    shape: str
    gaps: Sequence[GapCandidate]
    reading: Reading | None


def features_of(card: Card) -> Features:
    """The features of a question, most of them 0 or 1."""
    found = {
        card.shape: 1.0,
        **_lengths(card),
        **_rarity(card),
        **_opening(card),
        **_answer(card),
        **signs_in(card.question),
        **_leaks(card),
        **_gaps(card),
        **_read(card),
    }
    return {name: float(value) for name, value in found.items() if value}


def _lengths(card: Card) -> Features:
    asked, answered = len(card.question.split()), len(card.answer.split())
    meaning = len(content(card.question))
    group = _group(card.shape)
    few = max(0, 7 - meaning) / 3
    return {
        f"few words in a question for {group}": few,
        f"very few words in a question for {group}": float(meaning < 4),
        "a long question": max(0, asked - 15) / 5,
        "a long answer": max(0, answered - 6) / 4,
        "an answer of one word": float(answered == 1),
        "the answer's share": answered / (asked + answered),
    }


def _group(shape: str) -> str:
    if shape in _SUBJECT_SHAPES:
        return "the subject"
    return "a term or number" if shape in _WHOLE else "a reason" if shape in _REASONS else "a part"


def _rarity(card: Card) -> Features:
    """How rare the words are: 0 for one in a thousand, about 1 for one that the tagger's word table lacks."""
    asked = [_rare(word) for word in content(card.question)] or [0.0]
    answered = [_rare(word) for word in content(card.answer)] or [0.0]
    return {
        "rarity of the question's rarest word": max(asked),
        "rarity of the question on average": sum(asked) / len(asked),
        "rarity of the answer's rarest word": max(answered),
        "rarity of the answer on average": sum(answered) / len(answered),
        "rarity of the answer's last word": answered[-1],
        "rarity of an answer of one word": answered[-1] * (" " not in card.answer),
    }


def _rare(word: str) -> float:
    return max(0.0, min(3.5, 6.0 - commonness(word))) / 3


def _opening(card: Card) -> Features:
    match = _OPENING.match(card.question)
    before, word = ((match[1] or "").lower(), match[2].lower()) if match else ("", "")
    front = match is not None and match.start(2) - len(before) > 1
    kind = _KIND.search(card.question)
    return {
        f"asks {word} for {_group(card.shape)}": 1.0,
        "a preposition before the question word": float(bool(before)),
        "something before the question word": float(front),
        "a common kind": 0.0 if kind is None else max(0.0, commonness(kind[1].lower()) - 4.0),
        "ends with a preposition": float(_STRANDED.search(card.question) is not None),
    }  # fmt: skip


def _answer(card: Card) -> Features:
    said = [word.lower() for word in re.findall(r"[\w’'-]+", card.answer)]
    first, last = (said[0], said[-1]) if said else ("", "")
    noun = card.shape in (*_SUBJECT_SHAPES, "object", "which-object", "governed", "agent", "contrast", "term")
    bare = noun and len(said) <= 2 + (first in ("a", "an", "the"))
    single = last if last in PERSON_NOUNS | TIME_NOUNS | PLACE_NOUNS else last.removesuffix("s")
    named = bool(re.search(r"[A-Z]", card.answer[1:]))
    short = noun and len(said) == 1 + (first in ("a", "an", "the"))
    return {
        "the answer is a name": float(named),
        "the answer begins with a": float(first in ("a", "an")),
        "the answer begins with the": float(noun and first == "the"),
        "the answer is a plural word": float(short and len(said) == 1 and last.endswith("s")),
        "the answer is one noun": float(short),
        "a person alone": float(short and single in PERSON_NOUNS and not named),
        "a person with a word to it": float(bare and not short and single in PERSON_NOUNS and not named),
        "a group with words to it": float(noun and not short and said[-1:] != [] and last in GROUP_NOUNS),
        "a group alone": float(short and single in GROUP_NOUNS),
        "anybody or anything": float(bare and (single in _TRIVIAL or last in _TRIVIAL)),
        "a light noun at the end": float(bare and single in LIGHT_NOUNS),
        "belongs to somebody": float(first in ("its", "their", "his", "her")),
        "any amount": float(first in _AMOUNTS),
        "points back": float(bool({"these", "this", "such"} & set(said))),
        "the answer joins two": float(noun and bool({"and", "or"} & set(said))),
        "the answer has a clause": float(noun and bool({"that", "which", "who", "whose", "where", "when"} & set(said))),
        "the answer goes on": float(noun and len(said) > 2 and bool(set(said[1:]) & {"of", "in", "for", "to", "with"})),
        "two": float(card.shape == "number" and first in ("two", "both", "2")),
    }


def _leaks(card: Card) -> Features:
    kind = _KIND.search(card.question)
    named = stem(kind[1]) if kind else ""
    asked = {stem(word) for word in content(card.question)} - {named}
    answered = [stem(word) for word in content(card.answer)]
    rest = [word for word in answered if word != named]
    shared = sum(word in asked for word in rest)
    near = sum(any(one[:4] == word[:4] and len(word) > 4 for one in asked) for word in rest)
    subject = _group(card.shape) == "the subject"
    return {
        "said in the question": shared / max(1, len(answered)),
        "nearly said in the question": near / max(1, len(answered)),
        f"a kind and one word for {'the subject' if subject else 'a part'}": float(bool(named) and len(rest) == 1),
        "a kind said twice": float(bool(named) and sum(stem(word) == named for word in content(card.question)) > 1),
        "a kind and nothing else": float(bool(named) and not rest),
        "a kind and more": float(bool(named) and len(rest) > 2),
        "rarity of what the kind leaves": _rest_rarity(card.answer, kind[1]) if kind else 0.0,
    }


def _rest_rarity(answer: str, kind: str) -> float:
    return max((_rare(word) for word in content(answer) if stem(word) != stem(kind)), default=0.0)


def _gaps(card: Card) -> Features:
    """How the gaps of the statement that the answer holds compare with those that the question shows."""
    asked, answered = _padded(card.question), _padded(card.answer)
    whole = hidden = shown = 0.0
    rank = _RANKS
    for at, gap in enumerate(card.gaps):
        text = _padded(gap.text)
        if text in answered:
            rank = min(rank, at)
            hidden = max(hidden, gap.score)
            if len(answered) - len(text) <= 4:
                whole = max(whole, gap.score)
        elif text in asked:
            shown = max(shown, gap.score)
    noun = _group(card.shape) in ("the subject", "a part")
    return {
        "best gap in the answer": hidden,
        "best gap in the answer, a noun": hidden * noun,
        "the answer is a gap": whole,
        "the best gap is asked for": float(rank == 0),
        "a further gap is asked for": float(0 < rank < 3),
        "best gap in the question": shown,
        "a better gap is shown": max(0.0, shown - hidden),
        "no gap is asked for": float(rank == _RANKS),
    }


def _padded(text: str) -> str:
    return f" {re.sub(r'[^a-z0-9]+', ' ', text.lower()).strip()} "


def _read(card: Card) -> Features:
    said = len(card.question.split()) + len(card.answer.split())
    return signs_of(card.reading, card.shape, _group(card.shape), said) if card.reading is not None else {}
