"""One statement → the keys of its note: what to hide in it, what to ask about it, and what to admit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deckwright.rendering.cloze import find_gaps
from deckwright.sources.cloze import choose_gaps, gap_candidates
from deckwright.sources.gap_spans import GapCandidate
from deckwright.sources.opening import led_in, self_standing
from deckwright.sources.outline import Statement
from deckwright.sources.plain import as_markdown, with_gaps
from deckwright.sources.proposals import Proposal
from deckwright.sources.questions import Question, question_candidates

KINDS = ("cloze", "question-answer", "reflection")
"""What can be drafted: gaps in statements, questions with answers, and open questions."""
LONGEST_ANSWER = 14
"""Words; a longer definition is asked for through its gaps alone."""
_SECOND_QUESTION = 0.7
_NO_QUESTION = "draft: no safe question for this statement"
_NO_GAP = "draft: no gap worth hiding in this statement"
_NEITHER = f"{_NO_QUESTION}, and no gap worth hiding"
_ARROW = re.compile(r"[←-⇿⟵-⟿]|[-=]+>")
"""What makes notation of a sentence: its words are no clause that a question could be made of."""
_UNCLEAR = f"{_NO_QUESTION}: it is not clear what its first word stands for"


@dataclass(frozen=True, slots=True)
class DraftWish:
    """What the user wants drafted: at most ``most`` gaps and ``most`` questions for each statement; ``reverse`` asks
    pairs both ways; ``subdecks`` makes decks of headings rather than tags."""

    kinds: frozenset[str] = frozenset(KINDS)
    most: int = 2
    reverse: bool = False
    subdecks: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answer, as Markdown."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """A note without its id: ``kind`` of note, its leading ``text`` as Markdown, and what else it has."""

    kind: str
    text: str
    answer: str = ""
    extra: str = ""
    items: tuple[str, ...] = ()
    asks: tuple[Asked, ...] = ()
    comment: str = ""
    cards: int = 0


def sketch(statement: Statement, wish: DraftWish, proposal: Proposal | None = None) -> Sketch | None:
    """The note that a statement deserves; what was proposed for it comes before what we find ourselves.

    None where the wish leaves nothing, and for a sentence of running prose of which no good card can be made; an item
    that the author listed is kept, with a comment that says so.

    Raises:
        MissingExtra: the language libraries are not installed.
    """
    if not is_wanted(statement, wish):
        return None
    if statement.kind == "pair":
        return _pair(statement, wish)
    if statement.kind == "question":
        return Sketch("reflection", as_markdown(statement.text), cards=1)
    if statement.kind == "list" and "cloze" in wish.kinds:
        items = tuple(map(as_markdown, statement.extra))
        return Sketch("list", as_markdown(statement.front.removesuffix(":")), items=items, cards=len(items))
    made = _definition(statement, wish) if statement.kind == "definition" else _principle(statement, wish)
    if proposal is not None:
        made = _proposed(statement, made, proposal, wish)
    return made if made.cards or statement.listed or statement.kind == "definition" else None


def is_wanted(statement: Statement, wish: DraftWish) -> bool:
    """Whether notes of the kinds that the user wants can be made of such a statement at all."""
    needed = {"pair": {"question-answer"}, "question": {"reflection"}}
    return bool(wish.kinds & needed.get(statement.kind, {"cloze", "question-answer"}))


def _pair(statement: Statement, wish: DraftWish) -> Sketch:
    extra = as_markdown("; ".join(statement.extra)) if statement.extra else ""
    cards = 2 if wish.reverse else 1
    return Sketch("question-answer", as_markdown(statement.front), as_markdown(statement.back), extra, cards=cards)


def _principle(statement: Statement, wish: DraftWish) -> Sketch:
    text = self_standing(statement.text, statement.context)
    if text is None:
        return _led_in(statement, wish)
    gaps = choose_gaps(text, statement.context, most=wish.most) if "cloze" in wish.kinds else ()
    asked = "question-answer" in wish.kinds and _ARROW.search(text) is None
    asks = _asks(question_candidates(text, statement.context), wish) if asked else ()
    return _written(text, gaps, asks, wish)


def _led_in(statement: Statement, wish: DraftWish) -> Sketch:
    """A statement that does not say what it is about: behind the sentence that does, with gaps and no question."""
    before = led_in(statement.text, statement.context) if "cloze" in wish.kinds else None
    gaps = choose_gaps(statement.text, statement.context, most=wish.most) if before else ()
    if not before or not gaps:
        return Sketch("principle", as_markdown(statement.text), comment=_UNCLEAR)
    shift = len(before) + 1
    text = with_gaps(f"{before} {statement.text}", [(gap.start + shift, gap.end + shift) for gap in gaps])
    return Sketch("principle", text, comment=_UNCLEAR, cards=len(find_gaps(text).gaps))


def _proposed(statement: Statement, made: Sketch, proposal: Proposal, wish: DraftWish) -> Sketch:
    """The sketch with what was proposed in the place of what we found, where anything was."""
    said = statement.text if statement.kind == "definition" else self_standing(statement.text, statement.context)
    shift = len(said or "") - len(statement.text)
    proposed = ((start + shift, end + shift) for start, end in proposal.gaps)
    gaps = [gap for gap in proposed if said and gap[0] >= max(0, shift)] if "cloze" in wish.kinds else []
    questions = proposal.questions[: wish.most] if "question-answer" in wish.kinds else ()
    asks = tuple(Asked(as_markdown(question), as_markdown(answer)) for question, answer in questions) or made.asks
    text = with_gaps(said, gaps[: wish.most]) if said and gaps else made.text
    hidden = len(find_gaps(text).gaps)
    return replace(made, text=text, asks=asks, comment=_comment(hidden, len(asks), wish), cards=hidden + len(asks))


def _asks(candidates: Sequence[Question], wish: DraftWish) -> tuple[Asked, ...]:
    """The best question, and a second one where it is good by itself and asks for something else."""
    chosen: list[Question] = []
    for each in candidates:
        good = not chosen or each.score >= _SECOND_QUESTION
        if len(chosen) < wish.most and good and all(each.answer != other.answer for other in chosen):
            chosen.append(each)
    return tuple(Asked(as_markdown(each.question), as_markdown(each.answer)) for each in chosen)


def _definition(statement: Statement, wish: DraftWish) -> Sketch:
    """The term is a gap, and so are the best parts of its meaning; a short meaning is asked for as well, if whole."""
    offset = len(statement.front) + 2
    inner = choose_gaps(statement.back, most=max(0, wish.most - 1)) if "cloze" in wish.kinds else ()
    spans = [(0, len(statement.front)), *((gap.start + offset, gap.end + offset) for gap in inner)]
    short = len(statement.back.split()) <= LONGEST_ANSWER and not statement.context
    asked = Asked(f"What is meant by *{as_markdown(statement.front)}*?", as_markdown(statement.back))
    asks = (asked,) if short and "question-answer" in wish.kinds else ()
    hidden = spans if "cloze" in wish.kinds else []
    text = with_gaps(statement.text, hidden)
    return Sketch("principle", text, asks=asks, cards=len(hidden) + len(asks))


def _written(text: str, gaps: Sequence[GapCandidate], asks: tuple[Asked, ...], wish: DraftWish) -> Sketch:
    marked = with_gaps(text, [(gap.start, gap.end) for gap in gaps])
    hidden = len(find_gaps(marked).gaps)
    comment = _comment(hidden, len(asks), wish)
    return Sketch("principle", marked, asks=asks, comment=comment, cards=hidden + len(asks))


def _comment(gaps: int, asks: int, wish: DraftWish) -> str:
    """What to admit above the note: that something which was wanted could not be made."""
    missing_gap = not gaps and "cloze" in wish.kinds
    if not asks and "question-answer" in wish.kinds:
        return _NEITHER if missing_gap else _NO_QUESTION
    return _NO_GAP if missing_gap else ""


def other_sketch(text: str, wish: DraftWish, turn: int) -> Sketch | None:
    """Another choice of gaps and question for a statement, the first at ``turn`` 1; None when there is no other."""
    gaps = [gap for gap in gap_candidates(text) if gap.score > 0] if "cloze" in wish.kinds else []
    questions = question_candidates(text) if "question-answer" in wish.kinds else ()
    if turn >= max(len(gaps), len(questions)):
        return None
    chosen: list[GapCandidate] = []
    for gap in gaps[turn:]:
        if len(chosen) < wish.most and all(gap.end <= other.start or other.end <= gap.start for other in chosen):
            chosen.append(gap)
    asks = _asks(questions[turn : turn + 1], wish)
    return _written(text, sorted(chosen, key=lambda gap: gap.start), asks, wish)
