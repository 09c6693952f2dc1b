"""The kinds of note that authors can write, one file each. A new kind is one more file and one more line here."""

from __future__ import annotations

from deckwright.notekinds import cloze, image_occlusion, overlapping_list, principle, question_answer, reflection
from deckwright.notekinds.record import NoteKind

NOTE_KINDS: tuple[NoteKind, ...] = (
    principle.KIND,
    cloze.KIND,
    question_answer.KIND,
    reflection.KIND,
    overlapping_list.KIND,
    image_occlusion.KIND,
)

KIND_BY_NAME = {kind.name: kind for kind in NOTE_KINDS}
