"""What one would write without deckwright: PyYAML and genanki, some lines that turn a folder into a package.

python plain_script.py FOLDER PACKAGE [--markdown]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import genanki
import yaml

QUESTION = genanki.Model(
    1700000001,
    "Question",
    fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}],
)
CLOZE = genanki.Model(
    1700000002,
    "Cloze",
    fields=[{"name": "Text"}, {"name": "Extra"}],
    templates=[{"name": "Cloze", "qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}<br>{{Extra}}"}],
    model_type=genanki.Model.CLOZE,
)


def main(folder: str, package: str, *options: str) -> None:
    """Read every deck below the folder and write one package."""
    render: Callable[[str], str] = str
    if "--markdown" in options:
        from markdown_it import MarkdownIt

        render = MarkdownIt().render
    decks = []
    for path in sorted(Path(folder).rglob("part-*.yaml")):
        content = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        deck = genanki.Deck(crc32(content["id"].encode()), content["deck"])
        for note in content["notes"]:
            front, back = (note["cloze"], note["extra"]) if "cloze" in note else (note["question"], note["answer"])
            model = CLOZE if "cloze" in note else QUESTION
            guid = genanki.guid_for(content["id"], note["id"])
            fields = [render(front), render(back)]
            deck.add_note(genanki.Note(model=model, fields=fields, tags=note.get("tags", []), guid=guid))
        decks.append(deck)
    genanki.Package(decks).write_to_file(package)


main(*sys.argv[1:])
