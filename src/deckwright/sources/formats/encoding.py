"""Bytes → text: UTF-8 first, else the likeliest old encoding; what is no text at all is a problem, not a guess."""

from __future__ import annotations

import codecs
import re

from deckwright.domain.diagnostic import Outcome
from deckwright.sources.formats import problems

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.001
_HIGH = re.compile(rb"[\x80-\xff]")
_TOO_FEW = 4
_SAMPLE = 200_000


def read_text(data: bytes, path: str) -> Outcome[str]:
    """The text of the bytes; empty, with an error, where they are empty or no text.

    Line ends become ``\\n``. Control characters are dropped from a text that has a few of them.
    """
    outcome = _decoded(data, path)
    if outcome.diagnostics and not outcome.value:
        return outcome
    text = outcome.value.replace("\r\n", "\n").replace("\r", "\n")
    if len(_CONTROL.findall(text, 0, _SAMPLE)) > max(2, min(len(text), _SAMPLE) * _CONTROL_SHARE):
        return Outcome("", (problems.not_text(path),))
    text = _CONTROL.sub("", text)
    if not text.strip():
        return Outcome("", (problems.empty(path),))
    return Outcome(text, outcome.diagnostics)


def _decoded(data: bytes, path: str) -> Outcome[str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Outcome(data.decode(name, "replace"))
    try:
        return Outcome(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _guessed(data, path)


def _guessed(data: bytes, path: str) -> Outcome[str]:
    name = _likely_encoding(data)
    if name is None:
        return Outcome("", (problems.not_text(path),))
    return Outcome(data.decode(name, "replace"), (problems.guessed_encoding(path, name),))


def _likely_encoding(data: bytes) -> str | None:
    """A few accents are too little for statistics: they are taken for Western European, the commonest by far."""
    if b"\0" in data:
        return None
    if len(_HIGH.findall(data, 0, _SAMPLE)) < _TOO_FEW:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return None if best is None else best.encoding
