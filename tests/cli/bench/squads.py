"""A small frozen squad: athletes who want the same hours of one room."""

from __future__ import annotations

from liftrun.bench.instances.frozen_squad import FrozenAthlete, FrozenSquad
from liftrun.domain import Instance, Priority
from liftrun.model.solve import SolveOptions
from liftrun.rules import NotConsecutiveDays, PreferredDay, SameDay
from liftrun.rules.problem import WeekProblem
from liftrun.rules.selector import Selector
from liftrun.squad.optimise.joint_search import solve_jointly
from liftrun.squad.optimise.losses import DROPS
from liftrun.squad.optimise.pricing_problem import UNIT
from tests.support.factories.weeks import PLAIN, REQUIRED, lift, run, spans, weighted

FIRST = DROPS[Priority.FURTHER_LIFT]
LIFTS, RUNS = (Selector(activity="lift"),), (Selector(activity="run"),)
RULES = (
    NotConsecutiveDays(id="apart", of=LIFTS, **REQUIRED),
    SameDay(id="paired", each=LIFTS, alongside=RUNS, **weighted(5)),
    PreferredDay(id="day", of=RUNS, days=("tue",), **weighted(2, "preference")),
)


def week(days):
    """Two lifts and a run, on the evenings of some days."""
    sessions = (
        run("run-easy"),
        lift("lift-1", "full", 60),
        lift("lift-2", "upper", 60, priority=Priority.FURTHER_LIFT),
    )
    free = spans(PLAIN, days, "18:00-20:00")
    openings = {s.id: {"road" if s.activity == "run" else "gym": free} for s in sessions}
    return WeekProblem(Instance(PLAIN, sessions, openings, grid_minutes=30), RULES)


def frozen_squad(athletes=3, places=1, *, priced=0, name="tight-3"):
    """A squad whose room costs a third of a session on Mondays and Thursdays."""
    problems = tuple(week(("mon", "tue", "thu") if number else ("mon", "thu")) for number in range(athletes))
    hours = spans(PLAIN, ("mon", "tue", "thu"), "18:00-20:00")
    room = tuple((hour, places) for hour in hours)
    return FrozenSquad(
        name=name,
        origin={"athletes": athletes},
        best={"dropped": 0, "bound": 0, "priced": priced},
        first=FIRST,
        places=(room,),
        prices=tuple((0, minute, UNIT // 3) for hour in (hours[0], hours[2]) for minute in range(*hour, 60)),
        rules=(RULES,),
        athletes=tuple(FrozenAthlete(instance=p.instance, rules=0, room=0, caps=(0,) * FIRST) for p in problems),
    )


def fewest_dropped(squad):
    """The losses of the best plan of the squad in one exact model."""
    found = solve_jointly(squad.joint, SolveOptions())
    assert found.optimal
    return found.losses
