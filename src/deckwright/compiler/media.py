"""Media in fields: the author's target becomes the name that Anki will know, or a problem with a place."""

from __future__ import annotations

from collections.abc import Callable

from deckwright.domain.diagnostic import Diagnostic, error, warning
from deckwright.domain.location import Text
from deckwright.domain.media import FindMedia, MediaFile, MediaFinder, MediaProblem
from deckwright.domain.named import NamedTuple

REMOTE = ("http://", "https://", "//", "data:")
SILENT_ON_IPHONE = (".ogg", ".oga", ".opus", ".webm", ".flac")


class MediaCall(NamedTuple):
    """What a deck file asked for and got: where the same is found again, its media are unchanged."""

    deck_path: str
    target: str
    found: MediaFile | MediaProblem


def recording_finder(finder: MediaFinder, calls: dict[tuple[str, str], MediaCall]) -> MediaFinder:
    """The finder, with every call put down in ``calls``."""
    return lambda root: recorded(finder(root), calls)


def recorded(find_media: FindMedia, calls: dict[tuple[str, str], MediaCall]) -> FindMedia:
    """How media are found, with every call put down in ``calls``."""

    def find(deck_path: str, target: str) -> MediaFile | MediaProblem:
        found = find_media(deck_path, target)
        calls[deck_path, target] = MediaCall(deck_path, target, found)
        return found

    return find


class MediaNames:
    """The media of one deck file: each target is looked for once, each file packed once."""

    def __init__(self, deck_path: str, find_media: FindMedia) -> None:
        self.deck_path = deck_path
        self.find_media = find_media
        self.found: dict[str, MediaFile | MediaProblem] = {}
        self.diagnostics: list[Diagnostic] = []
        self.calls = 0

    def namer(self, text: Text) -> Callable[[str], str]:
        """The function that names the targets of one text; a problem is placed where the target stands in it."""
        return lambda target: self._name(target, text)

    def files(self) -> tuple[MediaFile, ...]:
        """What to pack, sorted by name."""
        files = {file.name: file for file in self.found.values() if isinstance(file, MediaFile)}
        return tuple(files[name] for name in sorted(files))

    def _name(self, target: str, text: Text) -> str:
        self.calls += 1
        at = text.place(max(text.find(target), 0))
        if target.startswith(REMOTE):
            hint = "save it beside the deck file and write its name: a phone studies offline"
            self.diagnostics.append(warning(at, "DW402", f"`{target}` is on the web and will not be packed", hint))
            return target
        if target not in self.found:
            self.found[target] = self.find_media(self.deck_path, target)
        file = self.found[target]
        if isinstance(file, MediaProblem):
            self.diagnostics.append(error(at, "DW401", file.message, file.hint))
            return target
        if target.lower().endswith(SILENT_ON_IPHONE):
            hint = "convert it to MP3 (sound) or MP4 (video)"
            self.diagnostics.append(warning(at, "DW403", f"`{target}` stays silent on an iPhone", hint))
        return file.name
