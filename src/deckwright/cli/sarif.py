"""Diagnostics as SARIF 2.1.0, the format that code hosts read, and as GitHub's annotations of a workflow run."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from deckwright import __version__
from deckwright.cli.explanations import explain
from deckwright.domain.diagnostic import Diagnostic, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """One run of deckwright, as JSON. Columns count Unicode characters, as they do everywhere in deckwright."""
    codes = sorted({each.code for each in diagnostics})
    driver = {"name": "deckwright", "version": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.code)) for each in diagnostics],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str) -> Mapping[str, object]:
    told = explain(code)
    if told is None:
        return {"id": code}
    return {"id": code, "shortDescription": {"text": told.what}, "fullDescription": {"text": f"{told.what} {told.why}"}}


def _result(diagnostic: Diagnostic, index: int) -> Mapping[str, object]:
    at = diagnostic.at
    text = diagnostic.message + (f"\n{diagnostic.hint}" if diagnostic.hint else "")
    region = {"startLine": at.line, "startColumn": at.column}
    place = {"artifactLocation": {"uri": _uri(at.path)}, "region": region}
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }


def _uri(path: str) -> str:
    return Path(path).as_uri() if Path(path).is_absolute() else quote(path)


def github(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """A workflow command for each diagnostic; GitHub shows it at its place in the changed files."""
    for each in diagnostics:
        place = f"file={_property(each.at.path)},line={each.at.line},col={each.at.column},title={each.code}"
        text = each.message + (f"\n{each.hint}" if each.hint else "")
        yield f"::{_COMMANDS[each.severity]} {place}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
