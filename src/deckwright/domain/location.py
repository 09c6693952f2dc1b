"""Where a piece of the author's text stands, so that every message can name the place."""

from __future__ import annotations

from hashlib import sha256

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


class SourceText:
    """A file as it was read: its path as the user knows it (shown in messages) and its whole text.

    Made from bytes it is decoded only when the text is asked for: of many files by several processes at once. What is
    no UTF-8 is U+FFFD then; `deckwright.deckfile.source.encoding_problem` tells where.
    """

    __slots__ = ("_data", "_digest", "_text", "path")

    def __init__(self, path: str, content: str | bytes) -> None:
        self.path = path
        self._text = content if isinstance(content, str) else None
        self._data = content if isinstance(content, bytes) else None
        self._digest = ""

    @property
    def text(self) -> str:
        """With its byte-order mark and its line ends as they are, so that edits can keep them."""
        if self._text is None:
            self._text = self.data.decode("utf-8", "replace")
        return self._text

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        if self._data is None:
            self._data = self.text.encode("utf-8", "surrogatepass")
        return self._data

    @property
    def digest(self) -> str:
        """The SHA-256 of the file."""
        if not self._digest:
            self._digest = sha256(self.data).hexdigest()
        return self._digest

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SourceText) and (self.path, self.data) == (other.path, other.data)

    def __hash__(self) -> int:
        return hash((self.path, self.digest))
