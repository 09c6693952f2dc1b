"""Runs commands in turn, each in a process of its own, and tells medians, pairwise ratios and peak memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Run:
    """One run: wall time in seconds, and the largest memory of a process in MB."""

    wall: float
    memory: float


@dataclass(frozen=True)
class Variant:
    """Something to measure: what comes before each run (not measured), the command and where it runs."""

    command: Sequence[str]
    folder: Path
    before: Callable[[], None] = lambda: None


def run(variant: Variant) -> Run:
    """Run it once. RuntimeError where the command fails."""
    variant.before()
    started = time.perf_counter()
    process = subprocess.Popen(variant.command, cwd=variant.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{variant.command} ended with {process.returncode}: {said.decode()[-2000:]}")
    return Run(wall, usage.ru_maxrss / 1024)


def compare(variants: Mapping[str, Variant], rounds: int) -> dict[str, tuple[float, float, float]]:
    """Median wall time, median of the ratios to the first variant of the same round, and memory, by name. A first
    round warms up and does not count."""
    runs: dict[str, list[Run]] = {name: [] for name in variants}
    for turn in range(rounds + 1):
        for name, variant in variants.items():
            measured = run(variant)
            if turn:
                runs[name].append(measured)
    first = next(iter(runs.values()))
    return {
        name: (
            median(each.wall for each in own),
            median(each.wall / base.wall for each, base in zip(own, first, strict=True)),
            max(each.memory for each in own),
        )
        for name, own in runs.items()
    }
