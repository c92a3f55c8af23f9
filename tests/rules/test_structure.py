"""What every plan must keep besides the rulebook: the model allows exactly what the check allows.

Here sessions are tried everywhere, in free time and out of it, on the grid and off it, over one another.
"""

from __future__ import annotations

from itertools import product

import pytest

from liftrun.checks.plan import check_plan
from liftrun.domain import Instance, Span
from liftrun.rules.problem import WeekProblem
from tests.rules.agreement import Forced
from tests.rules.worlds import plan_of
from tests.support.factories.weeks import PLAIN, at, lift, put, run

RUN = run("run-easy", "easy", (60, 6.0), (45, 4.5))
GYM = lift("lift-gym", "full", 60, 30, jumps_minutes=15)
HOME = lift("lift-home", "upper", 45)


def _span(opens, closes):
    return Span(at(PLAIN, opens), at(PLAIN, closes))


MORNING = (_span("mon 06:00", "mon 07:30"), _span("mon 08:00", "mon 10:00"))
GYM_HOURS = (_span("mon 06:10", "mon 08:40"),)
NIGHT = (_span("sun 21:00", "sun 24:00"),)

WEEKS = {
    "a run and the way to the gym": Instance(
        PLAIN, (RUN, GYM), {"run-easy": {"road": MORNING}, "lift-gym": {"gym": GYM_HOURS}}, travel_minutes=15
    ),
    "a run and a lift at home": Instance(
        PLAIN, (RUN, HOME), {"run-easy": {"road": MORNING}, "lift-home": {"home": MORNING}}, travel_minutes=15
    ),
    "a lift pinned off the grid": Instance(
        PLAIN,
        (HOME, RUN),
        {"run-easy": {"road": MORNING}, "lift-home": {"home": MORNING}},
        pins={"lift-home": at(PLAIN, "mon 06:20")},
    ),
    "the week's last evening": Instance(
        PLAIN, (RUN, GYM), {"run-easy": {"road": NIGHT}, "lift-gym": {"gym": NIGHT}}, travel_minutes=20, grid_minutes=20
    ),
    "nowhere to lift": Instance(PLAIN, (RUN, GYM), {"run-easy": {"road": MORNING}}),
}


def _tried(instance, session):
    """The session dropped, and at every ten or fifteen minutes of some hours, free or not."""
    place = next(iter(instance.openings.get(session.id, {"gym": ()})))
    first = min(span.start for places in instance.openings.values() for spans in places.values() for span in spans)
    starts = sorted({first + offset for offset in [*range(-30, 255, 15), 10, 20, 40]})
    jumps = ("", "first") if session.plyometrics else ("",)
    lengths = range(len(session.lengths))
    return [None, *(put(session, start, n, jump, place) for start in starts for n in lengths for jump in jumps)]


@pytest.mark.parametrize("name", WEEKS)
def test_the_model_allows_exactly_what_the_check_of_the_structure_allows(name):
    instance = WEEKS[name]
    problem, model = WeekProblem(instance, ()), Forced(instance, ())
    allowed = 0
    for chosen in product(*(_tried(instance, session) for session in instance.sessions)):
        plan = plan_of(instance, chosen)
        broken = check_plan(problem, plan).broken
        allowed += not broken
        assert (model.cost(plan) is None) == bool(broken), (broken, plan)
    assert allowed > 1
