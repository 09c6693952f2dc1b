"""Diagnostics for people and for programs, and the one place that decides exit codes."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from deckwright.domain.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from deckwright.compiler.plan import PackagePlan

_LISTENER = "deckwright.listener"
JSON_VERSION = 1
"""Version of every JSON object that deckwright prints; it changes when a key changes its meaning or goes away."""
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """0 clean, 1 errors (under ``strict`` also warnings). Code 2, for usage and surroundings, is Click's."""
    severities = {diagnostic.severity for diagnostic in diagnostics}
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return 1 if severities & failing else 0


def use_colour() -> bool | None:
    """None leaves it to the terminal; ``NO_COLOR`` and ``FORCE_COLOR`` decide where they are set."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def say(text: str = "", *, err: bool = False, once: bool = False) -> None:
    """Print a line for people. ``once`` is for what the same command would not say again."""
    context = click.get_current_context(silent=True)
    if context is not None and not once and _LISTENER in context.meta:
        context.meta[_LISTENER](text, err)
    click.echo(text, err=err, color=use_colour())


def listen(context: click.Context, listener: Callable[[str, bool], None]) -> None:
    """From now on the listener gets every line that the command of this context says, and whether it is an error."""
    context.meta[_LISTENER] = listener


def diagnostic_text(diagnostic: Diagnostic, excerpt: str = "") -> str:
    """``file:line:column: severity CODE message``, and below it the author's line, if given, and the hint."""
    severity = click.style(diagnostic.severity.value, fg=_COLOURS[diagnostic.severity])
    head = f"{diagnostic.at}: {severity} {diagnostic.code} {diagnostic.message}"
    head += f"\n{excerpt}" if excerpt else ""
    return head + "".join(f"\n    {'hint: ' if not n else ''}{line}" for n, line in enumerate(_lines(diagnostic.hint)))


def _lines(hint: str) -> list[str]:
    return hint.split("\n") if hint else []


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """How many of each severity: ``1 error, 2 warnings``, and remarks if there are any."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [plural(counts[severity], severity.value) for severity in (Severity.ERROR, Severity.WARNING)]
    infos = counts[Severity.INFO]
    return ", ".join([*parts, plural(infos, "remark")] if infos else parts)


def plural(count: int, noun: str) -> str:
    """``1 note``, ``2 notes``; thousands with a comma."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def size(count: int) -> str:
    """Bytes as people read them: ``21 kB``, ``1.4 MB``."""
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def print_advice(plans: Mapping[str, PackagePlan]) -> None:
    """What to do in Anki's import window; once where all packages ask for the same, else under their names."""
    from deckwright.compiler.advice import import_advice

    asking: dict[tuple[str, ...], list[str]] = {}
    for name, plan in plans.items():
        asking.setdefault(import_advice(plan), []).append(name)
    for advice, names in asking.items():
        which = f", for {', '.join(names)}" if len(asking) > 1 else ""
        say(f"\nIn Anki's import window{which}:")
        for line in advice:
            say(f"  {line}")


def print_json(**content: object) -> None:
    """One JSON object on standard output, with the version of its format first."""
    say(json.dumps({"version": JSON_VERSION, **content}, ensure_ascii=False, indent=2))


def diagnostic_json(diagnostic: Diagnostic) -> Mapping[str, object]:
    """A diagnostic as an object, each part under its name."""
    return {
        "path": diagnostic.at.path,
        "line": diagnostic.at.line,
        "column": diagnostic.at.column,
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }
