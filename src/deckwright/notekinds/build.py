"""What every kind does alike: an entry's identity, and the parts of a note that do not depend on its kind."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

from deckwright.domain.deck import Deck
from deckwright.domain.ids import derived_id
from deckwright.domain.location import Text
from deckwright.domain.note import Entry, Note, Parts
from deckwright.domain.schedule import NoteSchedule
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
    lineage = (entry,) if parent is None else (entry, parent[0])
    identity = own if parent is None else Text(f"{parent[1]}/{own}", own.at)
    return Note(
        id=identity,
        kind=kind,
        texts=_texts(texts, lineage),
        group=str(own if parent is None else parent[1]),
        deck=str(_first(lineage, "deck") or deck.name),
        tags=_tags(deck, lineage),
        at=entry.at,
        entry=entry,
        marks={**(marks or {}), "Key": f"{deck.id}/{identity}", "Speak": "".join(speech(deck, lineage, spoken))},
        parts=parts,
        see=entry.texts("see"),
        requires=sum((each.texts("requires") for each in lineage), ()),
        was=_was(lineage, str(own)),
        corrected=str(entry.text("corrected") or ""),
        retired=any(each.flag("retired") for each in lineage),
        schedule=_schedule(lineage),
    )


def _texts(own: Mapping[str, Text | None], lineage: tuple[Entry, ...]) -> dict[str, Text]:
    """The kind's own fields first, then those of every kind; without those that the author left out."""
    written = {**own, "Extra": lineage[0].text("extra"), "Source": _first(lineage, "source")}
    return {field: text for field, text in written.items() if text is not None}


def speech(deck: Deck, lineage: tuple[Entry, ...], texts: Sequence[Text]) -> tuple[str, ...]:
    """For each text Anki's mark that has it read aloud; nothing where neither the entries (the note's own first) nor
    the deck names a language, and for a text without words."""
    found = _first(lineage, "speak") or deck.speak
    if found is None or found == "none":
        return ("",) * len(texts)
    return tuple(_said(plain_text(text), found) for text in texts)


def _said(text: str, language: str) -> str:
    """Square brackets would look like marks of Anki's; nothing is lost, since they are not spoken."""
    words = html.escape(" ".join(text.replace("[", " ").replace("]", " ").split()), quote=False)
    return f"[anki:tts lang={language}]{words}[/anki:tts]" if words else ""


def _was(lineage: tuple[Entry, ...], own: str) -> str:
    """The identity before a rename; an entry of ``ask`` follows its principle's rename as well as its own."""
    was = lineage[0].text("was")
    if len(lineage) == 1 or (was is not None and "/" in was):
        return str(was or "")
    principle = lineage[1].text("was") or (lineage[1].id if was is not None else None)
    return "" if principle is None else f"{principle}/{was or own}"


def _schedule(lineage: tuple[Entry, ...]) -> NoteSchedule | None:
    for each in lineage:
        value = each.values.get("schedule")
        if isinstance(value, NoteSchedule):
            return value
    return None


def _first(lineage: tuple[Entry, ...], key: str) -> Text | None:
    for each in lineage:
        text = each.text(key)
        if text is not None:
            return text
    return None


def _tags(deck: Deck, lineage: tuple[Entry, ...]) -> tuple[str, ...]:
    tags = dict.fromkeys(map(str, deck.tags))
    for each in reversed(lineage):
        tags |= dict.fromkeys(map(str, each.texts("tags")))
    return tuple(tags)
