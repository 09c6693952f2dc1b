"""An author with an editor and a learner with real Anki, on clocks that the test sets."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deckwright import pipeline
from deckwright.domain.diagnostic import Diagnostic, has_errors
from deckwright.edges.media import media_finder
from deckwright.edges.shipping import ship
from deckwright.edges.workbench import Workbench
from deckwright.edges.workspace import open_workspaces

if TYPE_CHECKING:
    from anki.collection import Collection

CARD_COLUMNS = "nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data"


def shipped_notes(package: Path) -> list[tuple[str, int, str]]:
    """guid, mod and fields of every note in a package."""
    with zipfile.ZipFile(package) as archive:
        database = sqlite3.connect(":memory:")
        database.deserialize(archive.read("collection.anki2"))
    rows: list[tuple[str, int, str]] = database.execute("select guid, mod, flds from notes").fetchall()
    database.close()
    return rows


@dataclass
class Author:
    """Writes deck files and builds them. Every build happens one simulated hour after the last thing that happened."""

    folder: Path
    now: int = 1_800_000_000
    builds: int = 0

    def write(self, text: str, name: str = "deck.yaml") -> None:
        """Save a deck file."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def build(self, paths: Sequence[str] = ("",), **wishes: bool) -> Path:
        """Build one package of the decks; errors fail the test."""
        package, found = self.try_build(paths, **wishes)
        assert package is not None, [str(each) for each in found]
        return package

    def try_build(self, paths: Sequence[str] = ("",), **wishes: bool) -> tuple[Path | None, tuple[Diagnostic, ...]]:
        """Build as the command does: the package (None on errors) and all diagnostics."""
        self.now += 3600
        self.builds += 1
        opened = open_workspaces([self.folder / path for path in paths])
        wish = pipeline.Wish(self.now, together=True, **wishes)
        bench = Workbench(media_finder, now=self.now, fresh=bool(wishes))
        outcome = pipeline.build_divided(opened.value, media_finder, wish, bench.craft)
        found = (*opened.diagnostics, *outcome.diagnostics)
        if outcome.value is None or has_errors(found):
            return None, found
        target = self.folder / "dist" / f"build-{self.builds}.apkg"
        ship(opened.value, outcome.value.histories, outcome.value.plans, target)
        bench.keep(outcome.value.crafted)
        return target, found


@dataclass
class Snapshot:
    """What a learner would lose: every card's row by guid and ordinal, and the review log."""

    cards: dict[tuple[str, int], Sequence[Any]] = field(default_factory=dict)
    reviews: set[tuple[Any, ...]] = field(default_factory=set)
    guids: set[str] = field(default_factory=set)


@dataclass
class Learner:
    """A collection in real Anki and the ways in which its owner changes it."""

    col: Collection
    import_package: Callable[..., Any]

    def receive(self, package: Path, **boxes: Any) -> Any:
        """Import a package and prove that nothing was lost or doubled. Returns Anki's log."""
        before = self.snapshot()
        log = self.import_package(self.col, package, **boxes)
        after = self.snapshot()
        lost = {key: (row, after.cards.get(key)) for key, row in before.cards.items() if after.cards.get(key) != row}
        assert not lost
        assert before.reviews <= after.reviews
        assert before.guids <= after.guids
        assert not log.conflicting
        guids = self.col.db.list("select guid from notes")
        assert len(guids) == len(set(guids))
        keys = self.col.db.list("select nid || '/' || ord from cards")
        assert len(keys) == len(set(keys))
        return log

    def snapshot(self) -> Snapshot:
        """All that must outlive an import."""
        guid = dict(self.col.db.all("select id, guid from notes"))
        rows = self.col.db.all(f"select {CARD_COLUMNS} from cards")
        cards = {(guid[row[0]], row[2]): row for row in rows}
        reviews = {
            tuple(row) for row in self.col.db.all("select id, cid, ease, ivl, lastIvl, factor, type from revlog")
        }
        return Snapshot(cards, reviews, set(guid.values()))

    def study(self, count: int, ease: int = 3) -> int:
        """Answer up to ``count`` cards of the first deck the way the study screen does; how many there were."""
        self.col.decks.select(next(deck.id for deck in self.col.decks.all_names_and_ids() if deck.name != "Default"))
        for done in range(count):
            queued = self.col.sched.get_queued_cards(fetch_limit=1).cards
            if not queued:
                return done
            card = self.col.get_card(queued[0].card.id)
            card.start_timer()
            self.col.sched.answerCard(card, ease)
        return count

    def sleep(self, days: int = 1) -> int:
        """Let days pass: the collection becomes so much older. Returns 0, the cards answered in one's sleep."""
        self.col.db.execute("update col set crt = crt - ?", days * 86400)
        self.col.close()
        self.col.reopen()
        return 0

    def edit(self, key: str, field_name: str, text: str, at: int) -> None:
        """Change a field on the phone at the simulated time ``at``."""
        note = self.note(key)
        note[field_name] = text
        self.col.update_note(note)
        self.col.db.execute("update notes set mod = ? where id = ?", at, note.id)

    def add_tag(self, key: str, tag: str, at: int) -> None:
        """Tag a note on the phone."""
        note = self.note(key)
        note.add_tag(tag)
        self.col.update_note(note)
        self.col.db.execute("update notes set mod = ? where id = ?", at, note.id)

    def note(self, key: str) -> Any:
        """The note whose Key field is ``key`` (deck id / note id)."""
        (found,) = self.col.find_notes(f'Key:"{key}"')
        return self.col.get_note(found)

    def keys(self, search: str = "") -> set[str]:
        """The Key fields of the notes that a search finds."""
        return {self.col.get_note(nid)["Key"] for nid in self.col.find_notes(search)}
