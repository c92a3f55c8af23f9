"""What holds for the week of anyone: every phase, race, experience, pack and number of running days."""

from __future__ import annotations

from itertools import product

import pytest

from liftrun.domain import HARD_RUNS, Priority
from liftrun.rulebook import load_rulebook
from tests.demand.people import EXPERIENCES, RACES, athlete, rules_for, wanted

SEASON = [(None, 0), *((race, weeks) for race in RACES for weeks in (20, 12, 8, 5, 3, 2, 1, 0, -1, -2, -3))]
EVERYONE = list(product(SEASON, EXPERIENCES))
PACKS = load_rulebook().packs


@pytest.mark.parametrize(("season", "experience"), EVERYONE)
def test_a_week_holds_up_to_four_lifts_and_never_more_than_its_phase_allows(season, experience):
    someone = athlete(*season, experience=experience)
    for pack in PACKS:
        rules = rules_for(someone, pack)
        lifts = sum(s.activity == "lift" for s in wanted(someone, pack).sessions)
        assert lifts <= rules.rule("lifts-per-phase").at_most <= 4
        assert lifts >= 2 or rules.situation.phase not in ("base", "build")


@pytest.mark.parametrize(("season", "experience"), EVERYONE)
def test_sessions_are_whole_and_ranked(season, experience):
    for pack in PACKS:
        sessions = wanted(athlete(*season, experience=experience), pack).sessions
        assert len({s.id for s in sessions}) == len(sessions)
        assert [s.priority for s in sessions] == sorted(s.priority for s in sessions)
        for one in sessions:
            check_whole(one)


def check_whole(one):
    minutes = [length.minutes for length in one.lengths]
    assert minutes == sorted(set(minutes), reverse=True)
    assert all(m % 5 == 0 and m > 0 for m in minutes)
    assert one.hard == (one.kind in HARD_RUNS)
    assert (one.prescription is not None) == (one.activity == "lift")
    assert all((length.metres > 0) == (one.activity == "run") for length in one.lengths)


@pytest.mark.parametrize("days", range(1, 8))
@pytest.mark.parametrize(("race", "weeks"), [(None, 0), ("half", 8), ("full", 4), ("half", 1), ("10k", 4)])
def test_a_week_has_a_run_for_each_day_of_running(days, race, weeks):
    demanded = wanted(athlete(race, weeks, running={"days": days, "weekly_distance": 25}))
    runs = [s for s in demanded.sessions if s.activity == "run"]
    assert len(runs) == days
    assert sum(s.kind == "long" for s in runs) == 1
    assert sum(s.hard for s in runs) <= 3


@pytest.mark.parametrize("days", range(1, 8))
def test_the_race_counts_as_a_day_of_running(days):
    runs = [s for s in wanted(athlete("half", 0, running={"days": days, "weekly_distance": 25})).sessions if s.kind]
    assert len(runs) <= days
    assert [s.kind for s in runs if s.hard] == ["race"]


def test_priorities_follow_what_is_lost_last():
    ranks = {s.id: s.priority for s in wanted(athlete("half", 8)).sessions}
    assert ranks == {
        "run-long": Priority.LONG_RUN,
        "run-tempo": Priority.HARD_RUN,
        "run-speed": Priority.HARD_RUN,
        "lift-1": Priority.FIRST_LIFT,
        "run-easy-1": Priority.OTHER_RUN,
        "lift-2": Priority.FURTHER_LIFT,
        "lift-3": Priority.FURTHER_LIFT,
        "run-easy-2": Priority.OPTIONAL_RUN,
    }


def test_more_lifts_for_short_races_and_the_experienced_fewer_for_long_ones_and_beginners():
    def lifts(race, weeks, experience):
        return sum(s.activity == "lift" for s in wanted(athlete(race, weeks, experience=experience)).sessions)

    assert lifts("5k", 5, "advanced") > lifts("5k", 5, "intermediate") > lifts("5k", 5, "beginner")
    assert lifts("5k", 5, "advanced") > lifts("full", 10, "advanced")
    assert lifts("half", 4, "beginner") > lifts("full", 4, "beginner")
