"""Presets and limits from YAML nodes: every setting checked against what Anki keeps, inheritance worked out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from functools import cache
from typing import TypeVar

from deckwright.deckfile.nodes import Broken, Mapping, Node, Scalar, Sequence
from deckwright.deckfile.setting_values import Refusal, SettingValue
from deckwright.deckfile.settings import DECK_LIMIT_BY_NAME, SETTING_BY_NAME, Setting
from deckwright.domain.closest import closest
from deckwright.domain.diagnostic import Diagnostic, Outcome, error, warning
from deckwright.domain.location import Location, Text
from deckwright.domain.preset import Limits, Preset

T = TypeVar("T")

STEADY = Preset("steady", 1, {}, Location("deckwright"))
"""The preset of every deck that asks for no other: all settings at their defaults."""

_INSIDE = {name: setting for name, setting in SETTING_BY_NAME.items() if "." in name}
_GROUPS = {name.partition(".")[0] for name in _INSIDE}
_OWN_KEYS = ("extends", "version")
_TOP_KEYS = (*(name for name in SETTING_BY_NAME if name not in _INSIDE), *_GROUPS, *_OWN_KEYS)


def read_presets(node: Node | None) -> Outcome[dict[str, Preset]]:
    """The presets under ``presets:``, by name, with what they inherit; ``steady`` is always among them."""
    found: list[Diagnostic] = []
    named = {STEADY.name: STEADY}
    if isinstance(node, Mapping):
        read = [_taken(read_preset(Text(name, node.key_at(name)), value), found) for name, value in node.values.items()]
        named |= {preset.name: preset for preset in read if preset is not None}
    elif node is not None:
        found.extend(_not_a_mapping(node, "`presets`", "write `name: {new_per_day: 10}` below it"))
    return Outcome({name: _taken(inherit(preset, named), found) for name, preset in named.items()}, tuple(found))


def read_preset(name: Text, node: Node) -> Outcome[Preset | None]:
    """One preset, as written: `inherit` adds what it extends. None where nothing of it can be read."""
    if not isinstance(node, Mapping):
        hint = "write its settings below it, such as `new_per_day: 10`"
        return Outcome(None, tuple(_not_a_mapping(node, f"preset `{name}`", hint)))
    found: list[Diagnostic] = []
    if not name.strip():
        found.append(error(name.at, "DW238", "a preset needs a name", "write one before the `:`, such as `steady`"))
    settings = dict(_read_settings(node, found))
    found.extend(_order_warnings(node, settings))
    extends = _extends(node.values["extends"], found) if "extends" in node.values else None
    version = _version(node.values["version"], found) if "version" in node.values else 1
    return Outcome(Preset(str(name), version, settings, name.at, extends), tuple(found))


def read_limits(node: Node) -> Outcome[Limits]:
    """What a deck file says under ``limits:``, which counts for that deck alone, whatever its preset says."""
    if not isinstance(node, Mapping):
        return Outcome(Limits(), tuple(_not_a_mapping(node, "`limits`", "write `limits: {new_per_day: 5}`")))
    found: list[Diagnostic] = []
    read: dict[str, SettingValue] = {}
    for key, value in node.values.items():
        if key in DECK_LIMIT_BY_NAME:
            read.update(_read_setting(DECK_LIMIT_BY_NAME[key], value, found))
        else:
            found.append(_unknown(node.key_at(key), key, DECK_LIMIT_BY_NAME, "limit of a deck"))
    new, reviews, retention = (read.get(name) for name in ("new_per_day", "reviews_per_day", "desired_retention"))
    limits = Limits(
        new if isinstance(new, int) else None,
        reviews if isinstance(reviews, int) else None,
        retention if isinstance(retention, float) else None,
    )
    return Outcome(limits, tuple(found))


def inherit(preset: Preset, named: MappingOf[str, Preset]) -> Outcome[Preset]:
    """The preset with all that it inherits through ``extends`` (its own ``version`` stays).

    A name that is not known, or a circle, ends the inheritance; it is reported only for the preset that names it.
    """
    line = [preset]
    problem: Diagnostic | None = None
    while (wanted := line[-1].extends) is not None:
        parent = named.get(wanted) or (STEADY if wanted == STEADY.name else None)
        if parent is None:
            problem = _unknown_name(wanted, named) if line[-1] is preset else None
            break
        if any(parent is each for each in line):
            problem = _circle(line) if parent is preset else None
            break
        line.append(parent)
    settings = {name: value for each in reversed(line) for name, value in each.settings.items()}
    return Outcome(preset._replace(settings=settings, extends=None), (problem,) if problem else ())


def choose_preset(chosen: Text | Preset | None, named: MappingOf[str, Preset]) -> Outcome[Preset]:
    """The preset of a deck: the one that it writes out, the one that it names, or ``steady``. An unknown name is
    reported, and ``steady`` stands in."""
    steady = named.get(STEADY.name, STEADY)
    if isinstance(chosen, Preset):
        return inherit(chosen, named)
    if chosen is None or chosen in named:
        return Outcome(steady if chosen is None else named[chosen])
    return Outcome(steady, () if chosen == STEADY.name else (_unknown_name(chosen, named),))


def setting_value(preset: Preset, name: str) -> SettingValue:
    """A setting of a preset, in its unit: its own or inherited, or else the default of ``steady``."""
    value = preset.settings.get(name)
    if isinstance(value, bool | int | float | str | tuple):
        return value
    return _default(name)


@cache
def _default(name: str) -> SettingValue:
    return SETTING_BY_NAME[name].default_value


def _read_settings(node: Mapping, found: list[Diagnostic]) -> Iterator[tuple[str, SettingValue]]:
    for key, value in node.values.items():
        if key in _GROUPS:
            yield from _read_group(key, value, found)
        elif key in SETTING_BY_NAME and key not in _INSIDE:
            yield from _read_setting(SETTING_BY_NAME[key], value, found)
        elif key not in _OWN_KEYS:
            found.append(_unknown(node.key_at(key), key, _TOP_KEYS, "setting of a preset"))


def _read_group(group: str, node: Node, found: list[Diagnostic]) -> Iterator[tuple[str, SettingValue]]:
    known = {name.partition(".")[2]: setting for name, setting in _INSIDE.items() if name.startswith(f"{group}.")}
    if not isinstance(node, Mapping):
        key, example = next((key, setting.default) for key, setting in known.items())
        found.extend(_not_a_mapping(node, f"`{group}`", f"write `{group}: {{{key}: {example}}}`"))
        return
    for key, value in node.values.items():
        if key in known:
            yield from _read_setting(known[key], value, found)
        else:
            found.append(_unknown(node.key_at(key), key, known, f"setting of `{group}`"))


def _read_setting(setting: Setting, node: Node, found: list[Diagnostic]) -> Iterator[tuple[str, SettingValue]]:
    if isinstance(node, Broken):
        return
    value = _parsed(setting, node)
    if isinstance(value, Diagnostic):
        found.append(value)
    else:
        yield setting.name, value


def _parsed(setting: Setting, node: Node) -> SettingValue | Diagnostic:
    kind = setting.kind
    texts = _texts(node, many=kind.many)
    parsed = kind.misshapen if texts is None else kind.parse([text.strip() for text in texts])
    if not isinstance(parsed, Refusal):
        return parsed
    at = texts[parsed.item].at if texts else node.at
    return error(at, parsed.code, f"`{setting.name}` {parsed.message}", parsed.hint)


def _texts(node: Node, *, many: bool) -> list[Text] | None:
    """The one text, the words of it, or the items of a list; None where a value of this shape cannot be meant."""
    if isinstance(node, Scalar) and node.strip():
        return [Text(word, node.at) for word in node.split()] if many else [node]
    if not many or not isinstance(node, Sequence):
        return None
    items = [item for item in node.items if isinstance(item, Scalar)]
    return list(items) if len(items) == len(node.items) else None


def _order_warnings(node: Mapping, settings: MappingOf[str, SettingValue]) -> Iterator[Diagnostic]:
    """What this preset itself writes that shows new cards in another order than that of the file."""
    for name in ("new_gather_order", "new_sort_order"):
        value = settings.get(name)
        kept = SETTING_BY_NAME[name].default
        if value is not None and value != kept:
            message = f"with `{name}: {value}`, new cards do not come in the order of the file"
            yield warning(node.values[name].at, "DW241", message, f"write `{name}: {kept}` unless you want that")


def _extends(node: Node, found: list[Diagnostic]) -> Text | None:
    if isinstance(node, Scalar) and node.strip():
        return node
    if not isinstance(node, Broken):
        found.append(error(node.at, "DW235", "`extends` names one preset", "write `extends: steady`"))
    return None


def _version(node: Node, found: list[Diagnostic]) -> int:
    if isinstance(node, Scalar) and re.fullmatch(r"[1-9][0-9]{0,5}", node.strip()):
        return int(node)
    if not isinstance(node, Broken):
        found.append(error(node.at, "DW237", "`version` is a whole number from 1 on", "write `version: 2`"))
    return 1


def _not_a_mapping(node: Node, what: str, hint: str) -> Iterator[Diagnostic]:
    if not isinstance(node, Broken):
        yield error(node.at, "DW239", f"{what} has keys of its own", hint)


def _unknown(at: Location, key: str, known: Iterable[str], what: str) -> Diagnostic:
    names = sorted(known)
    near = closest(key, names)
    hint = f"did you mean `{near}`?" if near else f"there are {', '.join(names)}"
    return error(at, "DW230", f"`{key}` is no {what}", hint)


def _unknown_name(name: Text, named: Iterable[str]) -> Diagnostic:
    names = sorted({*named, STEADY.name})
    near = closest(name, names)
    hint = f"did you mean `{near}`?" if near else f"write it under `presets:`; there are {', '.join(names)}"
    return error(name.at, "DW236", f"there is no preset `{name}`", hint)


def _circle(line: list[Preset]) -> Diagnostic:
    way = " → ".join(f"`{preset.name}`" for preset in (*line, line[0]))
    at = line[0].extends.at if line[0].extends else line[0].at
    return error(at, "DW240", f"the presets extend each other in a circle: {way}", "take one `extends` out")


def _taken(outcome: Outcome[T], found: list[Diagnostic]) -> T:
    found.extend(outcome.diagnostics)
    return outcome.value
