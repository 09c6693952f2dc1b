"""The rules as keys of a deck file, for the schema that editors read."""

from __future__ import annotations

from collections.abc import Sequence

from deckwright.domain.diagnostic import Severity
from deckwright.lint.record import Rule
from deckwright.lint.settings import OFF
from deckwright.notekinds.record import Key


def rule_keys(rules: Sequence[Rule]) -> tuple[Key, ...]:
    """Each rule under its code, with its settings below it."""
    return tuple(Key(rule.code, "mapping", f"{rule.name}: {rule.what}", keys=_settings(rule)) for rule in rules)


def _settings(rule: Rule) -> tuple[Key, ...]:
    words = (*(severity.value for severity in Severity), OFF)
    severity = Key("severity", "choice", f"How much it matters; `{rule.severity}` if not given.", choices=words)
    limits = (Key(each.name, "count", f"{each.doc} `{each.default}` if not given.") for each in rule.options)
    return (severity, *limits)
