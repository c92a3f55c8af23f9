"""An athlete's week with the gym open only while a room has a place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from liftrun.domain.spans import common
from liftrun.rules.problem import WeekProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.domain import Span


def within(problem: WeekProblem, spans: Sequence[Span]) -> WeekProblem:
    """A week whose gym is open only during some spans."""
    instance = problem.instance
    found = {
        name: {place: common(open_, spans) if place == "gym" else open_ for place, open_ in places.items()}
        for name, places in instance.openings.items()
    }
    kept = {name: {place: open_ for place, open_ in places.items() if open_} for name, places in found.items()}
    return WeekProblem(replace(instance, openings=kept), problem.rules)
