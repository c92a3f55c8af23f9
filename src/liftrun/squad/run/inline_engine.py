"""Work done in this process, one task after the other: for notebooks and scripts, where no process is to be started."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from liftrun.squad.workers.engine import LostTask

T = TypeVar("T")
R = TypeVar("R")


class InlineEngine:
    """No worker processes: each task runs here when its result is needed."""

    def __enter__(self) -> Self:
        """The engine; there is nothing to start."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """There is nothing to end."""

    def run(self, work: Callable[[T], R], tasks: Iterable[T], *, chunk: int = 1) -> Iterator[tuple[T, R | LostTask]]:  # noqa: ARG002  # the protocol's signature
        """See `Engine`."""
        for task in tasks:
            yield task, work(task)
