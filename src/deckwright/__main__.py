"""The program ``deckwright``, also as ``python -m deckwright``."""

from __future__ import annotations

import atexit
import gc


def run() -> None:
    """Run the command line, without Python's garbage collector: a command makes millions of objects that stay until it
    ends, and to look through them again and again, or once more at the end, would take more time than to make them."""
    gc.disable()
    atexit.register(gc.freeze)
    from deckwright.cli import main

    main()


if __name__ == "__main__":
    run()
