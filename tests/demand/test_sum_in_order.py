"""Distances are added in the same way in every version of Python, so that plans do not depend on it."""

from math import fsum

from liftrun.demand.distances import in_order


def test_numbers_are_added_from_left_to_right_without_compensation():
    tenths = [0.1] * 10
    assert fsum(tenths) == 1.0
    assert in_order(tenths) == 0.9999999999999999
    assert in_order([]) == 0
