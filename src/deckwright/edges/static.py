"""A preview as a folder of files: the page with all cards in it, their media, and MathJax where a card has maths."""

from __future__ import annotations

import shutil
from pathlib import Path

from deckwright.edges.errors import EdgeError
from deckwright.edges.files import shown, write_text_atomically
from deckwright.preview.page import mathjax_file, mathjax_names, static_page
from deckwright.preview.record import SiteRecord


def write_static(record: SiteRecord, folder: Path) -> Path:
    """Writes the page into the folder, which is made if need be, and returns the page's path. Raises `EdgeError`."""
    page = folder / "index.html"
    try:
        for file in record.site.media.values():
            _write(folder / "media" / file.name, Path(file.path))
        for name in mathjax_names() if record.has_maths else ():
            target = folder / "mathjax" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(mathjax_file(name) or b"")
    except OSError as problem:
        raise EdgeError(
            f"{problem.filename or shown(folder)}: cannot be written ({problem.strerror})",
            "name a folder that is yours to write in",
        ) from problem
    write_text_atomically(page, static_page(record))
    return page


def _write(target: Path, source: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
