"""What a package brings with which box, told from the plan alone."""

from __future__ import annotations

from deckwright.compiler.arrival import Arrival, arrivals, listed
from deckwright.compiler.plan import CardRow, PackagePlan, PlannedDeck, PlannedPreset
from deckwright.compiler.scheduling import preset_id, preset_options, preset_title
from deckwright.deckfile.presets import STEADY
from deckwright.deckfile.settings import PRESETS_BOX, PROGRESS_BOX, SETTING_BY_NAME
from deckwright.domain.preset import Preset

DECK = PlannedDeck(5, "Deck", "", 7)
PLAN = PackagePlan(
    (), (PlannedPreset(7, "steady", preset_options(STEADY, 7)),), (DECK,), (), (CardRow(1, 2, 5, 0, 0, 1),)
)


def boxes(plan: PackagePlan) -> dict[str, str]:
    return {arrival.box: "; ".join(arrival.brings) for arrival in arrivals(plan)}


def test_a_plain_package_needs_only_the_presets_box() -> None:
    assert boxes(PLAN).keys() == {"", PRESETS_BOX}
    assert "`steady`" in boxes(PLAN)[PRESETS_BOX]
    assert arrivals(PLAN._replace(presets=())) == (Arrival("", ("notes, cards and media",)),)


def test_limits_and_seeded_cards_need_the_progress_box() -> None:
    limited = PLAN._replace(decks=(DECK._replace(new_limit=0),))
    assert boxes(limited)[PROGRESS_BOX] == "the decks' own limits: `Deck`"
    for card in (PLAN.cards[0]._replace(type=2), PLAN.cards[0]._replace(flags=1), PLAN.cards[0]._replace(queue=-1)):
        assert "first imported" in boxes(PLAN._replace(cards=(card,)))[PROGRESS_BOX]


def test_retention_of_a_deck_needs_no_box() -> None:
    assert "25.09" in boxes(PLAN._replace(decks=(DECK._replace(desired_retention=88),)))[""]


def test_parameters_need_both_boxes() -> None:
    preset = STEADY._replace(settings={"fsrs_parameters": (0.5,) * 17})
    planned = PlannedPreset(7, "steady", preset_options(preset, 7))
    assert PRESETS_BOX in boxes(PLAN._replace(presets=(planned,)))[PROGRESS_BOX]


def test_options_are_the_same_objects_key_by_key_for_every_preset() -> None:
    options = preset_options(STEADY, 7)
    assert options["fsrsParams6"] == options["fsrsParams5"] == options["fsrsWeights"] == []
    assert options["easyDaysPercentages"] == [1.0] * 7
    assert options["new"] == {
        "bury": True,
        "delays": [10.0],
        "initialFactor": 2500,
        "ints": [1, 4, 0],
        "order": 1,
        "perDay": 10,
    }
    assert all(name in SETTING_BY_NAME for name in STEADY.settings)


def test_a_version_is_another_preset_with_another_title() -> None:
    second = Preset("steady", 2, {}, STEADY.at)
    assert preset_title(STEADY) == "steady"
    assert preset_title(second) == "steady (version 2)"
    identities = {preset_id("p", "steady", 1), preset_id("p", "steady", 2), preset_id("q", "steady", 1)}
    assert len(identities) == 3
    assert min(identities) > 1


def test_no_more_names_than_one_reads() -> None:
    assert listed(["A", "B"]) == "`A`, `B`"
    assert listed("ABCDEF") == "`A`, `B`, `C`, `D`, `E`, `F`"
    assert listed("ABCDEFG") == "`A`, `B`, `C`, `D`, `E` and 2 more"
