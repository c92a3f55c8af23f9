"""The constraints of CP-SAT that liftrun uses, written through OR-Tools' compiled module.

`ortools.sat.python.cp_model` imports pandas and numpy, which takes four times as long as all that liftrun needs of it.
The compiled module below it, `cp_model_helper`, has type stubs and contains the solver and the protocol buffer of a
model. This file writes that documented format directly. A test compares each construct with the public module.

A *literal* is an `int` as in the format: the index of a 0-1 variable, or `~index` for its negation. Variable 0 of every
model is fixed to 1. So `TRUE` and `FALSE` are literals like any other; clauses leave them out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Literal = int
TRUE: Literal = 0
FALSE: Literal = ~TRUE

_FAR = 2**40
_TRUTH = [0, 1]


class Linear(NamedTuple):
    """`constant + sum(coefficient * variable)`; the variables are literals or integer variables (by index)."""

    terms: tuple[tuple[int, int], ...] = ()
    constant: int = 0

    def __add__(self, other: Linear | int) -> Linear:  # type: ignore[override]  # a sum of expressions, not of tuples
        """The sum of two expressions, or of an expression and a number."""
        if isinstance(other, int):
            return Linear(self.terms, self.constant + other)
        return Linear(self.terms + other.terms, self.constant + other.constant)

    def times(self, factor: int) -> Linear:
        """The expression multiplied by a number."""
        return Linear(tuple((factor * c, v) for c, v in self.terms), factor * self.constant)


class Model:
    """A CP-SAT model while it is built."""

    def __init__(self) -> None:
        from ortools.sat.python.cp_model_helper import CpModelProto  # noqa: PLC0415  # loaded only to solve

        self.proto: Any = CpModelProto()
        self._variables = self.proto.variables
        self._constraints = self.proto.constraints
        self._count = 0
        self.integer([(1, 1)])

    def integer(self, ranges: Sequence[tuple[int, int]]) -> int:
        """A new integer variable over a union of sorted, disjoint, inclusive ranges; returns its index."""
        self._variables.add().domain.extend([bound for pair in ranges for bound in pair])
        self._count += 1
        return self._count - 1

    def boolean(self) -> Literal:
        """A new 0-1 variable; returns its literal."""
        self._variables.add().domain.extend(_TRUTH)
        self._count += 1
        return self._count - 1

    def clause(self, literals: Iterable[Literal]) -> None:
        """At least one of the literals is true."""
        kept = [literal for literal in literals if literal != FALSE]
        if TRUE not in kept:
            self._constraints.add().bool_or.literals.extend(kept)

    def exactly_one(self, literals: Iterable[Literal]) -> None:
        """Exactly one of the literals is true."""
        self._constraints.add().exactly_one.literals.extend([x for x in literals if x != FALSE])

    def at_most_one(self, literals: Iterable[Literal]) -> None:
        """At most one of the literals is true."""
        kept = [literal for literal in literals if literal != FALSE]
        if len(kept) > 1:
            self._constraints.add().at_most_one.literals.extend(kept)

    def linear(
        self,
        expression: Linear,
        low: int = -_FAR,
        high: int = _FAR,
        when: Iterable[Literal] = (),
        ranges: Sequence[tuple[int, int]] | None = None,
    ) -> None:
        """`low <= expression <= high` (or inside `ranges`), if all literals of `when` are true."""
        enforced = [literal for literal in when if literal != TRUE]
        if FALSE in enforced:
            return
        constraint = self._constraints.add()
        if enforced:
            constraint.enforcement_literal.extend(enforced)
        variables, coefficients, offset = _without_negations(expression)
        linear = constraint.linear
        linear.vars.extend(variables)
        linear.coeffs.extend(coefficients)
        if ranges is None:
            linear.domain.extend([low - offset, high - offset])
        else:
            linear.domain.extend([bound - offset for pair in ranges for bound in pair])

    def interval(self, start: Linear, size: Linear, end: Linear, present: Literal) -> int:
        """A new interval, ignored unless `present` is true; each part has at most one variable. Returns its index."""
        constraint = self._constraints.add()
        if present != TRUE:
            constraint.enforcement_literal.append(present)
        for part, value in (
            (constraint.interval.start, start),
            (constraint.interval.size, size),
            (constraint.interval.end, end),
        ):
            for coefficient, variable in value.terms:
                part.vars.append(variable)
                part.coeffs.append(coefficient)
            part.offset = value.constant
        return len(self._constraints) - 1

    def no_overlap(self, intervals: Sequence[int]) -> None:
        """No two present intervals share any time."""
        if len(intervals) > 1:
            self._constraints.add().no_overlap.intervals.extend(intervals)

    def cumulative(self, intervals: Sequence[int], demands: Sequence[int], capacity: int) -> None:
        """At no time do the demands of the present intervals add up to more than the capacity."""
        constraint = self._constraints.add().cumulative
        constraint.intervals.extend(intervals)
        constraint.capacity.offset = capacity
        for demand in demands:
            constraint.demands.add().offset = demand

    def minimise(self, expression: Linear) -> None:
        """Set the objective. It replaces one that was set before."""
        variables, coefficients, offset = _without_negations(expression)
        self.proto.clear_objective()
        objective = self.proto.objective
        objective.vars.extend(variables)
        objective.coeffs.extend(coefficients)
        objective.offset = float(offset)
        objective.scaling_factor = 1.0

    def hint(self, values: Iterable[tuple[int, int]]) -> None:
        """Suggest values (variable, value) from which the search starts. They replace those suggested before."""
        self.proto.clear_solution_hint()
        for variable, value in values:
            self.proto.solution_hint.vars.append(variable)
            self.proto.solution_hint.values.append(value)


def _without_negations(expression: Linear) -> tuple[list[int], list[int], int]:
    """Variables, their coefficients, and the constant: `c * not(x)` is `c - c * x`."""
    offset = expression.constant
    variables, coefficients = [], []
    for coefficient, literal in expression.terms:
        if literal >= 0:
            variables.append(literal)
            coefficients.append(coefficient)
        else:
            offset += coefficient
            variables.append(~literal)
            coefficients.append(-coefficient)
    return variables, coefficients, offset
