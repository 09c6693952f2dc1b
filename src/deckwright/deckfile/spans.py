"""Where the nodes of a YAML file begin and end in its text, without the blank lines and comments that follow them."""

from __future__ import annotations

import yaml

from deckwright.domain.location import SourceText
from deckwright.domain.pattern import pattern

_BOM = "\ufeff"
_BREAK = pattern(r"\r\n|\r|\n")
_BLANK_END = pattern(r"(?:[ \t]*(?:\r\n|\r|\n))*[ \t]*\Z")
_HEADER_COMMENT = pattern(r"[|>][-+0-9]*(?P<comment>[ \t]+#[^\r\n]*)")


class Spans:
    """A file's text with its nodes. All places are offsets into the text as it is, byte-order mark included."""

    def __init__(self, source: SourceText) -> None:
        self.text = source.text
        self.shift = 1 if source.text.startswith(_BOM) else 0
        self.newline = "\r\n" if "\r\n" in source.text else "\n"
        root = yaml.compose(source.text.removeprefix(_BOM), Loader=yaml.CSafeLoader)
        if root is None:
            raise ValueError("the file holds nothing that could be edited")
        self.root: yaml.Node = root

    def start(self, node: yaml.Node) -> int:
        """Where a node begins."""
        return int(node.start_mark.index) + self.shift

    def end(self, node: yaml.Node) -> int:
        """Where a node's own text ends; after a block that is the end of its last line, without the line break."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self.end(last[1] if isinstance(node, yaml.MappingNode) else last)
        start, end = self.start(node), int(node.end_mark.index) + self.shift
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return self._block_end(node, start, end)
        return end

    def _block_end(self, node: yaml.ScalarNode, start: int, end: int) -> int:
        if node.style == ">":
            blank = _BLANK_END.search(self.text[start:end])
            return end if blank is None else start + blank.start()
        # A literal has as many lines as its value; blank lines beyond them are no part of it.
        lines = len(node.value.removesuffix("\n").split("\n")) if node.value else 0
        place = self.line_end(start)
        for _ in range(lines):
            place = self.line_end(self.after_line(place))
        return place

    def line_end(self, place: int) -> int:
        """The end of the line that holds a place, before its line break."""
        found = _BREAK.search(self.text, place)
        return found.start() if found else len(self.text)

    def after_line(self, place: int) -> int:
        """The beginning of the line after the one that holds a place."""
        found = _BREAK.search(self.text, place)
        return found.end() if found else len(self.text)

    def header_comment(self, node: yaml.Node) -> str:
        """The comment after the ``|-`` of a block, with the blanks before it."""
        match = _HEADER_COMMENT.match(self.text, self.start(node))
        return match["comment"] if match and isinstance(node, yaml.ScalarNode) and node.style in ("|", ">") else ""

    def rest_of_line(self, place: int) -> str:
        """What follows a place on its line: blanks and a comment, or nothing."""
        return self.text[place : self.line_end(place)]

    def lines(self, text: str) -> str:
        """A text with the line ends of the file."""
        return text.replace("\n", self.newline)
