"""What the preview shows, for those who serve it from several threads: the state now, and what is new in it."""

from __future__ import annotations

import secrets
import threading
from collections import deque

from deckwright.domain.named import NamedTuple
from deckwright.preview.record import SiteRecord

_HEARTBEAT = 10
_STATES = 3
"""How many are remembered for pages that have not yet been told of the last ones."""


class Shown(NamedTuple):
    """A state of the preview, under a name that no other has."""

    version: str
    record: SiteRecord


class Show:
    """What the preview shows now, and what it showed last. Publishing something new tells every open page."""

    def __init__(self, record: SiteRecord) -> None:
        self._changed = threading.Condition()
        self._closed = False
        self._states: deque[Shown] = deque()
        self.publish(record)

    @property
    def now(self) -> Shown:
        """What is shown."""
        return self._states[-1]

    def publish(self, record: SiteRecord) -> None:
        """Shows a new state from now on."""
        with self._changed:
            self._states.append(Shown(secrets.token_hex(8), record))
            self._changed.notify_all()

    def tidy(self) -> None:
        """Forgets all but the last states. Not done by `publish`: to free thousands of notes takes time, and pages wait
        for their news."""
        with self._changed:
            while len(self._states) > _STATES:
                self._states.popleft()

    def close(self) -> None:
        """Nothing new will come."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait(self, seen: str) -> Shown | None:
        """What is shown as soon as it is not the version seen; or the one seen after a while, None once closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self.now.version != seen, _HEARTBEAT)
            return None if self._closed else self.now

    def news(self, seen: str, now: Shown) -> dict[str, object]:
        """What a page needs that shows the version seen: what has changed since, or the name of what there is now."""
        last = next((state.record for state in tuple(self._states) if state.version == seen), None)
        changed = {"since": seen, **now.record.changes(last)} if last is not None else {}
        return {**changed, "version": now.version}
