"""A bar on a terminal for what takes longer than a second; nothing anywhere else."""

from __future__ import annotations

import sys
import time

import click

PATIENCE = 1.0
"""Seconds that a command may be silent."""
_WIDTH = 32


class Progress:
    """Call it with how much is done and how much there is in all; call `end` before anything else is printed."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.started = time.monotonic()
        self.drawn = ""

    def __call__(self, done: int, total: int) -> None:
        if not sys.stderr.isatty() or time.monotonic() - self.started < PATIENCE:
            return
        filled = _WIDTH * done // max(total, 1)
        bar = f"{self.label}  [{'#' * filled}{'-' * (_WIDTH - filled)}]  {100 * done // max(total, 1):3d}%"
        if bar != self.drawn:
            click.echo(f"\r{bar}", nl=False, err=True)
            self.drawn = bar

    def end(self) -> None:
        """Take the bar away."""
        if self.drawn:
            click.echo(f"\r{' ' * len(self.drawn)}\r", nl=False, err=True)
            self.drawn = ""
