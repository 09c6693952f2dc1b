"""What ``check --fix`` writes: ids as they stood in for themselves, marks of gaps as Anki reads them; nothing else."""

from __future__ import annotations

import pytest

from deckwright import pipeline
from deckwright.domain.deck import Project
from deckwright.domain.location import SourceText
from deckwright.domain.workspace import Workspace

HEAD = "# about it\nid: deck\ndeck: Deck\nnotes:\n"


def fixed(text: str) -> str:
    """The text after the repair."""
    workspace = Workspace(Project("p", "."), (SourceText("deck.yaml", text),))
    changes, _ = pipeline.mend([workspace])
    return changes[0][1] if changes else text


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("- id: a\n  cloze: A {{ c1::whale}} sings\n", "- id: a\n  cloze: A {{c1::whale}} sings\n"),
        ("- id: a\n  cloze: A {{C1 ::whale}} sings\n", "- id: a\n  cloze: A {{c1::whale}} sings\n"),
        ("- id: a\n  cloze: |-\n    A {{ C1 :: whale  }} sings\n", "- id: a\n  cloze: |-\n    A {{c1::whale}} sings\n"),
        ("- id: a\n  cloze: |-\n    A {{c1:: whale ::who?}}\n", "- id: a\n  cloze: |-\n    A {{c1::whale::who?}}\n"),
        ('- {id: a, cloze: "A {{c1:: whale}} sings"}\n', '- {id: a, cloze: "A {{c1::whale}} sings"}\n'),
        (
            "- id: a\n  cloze: |-\n    Half: {{c1::$\\frac{1}{x^{2}}$}}  # no comment\n",
            "- id: a\n  cloze: |-\n    Half: {{c1::$\\frac{1}{x^{2} }$}}  # no comment\n",
        ),
        (
            "- question: Who?  # deckwright: ignore DW306\n  answer: He\n",
            "- id: who-206e1c0c\n  question: Who?  # deckwright: ignore DW306\n  answer: He\n",
        ),
    ],
)
def test_a_repair_changes_only_what_it_is_for(bad: str, good: str) -> None:
    for head in (HEAD, "\ufeff" + HEAD, HEAD.replace("\n", "\r\n")):
        ends = "\r\n" if "\r\n" in head else "\n"
        mended = head + good.replace("\n", ends)
        assert fixed(head + bad.replace("\n", ends)) == mended
        assert fixed(mended) == mended


@pytest.mark.parametrize(
    "notes",
    [
        "- id: a\n  cloze: In `{{ c1::code}}` stays {{c1::code}}\n",
        "- id: a\n  cloze: Plain $\\frac{1}{x^{2}}$ is no {{c1::gap}}\n",
        "- id: a\n  cloze: A {{c1::$\\text{two {words}}$}} as text\n",
        '- id: a\n  cloze: "An \\"{{c1:: escape }}\\" moves the columns"\n',
        "- id: a\n  cloze: Folded over {{c1::two\n    lines, with}} blanks {{c2:: here }}\n",
        "- id: a\n  question: Where is {{ c1::this}}?\n  answer: In a question\n",
        "- question: Same?\n  answer: one\n- question: Same?\n  answer: two\n",
        "- cloze: A {{c1::}\n",
        "- id: a\n  cloze: broken: yaml\n",
    ],
    ids=["code", "outside a gap", "text in maths", "escape", "folded", "no cloze", "same id", "unclosed", "broken"],
)
def test_what_is_not_surely_safe_is_left_alone(notes: str) -> None:
    if "unclosed" not in notes and notes.startswith("- cloze"):
        assert fixed(HEAD + notes).endswith("cloze: A {{c1::}\n")
    else:
        assert fixed(HEAD + notes) == HEAD + notes


def test_ids_below_ask_are_pinned_within_their_principle() -> None:
    asked = "  ask:\n  - question: Why?\n    answer: So\n"
    text = f"{HEAD}- id: a\n  principle: One ==thing==\n{asked}- id: b\n  principle: Another ==thing==\n{asked}"
    assert fixed(text).count("- id: why-") == 2
