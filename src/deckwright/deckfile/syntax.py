"""What YAML's own errors mean, in plain sentences, at the place where the author can mend them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckwright.deckfile.traps import lines_of, unread_escape
from deckwright.deckfile.written import reason, whole_hint, written_around
from deckwright.domain.diagnostic import Diagnostic, error
from deckwright.domain.location import Location
from deckwright.domain.pattern import pattern

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError

    from deckwright.deckfile.nodes import Mark

_UNREADABLE = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_ALIGN = "Line up the keys of one note below each other, with blanks only."
_ALIGN_OR_BLOCK = f"{_ALIGN} If it is text, write it below `key: |-`."
_CLOSE = "Close it with `]` or `}`; put an item that holds ` #`, `: `, a comma or a bracket in double quotes."
_SENTENCES = (
    ("found unexpected end of stream", "a quote is opened here and never closed", "Close the quote."),
    ("while parsing a flow mapping", "a bracket is opened here, and YAML finds no end of it", _CLOSE),
    ("while parsing a flow sequence", "a bracket is opened here, and YAML finds no end of it", _CLOSE),
    (
        "mapping values are not allowed",
        "a second `: ` in the same value, or a key that is indented too far",
        _ALIGN_OR_BLOCK,
    ),
    ("could not find expected ':'", "this line is neither `key: value` nor indented below a key", _ALIGN),
    ("did not find expected node content", "a value is missing or begins with a sign that YAML keeps", _CLOSE),
    ("did not find expected key", "this line is not indented like the keys around it", _ALIGN),
    ("did not find expected '-' indicator", "this line is not indented like the items of the list around it", _ALIGN),
)


def unreadable_character(path: str, text: str) -> Diagnostic | None:
    """The first character that no YAML file may hold, or that would break a line without being seen to."""
    match = _UNREADABLE.search(text)
    if match is None:
        return None
    before = lines_of(text[: match.start()])
    at = Location(path, len(before), len(before[-1]) + 1)
    code = ord(match[0])
    if 0xD800 <= code <= 0xDFFF:
        return error(at, "DW106", f"half of a character (U+{code:04X})", "Type the character again, or delete it.")
    if match[0] in "\x85\u2028\u2029":
        return error(at, "DW107", f"an invisible line break (U+{code:04X})", "Replace it with a normal line break.")
    return error(at, "DW105", f"a control character (U+{code:04X})", "Delete it: it cannot be seen, and means nothing.")


def syntax_error(path: str, text: str, problem: MarkedYAMLError) -> Diagnostic:
    """The diagnostic for an error of the YAML parser, with the author's line rewritten where that mends it."""
    lines = lines_of(text)
    place = _place(path, lines, problem.problem_mark or problem.context_mark)
    tabbed = re.match(r" *(?=\t)", lines[place.line - 1])
    if tabbed:
        at = place._replace(column=tabbed.end() + 1)
        return error(at, "DW104", "a tab is used as indentation", "Indent with blanks: YAML allows no tabs there.")
    return _in_value(path, lines, problem) or _in_structure(place, _place(path, lines, problem.context_mark), problem)


def _place(path: str, lines: list[str], mark: Mark | None) -> Location:
    """A mark as a place inside the file: the parser puts the end of a file on a line of its own."""
    if mark is None:
        return Location(path)
    if mark.line >= len(lines):
        return Location(path, len(lines), len(lines[-1]) + 1)
    return Location(path, mark.line + 1, min(mark.column, len(lines[mark.line])) + 1)


def _in_value(path: str, lines: list[str], problem: MarkedYAMLError) -> Diagnostic | None:
    for mark in (problem.problem_mark, problem.context_mark):
        found = written_around(lines, mark.line, mark.column) if mark is not None else None
        why = reason(found.text) if found is not None and not _is_list(found.text) else None
        if found is not None and why is not None:
            at = Location(path, found.line + 1, found.column + 1)
            if "escape" in (problem.problem or "") or "hexdecimal" in (problem.problem or ""):
                return unread_escape(found.key, found.text[1:].removesuffix('"'), at._replace(column=at.column + 1))
            message = f"YAML cannot read `{found.key}` as text: it {why}"
            return error(at, "DW102", message, whole_hint(found.key, found.text))
    return None


def _is_list(text: str) -> bool:
    return text.startswith("[") and "](" not in text and "]]" not in text


def _in_structure(at: Location, opened: Location, problem: MarkedYAMLError) -> Diagnostic:
    told = f"{problem.context or ''}: {problem.problem or ''}"
    for said, message, hint in _SENTENCES:
        if said in told:
            from_start = said.startswith(("found unexpected", "while parsing", "could not find"))
            return error(opened if from_start else at, "DW101", message, hint)
    remedy = "Mend this line; in doubt, write the text on lines of its own below `key: |-`."
    return error(at, "DW101", f"YAML cannot read this: {problem.problem or told}", remedy)
