"""Wrong answers: plans that fail their check, and optima that disagree with each other or with the record.

A plan is wrong if it costs less than a proven optimum; a claimed optimum is wrong if a cheaper plan is known. Costs are
compared tier by tier. If two solvers disagree, at least one of them is wrong, and both are named.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from liftrun.bench.runs.result_store import MeasuredRun
    from liftrun.bench.tasks.answer import SolverAnswer

FOUND = ("optimal", "feasible")


class WrongAnswer(NamedTuple):
    """A wrong answer: of which setting, on which instance, and what is wrong."""

    row: str
    instance: str
    what: str

    def __str__(self) -> str:
        """One line."""
        return f"{self.row} on {self.instance}: {self.what}"


def wrong_answers(results: Iterable[MeasuredRun]) -> list[WrongAnswer]:
    """All wrong answers of some results, each once, by instance."""
    by_problem: dict[tuple[str, str], list[MeasuredRun]] = defaultdict(list)
    for result in results:
        by_problem[result.problem, result.instance].append(result)
    found = [wrong for _, group in sorted(by_problem.items()) for wrong in _of_one(group)]
    return list(dict.fromkeys(found))


def _of_one(group: Sequence[MeasuredRun]) -> Iterator[WrongAnswer]:
    """The wrong answers to one problem on one instance."""
    for result in group:
        if result.run.answer.fault:
            yield WrongAnswer(result.row, result.instance, result.run.answer.fault)
    sound = [result for result in group if not result.run.answer.fault]
    yield from _against_the_record(sound)
    yield from _against_each_other(sound)


def _against_the_record(group: Sequence[MeasuredRun]) -> Iterator[WrongAnswer]:
    for result in group:
        if result.problem == "core" or not result.best:  # the record is of the whole problem
            continue
        if fault := _against_best(result.run.answer, result.best, proven=result.proven):
            yield WrongAnswer(result.row, result.instance, fault)


def _against_best(answer: SolverAnswer, best: tuple[int, ...], *, proven: bool) -> str:
    """What is wrong with an answer if the best known cost is right; empty if nothing is."""
    if answer.status == "infeasible":
        return f"claims that there is no plan, but one of cost {best} is known"
    if answer.cost and answer.cost < best and proven:
        return f"its cost {answer.cost} is below the optimum {best} that was proven"
    if answer.status == "optimal" and answer.cost > best:
        return f"calls {answer.cost} optimal, but {best} is known"
    return ""


def _against_each_other(group: Sequence[MeasuredRun]) -> Iterator[WrongAnswer]:
    answers = [(result, result.run.answer) for result in group]
    costs = [(answer.cost, result) for result, answer in answers if answer.status in FOUND and answer.cost]
    if not costs:
        return
    cheapest, finder = min(costs, key=lambda pair: pair[0])
    for result, answer in answers:
        found = f"but {finder.row} found {cheapest}"
        if answer.status == "optimal" and answer.cost > cheapest:
            yield WrongAnswer(result.row, result.instance, f"calls {answer.cost} optimal, {found}")
        elif answer.status == "infeasible":
            yield WrongAnswer(result.row, result.instance, f"claims that there is no plan, {found}")
