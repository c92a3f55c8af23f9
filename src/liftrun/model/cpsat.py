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
_MOST_COST = 2**60
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

    def __init__(self, original: Model | None = None) -> None:
        """An empty model, or a copy of another one."""
        from ortools.sat.python.cp_model_helper import CpModelProto  # noqa: PLC0415  # loaded only to solve

        self.proto: Any = CpModelProto()
        if original is not None:
            self.proto.copy_from(original.proto)
        self._variables = self.proto.variables
        self._constraints = self.proto.constraints
        self._count = len(self._variables)
        if original is None:
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
        kept = list(literals)
        if FALSE in kept:
            kept = [literal for literal in kept if literal != FALSE]
        if TRUE not in kept:
            self._constraints.add().bool_or.literals.extend(kept)

    def none_of(self, literals: Iterable[Literal], when: Iterable[Literal] = ()) -> None:
        """None of the literals is true, if all literals of `when` are true: one constraint for many clauses."""
        enforced = [literal for literal in when if literal != TRUE]
        forbidden = [~literal for literal in literals if literal != FALSE]
        if FALSE in enforced or not forbidden:
            return
        if len(forbidden) == 1 or FALSE in forbidden:
            self.clause([*(~literal for literal in enforced), *(forbidden if len(forbidden) == 1 else ())])
            return
        constraint = self._constraints.add()
        constraint.bool_and.literals.extend(forbidden)
        if enforced:
            constraint.enforcement_literal.extend(enforced)

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

    def limit_objective(self, least: int) -> None:
        """State what is proven: no solution costs less than `least`. It replaces what was stated before."""
        objective = self.proto.objective
        objective.domain.clear()
        objective.domain.extend([least - round(objective.offset), _MOST_COST])

    def hint(self, values: Iterable[tuple[int, int]]) -> None:
        """Suggest values (variable, value) from which the search starts. They replace those suggested before."""
        self.proto.clear_solution_hint()
        variables, suggested = zip(*values, strict=True)
        self.proto.solution_hint.vars.extend(variables)
        self.proto.solution_hint.values.extend(suggested)

    def decide_costs_first(self, literals: Iterable[Literal] = (), integers: Iterable[int] = ()) -> None:
        """Fix the order of decisions: the terms of the objective, the dearest first, each first at its cheaper value.

        Then the literals follow, each first true, and then the integer variables, each first at its least value.
        """
        objective = self.proto.objective
        terms = sorted(zip(objective.coeffs, objective.vars, strict=True), key=lambda term: (-abs(term[0]), term[1]))
        self._decide([variable if coefficient > 0 else ~variable for coefficient, variable in terms])
        self._decide([~literal for literal in literals])
        self._decide(integers)

    def _decide(self, smallest: Iterable[int]) -> None:
        """Decide variables, or negations of literals, in this order, each first at its smallest value."""
        from ortools.sat.python.cp_model_helper import DecisionStrategyProto  # noqa: PLC0415  # loaded only to solve

        strategy = self.proto.search_strategy.add()
        strategy.variable_selection_strategy = DecisionStrategyProto.CHOOSE_FIRST
        strategy.domain_reduction_strategy = DecisionStrategyProto.SELECT_MIN_VALUE
        for index in smallest:
            expression = strategy.exprs.add()
            expression.vars.append(index if index >= 0 else ~index)
            expression.coeffs.append(1 if index >= 0 else -1)
            expression.offset = 0 if index >= 0 else 1

    def decide_freely(self) -> None:
        """Remove the order of decisions."""
        self.proto.search_strategy.clear()

    def copy(self) -> Model:
        """A model of its own with the same variables, constraints and objective; indices and literals stay valid."""
        return Model(self)

    @property
    def size(self) -> int:
        """The number of constraints; it is the index of the constraint that is added next."""
        return len(self._constraints)

    def remove(self, constraints: Iterable[int]) -> None:
        """Remove constraints by their indices. The indices of the others stay as they are."""
        from ortools.sat.python.cp_model_helper import ConstraintProto  # noqa: PLC0415  # loaded only to solve

        for index in constraints:
            self._constraints[index].copy_from(ConstraintProto())


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
