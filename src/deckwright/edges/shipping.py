"""A finished build → disk: histories first, then packages, each whole or not at all.

The order makes a build that is killed in between harmless: the next one finds the history as it should be and writes
the packages that are missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from deckwright.compiler.plan import PackagePlan
from deckwright.domain.workspace import Workspace
from deckwright.edges.apkg.archive import WrittenPackage, write_package
from deckwright.edges.files import write_atomically
from deckwright.edges.workspace import lock_path
from deckwright.history.slices import Slices, join_slices, lock_pieces


def ship(
    workspaces: Sequence[Workspace],
    histories: Sequence[Slices],
    plans: Mapping[str, PackagePlan],
    output: Path | None,
) -> tuple[WrittenPackage, ...]:
    """Write each project's history and every package: to ``output``, or to ``dist/<deck id>.apkg``.

    Raises `EdgeError`.
    """
    for workspace, history in zip(workspaces, histories, strict=True):
        if workspace.lock is None or workspace.lock.data != join_slices(history):
            write_atomically(lock_path(workspace.project), *lock_pieces(history))
    return tuple(write_package(plan, output or Path("dist") / f"{name}.apkg") for name, plan in plans.items())
