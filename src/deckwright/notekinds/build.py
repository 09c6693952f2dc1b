"""What every kind does alike: an entry's identity, and the parts of a note that do not depend on its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckwright.domain.deck import Deck
from deckwright.domain.ids import derived_id
from deckwright.domain.location import Text
from deckwright.domain.note import Entry, Note, Parts
from deckwright.domain.schedule import NoteSchedule
from deckwright.rendering.escape import escape_html
from deckwright.rendering.markdown import plain_text


def entry_id(entry: Entry, main: str) -> Text:
    """The author's id, or one derived from the text under ``main``, placed where the entry begins."""
    if entry.id is not None:
        return entry.id
    text = entry.text(main)
    return Text(derived_id(plain_text(text) if text is not None else ""), entry.at)


def make_note(
    entry: Entry,
    deck: Deck,
    *,
    kind: str,
    main: str,
    texts: Mapping[str, Text | None],
    marks: Mapping[str, str] | None = None,
    parts: Parts | None = None,
    spoken: Sequence[Text] = (),
    parent: tuple[Entry, Text] | None = None,
) -> Note:
    """A note of ``kind`` from an entry whose leading text is under ``main``.

    ``parent`` is the principle that an entry of ``ask`` stands under, with its identity: the note then lives under
    that identity, and takes its tags, deck and source where it has none of its own. ``spoken`` is read aloud where the
    entry or the deck asks for it; ``parts`` bring what is read of each.
    """
    own = entry_id(entry, main)
    if parent is None:
        identity, group, whole = own, str(own), entry
    else:
        identity, group, whole = Text(f"{parent[1]}/{own}", own.at), str(parent[1]), _with_inherited(entry, parent[0])
    tags = joined_tags(deck.tags, whole.texts("tags")) if deck.tags or "tags" in whole.values else ()
    marks = _marks(marks, deck.id + "/" + identity, speech(deck, whole, spoken))
    # By place: a name for each would take as long as all the rest of it.
    note = Note(identity, kind, _texts(texts, whole), group, str(deck.name), tags, entry.at, entry, marks, parts)
    if parent is None and _SELDOM.isdisjoint(entry.values):
        return note
    return _with_seldom(note, whole, _was(entry, parent, own))


_SELDOM = frozenset({"deck", "see", "requires", "was", "corrected", "retired", "schedule"})
"""Keys that few entries have: to look for each of them in each of a hundred thousand entries takes its time."""


def _with_seldom(note: Note, whole: Entry, was: str) -> Note:
    schedule = whole.values.get("schedule")
    return note._replace(
        deck=str(whole.text("deck") or note.deck),
        see=note.entry.texts("see"),
        requires=whole.texts("requires"),
        was=was,
        corrected=str(note.entry.text("corrected") or ""),
        retired=whole.flag("retired"),
        schedule=schedule if isinstance(schedule, NoteSchedule) else None,
    )


_INHERITED = ("deck", "source", "speak", "schedule")


def _with_inherited(entry: Entry, principle: Entry) -> Entry:
    """An entry of ``ask`` with what it has of its principle: the keys above where it has none of its own, the tags and
    prerequisites of both, and its retirement."""
    given = {key: principle.values[key] for key in _INHERITED if key in principle.values}
    both = {
        "tags": (*principle.texts("tags"), *entry.texts("tags")),
        "requires": (*entry.texts("requires"), *principle.texts("requires")),
        "retired": entry.flag("retired") or principle.flag("retired"),
    }
    return entry._replace(values={**given, **entry.values, **both})


def _texts(own: Mapping[str, Text | None], entry: Entry) -> dict[str, Text]:
    """The kind's own fields first, then those of every kind; without those that the author left out."""
    written = {field: text for field, text in own.items() if text is not None}
    for key, field in FIELD_OF_KEY.items():
        if key in entry.values and (text := entry.text(key)) is not None:
            written[field] = text
    return written


FIELD_OF_KEY = {"extra": "Extra", "source": "Source"}
"""The fields of every kind that an author fills."""


def _marks(own: Mapping[str, str] | None, key: str, said: Sequence[str]) -> dict[str, str]:
    marks = {**own, "Key": key} if own else {"Key": key}
    if any(said):
        marks["Speak"] = "".join(said)
    return marks


def speech(deck: Deck, entry: Entry, texts: Sequence[Text]) -> tuple[str, ...]:
    """For each text Anki's mark that has it read aloud; nothing where neither the entry nor the deck names a language,
    and for a text without words."""
    found = entry.text("speak") or deck.speak
    if found is None or found == "none":
        return ("",) * len(texts)
    return tuple(_said(plain_text(text), found) for text in texts)


def _said(text: str, language: str) -> str:
    """Square brackets would look like marks of Anki's; nothing is lost, since they are not spoken."""
    words = escape_html(" ".join(text.replace("[", " ").replace("]", " ").split()))
    return f"[anki:tts lang={language}]{words}[/anki:tts]" if words else ""


def _was(entry: Entry, parent: tuple[Entry, Text] | None, own: Text) -> str:
    """The identity before a rename; an entry of ``ask`` follows its principle's rename as well as its own."""
    was = entry.text("was")
    if parent is None or (was is not None and "/" in was):
        return str(was or "")
    principle = parent[0].text("was") or (parent[0].id if was is not None else None)
    return "" if principle is None else f"{principle}/{was or own}"


def joined_tags(common: Sequence[str], own: Sequence[str]) -> tuple[str, ...]:
    """The tags of a deck and of one of its notes, each once."""
    return tuple(dict.fromkeys(map(str, (*common, *own)))) if common or own else ()
