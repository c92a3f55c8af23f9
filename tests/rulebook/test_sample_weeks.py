"""The article's own weeks keep the required rules of the default and of Helms's pack, and break one of Bui's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from liftrun.checks.plan import check_rules
from liftrun.domain import Block, Placed, Schedule
from tests.demand.people import WEEK, athlete, rules_for, session, wanted

# A session, its weekday and its hour; the article names days only, so runs are in the morning and lifts after work.
BUILD = {
    "run-tempo": (0, 6),
    "lift-2": (1, 17),
    "run-easy-2": (2, 6),
    "run-speed": (3, 6),
    "lift-3": (3, 17),
    "run-easy-1": (4, 6),
    "run-long": (5, 7),
    "lift-1": (5, 12),
}
PEAK = {
    "run-tempo": (0, 6),
    "lift-1": (1, 17),
    "run-easy-2": (1, 6),
    "run-speed": (2, 6),
    "lift-2": (3, 17),
    "run-easy-1": (4, 6),
    "run-long": (5, 7),
}
WEEKS = {"build": (8, BUILD), "peak": (4, PEAK)}
JUMPING = {"lift-1", "lift-2"}


def placed(one, day, hour, *, jumps_minutes=0):
    start = WEEK.at(day, hour * 60)
    work = start + jumps_minutes
    end = work + one.lengths[0].minutes
    kind = "run" if one.activity == "run" else "weights"
    jumps = (Block("plyometrics", start, work),) if jumps_minutes else ()
    place = "road" if one.activity == "run" else "gym"
    return Placed(one, start, end, place, one.lengths[0].metres, (*jumps, Block(kind, work, end)))


def sample(phase):
    """The athlete, and the article's week of a phase, every week alike."""
    weeks, days = WEEKS[phase]
    someone = athlete("half", weeks)
    demanded = wanted(someone)
    assert set(days) == {s.id for s in demanded.sessions}
    week = [
        placed(session(demanded, name), *when, jumps_minutes=15 if phase == "build" and name in JUMPING else 0)
        for name, when in days.items()
    ]
    ordered = tuple(sorted(week, key=lambda one: one.start))
    return someone, Schedule(WEEK, ordered, tuple(a_week_ago(one) for one in ordered))


def a_week_ago(one):
    blocks = tuple(replace(b, start=b.start - WEEK.minutes, end=b.end - WEEK.minutes) for b in one.blocks)
    return replace(one, start=one.start - WEEK.minutes, end=one.end - WEEK.minutes, blocks=blocks)


@pytest.mark.parametrize("phase", WEEKS)
@pytest.mark.parametrize("pack", ["default", "helms"])
def test_a_sample_week_breaks_no_required_rule(phase, pack):
    someone, schedule = sample(phase)
    assert check_rules(rules_for(someone, pack).rules, schedule).broken == ()


@pytest.mark.parametrize(("phase", "alone"), [("build", {"lift-2"}), ("peak", {"lift-1", "lift-2"})])
def test_under_bui_a_sample_week_breaks_pairing_and_nothing_else(phase, alone):
    someone, schedule = sample(phase)
    broken = check_rules(rules_for(someone, "bui").rules, schedule).broken
    assert {one.rule for one in broken} == {"hard-days-hard"}
    assert {name for one in broken for name in one.sessions} == alone


SHAPE = {"training-days-spread", "upper-body-48h-between-lifts"}


def test_the_sample_weeks_cost_what_other_advice_finds_in_them():
    found = {}
    for phase in WEEKS:
        someone, schedule = sample(phase)
        found[phase] = {rule.id for rule, _ in check_rules(rules_for(someone).rules, schedule).paid}
    assert found["build"] == {"hard-days-hard", "heavy-legs-48h"} | SHAPE | {"jumps-before-hard-runs"}
    assert (
        found["peak"]
        == {
            "hard-days-hard",
            "easy-days-easy",
            "fresh-legs-20h",
            "heavy-legs-24h",
            "heavy-legs-48h",
            "legs-48h-between-lifts",
        }
        | SHAPE
    )
