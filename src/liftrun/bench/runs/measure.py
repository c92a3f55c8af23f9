"""One run in one process: forked from a prepared parent, timed from inside, with the memory that the system reports.

The parent has imported everything, so a child starts within a millisecond, and no run affects the memory of another. A
child that does not end is killed, and one that crashes ends only its own run.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import time
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from liftrun.bench.tasks.answer import Seconds, SolverAnswer, Stopwatch

if TYPE_CHECKING:
    from liftrun.bench.tasks.task import BenchTask, Solver

PARTS = ("build", "solve", "check")
_GRACE_SECONDS = 10.0
_KIB_A_UNIT = 1 / 1024 if sys.platform == "darwin" else 1  # what the system counts memory in


@dataclass(frozen=True, slots=True)
class RunResult:
    """An answer with its time and memory.

    Attributes:
        answer: The answer.
        laps: Time of each of `PARTS`.
        memory_kib: Largest resident memory of the process, the libraries that it shares with its parent included.
    """

    answer: SolverAnswer
    laps: dict[str, Seconds]
    memory_kib: int


def measure(solver: Solver, task: BenchTask[Any]) -> RunResult:
    """Run a task in a process of its own.

    Raises:
        KeyboardInterrupt: if interrupted; the child is ended then.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work(solver, task, writer)
    os.close(writer)
    try:
        message, ended = _read(reader, 3 * task.time_limit + _GRACE_SECONDS)
    except BaseException:
        _end(child)
        raise
    finally:
        os.close(reader)
    if not ended:
        os.kill(child, signal.SIGKILL)
    _, code, usage = os.wait4(child, 0)
    memory = round(usage.ru_maxrss * _KIB_A_UNIT)
    if message:
        answer, laps = pickle.loads(message)  # noqa: S301  # from our own child
        return RunResult(answer, laps, memory)
    if not ended:
        return RunResult(SolverAnswer("killed", fault="it did not end within three times its time limit"), {}, memory)
    return RunResult(
        SolverAnswer("crashed", fault=f"the process ended with {os.waitstatus_to_exitcode(code)}"), {}, memory
    )


def _work(solver: Solver, task: BenchTask[Any], writer: int) -> NoReturn:
    """The child: solve, send the answer, and exit without the parent's clean-up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles an interrupt
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # some solvers print a banner
    code = 1
    try:
        watch = Stopwatch()
        try:
            answer = solver(task, watch)
        except Exception as error:  # noqa: BLE001  # an exception is the result of this run
            place = traceback.extract_tb(error.__traceback__)[-1]
            answer = SolverAnswer(
                "crashed", fault=f"{type(error).__name__}: {error} ({place.name}, line {place.lineno})"
            )
        with os.fdopen(writer, "wb") as stream:
            pickle.dump((answer, watch.laps), stream)
        code = 0
    finally:
        os._exit(code)


def _read(reader: int, patience_seconds: float) -> tuple[bytes, bool]:
    """What a child wrote, and whether it ended in time."""
    deadline = time.monotonic() + patience_seconds
    parts: list[bytes] = []
    while (left := deadline - time.monotonic()) > 0:
        if not select.select([reader], [], [], left)[0]:
            break
        part = os.read(reader, 1 << 16)
        if not part:
            return b"".join(parts), True
        parts.append(part)
    return b"", False


def _end(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
