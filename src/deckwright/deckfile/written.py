"""Values as the author wrote them, found in the lines of the file: for messages about what YAML made of them.

Only used once something is wrong; the file may be broken, so nothing here relies on YAML.
"""

from __future__ import annotations

import re

from deckwright.domain.named import NamedTuple
from deckwright.domain.pattern import pattern

_KEY_LINE = pattern(r"(?P<lead> *(?:- +)*)(?P<key>[A-Za-z_][\w-]*):(?:[ \t]+(?P<value>.*))?$")
_FLOW_KEY = pattern(r"[{,]\s*(?P<key>[A-Za-z_][\w-]*):\s+")
_FLOW_END = pattern(r",\s*[A-Za-z_][\w-]*:\s|\}\s*$|$")
_BLOCK_HEADER = pattern(r"[|>][-+0-9]*\s*(?:#.*)?$")
_OPENING = pattern(r"^(?:\*+|!\[|\{+|.)")
_MOST_SHOWN = 1000
_COMMENT = pattern(r"(?:^|[ \t])#")


class Written(NamedTuple):
    """A key and the text after it. ``line`` and ``column`` count from 0 and tell where the text begins."""

    key: str
    text: str
    line: int
    column: int


def written_around(lines: list[str], line: int, column: int) -> Written | None:
    """The value that holds the given place (both from 0): on a ``key: value`` line, in braces, or continued below its
    key. None where the place is in no such value."""
    if not 0 <= line < len(lines):
        return None
    return _in_braces(lines[line], line, column) or _below_key(lines, line)


def _in_braces(text: str, line: int, column: int) -> Written | None:
    if not text.lstrip(" -").startswith("{"):
        return None
    before = [match for match in _FLOW_KEY.finditer(text) if match.start() <= column]
    if not before:
        return None
    start = before[-1].end()
    ending = _FLOW_END.search(text, start)
    value = text[start : ending.start() if ending else len(text)].rstrip()
    return Written(before[-1]["key"], value, line, start)


def _below_key(lines: list[str], line: int) -> Written | None:
    depth = len(lines[line]) + 1
    for number in range(line, -1, -1):
        text = lines[number]
        if not text.strip():
            continue
        indent = len(text) - len(text.lstrip(" "))
        match = _KEY_LINE.match(text)
        if match and (number == line or indent < depth):
            return _from_key(lines, number, match)
        depth = min(depth, indent)
        if not depth:
            return None
    return None


def _from_key(lines: list[str], number: int, match: re.Match[str]) -> Written | None:
    first = (match["value"] or "").rstrip()
    continued = _continued(lines, number + 1, len(match["lead"]))
    if not first or (continued and _BLOCK_HEADER.match(first)):
        return None
    return Written(match["key"], "\n".join([first, *continued]), number, match.start("value"))


def _continued(lines: list[str], number: int, indent: int) -> list[str]:
    """The lines from ``number`` on that are indented deeper than ``indent``, without blank ones at the end."""
    taken: list[str] = []
    for index in range(number, len(lines)):
        text = lines[index]
        if text.strip() and len(text) - len(text.lstrip(" ")) <= indent:
            break
        taken.append(text.strip())
    while taken and not taken[-1]:
        taken.pop()
    return taken


def as_block(key: str, text: str) -> str:
    """The remedy: the author's text below ``key: |-``, where YAML changes nothing; of a very long one the beginning."""
    if len(text) > _MOST_SHOWN:
        text = f"{text[:_MOST_SHOWN]} …"
    head = f"{key}: |-" if key else "- |-"
    body = "\n".join(f"  {line}".rstrip() for line in text.split("\n"))
    return f"{head}\n{body}"


def whole_hint(key: str, text: str) -> str:
    """A hint that shows the author's line rewritten so that every character stays."""
    return f"Put the text below its key, where YAML leaves it alone:\n{as_block(key, text)}"


def reason(text: str) -> str | None:
    """Why YAML does not read ``text`` as plain text, as the end of a sentence; None where it does."""
    if text[:1] in ('"', "'"):
        return "goes on after its closing quote" if text.count(text[0]) > 1 else "begins with a quote that never closes"
    if text.startswith(("- ", "? ", ": ")):
        return f"begins with `{text[0]} `"
    if text[:1] and text[0] in "*&!|>%@`[]{},":
        return f"begins with `{_OPENING.findall(text)[0]}`"
    if ": " in text or text.endswith(":") or ":\n" in text:
        return "holds `: `" if ": " in text else "ends in `:`"
    return "holds ` #`, which begins a comment" if _COMMENT.search(text) else None
