"""The week's problem: what to place and where it may go, and the rules that it should keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from liftrun.domain import Instance
    from liftrun.rules.base import Rule


@dataclass(frozen=True, slots=True)
class WeekProblem:
    """Everything that decides a plan, and nothing else.

    Attributes:
        instance: Sessions, openings, pins, what surrounds the week, grid.
        rules: The rulebook as resolved for this athlete and week.
    """

    instance: Instance
    rules: tuple[Rule, ...]
