"""Wrong answers: plans that fail their check, and optima that disagree with each other or with the record.

Wrong is a plan that costs less than a proven optimum, and an optimum above what is known, tier by tier. Who is right is
not decided here: where two disagree, one of them is wrong, and both are named.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from liftrun.bench.runs.result_store import Measured

FOUND = ("optimal", "feasible")


class Wrong(NamedTuple):
    """A wrong answer: whose (a setting, or several), on which instance, and what is wrong."""

    row: str
    instance: str
    what: str

    def __str__(self) -> str:
        """One line."""
        return f"{self.row} on {self.instance}: {self.what}"


def wrong_answers(results: Iterable[Measured]) -> list[Wrong]:
    """All that is wrong with some results, each once, by instance."""
    by_problem: dict[tuple[str, str], list[Measured]] = defaultdict(list)
    for result in results:
        by_problem[result.problem, result.instance].append(result)
    found = [wrong for _, group in sorted(by_problem.items()) for wrong in _of_one(group)]
    return list(dict.fromkeys(found))


def _of_one(group: Sequence[Measured]) -> Iterator[Wrong]:
    """Faults of the answers to one problem on one instance."""
    for result in group:
        if result.run.answer.fault:
            yield Wrong(result.row, result.instance, result.run.answer.fault)
    sound = [result for result in group if not result.run.answer.fault]
    yield from _against_the_record(sound)
    yield from _against_each_other(sound)


def _against_the_record(group: Sequence[Measured]) -> Iterator[Wrong]:
    for result in group:
        best, cost = result.best, result.run.answer.cost
        if result.problem == "core" or not best:  # what is recorded is of the whole problem
            continue
        if result.run.answer.status == "infeasible":
            yield Wrong(result.row, result.instance, f"says that there is no plan, but one of cost {best} is known")
        elif cost and cost < best and result.proven:
            yield Wrong(result.row, result.instance, f"its cost {cost} is below the optimum {best} that was proven")
        elif result.run.answer.status == "optimal" and cost > best:
            yield Wrong(result.row, result.instance, f"calls {cost} optimal, but {best} is known")


def _against_each_other(group: Sequence[Measured]) -> Iterator[Wrong]:
    answers = [(result, result.run.answer) for result in group]
    costs = [(answer.cost, result) for result, answer in answers if answer.status in FOUND and answer.cost]
    if not costs:
        return
    cheapest, finder = min(costs, key=lambda pair: pair[0])
    for result, answer in answers:
        if answer.status == "optimal" and answer.cost > cheapest:
            yield Wrong(result.row, result.instance, f"calls {answer.cost} optimal, but {finder.row} found {cheapest}")
        elif answer.status == "infeasible":
            yield Wrong(result.row, result.instance, f"says that there is no plan, but {finder.row} found {cheapest}")
