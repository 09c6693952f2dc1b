"""The library that deflates: ISA-L's, or Python's own on the few machines that there is none for.

Both have the same functions; ISA-L takes a quarter of the time.
"""

from __future__ import annotations

try:
    from isal import isal_zlib as zlib
except ImportError:
    import zlib  # type: ignore[no-redef]

__all__ = ["zlib"]
