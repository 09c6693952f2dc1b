"""Which rules hold for a deck, and how: the defaults, changed by the project's ``lint`` and then by the deck's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckwright.domain.closest import closest
from deckwright.domain.diagnostic import Diagnostic, Severity, error
from deckwright.domain.location import Text
from deckwright.domain.named import NamedTuple
from deckwright.domain.quality import QualitySettings
from deckwright.lint.record import Limits, Rule

OFF = "off"
_SEVERITIES = tuple(severity.value for severity in Severity)


class Setting(NamedTuple):
    """How a rule is applied to a deck; ``severity`` None leaves the rule out."""

    rule: Rule
    severity: Severity | None
    limits: Limits


Settings = Mapping[str, Setting]


def default_settings(rules: Sequence[Rule]) -> Settings:
    """Every rule as it comes."""
    return {
        rule.code: Setting(rule, rule.severity, {each.name: each.default for each in rule.options}) for rule in rules
    }


def changed_settings(settings: Settings, written: QualitySettings, found: list[Diagnostic]) -> Settings:
    """The settings with what an author wrote; what is wrong with that goes to ``found``."""
    if not written.rules and not written.ignore:
        return settings
    changed = dict(settings)
    for code, values in written.rules.items():
        setting = changed.get(code)
        if setting is None:
            found.append(_unknown_rule(code, settings))
        else:
            changed[code] = _changed(setting, values, found)
    found.extend(_unknown_rule(code, settings) for code in written.ignore if code not in settings)
    return changed


def _changed(setting: Setting, values: Mapping[Text, Text], found: list[Diagnostic]) -> Setting:
    limits = dict(setting.limits)
    for name, value in values.items():
        if name == "severity":
            setting = _with_severity(setting, value, found)
        elif name in limits:
            limits[name] = _limit(setting.rule, name, value, found)
        else:
            found.append(_unknown_option(setting.rule, name))
    return setting._replace(limits=limits)


def _with_severity(setting: Setting, value: Text, found: list[Diagnostic]) -> Setting:
    if value == OFF:
        return setting._replace(severity=None)
    if value in _SEVERITIES:
        return setting._replace(severity=Severity(value))
    hint = f"Write {', '.join(f'`{each}`' for each in _SEVERITIES)} or `{OFF}`."
    found.append(error(value.at, "DW333", f"`{value}` is no severity", hint))
    return setting


def _limit(rule: Rule, name: str, value: Text, found: list[Diagnostic]) -> int:
    option = next(each for each in rule.options if each.name == name)
    if value.isascii() and value.isdecimal() and len(value) < 7 and int(value) >= option.least:
        return int(value)
    hint = f"Write a whole number from {option.least} up, such as `{name}: {option.default}`."
    found.append(error(value.at, "DW334", f"`{value}` is no value for `{name}`", hint))
    return option.default


def _unknown_option(rule: Rule, name: Text) -> Diagnostic:
    known = ["severity", *(each.name for each in rule.options)]
    return error(name.at, "DW332", f"{rule.code} has no setting `{name}`", _nearest(name, known, "Its settings are"))


def _unknown_rule(code: Text, settings: Settings) -> Diagnostic:
    return error(code.at, "DW331", f"there is no rule `{code}`", _nearest(code, list(settings), "The rules are"))


def _nearest(name: str, known: Sequence[str], all_of_them: str) -> str:
    near = closest(name, known)
    return f"Did you mean `{near}`?" if near else f"{all_of_them} {', '.join(f'`{each}`' for each in known)}."
