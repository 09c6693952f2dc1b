"""An author whose every build is made twice over: as a whole and in parts, and once more with the history it left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deckwright import pipeline
from deckwright.compiler.plan import NoteRow, PackagePlan
from deckwright.domain.diagnostic import Diagnostic
from deckwright.domain.location import SourceBytes
from deckwright.edges.apkg.archive import content_digest
from deckwright.edges.media import media_finder
from deckwright.edges.workbench import Workbench
from deckwright.edges.workspace import open_workspaces
from deckwright.history.lockfile import LOCK_NAME, decode_lock, write_lock
from deckwright.history.record import History, NoteHistory
from deckwright.history.slices import join_slices


@dataclass(frozen=True)
class Build:
    """What a build made: the history, the rows of notes by guid, and what was said."""

    history: History
    shipped: Mapping[str, NoteRow]
    found: tuple[Diagnostic, ...]
    failed: bool = False

    @property
    def codes(self) -> list[str]:
        """The codes that concern the history, sorted."""
        return sorted(each.code for each in self.found if "DW430" <= each.code <= "DW453" and each.code != "DW432")

    def line(self, key: str, state: str = "live") -> NoteHistory:
        """The line of the only note of this deck id and id in this state."""
        wanted = (*key.split("/", 1), state)
        (line,) = (each for each in self.history.notes.values() if (each.deck, each.id, each.state) == wanted)
        return line

    def guid(self, key: str, state: str = "live") -> str:
        return self.line(key, state).guid

    def states(self) -> dict[str, str]:
        """State by deck id and id."""
        return {f"{each.deck}/{each.id}": each.state for each in self.history.notes.values()}

    def text(self, key: str) -> str:
        """The first field of a note, as shipped."""
        return self.shipped[self.guid(key)].fields.split("\x1f")[0]

    def hint(self, code: str) -> str:
        return next(each.hint for each in self.found if each.code == code)


class Author:
    """Writes deck files below one folder and builds them, an hour after the last time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = 1_800_000_000
        self.write("project: school\n", "deckwright.yaml")

    def write(self, text: str, name: str = "deck.yaml") -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def remove(self, name: str) -> None:
        (self.folder / name).unlink()

    @property
    def lock(self) -> Path:
        return self.folder / LOCK_NAME

    def damage(self, *lines: str | bytes) -> None:
        """Put lines into the history before its notes, whatever they are."""
        rows = self.lock.read_bytes().splitlines(keepends=True)
        more = [line.encode() if isinstance(line, str) else line for line in lines]
        self.lock.write_bytes(b"".join([*rows[:2], *(line + b"\n" for line in more), *rows[2:]]))

    def build(self, *names: str, **wishes: bool) -> Build:
        """Build these files, or all. Asserts that parts and whole agree, and that nothing changes in a second build."""
        self.now += 3600
        built, plans = self._build(names, wishes)
        if not built.failed and not wishes.get("rebuild"):
            self.now += 3600
            again, same = self._build(names, wishes)
            assert again.history == built.history, again.found
            assert {name: content_digest(plan) for name, plan in same.items()} == {
                name: content_digest(plan) for name, plan in plans.items()
            }
        return built

    def _build(self, names: tuple[str, ...], wishes: Mapping[str, bool]) -> tuple[Build, Mapping[str, PackagePlan]]:
        opened = open_workspaces([self.folder / name for name in names or (".",)])
        wish = pipeline.Wish(self.now, together=True, **wishes)
        bench = Workbench(media_finder, now=self.now, fresh=bool(wishes))
        whole = pipeline.build(opened.value, media_finder, wish)
        parts = pipeline.build_divided(opened.value, media_finder, wish, bench.craft)
        assert sorted(map(str, whole.diagnostics)) == sorted(map(str, parts.diagnostics))
        assert (whole.value is None) == (parts.value is None)
        found = (*opened.diagnostics, *parts.diagnostics)
        if parts.value is None or whole.value is None:
            return Build(History(), {}, found, failed=True), {}
        lock = join_slices(parts.value.histories[0])
        assert lock.decode() == write_lock(whole.value.histories[0])
        self.lock.write_bytes(lock)
        bench.keep(parts.value.crafted)
        rows = {row.guid: row for plan in parts.value.plans.values() for row in plan.notes}
        history = decode_lock(SourceBytes(LOCK_NAME, lock))
        assert not history.diagnostics
        return Build(history.value, rows, found), parts.value.plans


def deck(*notes: str, name: str = "bio", head: str = "") -> str:
    """A deck file with these notes, each in flow style."""
    body = "".join(f"  - {{{note}}}\n" for note in notes)
    return f"id: {name}\ndeck: {name.title()}\n{head}notes:{'' if notes else ' []'}\n{body}"


def ask(identity: str, question: str, *, was: str = "", more: str = "") -> str:
    """A question in flow style."""
    lineage = f"was: {was}, " if was else ""
    return f'id: {identity}, {lineage}question: "{question}", answer: "Answer to {question}"{more}'


def cloze(identity: str, text: str, *, was: str = "") -> str:
    """A cloze in flow style."""
    lineage = f"was: {was}, " if was else ""
    return f'id: {identity}, {lineage}cloze: "{text}"'
