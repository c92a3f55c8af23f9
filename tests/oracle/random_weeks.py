"""Tiny random weeks with random rulebooks, each from its seed, with so few plans that all can be compared."""

from __future__ import annotations

from dataclasses import replace
from math import prod
from random import Random
from typing import TYPE_CHECKING, Any

from liftrun.domain import Instance, Place, Placed, Priority, Session, Span, Week
from liftrun.rules.problem import WeekProblem
from tests.rules.collected import DECLARED
from tests.support.factories.weeks import (
    AUTUMN,
    PLAIN,
    REQUIRED,
    SPRING,
    cross_training,
    lift,
    mobility,
    placements,
    put,
    run,
    weighted,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.rules.base import Rule
    from tests.rules.kind_tests import KindTests

MOST_PLANS = 2500

SESSIONS = (
    run("run-long", "long", (120, 12.0), (90, 9.0), (60, 6.0)),
    run("run-race", "race", (100, 13.1)),
    run("run-club", "easy", (60, 5.0), (50, 4.0), priority=Priority.PINNED),
    run("run-tempo", "tempo", (60, 7.0), (50, 6.0)),
    run("run-speed", "speed", (55, 6.0)),
    run("run-easy-1", "easy", (45, 4.0)),
    run("run-easy-2", "easy", (45, 4.0)),
    run("run-easy-3", "easy", (60, 6.5), (45, 4.0), priority=Priority.OPTIONAL_RUN, optional=True),
    lift("lift-1", "lower", 60, 40),
    lift("lift-2", "full", 60, jumps_minutes=15, priority=Priority.FURTHER_LIFT),
    lift("lift-3", "full", 60, jumps_minutes=15, priority=Priority.FURTHER_LIFT),
    lift("lift-4", "upper", 45, 30, heavy=False, priority=Priority.FURTHER_LIFT),
    lift("lift-5", "lower", 60, 40, priority=Priority.FURTHER_LIFT),
    mobility("mobility-1", 30),
)
TWINS = (("run-easy-1", "run-easy-2"), ("lift-2", "lift-3"), ("lift-1", "lift-5"))
"""Sessions that differ in name and priority only: the model may put them in an order of its choice."""
CHANCE_OF_RULES = (0.77, 0.20, 0.03)
"""Chances that a kind has no rule in a random rulebook, one, or two."""
SHARE_REQUIRED = 0.4
CHANCE_OF_CROSS_TRAINING = 0.25


def random_problem(seed: int) -> WeekProblem:
    """A week of two to four sessions in a few openings, and a few rules."""
    random = Random(seed)
    instance = random_instance(random)
    while _plans(instance) > MOST_PLANS:
        instance = random_instance(random)
    return WeekProblem(_with_cross_training(seed, instance), random_rules(seed))


def _with_cross_training(seed: int, instance: Instance) -> Instance:
    """Now and then the week with a cross-training session, from a stream of its own, so that no other draw changes."""
    random = Random(f"cross-training {seed}")
    if random.random() > CHANCE_OF_CROSS_TRAINING:
        return instance
    session = cross_training("cross_training-1", random.choice((30, 45, 60)), hard=random.random() < 0.6)
    spans = next(iter(instance.openings[random.choice(instance.sessions).id].values()), ())
    sessions = tuple(sorted((*instance.sessions, session), key=lambda one: one.priority))
    more = replace(instance, sessions=sessions, openings={**instance.openings, session.id: {"road": spans}})
    return more if _plans(more) <= MOST_PLANS else instance


def _plans(instance: Instance) -> int:
    return prod(1 + len(placements(instance, session, both_orders=True)) for session in instance.sessions)


def random_instance(random: Random, *, sizes: Sequence[int] = (2, 2, 3, 3, 3, 4), most_days: int = 3) -> Instance:
    """Some sessions, and openings on up to `most_days` days in a row."""
    week = random.choice((PLAIN, PLAIN, SPRING, AUTUMN))
    sessions = tuple(random.sample(SESSIONS, random.choice(sizes)))
    if twins := random.choice((*TWINS, *[()] * 9)):
        sessions = tuple(s for s in SESSIONS if s.id in (*twins, sessions[0].id))
    first_day = random.choice((0, 0, 2, 4, 5))
    days = range(first_day, min(7, first_day + random.randint(1, most_days)))
    shared = [span for day in days for span in _hours(random, week, day)]
    openings = {session.id: _openings(random, week, session, days, shared) for session in sessions}
    pinned = random.choice(sessions).id if random.random() < 0.15 else ""
    return Instance(
        week,
        tuple(sorted(sessions, key=lambda s: s.priority)),
        openings,
        travel_minutes=random.choice((0, 15, 40)),
        pins={pinned: _a_start(random, openings[pinned])} if pinned and any(openings[pinned].values()) else {},
        history=_around(random, week) if random.random() < 0.4 else (),
        grid_minutes=random.choice((15, 30, 60, 60)),
    )


def _openings(
    random: Random, week: Week, session: Session, days: range, shared: list[Span]
) -> dict[Place, tuple[Span, ...]]:
    """Morning and evening hours of some days; most sessions share them, so that they get in each other's way."""
    places: list[Place] = ["road"] if session.activity == "run" else random.choice((["home"], ["gym"], ["home", "gym"]))
    own = [span for day in days for span in _hours(random, week, day)]
    return {place: tuple(shared if random.random() < 0.75 else own) for place in places}


def _hours(random: Random, week: Week, day: int) -> list[Span]:
    spans = []
    for opens in random.choice(((6,), (18,), (6, 18), (0, 23))):
        start = week.at(day, 60 * opens)
        spans.append(Span(start, min(start + random.choice((45, 60, 75, 90, 120, 150)), week.day_starts[7])))
    return spans


def _a_start(random: Random, openings: dict[Place, tuple[Span, ...]]) -> int:
    spans = [span for found in openings.values() for span in found]
    return random.choice(spans).start + random.choice((0, 5))


def _around(random: Random, week: Week) -> tuple[Placed, ...]:
    """Sessions of the days before the week, and now and then one of the days after it."""
    past = [put(session, -random.randrange(60, 4 * 1440, 15)) for session in random.sample(SESSIONS, 2)]
    apart = past if not past[0].span.overlaps(past[1].span) else past[:1]  # as an athlete's file has them
    kept = [one for one in apart if one.end <= 0]
    ahead = [put(random.choice(SESSIONS), week.minutes + random.randrange(0, 2 * 1440, 15))]
    return tuple(sorted([*kept, *(ahead if random.random() < 0.5 else [])], key=lambda p: p.start))


def random_rules(seed: int, kinds: Sequence[KindTests] = DECLARED) -> tuple[Rule, ...]:
    """A few rules of any kinds, required and weighted.

    Each kind draws from a stream of its own, so a further kind changes none of the others' draws.
    """
    return tuple(rule for declared in kinds for rule in _rules_of_kind(seed, declared))


def _rules_of_kind(seed: int, declared: KindTests) -> Iterator[Rule]:
    random = Random(f"{declared.name} {seed}")
    for number in range(random.choices((0, 1, 2), CHANCE_OF_RULES)[0]):
        identity = f"{declared.name.replace('_', '-')}-{number}"
        yield declared.kind(id=identity, **declared.draw(random), **_random_strength(random))


def _random_strength(random: Random) -> dict[str, Any]:
    if random.random() < SHARE_REQUIRED:
        return REQUIRED
    return weighted(random.randint(1, 5), random.choice(("keep", "days", "training", "preference")))
