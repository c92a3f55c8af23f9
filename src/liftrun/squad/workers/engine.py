"""Engines run tasks. The engine here uses processes of this machine; if one dies, its tasks are run again.

An engine applies a pure function to tasks and yields `(task, result)` in any order; the caller sorts them. It draws
tasks from their iterator only when a worker is free, so memory stays bounded.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from errno import EACCES
from itertools import islice
from multiprocessing import resource_tracker
from multiprocessing.connection import wait as wait_for
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar

from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

T = TypeVar("T")
R = TypeVar("R")

ALONE_AFTER = 3
"""After so many deaths of workers a chunk that was under way each time is run with no other chunk beside it."""
MOST_DEATHS_ALONE = 3
"""After so many deaths of a worker that ran only this chunk it is given up: it is the cause."""


class LostTask:
    """The result of a task that kills every worker that it is given to."""


class Engine(Protocol):
    """What runs tasks."""

    def run(self, work: Callable[[T], R], tasks: Iterable[T], *, chunk: int = 1) -> Iterator[tuple[T, R | LostTask]]:
        """Each task with its result, as they come; `chunk` tasks travel together."""
        ...

    def __enter__(self) -> Self:
        """The engine, ready."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the engine; what still runs is stopped at once."""
        ...


@dataclass(slots=True)
class TaskChunk(Generic[T]):
    """Some tasks that travel together, and how often a worker died with them."""

    tasks: list[T]
    deaths: int = 0
    deaths_alone: int = 0


def run_chunk(work: Callable[[T], R], tasks: list[T]) -> list[R]:
    """Run the tasks of a chunk; this runs in a worker."""
    return [work(task) for task in tasks]


class LocalEngine:
    """Processes of this machine. A worker that dies is replaced, and its work done again."""

    def __init__(self, jobs: int) -> None:
        """Prepare it; no process is started yet.

        Raises:
            InputError: if the working folder may not be entered: each process enters it when it starts.
        """
        if not os.access(os.curdir, os.X_OK):
            reason, expected = os.strerror(EACCES), "a folder that may be entered"
            raise InputError("", "working folder", reason, expected, "Change to another folder.")
        self.jobs = jobs
        self._before = {child.pid for child in multiprocessing.active_children()}
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """The engine; processes start with the first task."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the processes at once: nobody needs what is not finished."""
        self._end()

    def run(self, work: Callable[[T], R], tasks: Iterable[T], *, chunk: int = 1) -> Iterator[tuple[T, R | LostTask]]:
        """See `Engine`."""
        return _EngineRun(self, work, iter(tasks), chunk).results()

    def submit(self, work: Callable[[T], R], tasks: list[T]) -> Future[list[R]]:
        """Give a worker a chunk.

        Raises:
            BrokenProcessPool: if a worker has died meanwhile.
        """
        with _interrupts_wait():  # a submission may start processes
            if self._pool is None:
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_become_a_worker)
            return self._pool.submit(run_chunk, work, tasks)

    def renew(self) -> None:
        """Replace all processes, after one has died."""
        self._end()

    def _end(self) -> None:
        if self._pool is None:
            return
        pool, self._pool = self._pool, None
        for child in multiprocessing.active_children():
            if child.pid not in self._before:
                child.kill()
        pool.shutdown(wait=True, cancel_futures=True)
        del pool
        gc.collect()  # frees the pool's semaphores now: an interrupted process ends without Python's own cleaning


@dataclass(slots=True)
class _EngineRun(Generic[T, R]):
    """One call of `LocalEngine.run`: what is under way, what waits to be done again."""

    engine: LocalEngine
    work: Callable[[T], R]
    tasks: Iterator[T]
    size: int
    again: deque[TaskChunk[T]] = field(default_factory=deque)
    under_way: dict[Future[list[R]], TaskChunk[T]] = field(default_factory=dict)

    def results(self) -> Iterator[tuple[T, R | LostTask]]:
        while self._fill():
            done, _ = wait(self.under_way, return_when=FIRST_COMPLETED)
            died = False
            for future in done:
                try:
                    found = future.result()
                except BrokenProcessPool:
                    died = True
                    continue
                chunk = self.under_way.pop(future)
                yield from zip(chunk.tasks, found, strict=True)
            if died:
                yield from self._after_a_death()

    def _fill(self) -> bool:
        """Submit chunks until every worker has enough; returns whether anything is under way."""
        try:
            while len(self.under_way) < 3 * self.engine.jobs and self._submit_next():
                pass
        except BrokenProcessPool:
            self.engine.renew()
            return self._fill()
        return bool(self.under_way)

    def _submit_next(self) -> bool:
        chunk = self._next()
        if chunk is None:
            return False
        try:
            self.under_way[self.engine.submit(self.work, chunk.tasks)] = chunk
        except BrokenProcessPool:
            self.again.appendleft(chunk)
            raise
        return True

    def _next(self) -> TaskChunk[T] | None:
        """The next chunk; one that workers have died with waits until nothing else is under way."""
        if any(chunk.deaths >= ALONE_AFTER for chunk in self.under_way.values()):
            return None
        if self.again and (self.again[0].deaths < ALONE_AFTER or not self.under_way):
            return self.again.popleft()
        if self.again:
            return None
        tasks = list(islice(self.tasks, self.size))
        return TaskChunk(tasks) if tasks else None

    def _after_a_death(self) -> Iterator[tuple[T, LostTask]]:
        """Run everything again that was under way when a worker died, except a task that kills every worker."""
        self.engine.renew()
        for future, chunk in list(self.under_way.items()):
            if future.done() and not future.cancelled() and future.exception() is None:
                continue  # finished just before; it is read in the next round
            del self.under_way[future]
            chunk.deaths_alone += chunk.deaths >= ALONE_AFTER
            chunk.deaths += 1
            if chunk.deaths_alone < MOST_DEATHS_ALONE:
                self.again.append(chunk)
            elif len(chunk.tasks) > 1:
                self.again.extend(TaskChunk([task], ALONE_AFTER) for task in chunk.tasks)
            else:
                yield chunk.tasks[0], LostTask()


_INTERRUPTS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Delay interrupts, here and in every process that starts meanwhile: a signal to the whole group ends only us.

    A process inherits the blocked signals. Python's resource tracker is started first, since its start unblocks some.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTS)
    try:
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTS)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _become_a_worker() -> None:
    """Leave interrupts to the parent, and end when it ends."""
    for number in _INTERRUPTS:
        signal.signal(number, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_die_with, args=(parent.sentinel,), daemon=True).start()


def _die_with(sentinel: Any) -> None:  # noqa: ANN401  # a handle of the operating system
    wait_for([sentinel])
    os._exit(1)
