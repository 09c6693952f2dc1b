"""Where a piece of the author's text stands, so that every message can name the place."""

from __future__ import annotations

from deckwright.domain.named import NamedTuple


class Location(NamedTuple):
    """A place in a file. Line and column count from 1; the column counts characters, not bytes."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Text(str):
    """A string that the author wrote, and its place. The place takes no part in equality.

    ``at`` is where the value begins. ``indent`` is 0 for a value that starts there on the same line, and for a
    block scalar (``|-``) the number of columns that its lines, which begin on the line below ``at``, are indented.
    It is -1 for a value whose lines YAML folded into one: then no place inside it is known but its beginning.
    """

    __slots__ = ("at", "indent")
    at: Location
    indent: int

    def __new__(cls, value: str, at: Location, indent: int = 0) -> Text:
        text = str.__new__(cls, value)
        text.at = at
        text.indent = indent
        return text

    def __getnewargs__(self) -> tuple[str, Location, int]:  # type: ignore[override]
        return (str(self), self.at, self.indent)

    def place(self, offset: int) -> Location:
        """Where the character at ``offset`` stands in the file (exact for plain one-line and literal values)."""
        if self.indent < 0:
            return self.at
        line = self.count("\n", 0, offset)
        column = offset - (self.rfind("\n", 0, offset) + 1)
        if self.indent:
            return Location(self.at.path, self.at.line + 1 + line, self.indent + 1 + column)
        if line:
            return self.at
        return Location(self.at.path, self.at.line, self.at.column + column)


class SourceBytes(NamedTuple):
    """A file as it was read, undecoded: its path as the user knows it and its bytes."""

    path: str
    data: bytes


class SourceText(NamedTuple):
    """A file as it was read: its path as the user knows it (shown in messages) and its whole text.

    ``digest`` is the SHA-256 of the file, where that is known.
    """

    path: str
    text: str
    digest: str = ""
