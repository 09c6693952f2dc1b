"""Work done by several processes at once, which are forked from this one and see all that it has in memory.

Python's own pools do the same, but take longer to load and to start than a project of a thousand notes takes to build.
"""

from __future__ import annotations

import marshal
import os
import select
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from fcntl import F_GETPIPE_SZ, F_SETPIPE_SZ, fcntl
from typing import Any, NoReturn

from deckwright.edges.errors import EdgeError

_NUMBER, _LENGTH = 4, 8
"""Bytes of a task's number, and of a message's length before it."""
_PIPE = 1 << 18
"""Bytes that a process may be ahead of who reads: about what is made of 500 notes."""

Work = Callable[[int], Any]


def in_processes(work: Work, count: int, processes: int) -> Iterator[Any]:
    """What ``work`` gives for 0 up to ``count``, in this order; whichever process is free makes the next.

    What it gives may consist of Python's own types alone, as `marshal` has them. Raises what ``work`` raises, and
    `EdgeError` where a process is ended from outside.
    """
    tasks = _tasks(count)
    children: dict[int, int] = {}
    try:
        for _ in range(min(processes, count)):
            result, child = _forked(work, tasks, list(children))
            children[result] = child
        yield from _in_order(list(children), count)
    finally:
        os.close(tasks)
        for result, child in children.items():
            os.close(result)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _tasks(count: int) -> int:
    """A pipe of which every process takes the next task: a first number and the one behind the last."""
    tasks, put = os.pipe()
    room = fcntl(put, F_GETPIPE_SZ) // (2 * _NUMBER)  # for nobody reads it yet
    step = count // room + 1
    spans = ((first, min(first + step, count)) for first in range(0, count, step))
    os.write(put, b"".join(number.to_bytes(_NUMBER, "big") for span in spans for number in span))
    os.close(put)
    return tasks


def _forked(work: Work, tasks: int, others: list[int]) -> tuple[int, int]:
    """The pipe from which the messages of a new process come, and its id."""
    result, put = os.pipe()
    with suppress(OSError):
        fcntl(put, F_SETPIPE_SZ, _PIPE)
    child = os.fork()
    if not child:
        _live(work, tasks, put, [result, *others])
    os.close(put)
    return result, child


def _live(work: Work, tasks: int, put: int, strange: list[int]) -> NoReturn:
    """All that a new process does. Ctrl-C is left to the process that forked it."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _keep_memory()
        for pipe in strange:
            os.close(pipe)
        with open(put, "wb") as out:
            while span := os.read(tasks, 2 * _NUMBER):
                for number in range(int.from_bytes(span[:_NUMBER], "big"), int.from_bytes(span[_NUMBER:], "big")):
                    message = _message(work, number)
                    out.write(len(message).to_bytes(_LENGTH, "big"))
                    out.write(message)
                    out.flush()
    finally:
        os._exit(0)


def _keep_memory() -> None:
    """Has the C library keep what is freed for what comes next: to give it back and get it again for every task takes a
    twentieth of the time. With glibc; with others nothing happens."""
    from ctypes import CDLL

    with suppress(OSError, AttributeError):
        mallopt = CDLL(None).mallopt
        for option, most in _KEPT:
            mallopt(option, most)


_KEPT = ((-1, 1 << 28), (-3, 1 << 25))
"""glibc's ``M_TRIM_THRESHOLD`` and ``M_MMAP_THRESHOLD`` (malloc.h), and bytes."""


def _message(work: Work, number: int) -> bytes:
    """The number, what was made, and the exception instead."""
    try:
        return marshal.dumps((number, work(number), None))
    except Exception as problem:
        import pickle
        import traceback

        problem.add_note(traceback.format_exc())
        return marshal.dumps((number, None, pickle.dumps(problem)))


def _in_order(results: list[int], count: int) -> Iterator[Any]:
    coming: dict[int, Any] = {}
    following = 0
    while following < count:
        if not results:
            raise EdgeError("a process that was at work was ended", "see that there is enough memory, and try again")
        for result in select.select(results, [], [])[0]:
            message = _next_message(result)
            if message is None:
                results.remove(result)
            else:
                coming[message[0]] = message[1]
        while following in coming:
            yield coming.pop(following)
            following += 1


def _next_message(pipe: int) -> tuple[int, Any] | None:
    """The number and what was made; None where nothing comes any more. Raises what the process raised."""
    length = _read_whole(pipe, _LENGTH)
    content = _read_whole(pipe, int.from_bytes(length, "big")) if length else None
    if content is None:
        return None
    number, made, problem = marshal.loads(content)
    if problem is not None:
        import pickle

        raise pickle.loads(problem)
    return number, made


def _read_whole(pipe: int, size: int) -> bytearray | None:
    """So many bytes; None where the pipe ends before."""
    data = bytearray(size)
    room = memoryview(data)
    while room:
        taken = os.readv(pipe, [room])
        if not taken:
            return None
        room = room[taken:]
    return data
