"""How a week is planned: the options of `liftrun.plan`, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from liftrun.api.arguments import choice_argument, seconds_argument, whole_number_argument, wrong_type
from liftrun.domain.errors import InputError
from liftrun.domain.plan import DEFAULT_GRID_MINUTES

if TYPE_CHECKING:
    from liftrun.model.solve import SolveOptions

GRID_MINUTES = (5, 10, 15, 30)
"""Minutes between possible starts that may be chosen."""
MOST_WORKERS = 64
MOST_SEED = 2**31 - 1
MOST_ALARM_MINUTES = 24 * 60
MOST_REPAIRS = 9
MOST_ALTERNATIVES = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOptions:
    """How to plan.

    Attributes:
        grid_minutes: Minutes between possible starts.
        seed: Random seed of the solver.
        workers: Threads of the solver. Only one gives the same plan every time.
        time_limit_seconds: Stop then, with the best week found; None to prove the optimum.
        parameters: CP-SAT parameters by name, over liftrun's own choice.
    """

    grid_minutes: int = DEFAULT_GRID_MINUTES
    seed: int = 0
    workers: int = 1
    time_limit_seconds: float | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check every option.

        Raises:
            InputError: for the first wrong one.
        """
        choice_argument("grid_minutes", self.grid_minutes, GRID_MINUTES)
        whole_number_argument("seed", self.seed, 0, MOST_SEED)
        whole_number_argument("workers", self.workers, 1, MOST_WORKERS)
        seconds_argument("time_limit_seconds", self.time_limit_seconds)
        if not isinstance(self.parameters, Mapping):
            raise wrong_type("parameters", self.parameters, "a dict of CP-SAT parameters")

    def solve_options(self) -> SolveOptions:
        """The options as the solver takes them.

        Raises:
            InputError: if CP-SAT does not have a parameter, or does not take its value.
        """
        from liftrun.model.solve import SolveOptions  # noqa: PLC0415  # `--help` needs no model

        chosen = _parameters(self.parameters) if self.parameters else {}
        return SolveOptions(self.seed, self.workers, self.time_limit_seconds, chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanExtras:
    """What is found out beside the plan itself.

    Attributes:
        why_days: For each session, on which other days it could be.
        alternatives: How many other weeks to list.
    """

    why_days: bool = False
    alternatives: int = 0

    def __post_init__(self) -> None:
        """Check the number.

        Raises:
            InputError: if it is wrong.
        """
        whole_number_argument("alternatives", self.alternatives, 0, MOST_ALTERNATIVES)


def _parameters(chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters by name, with CP-SAT's own values where a parameter is a choice."""
    from pydantic_core import PydanticCustomError  # noqa: PLC0415  # only where parameters are given

    from liftrun.bench.settings.cpsat_parameters import check_parameter, known_parameters  # noqa: PLC0415  # as above

    known = known_parameters()
    values = {}
    for name, value in chosen.items():
        try:
            check_parameter(str(name), value)
        except PydanticCustomError as fault:
            raise _input_error(str(name), fault) from fault
        choices = getattr(type(known[name]), "__members__", {})
        values[name] = choices.get(value, value) if isinstance(value, str) else value
    return values


def _input_error(name: str, fault: Any) -> InputError:  # noqa: ANN401  # a fault of pydantic's, whose context is untyped
    facts = fault.context or {}
    found = "" if facts.get("value") in {None, name} else str(facts["value"])
    return InputError("", f"parameters.{name}", found, facts["expected"], facts["remedy"])
