"""What is compared: the drafter, and three simple ways to choose a gap."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from tests.evaluation.material import Statement, plain_span

from deckwright.sources.cloze import choose_gaps
from deckwright.sources.language import Token, analyse, sentences
from deckwright.sources.language.tagger import commonness
from deckwright.sources.opening import led_in, self_standing
from deckwright.sources.questions import question_candidates

_MOST_GAPS = 2  # as many as `deckwright draft` marks by itself
_CONTENT = ("NN", "NP", "AJ", "VV", "CR", "AV", "OR")


@dataclass(frozen=True, slots=True)
class Output:
    """What the drafter makes of a statement: its first question with the answer ("" for none), its gaps, the best
    first."""

    question: str
    answer: str
    gaps: tuple[str, ...]

    @property
    def gap(self) -> str:
        """The first gap; "" for none."""
        return self.gaps[0] if self.gaps else ""


def drafted(statement: Statement) -> Output:
    """The first question and the gaps, as `deckwright draft` comes by them."""
    text = self_standing(statement.text, statement.context)
    if text is None and led_in(statement.text, statement.context) is None:
        return Output("", "", ())
    asked = next(iter(question_candidates(text, statement.context)), None) if text else None
    text = text or statement.text
    gaps = sorted(choose_gaps(text, statement.context, most=_MOST_GAPS), key=lambda each: (-each.score, each.start))
    found = tuple(each.text for each in gaps)
    return Output(asked.question, asked.answer, found) if asked else Output("", "", found)


def hit(marked: Collection[str], gap: str) -> float:
    """1 where the gap is one of the spans that the judge marked, else 0."""
    return float(bool(gap) and plain_span(gap) in marked)


def _tokens(statement: Statement) -> Iterator[Token]:
    text = self_standing(statement.text, statement.context) or statement.text
    for sentence in sentences(text):
        yield from analyse(sentence).tokens


def _phrase(words: list[Token]) -> list[Token]:
    """The words without the modifiers that no noun follows."""
    while words and words[-1].tag[:2] not in ("NN", "NP", "CR"):
        words = words[:-1]
    return words


def noun_phrases(statement: Statement) -> list[list[Token]]:
    """Runs of adjectives, participles, numbers and nouns that end in a noun (or number), without their article."""
    found: list[list[Token]] = [[]]
    for token in _tokens(statement):
        if token.tag[:2] in ("NN", "NP", "AJ", "CR", "OR") or token.tag in ("VVN", "VVG", "POS"):
            found[-1].append(token)
        else:
            found.append([])
    return [phrase for run in found if (phrase := _phrase(run))]


def _text(words: list[Token]) -> str:
    return " ".join(word.text for word in words).replace(" 's", "'s").replace(" '", "'")


def random_noun_phrase(statement: Statement) -> list[str]:
    """Every noun phrase of the statement: the mean over them is what drawing one at random gives."""
    return [_text(phrase) for phrase in noun_phrases(statement)]


def rarest_word(statement: Statement) -> list[str]:
    """The content word that the tagger's word table knows least; the first of equals."""
    words = [token for token in _tokens(statement) if token.tag[:2] in _CONTENT]
    return [min(words, key=lambda word: commonness(word.low)).text] if words else []


def rarest_noun_phrase(statement: Statement) -> list[str]:
    """The noun phrase with the rarest word in it; the first of equals."""
    phrases = noun_phrases(statement)
    rarest = min(phrases, key=lambda phrase: min(commonness(word.low) for word in phrase), default=None)
    return [_text(rarest)] if rarest else []


BASELINES: tuple[tuple[str, Callable[[Statement], list[str]]], ...] = (
    ("random noun phrase", random_noun_phrase),
    ("rarest word", rarest_word),
    ("rarest noun phrase", rarest_noun_phrase),
)
"""Ways to choose a gap, each with what it may choose: one span, or several that are equally likely."""
