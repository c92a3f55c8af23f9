"""Asking a rule once for many starts gives what asking it at each gives, at each place."""

from __future__ import annotations

from itertools import islice, product

import pytest

from liftrun.domain import Schedule, Violation
from liftrun.reasons.additions import Additions
from liftrun.rules.base import Rule
from liftrun.rules.preferred_place import PreferredPlace
from liftrun.rules.preferred_time import PreferredTime
from tests.rules.collected import EXAMPLES
from tests.rules.worlds import plans
from tests.support.factories.weeks import REQUIRED, put

PLANS_PER_EXAMPLE = 12


def breaks(rule, plan, session, start, place):
    """Whether the whole week, with the session, breaks the rule more than without it: asked of the rule alone."""
    week = plan.schedule
    extra = put(session, start, len(session.lengths) - 1, place=place)
    longer = Schedule(week.week, tuple(sorted((*week.placed, extra), key=lambda p: p.start)), week.history)
    return sum(v.amount for v in rule.check(longer)) > sum(v.amount for v in rule.check(week))


def some_plans(world):
    """Plans of a world that lack a session, spread over all of them."""
    lacking = [plan for plan in plans(world) if plan.dropped]
    return list(islice(lacking, 0, None, max(1, len(lacking) // PLANS_PER_EXAMPLE)))


def starts(world):
    """Starts all over the week at uneven steps, and each minute around every edge of an opening."""
    edges = {
        edge for places in world.instance.openings.values() for spans in places.values() for s in spans for edge in s
    }
    near = {edge + step for edge in edges for step in (-60, -31, -1, 0, 1, 30)}
    week = world.instance.week.minutes
    return sorted(start for start in {*range(0, week, 97), *near} if 0 <= start < week)


def places(world, session):
    """The places where a session may be in a world."""
    return tuple(world.instance.openings[session.id])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_a_rule_is_found_broken_at_exactly_the_starts_where_its_check_finds_it(example):
    rule = example.rules()[1]
    for plan in some_plans(example.world):
        session = plan.dropped[0].session
        additions = Additions([rule], plan.schedule, session, session.lengths[-1])
        for start, place in product(starts(example.world), places(example.world, session)):
            true = (rule,) if breaks(rule, plan, session, start, place) else ()
            assert additions.broken_at(start, place) == true, (start, place)


def test_of_several_places_that_with_the_fewest_broken_rules_counts():
    example = next(one for one in EXAMPLES if one.kind is PreferredTime)
    plan = next(plan for plan in plans(example.world) if plan.dropped)
    session = plan.dropped[0].session
    rules = [PreferredPlace(id=f"to-{place}", of=({},), place=place, **REQUIRED) for place in ("home", "gym", "home")]
    additions = Additions(rules, plan.schedule, session, session.lengths[-1])
    assert [rule.id for rule in additions.fewest_at(600, ("road", "gym", "home"))] == ["to-gym"]
    assert [rule.id for rule in additions.fewest_at(600, ("gym", "road"))] == ["to-home", "to-home"]


def test_rules_are_named_in_their_order():
    example = next(one for one in EXAMPLES if one.kind is PreferredTime)
    plan = next(plan for plan in plans(example.world) if plan.dropped)
    session = example.world.instance.sessions[0]
    never = [PreferredTime(id=f"never-{n}", of=({},), windows="03:00-03:01", **REQUIRED) for n in (2, 1, 3)]
    found = Additions(never, plan.schedule, session, session.lengths[-1]).broken_at(600, "road")
    assert [rule.id for rule in found] == ["never-2", "never-1", "never-3"]


def test_a_rule_of_an_unknown_kind_is_checked_at_every_start():
    class OddMinutes(Rule):
        needs_clock_times = True
        kind: str = "odd_minutes"

        def check(self, schedule):
            return (Violation("odd", 1, (p.session.id,), "") for p in schedule.placed if p.start % 2)

    example = next(one for one in EXAMPLES if one.kind is PreferredTime)
    plan = next(plan for plan in plans(example.world) if plan.dropped)
    session = plan.dropped[0].session
    additions = Additions([OddMinutes(id="odd", **REQUIRED)], plan.schedule, session, session.lengths[-1])
    assert [bool(additions.broken_at(minute, "road")) for minute in (600, 601, 602, 603)] == [False, True, False, True]
