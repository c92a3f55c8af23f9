"""Changes of the input that must not change the plan, or must change it in a known way."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.judge.planning import placements, plan_of
from tests.judge.random_life import METRES_PER_MILE, calendar, event, random_life
from tests.profile import share

SEEDS = range(share(12, 200))
TIERS = ("keep", "days", "training", "preference")
ROOMY = ((360, 720), (960, 1260))


def costs(plan):
    return [plan["tiers"][tier]["cost"] for tier in TIERS]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_calendars_has_no_effect(seed, tmp_path):
    life = random_life(seed)
    half = len(life.events) // 2
    parts = {"a.ics": life.ics(life.events[:half]), "b.ics": life.ics(life.events[half:])}
    turned = dict(reversed(parts.items()))
    assert placements(plan_of(life, tmp_path, calendars=parts)) == placements(plan_of(life, tmp_path, calendars=turned))


@pytest.mark.parametrize("seed", SEEDS)
def test_one_calendar_or_two_is_the_same(seed, tmp_path):
    life = random_life(seed)
    parts = {"even.ics": life.ics(life.events[::2]), "odd.ics": life.ics(life.events[1::2])}
    assert placements(plan_of(life, tmp_path)) == placements(plan_of(life, tmp_path, calendars=parts))


@pytest.mark.parametrize("seed", SEEDS)
def test_transparent_cancelled_and_duplicate_events_have_no_effect(seed, tmp_path):
    life = random_life(seed)
    free = [*life.events[:3], *random_life(seed + 1000).events[:3]]
    more = {
        "busy.ics": life.ics(),
        "again.ics": life.ics(),
        "free.ics": life.ics(free, properties="TRANSP:TRANSPARENT"),
        "cancelled.ics": life.ics(free, properties="STATUS:CANCELLED"),
    }
    assert placements(plan_of(life, tmp_path)) == placements(plan_of(life, tmp_path, calendars=more))


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "America/St_Johns", "Pacific/Chatham"])
@pytest.mark.parametrize("seed", SEEDS)
def test_events_in_another_zone_are_at_the_same_moments(seed, zone, tmp_path):
    life = random_life(seed)
    moved = {"busy.ics": calendar([event(n, *span, zone=zone) for n, span in enumerate(life.events)])}
    assert placements(plan_of(life, tmp_path)) == placements(plan_of(life, tmp_path, calendars=moved))


@pytest.mark.parametrize("seed", SEEDS)
def test_miles_and_kilometres_of_the_same_runs_cost_the_same(seed, tmp_path):
    """Shortened runs are rounded in the athlete's unit, so the weeks have room for full lengths."""
    life = random_life(seed)
    life = replace(life, race=None, history=(), bans=(), events=life.events[:2], windows=dict.fromkeys(range(7), ROOMY))
    head, _, tail = life.toml().partition("[running]")
    rest = "[availability]" + tail.partition("[availability]")[2]
    miles = [3, 5, 8][: max(2, life.days - 2)]
    km = [round(distance * METRES_PER_MILE) / 1000 for distance in miles]
    in_km = head.replace('units = "miles"', 'units = "km"').replace('easy = "9:30"', 'easy = "5:54"')
    plan = plan_of(life, tmp_path, toml=head + runs(miles) + rest)
    other = plan_of(life, tmp_path, toml=in_km + runs(km) + rest)
    assert plan["tiers"]["keep"]["cost"] == 0
    assert costs(plan) == costs(other)
    assert distances(plan) == distances(other)


def distances(plan):
    return sorted(session["metres"] for session in plan["sessions"] if session["activity"] == "run")


def runs(distances):
    kinds = ("easy", "tempo", "long")
    return "".join(
        f'[[runs]]\nkind = "{kind}"\ndistance = {distance}\n' for kind, distance in zip(kinds, distances, strict=False)
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_pin_at_the_slot_of_a_session_of_full_length_costs_nothing(seed, tmp_path):
    life = random_life(seed)
    free = plan_of(life, tmp_path)
    for session in free["sessions"]:
        if session["kind"] == "race":
            continue
        name = session["kind"] or session["activity"]
        at = datetime.fromisoformat(session["start"]).strftime("%Y-%m-%d %H:%M")
        pinned = replace(life, extra=f'[[pin]]\nsession = "{name}"\nat = "{at}"\n')
        again = plan_of(pinned, tmp_path)
        there = next(one for one in again["sessions"] if one["start"] == session["start"])
        assert not there["shortened"], (seed, session["id"], at)
        if not session["shortened"]:  # a pin is for the full length, which may cost something
            assert costs(again) <= costs(free), (seed, session["id"], at)


@pytest.mark.parametrize("seed", SEEDS)
def test_seeds_and_workers_change_no_cost(seed, tmp_path):
    life = random_life(seed)
    plan = plan_of(life, tmp_path)
    for options in (("--seed", "7"), ("--workers", "2"), ("--seed", "3", "--workers", "2")):
        assert costs(plan_of(life, tmp_path, *options)) == costs(plan)
