"""Files that need no YAML parser: a key, a list item or a value to a line, in the styles that most decks keep to.

Such a file is read here in less than half the time. Whatever else a line holds, the whole file is left to the parser.
A property test holds this to the parser's own result.
"""

from __future__ import annotations

from typing import Any, TypeVar

from deckwright.deckfile.nodes import Mapping, Scalar, Sequence
from deckwright.domain.location import Location, SourceText
from deckwright.domain.pattern import pattern

_DEEPEST = 12
"""Lists and keys within each other. What goes deeper is the parser's, which knows how deep is too deep."""
PLAIN_VALUE = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`][^\n:#]*+(?:(?::(?=[^\s])|(?<!\s)#)[^\n:#]*+)*+"""
IN_LIST = r"\w(?:[\w-]|::?(?=\w))*+"
"""A word such as a tag, which may have levels: ``topic::plants``."""
_LINE = (
    r"( *)(- )?(?:([A-Za-z_][A-Za-z0-9_-]*):(?: |(?=\n)))?"
    rf"""(?:({PLAIN_VALUE})|("[^"\\\n]*+"|'[^'\n]*+')|(\[(?:{IN_LIST}(?:, ?{IN_LIST})*)?\])|(\|-?))? *\n"""
    r"(?(7)((\1 +)[^ \n][^\n]*\n(?:\9 *[^ \n][^\n]*\n|\n)*+(?! +\n)))"
    r"|([^\n]*)\n"
)
"""Margin, dash, key; a plain, quoted, listed or literal value, the latter with its lines and their margin; all else."""
_WORDS = 5
"""Where in it the words of a list stand."""
_Line = tuple[str, ...]
_WORD = pattern(IN_LIST)
_Container = TypeVar("_Container", Mapping, Sequence)
_new_text = str.__new__
_new_location: Any = tuple.__new__
_EACH_LINE = pattern(_LINE)
_UNREAD = pattern("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffd-\uffff]")
"""Characters that YAML refuses, skips or ends lines at; tabs and returns, which have rules of their own; and what
stands in the place of a byte that is no text."""
_READ = bytes({*b"\n", *range(0x20, 0x100)} - {0x7F, 0xC2, 0xE2, 0xED, 0xEF})
"""Bytes that are no such character and begin none."""


def has_unread(source: SourceText) -> bool:
    """Whether there are characters with rules of their own. Most files have no byte that such a one begins with, which
    is seen in a fifth of the time; a byte that is no text is U+FFFD in the text."""
    suspect = source.data.translate(None, _READ) or "\ufffd" in source.text
    return bool(suspect) and _UNREAD.search(source.text) is not None


def quick_nodes(source: SourceText) -> Mapping | None:
    """The nodes of a file that is written plainly and has no fault; None where only the parser can tell."""
    text = source.text
    if not text.endswith("\n") or has_unread(source):
        return None
    try:
        return _Lines(source.path).read(text)
    except _NotPlainError:
        return None


class _NotPlainError(Exception):
    """Leaves the file to the parser."""


class _Lines:
    """One pass over the lines of a file. ``opened`` are the lists and mappings around the line, each with its column;
    ``waiting`` is the key whose value has to begin on the next line, with its column and mapping."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.root = Mapping(path, (0, 0), flow=False)
        self.opened: list[tuple[int, Mapping | Sequence]] = []
        self.waiting: tuple[int, str, Mapping] | None = None

    def read(self, text: str) -> Mapping:
        """The mapping that the file is. Raises `_NotPlainError`."""
        row, here, here_column, path = -1, self.root, -1, self.path
        values, places = here.values, here.places
        for line in _EACH_LINE.findall(text):
            margin, dash, key, plain, quoted, _, literal, block, _, rest = line
            row += 1
            column = len(margin)
            if not key:
                here_column = self._keyless(row, column, here_column, line)
                continue
            if dash or column != here_column or self.waiting:
                here = self._item_at(row, column) if dash else self._mapping_at(row, column)
                values, places = here.values, here.places
                here_column = column = here.start[1] if dash else column
            if key in values:
                raise _NotPlainError
            places.append((row, column))
            if plain:  # as `_scalar` makes it: most lines are such
                value = _new_text(Scalar, plain.rstrip(" "))
                value.at = _new_location(Location, (path, row + 1, column + len(key) + 3))
                value.indent, value.comment = 0, None
                values[key] = value
            elif quoted or literal or line[_WORDS] or rest:
                values[key] = self._value(row, column + len(key) + 2, line, column)
                row += block.count("\n")
            else:
                self.waiting = column, key, here
        return self._whole()

    def _whole(self) -> Mapping:
        if self.waiting or not self.opened:
            raise _NotPlainError
        return self.root

    def _keyless(self, row: int, column: int, here: int, line: _Line) -> int:
        """An item of a list that is a value, a comment or a blank line; gives the column of the keys that may follow
        without more ado, which is ``here`` unless a list came between."""
        _, dash, _, plain, *others = line
        if dash:
            value = self._scalar(row, column + 2, plain.rstrip(" ")) if plain else self._value(row, column + 2, line)
            self._list_at(row, column).items.append(value)
            return -1
        if plain or any(others[:-1]) or others[-1].lstrip(" ")[:1] not in ("", "#"):
            raise _NotPlainError
        return here

    def _value(self, row: int, column: int, line: _Line, outer: int | None = None) -> Scalar | Sequence:
        """A value that is not plain; one in a block needs the column of its key, ``outer``."""
        *_, quoted, words, literal, block, inner, _ = line
        if quoted:
            return self._scalar(row, column + 1, quoted[1:-1])
        if literal and outer is not None and len(inner) > outer:
            text = block[len(inner) :].replace(f"\n{inner}", "\n").rstrip("\n")
            value = self._scalar(row, column, text if literal == "|-" else f"{text}\n")
            value.indent = len(inner)
            return value
        if not words:
            raise _NotPlainError
        listed = Sequence(self.path, (row, column))
        if "," in words:
            listed.items += [self._scalar(row, column + word.start(), word[0]) for word in _WORD.finditer(words)]
        elif words != "[]":
            listed.items.append(self._scalar(row, column + 1, words[1:-1]))
        return listed

    def _scalar(self, row: int, column: int, text: str) -> Scalar:
        value: Scalar = _new_text(Scalar, text)
        value.at = _new_location(Location, (self.path, row + 1, column + 1))
        value.indent, value.comment = 0, None
        return value

    def _item_at(self, row: int, column: int) -> Mapping:
        """A new mapping behind the dash in this column."""
        items = self._list_at(row, column).items
        item = Mapping(self.path, (row, column + 2), flow=False)
        items.append(item)
        self._open(column + 2, item)
        return item

    def _list_at(self, row: int, column: int) -> Sequence:
        """The list whose dashes stand in this column."""
        if self.waiting:
            return self._begin(column, Sequence(self.path, (row, column)), self.waiting[0])
        opened = self.opened
        while opened and opened[-1][0] > column:
            opened.pop()
        if opened and opened[-1][0] == column and isinstance(found := opened[-1][1], Sequence):
            return found
        raise _NotPlainError

    def _mapping_at(self, row: int, column: int) -> Mapping:
        """The mapping whose keys stand in this column."""
        if self.waiting:
            return self._begin(column, Mapping(self.path, (row, column), flow=False), self.waiting[0] + 1)
        opened = self.opened
        if not opened:
            self.root.start = row, column
            self._open(0, self.root)
        while opened and (opened[-1][0] > column or isinstance(opened[-1][1], Sequence)):
            opened.pop()
        if opened and opened[-1][0] == column and isinstance(found := opened[-1][1], Mapping):
            return found
        raise _NotPlainError

    def _begin(self, column: int, value: _Container, least: int) -> _Container:
        """Gives the waiting key its list or mapping, which may not begin left of the column ``least``."""
        if self.waiting is None or column < least:
            raise _NotPlainError
        _, key, owner = self.waiting
        owner.values[key] = value
        self.waiting = None
        self._open(column, value)
        return value

    def _open(self, column: int, value: Mapping | Sequence) -> None:
        if len(self.opened) == _DEEPEST:
            raise _NotPlainError
        self.opened.append((column, value))
