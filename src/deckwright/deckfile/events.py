"""YAML text into nodes, through the events of PyYAML's C parser.

What YAML would silently cut or change is reported instead, and anchors, aliases, tags and further documents are
refused. A deck of 100,000 notes is a million events: the methods on their way do no more than they must.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from deckwright.deckfile.nodes import Broken, Mapping, Node, Place, Scalar, Sequence, location_of
from deckwright.deckfile.syntax import syntax_error, unreadable_character
from deckwright.deckfile.traps import rewritten, swallowed, unread_escape
from deckwright.domain.diagnostic import Diagnostic, Outcome, error
from deckwright.domain.location import Location, SourceText, Text
from deckwright.domain.pattern import pattern

DEEPEST = 20
"""Levels of lists and keys within each other. A deck file needs six; a bomb has thousands."""
_COMMENT = pattern(r"[ \t]+#[^\r\n]*")
_BLOCK_INDENT = pattern(r"[^\r\n]*\s*[\r\n]( *)")
_COLON = pattern(r"\s*:")
_PLACED_BY_START = -1
_new_text = str.__new__
_new_location = tuple.__new__


class _TooDeepError(Exception):
    """Ends the reading of a file that nests beyond `DEEPEST`."""


def parsed_nodes(source: SourceText) -> Outcome[Node | None]:
    """What `deckwright.deckfile.text.read_nodes` gives, by the YAML parser. `Mark.index` counts like the columns."""
    text = source.text.removeprefix("\ufeff")
    if "\u2028" in text or "\u2029" in text or "\x85" in text:
        return _unreadable(source.path, text)
    try:
        builder = _Builder(source.path, text)
    except UnicodeEncodeError:
        return _unreadable(source.path, text)
    return builder.document()


def _place(event: Any) -> Place:
    return event.start_mark.line, event.start_mark.column


def _unreadable(path: str, text: str) -> Outcome[Node | None]:
    found = unreadable_character(path, text)
    return Outcome(None, (found,) if found is not None else ())


class _Builder:
    """One pass over the events of one file."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text + "\n"
        self.next: Callable[[], Any] = CParser(text).get_event
        self.problems: list[Diagnostic] = []
        self.depth = 0

    def document(self) -> Outcome[Node | None]:
        """The whole file."""
        try:
            root = self._root()
        except MarkedYAMLError as problem:
            self._report_once(syntax_error(self.path, self.text[:-1], problem))
        except ReaderError:
            return _unreadable(self.path, self.text)
        except _TooDeepError:
            pass
        else:
            if root is not None and root != "":
                return Outcome(root, tuple(self.problems))
            self._error(Location(self.path), "DW113", "the file is empty", "Start with `deckwright new`.")
        return Outcome(None, tuple(self.problems))

    def _root(self) -> Node | None:
        self.next()
        event = self.next()
        if event.__class__ is StreamEndEvent:
            return None
        if event.version or event.tags:
            hint = "Delete the line that begins with `%`."
            self._error(location_of(self.path, event.start_mark), "DW111", "a deck file needs no YAML directive", hint)
        root = self.node(self.next(), "")
        self.next()
        event = self.next()
        if event.__class__ is not StreamEndEvent:
            hint = "Delete `---`, or move what follows to a file of its own."
            self._error(location_of(self.path, event.start_mark), "DW112", "a second YAML document begins here", hint)
        return root

    def node(self, event: Any, key: str) -> Node:
        """The node that begins with an event; ``key`` is what it is the value of."""
        kind = event.__class__
        if kind is ScalarEvent:
            return self.scalar(event, key)
        if kind is AliasEvent:
            return self._refuse(event, "DW109", f"`*{event.anchor}` is an alias to YAML, and deck files have none")
        if self.text.startswith("{{", event.start_mark.index):
            self._silently(event)
            return self._refuse(event, "DW120", "text that begins with `{` is a mapping to YAML")
        return self.collection(event)

    def scalar(self, event: Any, key: str) -> Node:
        """A scalar as written, with its place."""
        if event.anchor is not None or event.tag is not None:
            return self._marked(event)
        start, end = event.start_mark, event.end_mark
        value: Scalar = _new_text(Scalar, event.value)
        value.at = _new_location(Location, (self.path, start.line + 1, start.column + 1))
        value.indent = 0 if end.line == start.line else _PLACED_BY_START
        value.comment = None
        if event.style:
            return self._styled(value, event, key)
        if self.text[end.index] in " \t" and (comment := _COMMENT.match(self.text, end.index)):
            column = end.column + 1 + comment[0].index("#")
            value.comment = Text(comment[0], Location(self.path, end.line + 1, column))
        return value

    def _styled(self, value: Scalar, event: Any, key: str) -> Node:
        start, style = event.start_mark.index, event.style
        if style in "|>":
            return self._block(value, start, style)
        value.at = Location(self.path, value.at.line, value.at.column + 1)
        if style == '"':
            raw = self.text[start + 1 : event.end_mark.index - 1]
            if "\\" in raw and (problem := unread_escape(key, raw, value.at)):
                self.problems.append(problem)
                return Broken(value.at)
        return value

    def _block(self, value: Scalar, start: int, style: str) -> Node:
        if not value and self.text[start + 1].isdigit():
            header = self.text[start : start + 2]
            return self._refuse_at(value.at, "DW123", f"`{header}` begins a YAML text block here; your text is lost")
        match = _BLOCK_INDENT.match(self.text, start)
        if style == "|" and match is not None and value:
            first = value.lstrip("\n")
            value.indent = len(match[1]) - (len(first) - len(first.lstrip(" ")))
        return value

    def collection(self, event: Any) -> Node:
        """A mapping or a list, with all that it holds."""
        if self.depth == DEEPEST:
            at = location_of(self.path, event.start_mark)
            self._error(at, "DW114", f"nested more than {DEEPEST} levels deep", "Write this part flat, key by key.")
            raise _TooDeepError
        self.depth += 1
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        node = self.mapping(event) if event.__class__ is MappingStartEvent else self.sequence(event)
        self.depth -= 1
        return node

    def sequence(self, event: Any) -> Sequence:
        """A list."""
        sequence = Sequence(self.path, _place(event))
        following = self.next
        add = sequence.items.append
        while (event := following()).__class__ is not SequenceEndEvent:
            add(self.node(event, ""))
        return sequence

    def mapping(self, event: Any) -> Node:
        """Keys and values."""
        mapping = Mapping(self.path, _place(event), flow=event.flow_style)
        following, values, add_place, flow = self.next, mapping.values, mapping.places.append, mapping.flow
        begun: dict[str, Any] = {}
        cut: list[tuple[str, Any]] = []
        while (event := following()).__class__ is not MappingEndEvent:
            plain = event.__class__ is ScalarEvent and event.anchor is None and event.tag is None
            name = event.value if plain else self._odd_key(event)
            content = following()
            value = self.scalar(content, name) if content.__class__ is ScalarEvent else self.node(content, name)
            if flow and value == "" and not _COLON.match(self.text, event.end_mark.index):
                cut.append((next(reversed(values), ""), event))
            elif name in values:
                self._duplicate(mapping, name, event)
            elif name or plain:
                values[name] = value
                mark = event.start_mark
                add_place((mark.line, mark.column))
                if flow:
                    begun[name] = event
        if "<<" in values:
            self._error(mapping.key_at("<<"), "DW115", "deck files have no merge keys", "Write the keys out.")
        return self._cut(mapping, cut, begun) if cut else mapping

    def _odd_key(self, event: Any) -> str:
        """Reports a key with an anchor or tag, or one that is no scalar at all and has no name then."""
        at = location_of(self.path, event.start_mark)
        if event.__class__ is ScalarEvent:
            self._marked(event)
            return str(event.value)
        self._error(at, "DW116", "a key must be a word", "Write `key: value`; put text below `key: |-`.")
        if event.__class__ is not AliasEvent:
            self._silently(event)
        return ""

    def _duplicate(self, mapping: Mapping, name: str, event: Any) -> None:
        first = mapping.key_at(name)
        at = location_of(self.path, event.start_mark)
        hint = f"Keep one of them; the other is on line {first.line}."
        self._error(at, "DW103", f"the key `{name}` stands here twice", hint)

    def _cut(self, mapping: Mapping, cut: list[tuple[str, Any]], begun: dict[str, Any]) -> Node:
        """Reports the values of a ``{…}`` that a comma ended too early; each with all of its parts."""
        ends = dict(cut)
        if "" in ends:
            return self._refuse_at(mapping.at, "DW120", "text that begins with `{` is a mapping to YAML")
        for name, last in ends.items():
            whole = self.text[begun[name].start_mark.index : last.end_mark.index].partition(":")[2].strip()
            at = mapping.values[name].at
            self.problems.append(swallowed(name, whole, at))
            mapping.values[name] = Broken(at)
        return mapping

    def _silently(self, event: Any) -> None:
        """Passes over a collection whose trouble has been, or will be, reported as a whole."""
        known = len(self.problems)
        self.collection(event)
        del self.problems[known:]

    def _marked(self, event: Any) -> Broken:
        if event.anchor is not None:
            return self._refuse(event, "DW108", f"`&{event.anchor}` is an anchor to YAML, and no part of the text")
        return self._refuse(event, "DW110", f"`{event.tag}` is a tag to YAML, and no part of the text")

    def _refuse(self, event: Any, code: str, message: str) -> Broken:
        return self._refuse_at(location_of(self.path, event.start_mark), code, message)

    def _refuse_at(self, at: Location, code: str, message: str) -> Broken:
        self._error(at, code, message, rewritten(self.text, at))
        return Broken(at)

    def _error(self, at: Location, code: str, message: str, hint: str) -> None:
        self.problems.append(error(at, code, message, hint))

    def _report_once(self, problem: Diagnostic) -> None:
        if all(known.at.line != problem.at.line for known in self.problems):
            self.problems.append(problem)
