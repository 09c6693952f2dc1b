"""Media on disk: an author's target → the file to pack and the name that Anki will know it by.

The name carries a hash of the content, because Anki keeps a file that it has under a name for ever: only a new name
brings a new picture to learners (anki-measured).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from deckwright.domain.closest import closest
from deckwright.domain.media import FindMedia, MediaFile, MediaProblem
from deckwright.edges.files import shown

_HASH_DIGITS = 12
_STEM_LENGTH = 60
"""Together with hash and ending well below the 120 bytes from which Anki shortens names."""


def media_finder(root: Path) -> FindMedia:
    """How the decks of the project at ``root`` find their media: each file is read once, however many notes use it.

    A target is relative to its deck file and must lie inside ``root``; links are followed before that is judged. One
    that is missing as written is tried with ``%20`` and the like decoded.
    """
    return _finder(root, _name)


class FoundMedia:
    """Media that are looked for again and again: a file is read again only where it was written since."""

    def __init__(self) -> None:
        self._named: dict[tuple[Path, int, int, int], MediaFile | MediaProblem] = {}

    def finder(self, root: Path) -> FindMedia:
        """What `media_finder` gives, as of now."""
        return _finder(root, self._name)

    def _name(self, path: Path) -> MediaFile | MediaProblem:
        try:
            state = path.stat()
        except OSError:
            return _name(path)
        key = path, state.st_mtime_ns, state.st_size, state.st_ino
        if key not in self._named:
            self._named[key] = _name(path)
        return self._named[key]


def _finder(root: Path, name: Callable[[Path], MediaFile | MediaProblem]) -> FindMedia:
    named: dict[Path, MediaFile | MediaProblem] = {}

    def find_media(deck_path: str, target: str) -> MediaFile | MediaProblem:
        found = _locate(root, Path(deck_path).parent, target)
        if isinstance(found, MediaProblem):
            return found
        if found not in named:
            named[found] = name(found)
        return named[found]

    return find_media


def _locate(root: Path, folder: Path, target: str) -> Path | MediaProblem:
    if "\0" in target:
        return MediaProblem(f"`{target!r}` cannot be the name of a file", "write the file's path")
    found = _existing(folder, target)
    if found is None:
        return MediaProblem(f"no file `{target}` beside the deck file", _missing_hint(folder / unquote(target)))
    if Path(target).is_absolute():
        return MediaProblem(f"`{target}` holds on this computer only", "write the path from the deck file")
    if not found.is_relative_to(root.resolve()):
        return MediaProblem(
            f"`{target}` lies outside the project folder",
            f"copy the file below `{shown(root)}` and write its path from the deck file",
        )
    if not found.is_file():
        return MediaProblem(f"`{target}` is not a file", "name a picture, sound or video file")
    return found


def _existing(folder: Path, target: str) -> Path | None:
    for written in (target, unquote(target)):
        try:
            return (folder / written).resolve(strict=True)
        except (OSError, RuntimeError, ValueError):  # missing, a loop of links, a NUL that was hidden in %00
            continue
    return None


def _missing_hint(wanted: Path) -> str:
    try:
        names = {path.name.lower(): path.name for path in wanted.parent.iterdir()}
    except (OSError, ValueError):
        return f"there is no folder `{shown(wanted.parent)}`" if "\0" not in str(wanted) else "write the file's path"
    near = closest(wanted.name.lower(), names)
    return f"did you mean `{names[near]}`?" if near else f"put it into `{shown(wanted.parent)}`"


def _name(path: Path) -> MediaFile | MediaProblem:
    try:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        size = path.stat().st_size
    except OSError as problem:
        return MediaProblem(
            f"`{shown(path)}` cannot be read ({problem.strerror})", "check that the file is yours to read"
        )
    ending = path.suffix.lower()
    if not re.fullmatch(r"\.[a-z0-9]{1,8}", ending):
        return MediaProblem(f"`{shown(path)}` has no ending that tells its kind", "name it like `figure.png`")
    if not size:
        return MediaProblem(f"`{shown(path)}` is empty", "put the picture or sound into it")
    return MediaFile(f"{_plain(path.stem)}-{content[:_HASH_DIGITS]}{ending}", str(path), size)


def _plain(stem: str) -> str:
    """The stem in letters that no system and no version of Anki rewrites; a leading ``_`` would mean more to Anki."""
    ascii_only = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_only)[:_STEM_LENGTH].strip("-") or "media"
