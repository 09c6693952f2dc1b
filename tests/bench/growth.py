"""How deckwright grows: build times from a thousand to a million notes, as figures and as a picture.

python -m tests.bench.growth [NOTES...] [--picture growth.svg]
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path

from tests.bench.compare import Bench
from tests.bench.measuring import Run, run

SIZES = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000]
NAMES = ("build", "build, one note edited", "build, nothing changed")
COLOURS = ("#3b50c8", "#b5541c", "#3a7d44")
WIDTH, HEIGHT, MARGIN = 640, 400, 60


def measure(notes: int) -> dict[str, Run]:
    """One run of each kind of build."""
    bench = Bench(notes)
    variants = bench.variants()
    run(variants["build"])
    return {name: run(variants[name]) for name in NAMES}


def picture(found: dict[int, dict[str, Run]]) -> str:
    """The curves, both axes logarithmic, as SVG."""
    left, right = math.log10(min(found)), math.log10(max(found))
    view = f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12"'
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" {view}>', '<rect width="100%" height="100%" fill="#fff"/>']

    def x(notes: int) -> float:
        return MARGIN + (math.log10(notes) - left) / max(right - left, 1e-9) * (WIDTH - 2 * MARGIN)

    def y(seconds: float) -> float:
        return HEIGHT - MARGIN - (math.log10(seconds) + 1.3) / 3.3 * (HEIGHT - 2 * MARGIN)

    for seconds in (0.1, 1, 10, 100):
        lines.append(f'<path d="M{MARGIN} {y(seconds):.0f}H{WIDTH - MARGIN}" stroke="#ddd"/>')
        lines.append(f'<text x="{MARGIN - 8}" y="{y(seconds) + 4:.0f}" text-anchor="end">{seconds:g} s</text>')
    below = HEIGHT - MARGIN + 18
    lines += [f'<text x="{x(notes):.0f}" y="{below}" text-anchor="middle">{notes:,}</text>' for notes in found]
    for row, (name, colour) in enumerate(zip(NAMES, COLOURS, strict=True)):
        points = " ".join(f"{x(notes):.1f},{y(runs[name].wall):.1f}" for notes, runs in found.items())
        lines.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(f'<text x="{MARGIN + 12}" y="{MARGIN + 16 * row - 20}" fill="{colour}">{name}</text>')
    return "\n".join([*lines, "</svg>\n"])


def main() -> None:
    """Measure, print, draw."""
    options = argparse.ArgumentParser()
    options.add_argument("notes", nargs="*", type=int, default=SIZES)
    options.add_argument("--picture", type=Path, default=Path("growth.svg"))
    wanted = options.parse_args()
    found: dict[int, dict[str, Run]] = {}
    print(f"{'notes':>10}" + "".join(f"{name:>34}" for name in NAMES))
    for notes in wanted.notes:
        found[notes] = measure(notes)
        cells = (f"{each.wall:.2f} s, {each.memory:.0f} MB" for each in found[notes].values())
        print(f"{notes:>10,}" + "".join(f"{cell:>34}" for cell in cells), flush=True)
    wanted.picture.write_text(picture(found), "utf-8")


if __name__ == "__main__":
    main()
