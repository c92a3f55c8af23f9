"""Solves of a squad, each stored when it is done: a resumed run does not repeat what an interrupted run has solved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from liftrun.checks.plan import check_plan
from liftrun.domain.errors import BrokenPlanError
from liftrun.squad.inputs.athlete_faults import KILLS_WORKERS, message_of_fault
from liftrun.squad.inputs.members import digest
from liftrun.squad.optimise.losses import losses_of
from liftrun.squad.workers.engine import LostTask
from liftrun.squad.workers.watcher import Watcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from liftrun.domain import Plan
    from liftrun.rules.problem import WeekProblem
    from liftrun.squad.optimise.losses import Losses
    from liftrun.squad.workers.engine import Engine
    from liftrun.squad.workers.store import ResultStore

T = TypeVar("T", bound=tuple[Any, ...])


class RememberedSolves:
    """An engine that stores each result.

    Attributes:
        stage: Reports the name of what is done next.
    """

    def __init__(self, engine: Engine, store: ResultStore, key: str, watcher: Watcher | None = None) -> None:
        """Solve for a squad; `key` is a hash of what all its solves depend on."""
        self._engine, self._store, self._key = engine, store, key
        self.stage = (watcher or Watcher()).stage

    def each(self, function: Callable[[T], bytes], tasks: Sequence[T]) -> Iterator[tuple[T, bytes]]:
        """Every task with its result, in the order of the tasks.

        Raises:
            BrokenPlanError: if no worker survives a task.
        """
        for task, content in self._results(_Numbered(function), tasks):
            if isinstance(content, str):
                raise BrokenPlanError(content)
            yield task, content

    def attempts(self, function: Callable[[T], bytes], tasks: Sequence[T]) -> Iterator[tuple[T, bytes | str]]:
        """As `each`, but the result of a task that fails is the message of its fault, and the others go on."""
        return self._results(_Numbered(function, message_of_fault), tasks)

    def _results(self, numbered: _Numbered[T], tasks: Sequence[T]) -> Iterator[tuple[T, bytes | str]]:
        """Every task with its result or a message; only results are stored."""
        name = numbered.function.__name__
        keys = [digest([self._key, name, repr(task)]) for task in tasks]
        found: dict[int, bytes | str] = {
            number: known for number, key in enumerate(keys) if (known := self._store.recall(key)) is not None
        }
        open_ = [(number, task) for number, task in enumerate(tasks) if number not in found]
        for (number, _), content in self._engine.run(numbered, open_):
            found[number] = KILLS_WORKERS if isinstance(content, LostTask) else content
            if isinstance(content, bytes):
                self._store.remember(keys[number], content)
        for number, task in enumerate(tasks):
            yield task, found[number]

    @staticmethod
    def losses(problem: WeekProblem, plan: Plan) -> Losses:
        """What a plan gives up."""
        return losses_of(plan, check_plan(problem, plan))


class _Numbered(Generic[T]):
    """A function of a task, applied to a task with its number. With `message`, a fault becomes a result."""

    def __init__(self, function: Callable[[T], bytes], message: Callable[[Exception], str] | None = None) -> None:
        self.function, self.message = function, message

    def __call__(self, task: tuple[int, T]) -> bytes | str:
        try:
            return self.function(task[1])
        except Exception as fault:
            if self.message is None:
                raise
            return self.message(fault)
