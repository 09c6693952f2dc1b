"""Problems in the user's text, as values: a stage returns what it could make together with all that it found."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from deckwright.domain.location import Location
from deckwright.domain.named import NamedTuple

T_co = TypeVar("T_co", covariant=True)


class Severity(StrEnum):
    """How much a problem matters. Only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Diagnostic(NamedTuple):
    """One problem: its place, its code (``DW101``, never reused), what is wrong, and what to do about it."""

    at: Location
    code: str
    severity: Severity
    message: str
    hint: str = ""


def error(at: Location, code: str, message: str, hint: str = "") -> Diagnostic:
    """A problem that stops the build."""
    return Diagnostic(at, code, Severity.ERROR, message, hint)


def warning(at: Location, code: str, message: str, hint: str = "") -> Diagnostic:
    """A problem that the author should look at; the build goes on."""
    return Diagnostic(at, code, Severity.WARNING, message, hint)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops a build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


class Outcome(NamedTuple, Generic[T_co]):
    """What a stage made, and every problem it met on the way."""

    value: T_co
    diagnostics: tuple[Diagnostic, ...] = ()
