"""DW314: two cards of one deck that ask the same and want different answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckwright.domain.diagnostic import Severity
from deckwright.domain.location import Text
from deckwright.lint.record import FORMAL, QUESTION, Finding, Limits, LintNote, Rule


def _across(notes: Sequence[tuple[LintNote, Limits]]) -> Iterator[Finding]:
    first: dict[tuple[str, str], tuple[LintNote, str]] = {}
    for note, _ in notes:
        if FORMAL in note.shown or FORMAL in note.answer or note.back is None:
            continue
        if "](" in note.front or "](" in note.back:
            continue
        for text, front, back in _cards(note, note.back):
            other, answer = first.setdefault((str(note.deck.id), _same(front)), (note, back))
            if other is not note and _same(answer) != _same(back):
                hint = f"The other is `{other.note.id}`, at {other.front.at}. Say in each what tells them apart."
                message = f"another card asks this too, and its answer is `{_shortened(answer)}`"
                yield Finding(note, text, 0, message, hint)


def _cards(note: LintNote, back: Text) -> Iterator[tuple[Text, str, str]]:
    yield note.front, note.shown, note.answer
    if "Reverse" in note.note.marks:
        yield back, note.answer, note.shown


def _same(text: str) -> str:
    return " ".join(text.lower().split()).rstrip("?.!")


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


RULE = Rule(
    code="DW314",
    name="same-front",
    severity=Severity.WARNING,
    what="Two cards of one deck show the same front and have different answers. The reverse of a note counts too.",
    why="Nobody can know which of the two is asked for; each review of one harms the memory of the other.",
    origin="Wozniak, twenty rules, 11 (interference)",
    bad="""\
- id: esquina
  question: corner
  answer: la esquina
- id: rincon
  question: corner
  answer: el rincón
""",
    good="""\
- id: esquina
  question: corner (of a street)
  answer: la esquina
- id: rincon
  question: corner (of a room)
  answer: el rincón
""",
    across=_across,
    kinds=(QUESTION,),
)
