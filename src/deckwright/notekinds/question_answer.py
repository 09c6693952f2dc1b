"""question-answer: a question and its answer; also answered the other way round (``reverse``) or typed (``typed``)."""

from __future__ import annotations

from deckwright.domain.deck import Deck
from deckwright.domain.diagnostic import Outcome
from deckwright.domain.location import Text
from deckwright.domain.note import Entry, Note
from deckwright.domain.notetype import NotetypeKind
from deckwright.notekinds.build import make_note
from deckwright.notekinds.look import templates
from deckwright.notekinds.record import CardTemplate, Key, NoteKind, NotetypeDesign, PlainNote
from deckwright.rendering.markdown import plain_text

NAME = "question-answer"
ANSWER_KEYS = (
    Key("answer", "markdown", "The answer: short, one idea.", required=True),
    Key("reverse", "flag", "`true` adds a second card that shows the answer and asks for the question."),
    Key("typed", "flag", "`true` asks to type the answer; Anki then marks the differences."),
)


def question_note(entry: Entry, deck: Deck, parent: tuple[Entry, Text] | None = None) -> Note:
    """The question-answer note of an entry that holds ``question`` and ``answer``."""
    answer = entry.text("answer")
    marks = {"Reverse": "yes"} if entry.flag("reverse") else {}
    if entry.flag("typed") and answer is not None:
        marks["Typed"] = plain_text(answer)
    return make_note(
        entry,
        deck,
        kind=NAME,
        main="question",
        texts={"Question": entry.text("question"), "Answer": answer},
        marks=marks,
        spoken=() if answer is None else (answer,),
        parent=parent,
    )


def _notes(entry: Entry, deck: Deck) -> Outcome[tuple[Note, ...]]:
    return Outcome((question_note(entry, deck),))


def _statement(entry: Entry) -> tuple[Text, ...]:
    return tuple(text for text in (entry.text("question"), entry.text("answer")) if text is not None)


KIND = NoteKind(
    name=NAME,
    doc="A question and its answer.",
    keys=(Key("question", "markdown", "The question, whole without its answer.", required=True), *ANSWER_KEYS),
    design=NotetypeDesign(
        name=NAME,
        kind=NotetypeKind.STANDARD,
        fields=("Question", "Answer", "Extra", "Source", "Status", "Reverse", "Typed", "Speak", "Key", "Spare"),
        templates=(
            CardTemplate("Question", templates.QUESTION_FRONT, templates.QUESTION_BACK),
            CardTemplate("Reverse", templates.REVERSE_FRONT, templates.REVERSE_BACK),
        ),
    ),
    notes=_notes,
    statement=_statement,
    plain=PlainNote(NAME, {"question": "Question", "answer": "Answer"}, {"reverse": "Reverse"}),
)
