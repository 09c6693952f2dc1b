"""``deckwright explain``: what a diagnostic code means, and why, with a bad and a good example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from deckwright.cli.options import format_option

if TYPE_CHECKING:
    from deckwright.cli.explanations import Explanation


@click.command(epilog="Example: deckwright explain DW301")
@click.argument("code", required=False, metavar="[CODE]")
@format_option("json")
def command(code: str | None, form: str) -> None:
    """Tell what CODE means, why it matters, and show a bad and a good example; without CODE, list all codes."""
    from deckwright.cli import report
    from deckwright.cli.explanations import explain, explanations

    if code is None:
        found = explanations()
    else:
        told = explain(code)
        if told is None:
            raise click.UsageError(f"there is no code `{code}`; `deckwright explain` lists all")
        found = (told,)
    if form == "json":
        report.print_json(explanations=[_json(each) for each in found])
    elif code is None:
        for each in found:
            report.say(f"{each.code}  {each.what}")
    else:
        for line in _page(found[0]):
            report.say(line)


def _json(told: Explanation) -> dict[str, object]:
    return {**told._asdict(), "options": [option._asdict() for option in told.options]}


def _page(told: Explanation) -> Iterator[str]:
    title = f"{told.code} {told.name}".strip()
    yield click.style(title, bold=True) + (f" ({told.severity})" if told.severity else "")
    yield f"\n{told.what}\n\nWhy: {told.why}"
    if told.origin:
        yield f"Source: {told.origin}"
    for title, example in (("Bad", told.bad), ("Good", told.good)):
        yield f"\n{title}:\n" + "\n".join(f"    {line}".rstrip() for line in _visible(example).splitlines())
    if told.severity:
        yield "\nSettings (in `deckwright.yaml` or a deck file):"
        yield f"    lint:\n      {told.code}:\n        severity: {told.severity}  # error, warning, info or off"
        for option in told.options:
            yield f"        {option.name}: {option.default}  # {option.doc}"
        yield f"\nTo silence it in one place: # deckwright: ignore {told.code}"


def _visible(example: str) -> str:
    """The example with characters that a terminal would obey, or not show, written as their codes."""
    return "".join(letter if letter.isprintable() or letter == "\n" else f"<U+{ord(letter):04X}>" for letter in example)
