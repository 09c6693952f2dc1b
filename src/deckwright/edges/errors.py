"""What is wrong around us rather than in the user's text: a missing path, a full disk, a taken port."""

from __future__ import annotations


class EdgeError(Exception):
    """The environment stands in the way. ``message`` says what is wrong, ``hint`` what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[EdgeError], tuple[str, str]]:
        """How one process hands it to another, with both parts."""
        return EdgeError, (self.message, self.hint)
