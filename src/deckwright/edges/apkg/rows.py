"""Package plan → ``collection.anki2``, in Anki's schema 11 as genanki lays it out.

The only module that knows genanki: it takes the schema, the collection row and the JSON of decks and notetypes from
there. Rows are written in bulk, and nothing is taken from the clock: the same plan gives the same bytes.
"""

from __future__ import annotations

import functools
import json
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from deckwright.compiler.plan import PackagePlan, PlannedDeck
from deckwright.compiler.tables import facts_of
from deckwright.domain.named import NamedTuple
from deckwright.domain.notetype import Field, Notetype, Template
from deckwright.edges.apkg.packing import TABLES, new_database
from deckwright.edges.cache import key_of, read_cached, tool_version, write_cached

if TYPE_CHECKING:
    import genanki as genanki_types

CREATED = 1_577_880_000
"""2020-01-01 12:00 UTC in unix seconds. Every ``due`` in days counts from here; noon keeps the date the same from
UTC-11 to UTC+14 (anki-measured)."""

COLLECTION_CONF = {"schedVer": 2, "creationOffset": 0, "rollover": 4}
"""Without ``schedVer`` Anki upgrades the package and damages review logs; without the other two, dates shift
(anki-measured)."""


def write_collection(plan: PackagePlan, path: Path) -> None:
    """Writes the plan as a new SQLite database at ``path``, which must not exist."""
    with closing(new_database(path)) as connection:
        connection.execute("BEGIN")
        write_frame(plan, connection)
        _insert(plan, connection)
        connection.execute("COMMIT")


def write_frame(plan: PackagePlan, connection: sqlite3.Connection) -> None:
    """Writes all but the notes, cards and reviews into an empty database."""
    stock = _stock(plan)
    for statement in stock.statements:
        connection.execute(statement)
    _write_collection_row(plan, stock, connection)


def _insert(plan: PackagePlan, connection: sqlite3.Connection) -> None:
    tables: tuple[Iterable[Any], ...] = (plan.notes, plan.cards, plan.reviews)
    for table, rows in zip(TABLES, tables, strict=True):
        table.insert(connection, sorted(rows))


_STAND_INS: dict[str, dict[str, object]] = {
    "cached_property": {"cached_property": functools.cached_property},
    "yaml": {},
}
"""What genanki finds in the place of libraries that it loads and that take longer than all the rest of it: Python has
the one for the first, and the second is for notetypes written in YAML, which ours are not."""


def _genanki() -> Any:
    """genanki, with the `_STAND_INS` for what is not loaded already."""
    if "genanki" not in sys.modules:
        names = [name for name in _STAND_INS if name not in sys.modules]
        for name in names:
            sys.modules[name] = ModuleType(name)
            sys.modules[name].__dict__.update(_STAND_INS[name])
        try:
            import genanki
        finally:
            for name in names:
                del sys.modules[name]
    import genanki

    return genanki


class _Stock(NamedTuple):
    """What a package has from genanki: the statements that make its tables and its one row of ``col``, a deck without
    a name, and the notetypes by id."""

    statements: list[str]
    deck: dict[str, object]
    notetypes: dict[str, dict[str, object]]


def _stock(plan: PackagePlan) -> _Stock:
    """What genanki has for a plan. It is asked once: to load it takes as long as all the rest that is done here."""
    notetypes = tuple(planned.notetype for planned in plan.notetypes)
    key = key_of((tool_version(), b"genanki", repr(notetypes).encode("utf-8", "surrogatepass")))
    known = read_cached(key)
    if known is not None:
        return _Stock(*json.loads(bytes(known)))
    made = _asked(notetypes)
    write_cached(key, json.dumps(made).encode("ascii"))
    return made


def _asked(notetypes: Iterable[Notetype]) -> _Stock:
    """What genanki says; without indexes, since Anki reads each table once, from end to end."""
    genanki = _genanki()
    tables = [each for each in genanki.apkg_schema.APKG_SCHEMA.split(";") if "CREATE INDEX" not in each]
    return _Stock(
        [*tables, genanki.apkg_col.APKG_COL],
        genanki.Deck(0, "").to_json(),
        {str(notetype.id): _notetype_json(notetype) for notetype in notetypes},
    )


def _write_collection_row(plan: PackagePlan, stock: _Stock, connection: sqlite3.Connection) -> None:
    stored = connection.execute("SELECT conf, decks, dconf FROM col").fetchone()
    conf, decks, presets = (json.loads(value) for value in stored)
    facts = facts_of(plan)
    conf |= COLLECTION_CONF | {"nextPos": 1 + facts.position}
    if plan.notetypes:
        conf["curModel"] = plan.notetypes[0].notetype.id
    decks |= {str(deck.id): _deck_json(stock, deck) for deck in plan.decks}
    presets |= {str(preset.id): preset.options for preset in plan.presets}
    mods = {str(planned.notetype.id): planned.mod for planned in plan.notetypes}
    notetypes = {identity: stock.notetypes[identity] | {"mod": mod} for identity, mod in mods.items()}
    changed = 1000 * (max(facts.mod, *mods.values(), 0) or CREATED)
    connection.execute(
        "UPDATE col SET crt = ?, mod = ?, scm = ?, conf = ?, decks = ?, dconf = ?, models = ?",
        (CREATED, changed, CREATED * 1000, *map(_json, (conf, decks, presets, notetypes))),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _deck_json(stock: _Stock, deck: PlannedDeck) -> dict[str, object]:
    made = stock.deck | {"id": deck.id, "name": deck.name, "desc": deck.description}
    made |= {"conf": deck.preset_id, "md": True, "mod": CREATED}
    made |= {key: [0, 0] for key in ("newToday", "revToday", "lrnToday", "timeToday")}
    limits = {
        "newLimit": deck.new_limit,
        "reviewLimit": deck.review_limit,
        "desiredRetention": deck.desired_retention,
    }
    return made | {key: value for key, value in limits.items() if value is not None}


def _notetype_json(notetype: Notetype) -> dict[str, object]:
    made: dict[str, object] = _genanki_model(notetype).to_json(0, None)
    return made | {"originalStockKind": notetype.stock_kind}


def _genanki_model(notetype: Notetype) -> genanki_types.Model:
    """The notetype as genanki knows it. ``req`` stays empty: Anki works it out itself when it imports, whereas
    genanki cannot for a question that uses a filter, such as ``{{type:Answer}}``."""
    genanki = _genanki()
    model: genanki_types.Model = genanki.Model(
        notetype.id,
        notetype.name,
        fields=[_field_json(field) for field in notetype.fields],
        templates=[_template_json(template) for template in notetype.templates],
        css=notetype.css,
        model_type=int(notetype.kind),
    )
    model.__dict__["_req"] = []
    return model


def _field_json(field: Field) -> dict[str, Any]:
    made: dict[str, Any] = {"name": field.name, "id": field.id}
    return made if field.tag is None else made | {"tag": field.tag}


def _template_json(template: Template) -> dict[str, Any]:
    return {"name": template.name, "id": template.id, "qfmt": template.question, "afmt": template.answer}
