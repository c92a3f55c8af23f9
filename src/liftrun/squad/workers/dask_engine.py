"""An engine on a Dask cluster: the same tasks and the same results as on one machine.

Needs the extra `liftrun[dask]`. Every worker must have the same liftrun, rulebook and OR-Tools installed.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Self, TypeVar

from liftrun.domain.errors import InputError
from liftrun.squad.workers.engine import MOST_DEATHS_ALONE, LostTask, run_chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

T = TypeVar("T")
R = TypeVar("R")


class DaskEngine:
    """A Dask cluster. If a worker dies, Dask itself runs its tasks again on another."""

    def __init__(self, scheduler: str | None, jobs: int | None = None) -> None:
        """Connect.

        Args:
            scheduler: Address of the scheduler.
            jobs: Chunks to keep under way; three for each thread of the cluster if None.

        Raises:
            InputError: if Dask is not installed, or nobody answers at the address.
        """
        if not scheduler:
            raise InputError("", "scheduler", "", "the address of a Dask scheduler", "Add --scheduler tcp://host:8786.")
        try:
            from distributed import Client  # noqa: PLC0415  # an extra
        except ImportError as error:
            remedy = "Install it: pip install 'liftrun[dask]'."
            raise InputError("", "engine", "dask", "Dask to be installed", remedy) from error
        try:
            self._client: Any = Client(scheduler, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask has none
        except (OSError, ValueError) as error:
            remedy = "Start the scheduler, or correct the address."
            raise InputError("", "scheduler", scheduler, "a scheduler that answers", remedy) from error
        self._jobs = jobs

    def __enter__(self) -> Self:
        """The engine."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the cluster; our tasks that still run there are cancelled."""
        self._client.close(timeout=1)

    def run(self, work: Callable[[T], R], tasks: Iterable[T], *, chunk: int = 1) -> Iterator[tuple[T, R | LostTask]]:
        """See `engine.Engine`."""
        from distributed import as_completed  # noqa: PLC0415  # an extra

        left, under_way = iter(tasks), as_completed(loop=self._client.loop)  # type: ignore[no-untyped-call]  # Dask has none
        sent: dict[str, list[T]] = {}

        def fill() -> None:
            while len(sent) < self._most() and (several := list(islice(left, chunk))):
                self._send(work, several, sent, under_way)

        fill()
        for future in under_way:
            several = sent.pop(future.key)
            yield from self._results(future, work, several)
            fill()

    def _most(self) -> int:
        return 3 * (self._jobs or sum(self._client.nthreads().values()) or 1)

    def _send(self, work: Callable[[T], R], tasks: list[T], sent: dict[str, list[T]], under_way: Any) -> None:  # noqa: ANN401  # Dask's own class
        future = self._client.submit(run_chunk, work, tasks, pure=False, retries=0)
        sent[future.key] = tasks
        under_way.add(future)

    def _results(self, future: Any, work: Callable[[T], R], tasks: list[T]) -> Iterator[tuple[T, R | LostTask]]:  # noqa: ANN401  # Dask's own class
        """The results of a chunk. If every worker that got it died, its tasks are tried one at a time."""
        from distributed import KilledWorker  # noqa: PLC0415  # an extra

        try:
            yield from zip(tasks, future.result(), strict=True)
        except KilledWorker:
            for task in tasks:
                yield task, self._alone(work, task)

    def _alone(self, work: Callable[[T], R], task: T) -> R | LostTask:
        from distributed import KilledWorker  # noqa: PLC0415  # an extra

        for _ in range(MOST_DEATHS_ALONE):
            try:
                found: list[R] = self._client.submit(run_chunk, work, [task], pure=False).result()
            except KilledWorker:
                continue
            return found[0]
        return LostTask()
