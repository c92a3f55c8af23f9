"""Small weeks of which every placement is tried: two or three sessions, a few starts a day.

Each world makes something possible: every pair of days, three sessions at once, lengths and plyometrics that change
which selectors match, midnight, sessions before the week, and weeks in which the clock changes.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from liftrun.domain import WEEKDAYS, Dropped, Instance, Placed, Plan, Session, Span, Week
from tests.support.factories.weeks import (
    AUTUMN,
    LONG_PROFILE,
    PLAIN,
    SPRING,
    apart,
    at,
    lift,
    mobility,
    placements,
    put,
    run,
    schedule,
    usual_place,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

HARD = run("run-hard", "tempo", (60, 7.0))
EASY = run("run-easy", "easy", (45, 4.0))
LONG = run("run-long", "long", (100, 7.0), (85, 6.0))
LEGS = lift("lift-legs", "lower", 60)
UPPER = lift("lift-upper", "upper", 45, heavy=False)
FULL = lift("lift-full", "full", 60, 40, jumps_minutes=15)
SHORT = lift("lift-short", "full", 30, jumps_minutes=10)
STRETCH = mobility("mobility-1", 30)


class World(NamedTuple):
    """A tiny instance; its name is what tests print."""

    name: str
    instance: Instance

    def __hash__(self) -> int:
        """By name, because instances contain dictionaries."""
        return hash(self.name)


@cache
def plans(world: World) -> tuple[Plan, ...]:
    """Every placement of the world's sessions, dropped ones included, in which no two overlap."""
    instance = world.instance
    options = [(*placements(instance, session, both_orders=True), None) for session in instance.sessions]
    return tuple(plan_of(instance, chosen) for chosen in product(*options) if apart(instance, filter(None, chosen)))


def plan_of(instance: Instance, chosen: Iterable[Placed | None]) -> Plan:
    """The plan that places these sessions and drops the others."""
    placed = [one for one in chosen if one is not None]
    kept = {one.session.id for one in placed}
    lost = tuple(Dropped(session) for session in instance.sessions if session.id not in kept)
    return Plan(schedule(instance.week, *placed, history=instance.history), lost)


def world(
    name: str,
    starts: dict[Session, str],
    *,
    days: Iterable[str] = WEEKDAYS,
    week: Week = PLAIN,
    history: tuple[tuple[Any, ...], ...] = (),
) -> World:
    """Sessions that may start at some clock times (`"06:00 18:00"`) of some days, on a grid of an hour.

    The history is written `(session, moment[, further arguments of put])`.
    """
    openings = {
        session.id: {usual_place(session): _openings(week, session, days, clocks)} for session, clocks in starts.items()
    }
    past = sorted((put(session, at(week, when), *rest) for session, when, *rest in history), key=lambda p: p.start)
    return World(name, Instance(week, tuple(starts), openings, history=tuple(past), grid_minutes=60))


def _openings(week: Week, session: Session, days: Iterable[str], clocks: str) -> tuple[Span, ...]:
    longest = session.lengths[0].minutes + (session.plyometrics.minutes if session.plyometrics else 0)
    moments = sorted(at(week, f"{day} {clock}") for day in days for clock in clocks.split())
    return tuple(Span(moment, moment + longest) for moment in moments)


WEEKEND = ("sat", "sun")
ENDS = ("mon", "tue", "sun")
MOST = WEEKDAYS if LONG_PROFILE else ("mon", "tue", "sat", "sun")

EVERY_DAY = world("every day", {HARD: "06:00 18:00", LEGS: "08:00 18:00"})
THREE = world("three sessions", {HARD: "06:00 19:00", LEGS: "08:00 19:00", EASY: "12:00 19:00"}, days=MOST)
RACE = run("run-race", "race", (60, 6.2))
LIFTS = world(
    "two lifts and a run", {LEGS: "06:00 18:00", UPPER: "07:00", HARD: "12:00"}, days=("mon", "tue", "wed", "sun")
)
FOUR = world("four sessions", {LEGS: "06:00", UPPER: "07:00", HARD: "08:00", EASY: "12:00"}, days=("sat", "sun"))
LENGTHS = world("lengths", {LONG: "06:00 10:00", FULL: "08:00 12:00"}, days=WEEKEND)
JUMPS = world("jumps", {FULL: "06:00 08:00", SHORT: "06:00 07:00"}, days=("mon", "sun"))
NIGHT = world("midnight", {HARD: "00:00 22:00 23:00", LEGS: "00:00 01:00 23:00"}, days=("mon", "sat", "sun"))
MIXED = world("all activities", {EASY: "06:00 12:00", STRETCH: "07:00 12:00", UPPER: "07:00"}, days=ENDS)
AFTER_LEGS = world(
    "after a week of legs",
    {HARD: "06:00 18:00 19:00", LEGS: "00:00 08:00"},
    history=((LEGS, "last sun 18:00"), (FULL, "last sat 05:00"), (EASY, "last sat 06:30")),
    days=("mon", "tue", "wed", "sun"),
)
AFTER_RUNS = world(
    "after a week of runs",
    {HARD: "00:00 06:00", LEGS: "00:00 01:00 02:00", EASY: "05:00"},
    history=((HARD, "last sun 22:00"), (EASY, "last sat 12:00"), (LONG, "last mon 12:00")),
    days=ENDS,
)
AFTER_VARIANTS = world(
    "after a long run cut short and a lift with jumps",
    {HARD: "00:00 18:00", LEGS: "01:00 19:00"},
    history=((LONG, "last sun 21:00", 1), (LONG, "last sat 20:00"), (FULL, "last sun 22:30", 1, "last")),
    days=("mon",),
)
LATE_MONDAY = world(
    "late on Monday",
    {HARD: "18:00 19:00", LEGS: "22:00"},
    history=((LEGS, "last sun 18:00"), (HARD, "last sun 22:00")),
    days=("mon",),
)
RACE_MONDAY = world(
    "a race after a hard Sunday",
    {RACE: "00:00", HARD: "06:00", LEGS: "01:00 18:00"},
    history=((HARD, "last sun 22:00"), (LEGS, "last sun 20:00")),
    days=("mon", "tue"),
)
RACE_AHEAD = world(
    "the week before a race",
    {HARD: "06:00 22:00", LEGS: "08:00 23:00", EASY: "12:00"},
    history=((LEGS, "last sun 20:00"), (RACE, "next mon 00:30")),
    days=("mon", "sat", "sun"),
)
RACE_AHEAD_TUESDAY = world(
    "the week before a race on Tuesday",
    {HARD: "06:00", LEGS: "08:00 22:00"},
    history=((RACE, "next tue 08:00"),),
    days=WEEKEND,
)
RACE_SUNDAY = world(
    "a race on Sunday, and another the day after",
    {RACE: "08:00", LEGS: "10:00 21:00"},
    history=((RACE, "next mon 00:30"),),
    days=WEEKEND,
)
RACE_AFTER_SPRING = world(
    "a race after spring",
    {HARD: "01:00 22:00", LEGS: "03:00 20:00"},
    history=((RACE, "next mon 00:00"),),
    days=WEEKEND,
    week=SPRING,
)
SPRING_END = world("spring", {HARD: "01:00 05:00 19:00", LEGS: "03:00 07:00 20:00"}, days=WEEKEND, week=SPRING)
AUTUMN_END = world("autumn", {HARD: "01:00 03:00 17:00 18:00", LEGS: "02:00 04:00 18:00"}, days=WEEKEND, week=AUTUMN)
SEVEN_RUNS = tuple(run(f"run-{day}", "easy", (30, 3.0)) for day in WEEKDAYS)
SEVEN_DAYS = World(
    "a run for each day",
    Instance(PLAIN, SEVEN_RUNS, {r.id: {"road": _openings(PLAIN, r, (r.id[4:],), "07:00")} for r in SEVEN_RUNS}),
)
