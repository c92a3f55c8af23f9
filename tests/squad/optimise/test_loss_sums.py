"""Sums of classes of losses: a smaller sum is a better squad, and a bound on it is a bound on each class."""

from __future__ import annotations

from itertools import combinations

import pytest

from liftrun.squad.optimise.loss_sums import folded
from liftrun.squad.optimise.losses import NOTHING

CLASSES = [[(1, 1), (1, 2)], [], [(3, 3)], [(1, 4), (2, 5)]]
VALUES = [(a, 0, c, d) for a in range(3) for c in (0, 3) for d in range(4)]


def padded(losses):
    return (*losses, *NOTHING[len(losses) :])


def most(classes):
    return [sum(loss for loss, _ in terms) for terms in classes]


def test_a_sum_orders_losses_as_their_classes_do():
    (loss_sum,) = folded(CLASSES, most(CLASSES), 10**6)
    for one, two in combinations(VALUES, 2):
        assert (one < two) == (loss_sum.value(padded(one)) < loss_sum.value(padded(two)))
    assert max(loss_sum.value(padded(value)) for value in VALUES) == loss_sum.most


def test_a_bound_on_a_sum_bounds_the_first_class_that_it_does_not_settle():
    (loss_sum,) = folded(CLASSES, most(CLASSES), 10**6)
    now = padded((1, 0, 3, 2))
    assert loss_sum.least(loss_sum.value(now), now) == {0: 1, 1: 0, 2: 3, 3: 2}
    assert loss_sum.least(loss_sum.value(padded((1, 0, 0, 3))), now) == {0: 1, 1: 0, 2: 0}
    assert loss_sum.least(-1, now)[0] == 0


def test_classes_that_do_not_fit_into_one_sum_are_in_several():
    classes = [[(1, literal) for literal in range(1, 1000)]] * 8
    found = folded(classes, most(classes), 2**45)
    assert len(found) > 1
    assert all(one.most <= 2**45 for one in found)
    assert [level for one in found for level in one.levels] == list(range(8))


def test_a_literal_of_two_classes_is_in_the_sum_once():
    (loss_sum,) = folded([[(1, 7)], [(2, 7), (1, 8)]], [1, 3], 100)
    assert loss_sum.terms == ((6, 7), (1, 8))


def test_where_one_plan_of_several_is_chosen_a_class_comes_to_less_than_the_sum_of_its_terms():
    classes = [[(5, 1), (4, 2)], [(1, 1)]]
    (loss_sum,) = folded(classes, [5, 1], 100)
    assert loss_sum.scales == ((0, 2), (1, 1))
    assert loss_sum.most == 11


@pytest.mark.parametrize("limit", [1, 10**9])
def test_every_class_is_in_a_sum_whatever_the_limit(limit):
    found = folded(CLASSES, most(CLASSES), limit)
    assert [level for one in found for level in one.levels] == [0, 1, 2, 3]


def test_larger_factors_give_more_and_smaller_sums():
    assert len(folded(CLASSES, most(CLASSES), 100)) == 1
    assert len(folded(CLASSES, most(CLASSES), 100, [10] * 4)) == 2
