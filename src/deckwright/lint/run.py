"""Notes in, diagnostics out: every rule on every note that it is for, less what the author silenced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from deckwright.domain.deck import Deck
from deckwright.domain.diagnostic import Diagnostic, error, warning
from deckwright.domain.kept import Identical, Kept
from deckwright.domain.location import Location, SourceText, Text
from deckwright.domain.named import NamedTuple
from deckwright.domain.note import Entry, Note
from deckwright.domain.quality import QualitySettings
from deckwright.lint import RULES
from deckwright.lint.record import Finding, LintNote, Rule, lint_note
from deckwright.lint.settings import Setting, Settings, changed_settings, default_settings
from deckwright.lint.silences import Silence, comment_silences, note_silences


class DeckNotes(NamedTuple):
    """A deck file and the notes that its entries give."""

    deck: Deck
    notes: Sequence[Note]


def lint(
    decks: Sequence[DeckNotes],
    project: QualitySettings,
    sources: Iterable[SourceText],
    rules: Sequence[Rule] = RULES,
    kept: Kept | None = None,
) -> tuple[Diagnostic, ...]:
    """What the rules find in the notes of a project, and which silences silence nothing. In decks that ``kept`` knows
    from the last run, single notes are not looked at again."""
    found: list[Diagnostic] = []
    of_project = changed_settings(default_settings(rules), project, found)
    settings = {deck.deck.path: changed_settings(of_project, deck.deck.lint, found) for deck in decks}
    silences = _Silences(decks, project, sources)
    for setting, finding in _findings(decks, settings, rules, kept or Kept()):
        if setting.severity is not None and not silences.silence(setting.rule.code, finding):
            place = _place(finding)
            message = finding.message
            found.append(Diagnostic(place, setting.rule.code, setting.severity, message, finding.hint))
    found.extend(silences.unused({rule.code for rule in rules}))
    return tuple(found)


def _place(finding: Finding) -> Location:
    """Where the finding stands; what concerns a whole text stands at its first character that can be seen."""
    text = finding.text
    return text.place(finding.offset or len(text) - len(text.lstrip()))


class _Seen(NamedTuple):
    """The notes of a deck file as rules see them, and what those rules found that look at one note at a time."""

    notes: list[LintNote]
    found: list[tuple[Setting, Finding]]


def _findings(
    decks: Sequence[DeckNotes], settings: Mapping[str, Settings], rules: Sequence[Rule], kept: Kept
) -> Iterator[tuple[Setting, Finding]]:
    given = ((deck.path, (Identical(deck), notes, settings[deck.path])) for deck, notes in decks)
    seen = kept.run("lint", given, _seen)
    for each in seen:
        yield from each.found
    notes = [note for each in seen for note in each.notes]
    for rule in rules:
        if rule.across is not None:
            yield from _across(rule, notes, settings)


def _seen(given: tuple[Identical[Deck], Sequence[Note], Settings], last: _Seen | None) -> _Seen:
    deck, written, settings = given
    known = {note.said: note for note in last.notes} if last is not None else None
    made = [lint_note(note, deck.it, known) for note in written if not note.retired]
    notes = [note for note in made if note is not None]
    return _Seen(notes, list(_each(notes, settings)))


def _each(notes: Iterable[LintNote], settings: Settings) -> Iterator[tuple[Setting, Finding]]:
    by_kind: dict[str, list[Setting]] = defaultdict(list)
    for setting in settings.values():
        if setting.severity is not None and setting.rule.each is not None:
            for kind in setting.rule.kinds:
                by_kind[kind].append(setting)
    for note in notes:
        for setting in by_kind.get(note.note.kind, ()):
            rule = setting.rule
            if rule.each is not None and (note.english or not rule.english):
                for finding in rule.each(note, setting.limits):
                    yield setting, finding


def _across(
    rule: Rule, notes: Sequence[LintNote], settings: Mapping[str, Settings]
) -> Iterator[tuple[Setting, Finding]]:
    own = {path: each[rule.code] for path, each in settings.items()}
    seen = [
        (note, own[note.deck.path].limits)
        for note in notes
        if note.note.kind in rule.kinds and own[note.deck.path].severity is not None
    ]
    if rule.across is not None:
        for finding in rule.across(seen):
            yield own[finding.note.deck.path], finding


class _Silences:
    """All silences, by what they reach; each remembers whether it was needed."""

    def __init__(self, decks: Sequence[DeckNotes], project: QualitySettings, sources: Iterable[SourceText]) -> None:
        self.lines: dict[tuple[str, int], list[Silence]] = defaultdict(list)
        for source in sources:
            for silence in comment_silences(source):
                self.lines[source.path, silence.line].append(silence)
        self.project = note_silences(project.ignore)
        self.decks = {deck.path: note_silences(deck.lint.ignore) for deck, _ in decks if deck.lint.ignore}
        self.entries: dict[int, list[Silence]] = defaultdict(list)
        for deck, _ in decks:
            for entry in deck.entries:
                self._take(entry)

    def _take(self, entry: Entry) -> None:
        asked = entry.entries("ask") if "ask" in entry.values else ()
        if "lint" in entry.values:
            own = note_silences(_codes(entry))
            for each in (entry, *asked):
                self.entries[id(each)] += own
        for each in asked:
            if "lint" in each.values:
                self.entries[id(each)] += note_silences(_codes(each))

    def silence(self, code: str, finding: Finding) -> bool:
        """Whether somebody does not want to hear of this; all silences that say so are then used."""
        if not (self.lines or self.project or self.decks or self.entries):
            return False
        found = [silence for silence in self._reaching(finding) if silence.code == code]
        for silence in found:
            silence.used = True
        return bool(found)

    def _reaching(self, finding: Finding) -> Iterator[Silence]:
        path = finding.note.deck.path
        yield from self.project
        yield from self.decks.get(path, ())
        yield from self.entries.get(id(finding.note.note.entry), ())
        for line in {finding.text.place(finding.offset).line, finding.text.at.line, finding.note.note.at.line}:
            yield from self.lines.get((path, line), ())

    def unused(self, codes: Iterable[str]) -> Iterator[Diagnostic]:
        """What to say of silences that silence nothing; the project's are for decks that may not be looked at now."""
        known = frozenset(codes)
        groups = (*self.lines.values(), *self.decks.values(), *self.entries.values())
        for silence in {id(each): each for group in groups for each in group}.values():
            if silence.code not in known and silence.line:
                hint = "Only the rules of card quality can be silenced; `deckwright explain` lists them."
                yield error(silence.at, "DW335", f"`{silence.code}` is no code of a rule", hint)
            elif silence.code in known and not silence.used:
                hint = f"Take it out: {silence.code} finds nothing here."
                yield warning(silence.at, "DW330", f"`{silence.code}` is silenced here, and silent anyway", hint)


def _codes(entry: Entry) -> tuple[Text, ...]:
    value = entry.mapping("lint").get("ignore", ())
    return tuple(item for item in value if isinstance(item, Text)) if isinstance(value, tuple) else ()
