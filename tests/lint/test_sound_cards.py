"""False alarms: of hundreds of sound cards from thirteen fields, written without an eye on the rules, nearly none is
flagged; the README shows the figures."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.conftest import lint_of

from deckwright.deckfile.reader import read_deck
from deckwright.domain.diagnostic import Severity
from deckwright.domain.location import SourceText

FOLDER = Path(__file__).parents[1] / "cases" / "sound"
SOUND = [path for path in sorted(FOLDER.glob("*.yaml")) if path.stem != "deckwright"]
FILES = {path.name: path.read_text(encoding="utf-8") for path in SOUND}
MOST = 0.05


def test_fewer_than_one_in_twenty_sound_notes_is_flagged() -> None:
    decks = [read_deck(SourceText(name, text)).value for name, text in FILES.items()]
    notes = sum(len(deck.entries) for deck in decks if deck is not None)
    flagged = [found for found in lint_of(FILES) if found.severity is not Severity.INFO]
    places = {(found.at.path, found.at.line) for found in flagged}
    assert notes >= 300
    assert len(places) < MOST * notes, Counter(found.code for found in flagged)
