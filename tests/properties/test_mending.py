"""``check --fix`` twice is as good as once, keeps every comment, and leaves every card what it was."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from deckwright import pipeline
from deckwright.compiler.project import compile_workspace
from deckwright.domain.deck import Project
from deckwright.domain.location import SourceText
from deckwright.domain.media import FindMedia, MediaProblem
from deckwright.domain.workspace import Workspace

PIECES = (
    "{{c1::", "{{ c1::", "{{C2 :: ", "{{c3:: ", "}}", " }}", "==", "::", "$", "\\frac{1}{x^{2}}", "\n\n    ", "whale",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map(lambda parts: "".join(parts))


@st.composite
def notes(draw: st.DrawFn) -> str:
    own = draw(st.sampled_from(["", "id: one\n  ", "id: two\n  ", "# a remark\n  "]))
    key, more = draw(
        st.sampled_from(
            [
                ("cloze", ""),
                ("principle", "  ask:\n  - question: Why?\n    answer: So\n"),
                ("question", "  answer: A\n"),
            ]
        )
    )
    return f"- {own}{key}: |-\n    x {draw(TEXT)}\n{more}  # the end\n"


def _workspace(text: str) -> Workspace:
    return Workspace(Project("p", "."), (SourceText("deck.yaml", text),))


def _find(_root: Path) -> FindMedia:
    return lambda path, target: MediaProblem("there is none", "")


def _mended(text: str) -> str:
    changes, _ = pipeline.mend([_workspace(text)])
    return changes[0][1] if changes else text


def _cards(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Identity and fields of every note, without what a repair may change: blanks, and marks that Anki did not see."""
    compiled = compile_workspace(_workspace(text), _find).value
    made = [note for deck in compiled.decks for note in deck.notes]
    return [(note.guid, tuple(re.sub(r"\s", "", field) for field in note.fields)) for note in made]


@settings(deadline=None, max_examples=150)
@given(st.lists(notes(), min_size=1, max_size=4))
@example(["- cloze: |-\n    x =={{c1::whale }}==whale\n  # the end\n"])
def test_fixing_is_safe(written: list[str]) -> None:
    text = "id: deck\ndeck: Deck\nnotes:\n" + "".join(written)
    once = _mended(text)
    assert _mended(once) == once
    assert re.findall(r"#.*", once) == re.findall(r"#.*", text)
    kept = [line for line in once.split("\n") if not re.match(r"\s*(?:- )?id: ", line)]
    assert len(kept) == len([line for line in text.split("\n") if not re.match(r"\s*(?:- )?id: ", line)])
    if not re.search(r"\{\{(?: |C)", text):
        assert _cards(once) == _cards(text)
