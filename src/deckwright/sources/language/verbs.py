"""Forms of verbs that questions need."""

from __future__ import annotations

_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}


def third_person(base: str) -> str:
    """The third person singular of a base form: *carries*, *passes*."""
    if base in _THIRD:
        return _THIRD[base]
    if base.endswith("y") and base[-2:-1] not in tuple("aeiou"):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
