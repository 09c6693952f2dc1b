"""Work in several processes: all of it, in order, with its errors, whoever does it."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from deckwright.edges import forking
from deckwright.edges.errors import EdgeError
from deckwright.edges.forking import in_processes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there are processes forked")


@pytest.mark.parametrize("count", [1, 2, 100, 20_001])
def test_everything_is_made_once_and_comes_in_order(count: int) -> None:
    made = list(in_processes(lambda number: (number, os.getpid()), count, 3))
    assert [number for number, _ in made] == list(range(count))
    assert os.getpid() not in {process for _, process in made}


def test_large_results_come_whole() -> None:
    assert list(in_processes(lambda number: bytes([number]) * 1_000_000, 8, 2)) == [
        bytes([number]) * 1_000_000 for number in range(8)
    ]


def test_tasks_fit_into_the_pipe_that_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forking, "fcntl", lambda pipe, what, *size: 80)  # as where a user has many pipes
    assert list(in_processes(lambda number: number, 3000, 2)) == list(range(3000))


def test_an_error_is_raised_here_with_where_it_came_from() -> None:
    def work(number: int) -> int:
        return 1 // (3 - number)

    with pytest.raises(ZeroDivisionError) as raised:
        list(in_processes(work, 8, 2))
    assert "in work" in raised.value.__notes__[0]


def test_a_process_that_is_ended_from_outside_is_told() -> None:
    def work(_: int) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(EdgeError, match="was ended"):
        list(in_processes(work, 4, 2))


def test_no_process_is_left_where_nobody_waits_for_the_rest() -> None:
    made = in_processes(lambda number: (number, os.getpid()), 10_000, 2)
    _, process = next(made)
    made.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
