"""The text of ``deckwright.yaml`` into a `Project`."""

from __future__ import annotations

from deckwright.deckfile.entries import read_keys
from deckwright.deckfile.keys import PROJECT_KEYS
from deckwright.deckfile.nodes import Broken, Mapping
from deckwright.deckfile.presets import read_presets
from deckwright.deckfile.reading import Reading, table_of
from deckwright.deckfile.text import read_nodes
from deckwright.domain.deck import Project
from deckwright.domain.diagnostic import Outcome
from deckwright.domain.location import SourceText
from deckwright.domain.preset import Preset
from deckwright.domain.quality import QualitySettings
from deckwright.domain.theme import Theme


def read_project(source: SourceText, root: str) -> Outcome[Project]:
    """The project that the file describes; ``root`` is its folder. With problems, what could be read of it."""
    nodes = read_nodes(source)
    reading = Reading(source.text, problems=nodes.diagnostics)
    if isinstance(nodes.value, Mapping):
        return _project(reading, root, nodes.value)
    if nodes.value is not None and not isinstance(nodes.value, Broken):
        hint = "Write `project:` and a name, such as `project: my-decks`."
        reading.error(nodes.value.at, "DW170", "a project file must hold keys and values", hint)
    return Outcome(Project("", root), tuple(reading.problems))


def _project(reading: Reading, root: str, node: Mapping) -> Outcome[Project]:
    values = read_keys(reading, table_of("`deckwright.yaml`", PROJECT_KEYS), node) or {}
    presets = _presets(reading, values.get("presets"))
    theme = _theme(reading, values.get("theme"))
    quality = values.get("lint")
    project = Project(str(values.get("project", "")), root, presets, theme)
    if isinstance(quality, QualitySettings):
        project = project._replace(lint=quality)
    return Outcome(project, tuple(reading.problems))


def _theme(reading: Reading, values: object) -> Theme:
    if not isinstance(values, dict):
        return Theme()
    from deckwright.deckfile.theme import read_theme

    outcome = read_theme(values)
    reading.problems.extend(outcome.diagnostics)
    return outcome.value


def _presets(reading: Reading, node: object) -> dict[str, Preset]:
    outcome = read_presets(node if isinstance(node, Mapping) else None)
    reading.problems.extend(outcome.diagnostics)
    return outcome.value
