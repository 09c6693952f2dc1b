"""HTML elements by what they mean for running text."""

from __future__ import annotations

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""Headings and their levels."""

_SKIPPED = """
script style noscript template svg head iframe object form button select input textarea nav canvas audio video rt rp
"""
_INLINE = """
a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math q ruby s samp small span strike
strong sub sup time tt u var wbr img
"""

SKIPPED = frozenset(_SKIPPED.split())
"""Elements that hold no running text."""

INLINE = frozenset(_INLINE.split())
"""Elements that stand inside a line; all others begin a new block."""
