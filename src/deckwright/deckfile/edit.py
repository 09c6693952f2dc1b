"""Small changes to a YAML file that keep every other byte: comments, order, quoting, line ends, byte-order mark.

An edit is found on the file's text and replaces a stretch of it; several are applied at once. The text must be one that
`read_nodes` reads without an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NoReturn

import yaml

from deckwright.deckfile.replacing import Edit
from deckwright.deckfile.spans import Spans
from deckwright.deckfile.writer import STEP, Value, write_flow, write_item, write_keys, write_value
from deckwright.domain.location import SourceText


class Document:
    """A YAML file opened for edits: each method gives the edit that makes one change."""

    def __init__(self, source: SourceText) -> None:
        self.spans = Spans(source)

    def node(self, path: Iterable[str | int] = ()) -> yaml.Node:
        """What is at a path of keys and of positions in lists. Raises LookupError where there is nothing."""
        node = self.spans.root
        for step in path:
            if isinstance(step, int):
                node = node.value[step] if isinstance(node, yaml.SequenceNode) else _raise_missing(step)
            else:
                node = _value(node, step) or _raise_missing(step)
        return node

    def mapping(self, path: Iterable[str | int] = ()) -> yaml.MappingNode:
        """The mapping at a path of keys and of positions in lists. Raises LookupError where there is none."""
        node = self.node(path)
        return node if isinstance(node, yaml.MappingNode) else _raise_missing("a mapping")

    def mappings(self) -> Iterator[yaml.MappingNode]:
        """Every mapping of the file."""
        waiting = [self.spans.root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, yaml.MappingNode):
                yield node
                waiting += [value for _, value in node.value]
            elif isinstance(node, yaml.SequenceNode):
                waiting += node.value

    def insert_first(self, mapping: yaml.MappingNode, key: str, value: Value) -> Edit:
        """Adds a key before all others of a mapping."""
        if not mapping.value:
            return self._append_key(mapping, key, value)
        place = self.spans.start(mapping.value[0][0])
        if mapping.flow_style:
            return Edit(place, place, f"{key}: {write_flow(value)}, ")
        place, indent = self.spans.start(mapping), mapping.start_mark.column
        return Edit(place, place, self.spans.lines(f"{key}:{write_value(value, indent)}\n{' ' * indent}"))

    def set_value(self, mapping: yaml.MappingNode, key: str, value: Value) -> Edit:
        """Gives a key of a mapping another value, or adds it after the last key."""
        if _value(mapping, key) is None:
            return self._append_key(mapping, key, value)
        if mapping.flow_style:
            return self._replace(mapping, key, f" {write_flow(value)}")
        return self._replace(mapping, key, write_value(value, mapping.start_mark.column))

    def set_path(self, path: Sequence[str], value: Value) -> Edit:
        """Sets a key below other keys, such as ``("presets", "steady", "new_per_day")``, making those that are missing.

        A value in the way that is no mapping is replaced.
        """
        mapping = self.mapping()
        for depth, step in enumerate(path[:-1]):
            below = _value(mapping, step)
            if not isinstance(below, yaml.MappingNode) or not below.value:
                for name in reversed(path[depth + 1 :]):
                    value = {name: value}
                return self.set_value(mapping, step, value)
            mapping = below
        return self.set_value(mapping, path[-1], value)

    def append_item(self, mapping: yaml.MappingNode, key: str, item: Value, *, comment: str = "") -> Edit:
        """Adds an item to the list under a key; makes the list if it is missing or empty. The comment goes above it,
        where the list is not written in brackets."""
        node = _value(mapping, key)
        indent = mapping.start_mark.column
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            if node is None or mapping.flow_style:
                return self.set_value(mapping, key, [item])
            return self._replace(mapping, key, "\n" + write_item(item, indent + STEP, comment=comment))
        place = self.spans.end(node.value[-1])
        if node.flow_style:
            return Edit(place, place, f", {write_flow(item)}")
        place = self.spans.line_end(place)
        return Edit(place, place, self.spans.lines("\n" + write_item(item, node.start_mark.column, comment=comment)))

    def _append_key(self, mapping: yaml.MappingNode, key: str, value: Value) -> Edit:
        spans = self.spans
        if not mapping.value:
            return Edit(spans.start(mapping), spans.end(mapping), f"{{{key}: {write_flow(value)}}}")
        place = spans.end(mapping.value[-1][1])
        if mapping.flow_style:
            return Edit(place, place, f", {key}: {write_flow(value)}")
        place = spans.line_end(place)
        return Edit(place, place, spans.lines("\n" + write_keys({key: value}, mapping.start_mark.column)))

    def _replace(self, mapping: yaml.MappingNode, key: str, written: str) -> Edit:
        """Puts ``written`` after the colon. A comment on the line stays there: it must not get into a block's text."""
        spans = self.spans
        name, node = next(pair for pair in mapping.value if pair[0].value == key)
        start, end = spans.text.index(":", spans.end(name)) + 1, spans.end(node)
        comment = spans.header_comment(node)
        first, *others = written.split("\n")
        if others and not mapping.flow_style:
            comment += spans.rest_of_line(end).rstrip()
            end = spans.line_end(end)
        return Edit(start, end, spans.lines("\n".join([first + comment, *others])))


def _value(node: yaml.Node, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _raise_missing(what: object) -> NoReturn:
    raise LookupError(f"the file does not hold {what}")
