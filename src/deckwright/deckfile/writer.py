"""Decks into YAML text that reads back equal: plain where YAML leaves the text alone, ``|-`` wherever it might not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from deckwright.deckfile.nodes import Mapping as MappingNode
from deckwright.deckfile.nodes import Scalar
from deckwright.deckfile.nodes import Sequence as SequenceNode
from deckwright.deckfile.schedule_values import schedule_values
from deckwright.deckfile.syntax import unreadable_character
from deckwright.deckfile.text import read_nodes
from deckwright.domain.location import SourceText
from deckwright.domain.note import Entry
from deckwright.domain.pattern import pattern
from deckwright.domain.schedule import NoteSchedule

Value: TypeAlias = "str | bool | int | float | Sequence[Value] | Mapping[str, Value]"

STEP = 2
"""Blanks by which each level is indented."""
_SURE = pattern(r"[A-Za-z][\w,;()'’“”.?!/-]*(?: [\w(=][\w,;()'’“”.?!/=-]*)*")
_WORD = pattern(r"[A-Za-z][\w./-]*(?:::[\w./-]+)*")
_LINE_END = pattern(r"\r\n?|[\x85\u2028\u2029]")
_UNWRITABLE = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|^\ufeff")


def writable(text: str) -> str:
    """The text with line ends as a deck file has them, and without the characters that none can hold."""
    return _UNWRITABLE.sub("", _LINE_END.sub("\n", text))


def write_scalar(text: str, indent: int) -> str:
    """A text as the value of a key that is indented by ``indent`` blanks.

    Raises ValueError for characters that no deck file can hold (see `writable`).
    """
    if _reads_back(text):
        return text
    if "\r" in text or unreadable_character("", text) is not None:
        raise ValueError("a character that no deck file can hold")
    return _block(text, indent) if text else '""'


def write_flow_item(text: str) -> str:
    """A text as an item of a list in brackets, or as a value in braces."""
    if _WORD.fullmatch(text):
        return text
    if "\n" in text or "\r" in text or unreadable_character("", text) is not None:
        raise ValueError("a text that does not fit on one line between brackets")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def write_flow(value: Value) -> str:
    """A value on one line, as it stands between brackets or braces."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str):
        return write_flow_item(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {write_flow(item)}' for key, item in value.items())}}}"
    return f"[{', '.join(write_flow(item) for item in value)}]"


def _reads_back(text: str) -> bool:
    """Whether a plain scalar is read as exactly this text; the parser is asked, unless the text is plain prose."""
    if "\n" in text or not text:
        return False
    if _SURE.fullmatch(text):
        return True
    outcome = read_nodes(SourceText("", f"- k: {text}\n  l: []\n"))
    if outcome.diagnostics or not isinstance(outcome.value, SequenceNode):
        return False
    entry = outcome.value.items[0]
    value = entry.values.get("k") if isinstance(entry, MappingNode) and len(entry.values) == 2 else None
    return isinstance(value, Scalar) and value == text and value.comment is None


def _block(text: str, indent: int) -> str:
    content = text.rstrip("\n")
    kept = len(text) - len(content)
    chomping = "-" if not kept else "" if kept == 1 and content else "+"
    leading = str(STEP) if text[0] in " \n\t" else ""
    margin = " " * (indent + STEP)
    lines = text.removesuffix("\n").split("\n") if kept else text.split("\n")
    return "\n".join([f"|{leading}{chomping}", *(f"{margin}{line}" if line else "" for line in lines)])


def write_value(value: Value, indent: int) -> str:
    """What stands after the colon of a key that is indented by ``indent`` blanks, with its own leading blank."""
    if isinstance(value, bool):
        return " true" if value else " false"
    if isinstance(value, str | int | float):
        return f" {write_scalar(str(value), indent)}"
    if not value:
        return " {}" if isinstance(value, Mapping) else " []"
    if isinstance(value, Mapping):
        return "\n" + write_keys(value, indent + STEP)
    if all(isinstance(item, str) and _WORD.fullmatch(item) for item in value):
        return f" {write_flow(value)}"
    return "\n" + "\n".join(write_item(item, indent + STEP) for item in value)


def write_keys(values: Mapping[str, Value], indent: int) -> str:
    """A mapping as lines, without a line end after the last."""
    margin = " " * indent
    return "\n".join(f"{margin}{key}:{write_value(value, indent)}" for key, value in values.items())


def write_item(value: Value, indent: int, *, comment: str = "") -> str:
    """An item of a list as lines, its ``-`` indented by ``indent`` blanks; the comment on lines of its own above."""
    margin = " " * indent
    above = "".join(f"{margin}# {line}\n" for line in comment.splitlines())
    if isinstance(value, Mapping) and value:
        return f"{above}{margin}- {write_keys(value, indent + STEP)[indent + STEP :]}"
    return f"{above}{margin}-{write_value(value, indent)}"


def write_deck(head: Mapping[str, Value], notes: Iterable[str]) -> str:
    """A deck file: its keys but ``notes``, then the notes as `write_item` gives them with an indent of `STEP`."""
    written = [f"{note}\n" for note in notes]
    listed = "notes:\n" + "".join(written) if written else "notes: []\n"
    return f"{write_keys(head, 0)}\n{listed}"


def entry_values(entry: Entry) -> dict[str, Value]:
    """An entry as keys and values to be written: its id first, the others in their order."""
    values = {key: _value(value) for key, value in entry.values.items()}
    return values if entry.id is None else {"id": str(entry.id), **values}


def _value(value: object) -> Value:
    if isinstance(value, Entry):
        return entry_values(value)
    if isinstance(value, NoteSchedule):
        return _value(schedule_values(value))
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _value(item) for key, item in value.items()}
    return value if isinstance(value, bool | int | float) else str(value)
