"""Solves of a squad, each stored when it is done: a resumed run does not repeat what an interrupted run has solved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from liftrun.checks.plan import check_plan
from liftrun.domain.errors import BrokenPlanError
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
        keys = [digest([self._key, function.__name__, repr(task)]) for task in tasks]
        found = {number: known for number, key in enumerate(keys) if (known := self._store.recall(key)) is not None}
        open_ = [(number, task) for number, task in enumerate(tasks) if number not in found]
        numbered: _Numbered[T] = _Numbered(function)
        for (number, _), content in self._engine.run(numbered, open_):
            if isinstance(content, LostTask):
                raise BrokenPlanError("every process that took up a part of the squad's plan died")
            self._store.remember(keys[number], content)
            found[number] = content
        for number, task in enumerate(tasks):
            yield task, found[number]

    @staticmethod
    def losses(problem: WeekProblem, plan: Plan) -> Losses:
        """What a plan gives up."""
        return losses_of(plan, check_plan(problem, plan))


class _Numbered(Generic[T]):
    """A function of a task, applied to a task with its number."""

    def __init__(self, function: Callable[[T], bytes]) -> None:
        self.function = function

    def __call__(self, task: tuple[int, T]) -> bytes:
        return self.function(task[1])
