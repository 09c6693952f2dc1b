"""Real Anki over the same folder: the notes added to a new collection, and exported.

python real_anki.py FOLDER PACKAGE
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import yaml
from anki.collection import AddNoteRequest, Collection, DeckIdLimit, ExportAnkiPackageOptions


def main(folder: str, package: str) -> None:
    """Read every deck below the folder, add its notes, export them."""
    with tempfile.TemporaryDirectory() as scratch:
        collection = Collection(str(Path(scratch, "collection.anki2")))
        basic, cloze = collection.models.by_name("Basic"), collection.models.by_name("Cloze")
        assert basic is not None
        assert cloze is not None
        requests = []
        for path in sorted(Path(folder).rglob("part-*.yaml")):
            content = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
            deck = collection.decks.id(content["deck"])
            assert deck is not None
            for entry in content["notes"]:
                note = collection.new_note(cloze if "cloze" in entry else basic)
                note.fields = (
                    [entry["cloze"], entry["extra"]] if "cloze" in entry else [entry["question"], entry["answer"]]
                )
                note.tags = entry.get("tags", [])
                requests.append(AddNoteRequest(note=note, deck_id=deck))
        collection.add_notes(requests)
        bench = collection.decks.id("Bench")
        assert bench is not None
        options = ExportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False, with_media=True, legacy=True)
        collection.export_anki_package(out_path=package, options=options, limit=DeckIdLimit(bench))
        collection.close()


main(*sys.argv[1:])
