"""Weeks of athletes who run by time."""

from __future__ import annotations

import pytest

from tests.demand.people import UNSET, athlete, wanted


@pytest.mark.parametrize("race", ["5k", "10k", "half", "full"])
@pytest.mark.parametrize("experience", ["beginner", "advanced"])
@pytest.mark.parametrize(("days", "minutes"), [(3, 120), (4, 200), (5, 270), (6, 420)])
def test_the_runs_take_the_minutes_of_the_week(race, experience, days, minutes):
    running = {"days": days, "weekly_minutes": minutes}
    for weeks in (6, 9, 12):
        found = wanted(athlete(race, weeks, experience=experience, paces=UNSET, running=running))
        runs = [one for one in found.sessions if one.activity == "run"]
        taken = sum(run.lengths[0].minutes for run in runs)
        assert minutes * 0.93 <= taken <= minutes + 5 * len(runs)  # each run is rounded up to five minutes
