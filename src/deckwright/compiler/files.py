"""Deck files, each read and compiled by itself, and taken over from the last time where nothing that went into one has
changed since."""

from __future__ import annotations

from collections.abc import Mapping

from deckwright.compiler.compile import CompiledDeck, compile_deck
from deckwright.compiler.known import KnownNotes
from deckwright.compiler.media import MediaCall, recorded
from deckwright.deckfile.reader import read_deck
from deckwright.domain.deck import Deck
from deckwright.domain.diagnostic import Diagnostic, Outcome, has_errors
from deckwright.domain.kept import Identical, Kept
from deckwright.domain.location import SourceText
from deckwright.domain.media import FindMedia
from deckwright.domain.named import NamedTuple
from deckwright.domain.notetype import Notetype
from deckwright.domain.workspace import Workspace
from deckwright.history.record import History


class CompiledFile(NamedTuple):
    """A deck file, read and, if it is a deck, compiled; with what it asked of the media finder and got, and with those
    of its notes that need not be rendered again."""

    source: SourceText
    read: Outcome[Deck | None]
    compiled: CompiledDeck | None = None
    media: tuple[MediaCall, ...] = ()
    known: KnownNotes | None = None

    @property
    def broken(self) -> bool:
        """Whether the file has errors of shape."""
        return self.read.value is None or has_errors(self.read.diagnostics)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was found."""
        compiled = self.compiled.diagnostics if self.compiled is not None else ()
        return (*self.read.diagnostics, *compiled)


class FileCompiler(NamedTuple):
    """What the files of a project share while each is compiled."""

    workspace: Workspace
    notetypes: Mapping[str, Notetype]
    history: History
    find_media: FindMedia

    def files(self, kept: Kept | None) -> list[CompiledFile]:
        """Every file of the workspace, in its order; without ``kept`` nothing is put down for a next time."""
        if kept is None:
            return [self._compiled(source, read_deck(source), None) for source in self.workspace.sources]
        shared = (self.workspace.settings, Identical(self.history))
        given = ((source.path, (source, shared)) for source in self.workspace.sources)
        return kept.run("files", given, self._compiled_again, holds=self._finds_the_same)

    def _compiled_again(self, given: tuple[SourceText, object], last: CompiledFile | None) -> CompiledFile:
        source = given[0]
        read = last.read if last is not None and last.source == source else read_deck(source)
        known = last.known if last is not None else None
        if read.value is None:
            return CompiledFile(source, read, known=known)
        return self._compiled(source, read, KnownNotes(read.value, self.history, known))

    def _compiled(self, source: SourceText, read: Outcome[Deck | None], known: KnownNotes | None) -> CompiledFile:
        if read.value is None:
            return CompiledFile(source, read)
        calls: dict[tuple[str, str], MediaCall] = {}
        compiled = compile_deck(
            read.value,
            self.workspace.project,
            self.notetypes,
            history=self.history,
            find_media=recorded(self.find_media, calls),
            by=known.compile if known is not None else None,
        )
        return CompiledFile(source, read, compiled, tuple(calls.values()), known)

    def _finds_the_same(self, _: object, file: CompiledFile) -> bool:
        return all(self.find_media(call.deck_path, call.target) == call.found for call in file.media)
