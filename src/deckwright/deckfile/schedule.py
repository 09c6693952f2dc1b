"""The ``schedule:`` of a note, from YAML nodes: what its cards are to arrive with, checked to fit together."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from datetime import date
from typing import cast

from deckwright.deckfile.nodes import Broken, Mapping, Node, Scalar, Sequence
from deckwright.deckfile.reading import Reading
from deckwright.deckfile.schedule_parts import CHECKS, PARSERS, Parts, Written, made_schedule
from deckwright.domain.diagnostic import Diagnostic, Outcome, error
from deckwright.domain.location import Location
from deckwright.domain.named import NamedTuple
from deckwright.domain.schedule import NoteSchedule, Rating, Review, Schedule
from deckwright.notekinds.record import Key
from deckwright.notekinds.schedule import CARD_KEYS, REVIEW_KEYS, SCHEDULE_KEYS


def read_schedule(node: Node) -> Outcome[NoteSchedule]:
    """The schedule under ``schedule:``.

    A card under ``cards:`` has the keys of the whole note unless it says otherwise. A card whose keys do not fit
    together gets no state, and the reason is among the diagnostics.
    """
    reader = _Reader([])
    if not isinstance(node, Mapping):
        reader.report_shape(node, "`schedule` has keys of its own", "write `schedule: {suspended: true}`, for example")
        return Outcome(NoteSchedule(Schedule(), node.at), tuple(reader.found))
    own = {key: value for key, value in node.values.items() if key != "cards"}
    reader.known(node, SCHEDULE_KEYS)
    every = reader.schedule(own, node.at)
    cards = dict(reader.cards(node.values["cards"], own)) if "cards" in node.values else {}
    states = {name: state for name, (state, _) in cards.items()}
    places = {name: at for name, (_, at) in cards.items()}
    return Outcome(NoteSchedule(every, node.at, states, places), tuple(reader.found))


def schedule_of(reading: Reading, key: Key, node: Node) -> NoteSchedule | None:
    """The value of a key of the shape ``schedule``; None where nothing is written."""
    if isinstance(node, Broken) or node == "":
        return None
    outcome = read_schedule(node)
    reading.problems.extend(outcome.diagnostics)
    return outcome.value


class _Reader(NamedTuple):
    """Collects what is wrong while it reads."""

    found: list[Diagnostic]

    def report_shape(self, node: Node, message: str, hint: str) -> None:
        if not isinstance(node, Broken):
            self.found.append(error(node.at, "DW270", message, hint))

    def known(self, node: Mapping, keys: tuple[Key, ...]) -> None:
        names = [key.name for key in keys]
        for key in node.values:
            if key not in names:
                hint = f"the keys here are {', '.join(names)}"
                self.found.append(error(node.key_at(key), "DW271", f"`{key}` is not a key of a schedule", hint))

    def cards(self, node: Node, own: MappingOf[str, Node]) -> Iterator[tuple[str, tuple[Schedule, Location]]]:
        if not isinstance(node, Mapping):
            self.report_shape(node, "`cards` names single cards", "write `cards: {c1: {suspended: true}}`")
            return
        for name, card in node.values.items():
            if not isinstance(card, Mapping):
                self.report_shape(card, f"card `{name}` has keys of its own", f"write `{name}: {{suspended: true}}`")
                continue
            self.known(card, CARD_KEYS)
            yield name, (self.schedule({**own, **card.values}, card.at), node.key_at(name))

    def schedule(self, values: MappingOf[str, Node], at: Location) -> Schedule:
        """One card's schedule; a plain new card where its keys are wrong or contradict each other."""
        before = len(self.found)
        parts = {key: self.value(key, node) for key, node in values.items() if key in PARSERS}
        reviews = self.reviews(values["reviews"]) if "reviews" in values else ()
        if len(self.found) > before:
            return Schedule()
        places = {key: node.at for key, node in values.items()}
        written = Written(cast(Parts, parts), reviews, places, at)
        for check in CHECKS:
            self.found.extend(check(written))
        return Schedule() if len(self.found) > before else made_schedule(written)

    def value(self, key: str, node: Node) -> object:
        parser = PARSERS[key]
        if not isinstance(node, Scalar):
            self.report_shape(node, f"`{key}` has one value", parser.hint)
            return None
        value = parser.parse(node.strip().lower())
        if value is None:
            self.found.append(error(node.at, "DW272", f"`{node}` is no value for `{key}`", parser.hint))
        return value

    def reviews(self, node: Node) -> tuple[Review, ...]:
        if not isinstance(node, Sequence):
            self.report_shape(node, "`reviews` is a list", "write `- {date: 2026-09-04, rating: good}` for each answer")
            return ()
        made = [self.review(item) for item in node.items]
        return tuple(review for review in made if review is not None)

    def review(self, node: Node) -> Review | None:
        hint = "write `- {date: 2026-09-04, rating: good}`"
        if not isinstance(node, Mapping):
            self.report_shape(node, "a review has a date and a rating", hint)
            return None
        self.known(node, REVIEW_KEYS)
        if not {"date", "rating"} <= node.values.keys():
            self.report_shape(node, "a review has a date and a rating", hint)
            return None
        day, rating = self.value("date", node.values["date"]), self.value("rating", node.values["rating"])
        return Review(day, rating) if isinstance(day, date) and isinstance(rating, Rating) else None
