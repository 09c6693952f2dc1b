"""The key ``lint``: of a project or a deck (rules and codes to ignore), and the list of codes that a note ignores."""

from __future__ import annotations

from collections.abc import Mapping as Values

from deckwright.deckfile.nodes import Broken, Mapping, Node, Scalar, Sequence
from deckwright.deckfile.reading import Reading
from deckwright.domain.location import Text
from deckwright.domain.pattern import pattern
from deckwright.domain.quality import QualitySettings
from deckwright.notekinds.record import Key

_CODE = pattern(r"DW3\d\d")
_EXAMPLE = "`DW301: {words: 20}` or `DW301: off`"


def codes_of(reading: Reading, key: Key, node: Node) -> tuple[Text, ...]:
    """A list of codes of rules."""
    if isinstance(node, Sequence):
        items = [item for item in node.items if isinstance(item, Scalar)]
        if len(items) == len(node.items):
            return tuple(item for item in items if _is_code(reading, item))
    if not isinstance(node, Broken) and node != "":
        hint = f"Write `{key.name}: [DW301]`."
        reading.error(node.at, "DW171", f"`{key.name}` must be a list of codes", hint)
    return ()


def quality_of(reading: Reading, key: Key, node: Node) -> QualitySettings | None:
    """Codes to ignore, and settings of rules by code."""
    if not isinstance(node, Mapping):
        if not isinstance(node, Broken) and node != "":
            hint = f"Write `ignore: [DW301]`, {_EXAMPLE} below `{key.name}:`, indented."
            reading.error(node.at, "DW172", f"`{key.name}` must be a mapping", hint)
        return None
    ignored = node.values.get("ignore")
    rules: dict[Text, Values[Text, Text]] = {}
    for name, value in node.values.items():
        code = Text(name, node.key_at(name))
        if name != "ignore" and _is_code(reading, code):
            rules[code] = _settings(reading, code, value)
    return QualitySettings(codes_of(reading, Key("ignore", "codes", ""), ignored) if ignored is not None else (), rules)


def _is_code(reading: Reading, text: Text) -> bool:
    if _CODE.fullmatch(text):
        return True
    hint = "Rules have codes from DW301; `deckwright explain` lists them."
    reading.error(text.at, "DW173", f"`{text}` is no code of a rule", hint)
    return False


def _settings(reading: Reading, code: Text, node: Node) -> Values[Text, Text]:
    if isinstance(node, Scalar) and node:
        return {Text("severity", node.at): node}
    if isinstance(node, Mapping) and all(isinstance(value, Scalar) for value in node.values.values()):
        values = ((name, value) for name, value in node.values.items() if isinstance(value, Scalar))
        return {Text(name, node.key_at(name)): value for name, value in values}
    if not isinstance(node, Broken):
        reading.error(node.at, "DW174", f"`{code}` must have a severity or settings", f"Write {_EXAMPLE}.")
    return {}
