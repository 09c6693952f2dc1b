"""DW316: notes that do not say where they are from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckwright.domain.diagnostic import Severity
from deckwright.lint.record import CLOZE, QUESTION, Finding, Limits, LintNote, Rule


def _across(notes: Sequence[tuple[LintNote, Limits]]) -> Iterator[Finding]:
    """One finding for each deck file, at the first of its notes without a source."""
    missing: dict[str, list[LintNote]] = {}
    for note, _ in notes:
        reference = note.deck.reference
        if "Source" not in note.note.texts and reference.title is None and reference.url is None:
            missing.setdefault(note.deck.path, []).append(note)
    for found in missing.values():
        said = (
            "one note does not say where it is"
            if len(found) == 1
            else f"{len(found):,} notes do not say where they are"
        )
        hint = "Write `source:` in each, or `reference:` with a title once for the deck."
        yield Finding(found[0], found[0].front, 0, f"{said} from", hint)


RULE = Rule(
    code="DW316",
    name="no-source",
    severity=Severity.INFO,
    what="A note has no source, and its deck no reference. It is told once for each file, at the first such note.",
    why="When a card turns out to be wrong or in doubt, the source is where to look it up.",
    origin="Wozniak, twenty rules, 18",
    bad="""\
id: rivers
deck: Rivers
notes:
  - id: danube
    question: Into which sea does the Danube flow?
    answer: The Black Sea
""",
    good="""\
id: rivers
deck: Rivers
notes:
  - id: danube
    question: Into which sea does the Danube flow?
    answer: The Black Sea
    source: Atlas of Europe, page 40
""",
    across=_across,
    kinds=(QUESTION, CLOZE),
)
