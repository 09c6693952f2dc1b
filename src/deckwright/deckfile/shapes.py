"""One function for each shape that a key's value can have: from a YAML node to the value that the domain wants.

Each reports what is wrong with the node and then returns None. A `Broken` node has been reported before.
"""

from __future__ import annotations

from datetime import date

from deckwright.deckfile.nodes import Broken, Mapping, Node, Scalar, Sequence
from deckwright.deckfile.reading import ID, LONGEST, Reading
from deckwright.domain.location import Text
from deckwright.domain.pattern import pattern
from deckwright.notekinds.record import Key

_REFERENCE = pattern(r"[a-z0-9-]+(?:/[a-z0-9-]+)*")
_VOICE = pattern(r"[a-z]{2,3}_[A-Z]{2}")
_DATE = pattern(r"\d{4}-\d{2}-\d{2}")
_NOT_IN_TAG = pattern(r"[\s\"]")
_NOT_IN_ID = pattern(r"[^a-z0-9]+")
LARGEST_COUNT = 1000
_FLAGS = {"true": True, "false": False}


def text_of(reading: Reading, key: Key, node: Node) -> Scalar | None:
    """The scalar of a node, if it is one that holds something and lost nothing to a comment."""
    if not isinstance(node, Scalar):
        if not isinstance(node, Broken):
            wrong = "a list" if isinstance(node, Sequence) else "a mapping"
            from deckwright.deckfile.traps import rewritten

            hint = rewritten(reading.source, node.at)
            reading.error(node.at, "DW151", f"`{key.name}` must be text, and this is {wrong} to YAML", hint)
        return None
    if node.comment is not None:
        from deckwright.deckfile.traps import comment_cuts

        problem = comment_cuts(key.name, node.comment, reading.source, markdown=key.shape in ("markdown", "texts"))
        if problem is not None:
            reading.problems.append(problem)
            return None
    if len(node) > LONGEST:
        message = f"`{key.name}` has {len(node):,} characters, more than the {LONGEST:,} that a text may have"
        reading.error(node.at, "DW180", message, "Ask for less at once: spread it over several notes.")
        return None
    if not node or node.isspace():
        if key.required:
            reading.error(node.at, "DW152", f"`{key.name}` is empty", f"Write the {key.name} here: {key.doc}")
        return None
    return node


def line_of(reading: Reading, key: Key, node: Node) -> Text | None:
    """One line of text."""
    text = text_of(reading, key, node)
    if text is None or "\n" not in text:
        return text
    if "\n" in text.strip():
        reading.error(text.at, "DW153", f"`{key.name}` must be a single line", "Write it on one line.")
        return None
    return Text(text.strip(), text.place(len(text) - len(text.lstrip())))


def flag_of(reading: Reading, key: Key, node: Node) -> bool | None:
    """True or false; every other word, ``yes`` too, is an error."""
    text = text_of(reading, key, node)
    if text is None:
        return None
    value = _FLAGS.get(text)
    if value is None:
        meant = "false" if text.lower() in ("no", "off", "false", "n", "0") else "true"
        reading.error(text.at, "DW154", f"`{key.name}` must be `true` or `false`", f"Write `{key.name}: {meant}`.")
    return value


def id_of(reading: Reading, key: Key, node: Node) -> Text | None:
    """An identity: small letters, digits and hyphens."""
    text = text_of(reading, key, node)
    if text is None or ID.fullmatch(text):
        return text
    proposal = _NOT_IN_ID.sub("-", text.lower()).strip("-") or "a-name"
    message = f"`{key.name}` may hold only small letters a to z, digits and `-`"
    reading.error(text.at, "DW155", message, f"Write `{key.name}: {proposal}`, and never change it later.")
    return None


def choice_of(reading: Reading, key: Key, node: Node) -> Text | None:
    """One of the words that the key allows."""
    text = text_of(reading, key, node)
    if text is None or text in key.choices:
        return text
    known = ", ".join(f"`{word}`" for word in key.choices)
    reading.error(text.at, "DW156", f"`{text}` is no value of `{key.name}`", f"Write one of {known}.")
    return None


def count_of(reading: Reading, key: Key, node: Node) -> int | None:
    """A whole number from 1 to 1000."""
    text = text_of(reading, key, node)
    if text is None:
        return None
    if text.isascii() and text.isdigit() and 1 <= int(text) <= LARGEST_COUNT:
        return int(text)
    message = f"`{key.name}` must be a whole number from 1 to {LARGEST_COUNT}"
    reading.error(text.at, "DW177", message, f"Write `{key.name}: 10`.")
    return None


def date_of(reading: Reading, key: Key, node: Node) -> Text | None:
    """A date of the calendar, as ``2026-11-23``."""
    text = text_of(reading, key, node)
    if text is None:
        return None
    try:
        if _DATE.fullmatch(text):
            date.fromisoformat(text)
            return text
    except ValueError:
        pass
    reading.error(text.at, "DW178", f"`{key.name}` must be a date", f"Write `{key.name}: 2026-11-23`.")
    return None


def reference_of(reading: Reading, key: Key, node: Node) -> Text | None:
    """The identity of a note, in this deck or, as ``deck-id/note-id``, in another."""
    text = text_of(reading, key, node)
    if text is None or _REFERENCE.fullmatch(text):
        return text
    hint = "Write the `id` of a note: small letters a to z, digits and `-`."
    reading.error(text.at, "DW179", f"`{text}` is no id of a note", hint)
    return None


def ids_of(reading: Reading, key: Key, node: Node) -> tuple[Text, ...]:
    """A list of identities of notes; ``deck-id/note-id`` and ``principle/ask`` are such."""
    found = _items(reading, key, node)
    for text in found:
        if not _REFERENCE.fullmatch(text):
            message = f"`{text}` is no id of a note"
            reading.error(text.at, "DW158", message, "Write the `id` of a note: small letters a to z, digits and `-`.")
    return found


def tags_of(reading: Reading, key: Key, node: Node) -> tuple[Text, ...]:
    """A list of tags, none of which Anki would split in two."""
    found = _items(reading, key, node)
    for text in found:
        if _NOT_IN_TAG.search(text):
            proposal = _NOT_IN_TAG.sub("-", text.replace('"', "")).strip("-")
            message = "a tag can hold neither blanks nor double quotes: Anki would split it"
            reading.error(text.at, "DW159", message, f"Write `{proposal}`, or two tags with a comma between them.")
    return found


def texts_of(reading: Reading, key: Key, node: Node) -> tuple[Text, ...]:
    """A list of Markdown texts."""
    return _items(reading, key, node)


def voice_of(reading: Reading, key: Key, node: Node) -> Text | None:
    """A language with its country, such as ``en_US``, as Anki names voices; or ``none``."""
    text = text_of(reading, key, node)
    if text is None or text == "none" or _VOICE.fullmatch(text):
        return text
    hint = f"Write the language and its country as in `{key.name}: en_US`, or `{key.name}: none` for silence."
    reading.error(text.at, "DW229", f"`{text}` names no language that Anki knows", hint)
    return None


def _items(reading: Reading, key: Key, node: Node) -> tuple[Text, ...]:
    """The texts of a list, without the empty ones."""
    if isinstance(node, Sequence):
        items = [item for item in node.items if item.__class__ is Scalar and item.comment is None and item]
        if len(items) == len(node.items):
            return tuple(items)
        return tuple(text for item in node.items if (text := text_of(reading, key, item)) is not None)
    if not isinstance(node, Broken) and node != "":
        example = node if isinstance(node, Scalar) else "one, two"
        reading.error(node.at, "DW157", f"`{key.name}` must be a list", f"Write `{key.name}: [{example}]`.")
    return ()


def preset_of(reading: Reading, key: Key, node: Node) -> Text | Mapping | None:
    """The name of a preset, or the mapping with deck options that stands in its place."""
    return node if isinstance(node, Mapping) else line_of(reading, key, node)


def presets_of(reading: Reading, key: Key, node: Node) -> Mapping | None:
    """The mapping from names to deck options."""
    if isinstance(node, Mapping):
        return node
    if not isinstance(node, Broken) and node != "":
        hint = f"Write a name and its options below `{key.name}:`, indented."
        reading.error(node.at, "DW160", f"`{key.name}` must be a mapping", hint)
    return None
