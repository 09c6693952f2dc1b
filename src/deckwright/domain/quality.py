"""What an author says about the rules of card quality: which to leave out, how much each matters, its thresholds."""

from __future__ import annotations

from collections.abc import Mapping

from deckwright.domain.location import Text
from deckwright.domain.named import NamedTuple


class QualitySettings(NamedTuple):
    """The key ``lint`` of a project or a deck, as written. ``rules`` maps a code to its settings by name, of which
    ``severity`` is one; whether there is such a rule and such a setting, the linter knows."""

    ignore: tuple[Text, ...] = ()
    rules: Mapping[Text, Mapping[Text, Text]] = {}


NO_SETTINGS = QualitySettings()
