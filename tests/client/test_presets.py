"""Every deck option: written in YAML, packed, imported into real Anki, read back equal, and studied under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from anki.collection import Collection
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckwright.cli import main
from deckwright.compiler.plan import CardRow, NoteRow, PackagePlan, PlannedDeck, PlannedNotetype, PlannedPreset
from deckwright.compiler.scheduling import OPTIONS, preset_id, preset_options
from deckwright.deckfile.presets import STEADY, read_presets
from deckwright.deckfile.settings import SETTING_BY_NAME, SETTINGS
from deckwright.deckfile.text import read_nodes
from deckwright.domain.diagnostic import has_errors
from deckwright.domain.location import SourceText
from deckwright.domain.notetype import Field, Notetype, NotetypeKind, Template
from deckwright.domain.preset import Preset
from deckwright.edges.apkg.archive import write_package

if TYPE_CHECKING:
    from tests.client.conftest import ImportPackage, OpenCollection
    from tests.conftest import MakeProject

PARAMETERS_6 = (
    "0.3, 1.5, 3.2, 9.1, 6.5, 0.9, 3.1, 0.02, 1.9, 0.2, 0.8, 1.5, 0.07, 0.3, 1.7, 0.6, 1.9, 0.6, 0.1, 0.07, 0.2"
)
PARAMETERS_5 = "0.4, 1.2, 3.1, 15.7, 7.2, 0.5, 1.5, 0.005, 1.5, 0.1, 1, 1.9, 0.1, 0.3, 2.3, 0.2, 3, 0.5, 0.6"
PARAMETERS_4 = "0.4, 0.6, 2.4, 5.8, 4.9, 0.9, 0.9, 0.01, 1.5, 0.1, 0.9, 2.2, 0.05, 0.3, 1.3, 0.3, 2.6"
VALUES: Mapping[str, Sequence[str]] = {
    "new_per_day": ["0", "1", "9999"],
    "reviews_per_day": ["0", "1", "200"],
    "learning_steps": ["[]", "[30s]", "[1m, 10m, 1d]", "90m 2d", "[52w]"],
    "relearning_steps": ["[]", "[20s, 3d]", "[1w]"],
    "graduating_interval": ["2d", "100y"],
    "easy_interval": ["1w", "36500d"],
    "minimum_interval": ["3d", "1mo"],
    "leech.threshold": ["1", "9999"],
    "desired_retention": ["0.7", "85%", "0.99"],
    "historical_retention": ["0.7", "97%"],
    "fsrs_parameters": [f"[{PARAMETERS_4}]", PARAMETERS_5, f"[{PARAMETERS_6}]"],
    "fsrs_search": ["deck:current -is:suspended", '"tag:a b" or prop:ivl>3'],
    "ignore_reviews_before": ["2024-02-29"],
    "maximum_interval": ["1d", "180d", "3y"],
    "starting_ease": ["1.31", "500%"],
    "easy_bonus": ["1", "5"],
    "interval_modifier": ["0.5", "200%"],
    "hard_interval": ["0.5", "1.3"],
    "new_interval": ["1", "0.25"],
    "timer.maximum": ["1s", "9999s", "2m"],
    "auto_advance.question": ["1s", "2m"],
    "auto_advance.answer": ["7s", "9999s"],
}
"""For each setting that is not one of a few words, values at and between the ends of its range."""

NOTETYPE = Notetype(
    1_112_000_000_000,
    "Presets",
    NotetypeKind.STANDARD,
    (Field(31, "Front"), Field(32, "Back")),
    (
        Template(33, "One", "{{Front}}", "{{Back}}"),
        Template(34, "Two", "{{Back}}", "{{Front}}"),
    ),
    "",
)


def cases() -> list[tuple[str, str]]:
    """Every setting with every value to try."""
    return [(setting.name, text) for setting in SETTINGS for text in VALUES.get(setting.name, setting.kind.words)]


def preset_yaml(name: str, values: Mapping[str, str]) -> str:
    """A preset as an author writes it, groups as mappings."""
    lines = [f"{name}:", "  version: 1"]
    groups: dict[str, list[str]] = {}
    for key, text in values.items():
        group, _, inner = key.rpartition(".")
        groups.setdefault(group, []).append(f"{inner}: {quoted(text)}")
    for group, written in groups.items():
        lines += [f"  {group}:"] * bool(group) + [f"  {'  ' * bool(group)}{line}" for line in written]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """The text as YAML; lists stay lists."""
    return text if text.startswith("[") else "'" + text.replace("'", "''") + "'"


def read(text: str) -> dict[str, Preset]:
    """Presets that are read without a complaint."""
    nodes = read_nodes(SourceText("deckwright.yaml", text))
    assert not nodes.diagnostics
    outcome = read_presets(nodes.value)
    assert not has_errors(outcome.diagnostics)
    return outcome.value


def package(presets: Iterable[Preset], path: Path) -> Path:
    """A deck for each preset, each with two notes of two new cards and one card that is due for review."""
    planned: list[PlannedPreset] = []
    decks: list[PlannedDeck] = []
    notes: list[NoteRow] = []
    cards: list[CardRow] = []
    for index, preset in enumerate(presets):
        deck, note = 1_200_000_000_000 + index * 10, 1_300_000_000_000 + index * 10
        identity = preset_id("test", preset.name, preset.version)
        planned.append(PlannedPreset(identity, preset.name, preset_options(preset, identity)))
        decks.append(PlannedDeck(deck, f"deck {preset.name}", "", identity))
        for each in range(3):
            guid = f"{preset.name}/{each}"
            notes.append(NoteRow(note + each, guid, NOTETYPE.id, 1_600_000_000, "", f"{guid}\x1fback", guid, 0))
            cards.extend(
                CardRow(note + each + ordinal * 10**8, note + each, deck, ordinal, 1_600_000_000, each * 2 + ordinal)
                for ordinal in range(2)
            )
        cards[-1] = cards[-1]._replace(
            type=2, queue=2, due=2000, interval=30, factor=2500, reps=3, data='{"s":30.0,"d":5.0,"dr":0.9}'
        )
    plan = PackagePlan(
        (PlannedNotetype(NOTETYPE, 1_600_000_000),), tuple(planned), tuple(decks), tuple(notes), tuple(cards)
    )
    return write_package(plan, path).path


def name_of(case: int) -> str:
    return f"case-{case}"


@pytest.fixture(scope="module")
def presets() -> dict[str, Preset]:
    """One preset for each case, written in YAML and read."""
    text = "".join(preset_yaml(name_of(index), dict([case])) for index, case in enumerate(cases()))
    return read(text)


@pytest.fixture
def imported(
    collection: Collection, presets: dict[str, Preset], import_package: ImportPackage, tmp_path: Path
) -> Collection:
    """A collection that took all of them, with both boxes ticked."""
    import_package(collection, package(presets.values(), tmp_path / "presets.apkg"), scheduling=True, presets=True)
    return collection


def options_in(col: Collection, preset: Preset) -> dict[str, object]:
    """What Anki's deck options hold for the deck of a preset."""
    deck = col.decks.by_name(f"deck {preset.name}")
    options: dict[str, object] = col.decks.config_dict_for_deck_id(deck["id"])
    return options


def assert_kept(col: Collection, preset: Preset) -> None:
    """Anki's options equal ours, key by key; Anki keeps seven digits of a fraction, and cuts off what it makes of an
    ease in thousandths (1953 comes back as 1952)."""
    got = options_in(col, preset)
    wanted = preset_options(preset, preset_id("test", preset.name, preset.version))
    assert got.keys() == wanted.keys()
    ignored = {"usn", "mod"}
    for key, value in wanted.items():
        if isinstance(value, dict):
            section = got[key]
            assert isinstance(section, dict)
            cut = {"initialFactor": 1}
            near = {inner: pytest.approx(each, rel=1e-6, abs=cut.get(inner, 0)) for inner, each in value.items()}
            assert section == near, key
        elif key not in ignored:
            assert got[key] == (value if isinstance(value, str) else pytest.approx(value, rel=1e-6)), key


def test_every_setting_has_values_to_try() -> None:
    assert {name for name, _ in cases()} == SETTING_BY_NAME.keys()
    assert {option.setting for option in OPTIONS} <= SETTING_BY_NAME.keys()


def test_every_setting_arrives_as_written(imported: Collection, presets: dict[str, Preset]) -> None:
    for preset in presets.values():
        assert_kept(imported, preset)


def test_every_value_but_the_default_changes_an_option(presets: dict[str, Preset]) -> None:
    def options(preset: Preset) -> dict[str, object]:
        return preset_options(preset, 7) | {"name": ""}

    for preset in presets.values():
        for name, value in preset.settings.items():
            assert (options(preset) == options(STEADY)) == (value == SETTING_BY_NAME[name].default_value), preset


@pytest.mark.parametrize("fsrs", [False, True])
def test_cards_are_studied_under_every_setting(imported: Collection, presets: dict[str, Preset], fsrs: bool) -> None:
    imported.set_config("fsrs", fsrs)
    answered = {preset.name: study(imported, f"deck {preset.name}") for preset in presets.values()}
    for preset in presets.values():
        limited = {"new_per_day", "reviews_per_day"} & preset.settings.keys()
        assert answered[preset.name] >= (0 if 0 in preset.settings.values() else 1 if limited else 3), preset


def study(col: Collection, deck: str) -> int:
    """Answers the deck's cards with every button in turn; returns how many answers there were."""
    col.decks.select(col.decks.id_for_name(deck))
    for answers in range(8):
        card = col.sched.getCard()
        if card is None:
            return answers
        card.start_timer()
        col.sched.answerCard(card, 4 - answers % 4)
    return 8


def test_without_a_box_notes_and_positions_arrive(
    collection: Collection, presets: dict[str, Preset], import_package: ImportPackage, tmp_path: Path
) -> None:
    log = import_package(collection, package(presets.values(), tmp_path / "presets.apkg"))
    assert len(log.new) == 3 * len(presets)
    assert [config["name"] for config in collection.decks.all_config()] == ["Default"]
    positions = collection.db.list(
        "select due from cards where type = 0 and ord = 0 and id < 1300000000010 order by id"
    )
    assert positions == [0, 2, 4]


def texts(setting: str) -> st.SearchStrategy[str]:
    """Values that an author might write for a setting, good and bad."""
    numbers = st.one_of(
        st.integers(0, 40_000).map(str),
        st.floats(0, 7, allow_nan=False).map(lambda value: f"{value:.4f}"),
        st.integers(0, 600).map(lambda value: f"{value}%"),
    )
    units = st.sampled_from(["s", "m", "h", "d", "w", "mo", "y"])
    times = st.tuples(st.integers(0, 40_000), units).map(lambda parts: f"{parts[0]}{parts[1]}")
    lists = st.lists(times, max_size=4).map(lambda items: f"[{', '.join(items)}]")
    dates = st.dates().map(lambda value: value.isoformat())
    words = SETTING_BY_NAME[setting].kind.words
    return st.sampled_from(words) if words else st.one_of(numbers, times, lists, dates)


@st.composite
def written_presets(draw: st.DrawFn) -> list[dict[str, str]]:
    """Several presets with a few settings each, as an author might write them."""
    names = st.lists(st.sampled_from(sorted(SETTING_BY_NAME)), min_size=1, max_size=8, unique=True)
    return [{name: draw(texts(name)) for name in draw(names)} for _ in range(6)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=written_presets())
def test_anki_keeps_whatever_the_reader_accepts(
    open_collection: OpenCollection, import_package: ImportPackage, tmp_path: Path, written: list[dict[str, str]]
) -> None:
    text = "".join(preset_yaml(name_of(index), values) for index, values in enumerate(written))
    accepted = read_presets(read_nodes(SourceText("deckwright.yaml", text)).value).value
    col = open_collection()
    import_package(col, package(accepted.values(), tmp_path / "presets.apkg"), scheduling=True, presets=True)
    for preset in accepted.values():
        assert_kept(col, preset)
        study(col, f"deck {preset.name}")


def test_the_limits_of_a_deck_arrive_beside_its_preset(
    open_collection: OpenCollection, import_package: ImportPackage, make_project: MakeProject
) -> None:
    deck = "id: d\ndeck: A::D\nlimits: {new_per_day: 0, reviews_per_day: 33, desired_retention: 88%}\nnotes:\n"
    note = "  - {id: n, question: Why, answer: Because}\n"
    folder = make_project({"deckwright.yaml": "project: p\n", "decks/d.yaml": deck + note})
    assert CliRunner().invoke(main, ["build", "decks"]).exit_code == 0
    wanted = {"scheduling": (0, 33, 88), "presets": (None, None, 88)}
    for box, limits in wanted.items():
        col = open_collection()
        import_package(col, folder / "dist" / "d.apkg", scheduling=box == "scheduling", presets=box == "presets")
        got = col.decks.by_name("A::D")
        assert (got["newLimit"], got["reviewLimit"], got["desiredRetention"]) == limits
        assert col.decks.by_name("A")["newLimit"] is None
