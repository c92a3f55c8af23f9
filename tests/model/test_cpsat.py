"""Each construct of `model/cpsat.py` gives the protocol buffer that OR-Tools' public `cp_model` gives for it.

`model/cpsat.py` writes the format directly, to avoid an import of pandas. If a release of OR-Tools changes the format
or the public module, a test here fails.
"""

from __future__ import annotations

import pytest
from ortools.sat.python import cp_model, cp_model_helper

from liftrun.model.cpsat import FALSE, TRUE, Linear, Model

CONSTRUCTS = {}


def construct(function):
    """Register a test case: it states one construct in our model and in OR-Tools', and changes both."""
    CONSTRUCTS[function.__name__] = function
    return function


def times(*indices):
    return Linear(tuple((1, index) for index in indices))


def booleans(ours, theirs, count=3):
    """As many 0-1 variables in each model: our literals, and OR-Tools' variables."""
    return [ours.boolean() for _ in range(count)], [theirs.new_bool_var("") for _ in range(count)]


def integers(ours, theirs, count=2):
    """As many integer variables from 0 to 50 in each model."""
    return [ours.integer([(0, 50)]) for _ in range(count)], [theirs.new_int_var(0, 50, "") for _ in range(count)]


@construct
def a_boolean(ours, theirs):
    ours.boolean()
    theirs.new_bool_var("")


@construct
def an_integer(ours, theirs):
    ours.integer([(3, 9)])
    theirs.new_int_var(3, 9, "")


@construct
def an_integer_with_holes(ours, theirs):
    ours.integer([(0, 4), (8, 8), (12, 20)])
    theirs.new_int_var_from_domain(cp_model.Domain.from_intervals([[0, 4], [8], [12, 20]]), "")


@construct
def a_clause(ours, theirs):
    (a, b, c), (x, y, z) = booleans(ours, theirs)
    ours.clause([a, ~b, FALSE, c])
    theirs.add_bool_or([x, ~y, z])


@construct
def a_clause_that_is_true(ours, theirs):
    (a, b, _), _ = booleans(ours, theirs)
    ours.clause([a, TRUE, b])


@construct
def exactly_one(ours, theirs):
    (a, b, c), (x, y, z) = booleans(ours, theirs)
    ours.exactly_one([a, b, FALSE, ~c])
    theirs.add_exactly_one([x, y, ~z])


@construct
def at_most_one(ours, theirs):
    (a, b, c), (x, y, z) = booleans(ours, theirs)
    ours.at_most_one([a, ~b, FALSE, c])
    theirs.add_at_most_one([x, ~y, z])


@construct
def at_most_one_of_one(ours, theirs):
    (a, _, _), _ = booleans(ours, theirs)
    ours.at_most_one([a, FALSE])


@construct
def none_of_several(ours, theirs):
    (a, b, c), (x, y, z) = booleans(ours, theirs)
    ours.none_of([a, FALSE, ~b], when=[c, TRUE])
    theirs.add_bool_and(~x, y).only_enforce_if(z)


@construct
def none_of_one_is_a_clause(ours, theirs):
    (a, b, c), (x, y, z) = booleans(ours, theirs)
    ours.none_of([a], when=[b, ~c])
    theirs.add_bool_or([~y, z, ~x])


@construct
def none_of_what_is_true(ours, theirs):
    (a, b, _), (x, _, _) = booleans(ours, theirs)
    ours.none_of([TRUE, b], when=[a])
    theirs.add_bool_or([~x])


@construct
def none_of_nothing_or_under_what_is_false(ours, theirs):
    (a, b, _), _ = booleans(ours, theirs)
    ours.none_of([], when=[a])
    ours.none_of([a, b], when=[FALSE])


@construct
def a_linear_constraint(ours, theirs):
    (a, b), (x, y) = integers(ours, theirs)
    ours.linear(Linear(((2, a), (-3, b)), 5), low=-4, high=30)
    theirs.add_linear_constraint(2 * x - 3 * y + 5, -4, 30)


@construct
def a_linear_constraint_inside_ranges(ours, theirs):
    (a, b), (x, y) = integers(ours, theirs)
    ours.linear(Linear(((1, a), (1, b)), 2), ranges=[(4, 6), (10, 12)])
    theirs.add_linear_expression_in_domain(x + y + 2, cp_model.Domain.from_intervals([[4, 6], [10, 12]]))


@construct
def a_linear_constraint_with_enforcement(ours, theirs):
    (n,), (m,) = integers(ours, theirs, 1)
    (a, b, c), (x, y, z) = booleans(ours, theirs)
    ours.linear(Linear(((1, n), (4, c))), low=0, high=7, when=[a, TRUE, ~b])
    theirs.add_linear_constraint(m + 4 * z, 0, 7).only_enforce_if(x, ~y)


@construct
def a_linear_constraint_that_is_never_enforced(ours, theirs):
    (a, _, _), _ = booleans(ours, theirs)
    ours.linear(times(a), high=0, when=[FALSE])


@construct
def a_linear_constraint_over_negated_literals(ours, theirs):
    (a, b, _), (x, y, _) = booleans(ours, theirs)
    ours.linear(Linear(((3, ~a), (2, b))), low=1, high=4)
    theirs.add_linear_constraint(3 * (1 - x) + 2 * y, 1, 4)


@construct
def an_interval(ours, theirs):
    (a,), (x,) = integers(ours, theirs, 1)
    ours.interval(times(a), Linear((), 4), Linear(((1, a),), 4), TRUE)
    theirs.new_interval_var(x, 4, x + 4, "")


@construct
def an_optional_interval(ours, theirs):
    (p, _, _), (q, _, _) = booleans(ours, theirs)
    (a, b), (x, y) = integers(ours, theirs)
    ours.interval(Linear(((15, a),), 3), times(b), Linear((), 60), ~p)
    theirs.new_optional_interval_var(15 * x + 3, y, 60, ~q, "")


def two_intervals(ours, theirs):
    """Two intervals of 4 and 6 minutes in each model."""
    (a, b), (x, y) = integers(ours, theirs)
    own = [ours.interval(times(n), Linear((), m), Linear(((1, n),), m), TRUE) for n, m in ((a, 4), (b, 6))]
    return own, [theirs.new_interval_var(n, m, n + m, "") for n, m in ((x, 4), (y, 6))]


@construct
def no_overlap(ours, theirs):
    own, other = two_intervals(ours, theirs)
    ours.no_overlap(own)
    theirs.add_no_overlap(other)


@construct
def cumulative(ours, theirs):
    own, other = two_intervals(ours, theirs)
    ours.cumulative(own, [1, 2], 3)
    theirs.add_cumulative(other, [1, 2], 3)


@construct
def an_objective(ours, theirs):
    (a, b, _), (x, y, _) = booleans(ours, theirs)
    (n,), (m,) = integers(ours, theirs, 1)
    ours.minimise(Linear(((7, a), (5, ~b), (2, n)), 11))
    theirs.minimize(7 * x + 5 * (1 - y) + 2 * m + 11)


@construct
def an_objective_in_place_of_another(ours, theirs):
    (a, b), (x, y) = integers(ours, theirs)
    ours.minimise(times(a))
    ours.minimise(Linear(((3, b),)))
    theirs.minimize(x)
    theirs.minimize(3 * y)


@construct
def a_hint(ours, theirs):
    (a, b), (x, y) = integers(ours, theirs)
    ours.hint([(a, 1)])
    ours.hint([(a, 5), (b, 9)])
    theirs.add_hint(x, 1)
    theirs.clear_hints()
    theirs.add_hint(x, 5)
    theirs.add_hint(y, 9)


@construct
def a_proven_bound_in_place_of_another(ours, theirs):
    (a,), (x,) = integers(ours, theirs, 1)
    ours.minimise(Linear(((3, a),), 10))
    ours.limit_objective(0)
    ours.limit_objective(25)
    theirs.minimize(3 * x + 10)
    theirs.proto.objective.domain.extend([15, 2**60])


@construct
def decisions_on_the_dearest_costs_first(ours, theirs):
    (a, b, c), (x, y, z) = booleans(ours, theirs)
    ours.minimise(Linear(((2, a), (5, ~b), (3, c))))
    theirs.minimize(2 * x + 5 * (1 - y) + 3 * z)
    (n,), (m,) = integers(ours, theirs, 1)
    ours.decide_costs_first([b, ~a], [n])
    for chosen in ([~y, z, x], [~y, x], [m]):
        theirs.add_decision_strategy(chosen, cp_model.CHOOSE_FIRST, cp_model.SELECT_MIN_VALUE)


@construct
def decisions_that_are_free_again(ours, theirs):
    (a, _, _), (x, _, _) = booleans(ours, theirs)
    ours.minimise(times(a))
    theirs.minimize(x)
    ours.decide_costs_first()
    ours.decide_freely()


@construct
def a_removed_constraint(ours, theirs):
    (a, b, c), (x, y, z) = booleans(ours, theirs)
    ours.clause([a, b])
    removed = ours.size
    ours.clause([b, c])
    ours.clause([a, c])
    ours.remove([removed])
    theirs.add_bool_or([x, y])
    theirs.proto.constraints.add()
    theirs.add_bool_or([x, z])


@construct
def a_copy_that_its_original_does_not_change(ours, theirs):
    (a, b, _), (x, y, _) = booleans(ours, theirs)
    ours.clause([a, b])
    theirs.add_bool_or([x, y])
    copied = ours.copy()
    copied.clause([copied.boolean(), ~a])
    assert (copied.size, ours.size) == (2, 1)
    assert len(copied.proto.variables) == len(ours.proto.variables) + 1


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_the_public_module_gives_the_same_protocol_buffer(name):
    ours, theirs = Model(), cp_model.CpModel()
    theirs.new_int_var(1, 1, "")  # variable 0 of our models is fixed to 1
    CONSTRUCTS[name](ours, theirs)
    assert str(ours.proto) == str(theirs.proto)
    assert len(ours.proto.variables) == len(theirs.proto.variables)


def test_every_method_of_the_model_is_compared():
    """A method that is added to the model without a comparison is found."""
    source = {name for function in CONSTRUCTS.values() for name in function.__code__.co_names}
    source |= set(two_intervals.__code__.co_names) | {"boolean", "integer"}
    methods = {name for name in vars(Model) if not name.startswith("_")}
    assert methods - source == set()


def test_the_solver_of_the_compiled_module_solves_what_the_public_module_solves():
    ours, theirs = Model(), cp_model.CpModel()
    theirs.new_int_var(1, 1, "")
    a_linear_constraint(ours, theirs)
    ours.minimise(Linear(((-1, 1), (-1, 2))))
    theirs.minimize(-theirs.get_int_var_from_proto_index(1) - theirs.get_int_var_from_proto_index(2))
    wrapper, solver = cp_model_helper.SolveWrapper(), cp_model.CpSolver()
    assert solver.solve(theirs) == cp_model.OPTIMAL
    assert wrapper.solve(ours.proto).objective_value == solver.objective_value
