"""A CP-SAT model with the interowner of OR-Tools' linear solver, so that one program serves both.

Only the methods that `TimeIndexed` calls exist, under the names of the linear solver.
"""
# ruff: noqa: N802  # the linear solver's names

from __future__ import annotations

from dataclasses import dataclass, field

from liftrun.model.cpsat import Linear, Model

_INFINITY = float("inf")
_FAR = 2**40


@dataclass(eq=False, slots=True)
class LinearVariable:
    """An integer variable."""

    index: int
    owner: CpsatLinear

    def SetUb(self, most: int) -> None:
        """Bound it from above."""
        self.owner.model.linear(Linear(((1, self.index),)), high=most)

    def solution_value(self) -> float:
        """Its value in the solution taken."""
        return self.owner.values[self.index]


@dataclass(slots=True)
class LinearRow:
    """A linear constraint, or the objective."""

    low: float = -_INFINITY
    high: float = _INFINITY
    coefficients: dict[LinearVariable, float] = field(default_factory=dict)

    def SetMinimization(self) -> None:
        """Minimise; the bench needs no other direction."""

    def SetCoefficient(self, variable: LinearVariable, coefficient: float) -> None:
        """Set a coefficient."""
        self.coefficients[variable] = coefficient

    def GetCoefficient(self, variable: LinearVariable) -> float:
        """A coefficient, 0 unless it was set."""
        return self.coefficients.get(variable, 0.0)

    @property
    def expression(self) -> Linear:
        """The row's left side."""
        return Linear(tuple((round(value), variable.index) for variable, value in self.coefficients.items()))


class CpsatLinear:
    """The CP-SAT model behind the interface; solve it after `finish`, read its variables after `take`."""

    def __init__(self) -> None:
        self.model = Model()
        self.values: list[int] = []
        self._objective = LinearRow()
        self._rows: list[LinearRow] = []

    def infinity(self) -> float:
        """No bound."""
        return _INFINITY

    def Objective(self) -> LinearRow:
        """The objective."""
        return self._objective

    def BoolVar(self, name: str) -> LinearVariable:
        """A new 0-1 variable; names are not kept."""
        return self.IntVar(0, 1, name)

    def IntVar(self, low: int, high: int, name: str) -> LinearVariable:  # noqa: ARG002  # the linear solver's signature
        """A new integer variable; names are not kept."""
        return LinearVariable(self.model.integer([(low, high)]), self)

    def Constraint(self, low: float, high: float) -> LinearRow:
        """A new constraint."""
        row = LinearRow(low, high)
        self._rows.append(row)
        return row

    def finish(self) -> None:
        """Add the rows to the model; sums of literals with bound 1 become at-most-one and exactly-one constraints."""
        for row in self._rows:
            ones = all(value == 1 for value in row.coefficients.values())
            literals = [variable.index for variable in row.coefficients]
            if ones and row.high == 1 and row.low == 1:
                self.model.exactly_one(literals)
            elif ones and row.high == 1 and row.low == -_INFINITY:
                self.model.at_most_one(literals)
            else:
                low = -_FAR if row.low == -_INFINITY else round(row.low)
                high = _FAR if row.high == _INFINITY else round(row.high)
                self.model.linear(row.expression, low, high)
        self.model.minimise(self._objective.expression)

    def take(self, values: list[int]) -> None:
        """Take the values of a solution, one for each variable."""
        self.values = values
