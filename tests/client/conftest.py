"""Real Anki in temporary collections. Every client test imports packages the way a learner does.

Tests name the types for the type checker only: ``if TYPE_CHECKING: from tests.client.conftest import ImportPackage``.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, Protocol

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportLogWithChanges
from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition

UpdateNotes = Literal["if_newer", "always", "never"]
_UPDATE = {
    "if_newer": ImportAnkiPackageUpdateCondition.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER,
    "always": ImportAnkiPackageUpdateCondition.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS,
    "never": ImportAnkiPackageUpdateCondition.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_NEVER,
}

OpenCollection = Callable[[], Collection]


@pytest.fixture(scope="session")
def empty_collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection with nothing in it, made once: copying is faster than creating."""
    path: Path = tmp_path_factory.mktemp("empty") / "collection.anki2"
    Collection(str(path)).close()
    return path


@pytest.fixture
def open_collection(empty_collection: Path, tmp_path: Path) -> Iterator[OpenCollection]:
    """Opens as many fresh collections as a test asks for, and closes them after it."""
    opened: list[Collection] = []

    def make() -> Collection:
        folder = tmp_path / f"anki{len(opened)}"
        folder.mkdir()
        shutil.copy(empty_collection, folder / "collection.anki2")
        opened.append(Collection(str(folder / "collection.anki2")))
        return opened[-1]

    yield make
    for collection in opened:
        collection.close()


@pytest.fixture
def collection(open_collection: OpenCollection) -> Collection:
    """One fresh collection."""
    return open_collection()


class ImportPackage(Protocol):
    """Imports a package with the boxes of Anki's import window; the defaults are Anki's own.

    ``scheduling`` is *Import any learning progress*, ``presets`` *Import any deck presets*, ``merge`` *Merge note
    types*. Returns Anki's import log (``new``, ``updated``, ``duplicate``, ``conflicting``, …).
    """

    def __call__(
        self,
        col: Collection,
        path: Path,
        *,
        scheduling: bool = False,
        presets: bool = False,
        update_notes: UpdateNotes = "if_newer",
        merge: bool = False,
    ) -> ImportLogWithChanges.Log: ...


@pytest.fixture(scope="session")
def import_package() -> ImportPackage:
    """The one way in which tests import packages."""
    return _import_package


def _import_package(
    col: Collection,
    path: Path,
    *,
    scheduling: bool = False,
    presets: bool = False,
    update_notes: UpdateNotes = "if_newer",
    merge: bool = False,
) -> ImportLogWithChanges.Log:
    options = ImportAnkiPackageOptions(
        with_scheduling=scheduling,
        with_deck_configs=presets,
        merge_notetypes=merge,
        update_notes=_UPDATE[update_notes],
        update_notetypes=_UPDATE[update_notes],
    )
    return col.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options)).log
