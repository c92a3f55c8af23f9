"""Distances, times and shorter lengths of runs; the athlete's own list of runs; the race."""

from __future__ import annotations

from math import ceil

import pytest

from liftrun.domain import Length
from liftrun.domain.units import METRES_PER_MILE, distance_of
from liftrun.domain.workout import Step
from tests.demand.people import athlete, kinds, runs_of, session, wanted


def miles(one):
    return round(one.lengths[0].metres / METRES_PER_MILE, 2)


def test_a_weeks_distance_is_divided_up_without_rest():
    runs = {s.id: miles(s) for s in wanted(athlete("half", 8)).sessions if s.kind}
    assert runs == {"run-long": 10, "run-tempo": 6, "run-speed": 6, "run-easy-1": 5, "run-easy-2": 3}


LONG_SHARE = {2: 0.6, 3: 0.45, 4: 0.4, 5: 0.38, 6: 0.36, 7: 0.34}
LONGEST_MINUTES = 195
OTHERS = 0.8


def whole(distance):
    """The half kilometres within a distance."""
    return int(distance * 2) / 2


@pytest.mark.parametrize("pace", [5, 7, 10])
@pytest.mark.parametrize("distance", [8, 17, 23.4, 40, 71])
@pytest.mark.parametrize("days", range(2, 8))
def test_the_runs_of_a_week_are_within_5_percent_of_the_weekly_distance(distance, days, pace):
    """Unless the long run is at its limit, and every other run at four fifths of it: then a note has the distances."""
    running = {"days": days, "weekly_distance": distance}
    demanded = wanted(athlete("full", 10, units="km", running=running, paces={"easy": f"{pace}:00"}))
    each = [distance_of(s.lengths[0].metres, "km") for s in demanded.sessions if s.kind]
    longest = whole(min(LONG_SHARE[days] * distance, LONGEST_MINUTES / pace))
    possible = longest + (days - 1) * whole(OTHERS * longest)
    missing = [note for note in demanded.notes if "instead of" in note]
    if possible >= 0.95 * distance:
        assert sum(each) == pytest.approx(distance, rel=0.05)
        assert not missing
    else:
        assert sum(each) == pytest.approx(possible)
        assert len(missing) == 1
        assert f"{possible:.1f}".removesuffix(".0") + f" km instead of {distance} km" in missing[0]


def test_a_slow_runner_of_71_km_in_two_days_reaches_both_limits():
    running = {"days": 2, "weekly_distance": 71}
    demanded = wanted(athlete("full", 10, units="km", running=running))
    assert [distance_of(s.lengths[0].metres, "km") for s in demanded.sessions if s.kind] == [19.5, 15.5]
    assert any(
        "it should be, 35 km instead of 71 km, because no other run is longer than 80 % of the long run" in note
        for note in demanded.notes
    )


def test_a_distance_too_small_to_divide_still_gives_runs_of_a_unit_each():
    runs = [s for s in wanted(athlete("half", 8, running={"days": 6, "weekly_distance": 3})).sessions if s.kind]
    assert {miles(s) for s in runs} == {1}


@pytest.mark.parametrize("distance", [15, 24, 30, 47, 80])
@pytest.mark.parametrize("days", [5, 6, 7])
def test_an_optional_run_is_shorter_than_every_regular_one(days, distance):
    runs = [
        s for s in wanted(athlete("half", 8, running={"days": days, "weekly_distance": distance})).sessions if s.kind
    ]
    (optional,) = (miles(s) for s in runs if s.optional)
    assert optional < min(miles(s) for s in runs if not s.optional)


def test_equal_runs_are_equal():
    easy = [s.lengths[0].metres for s in wanted(athlete(None)).sessions if s.kind == "easy"]
    assert len(easy) == 3
    assert len(set(easy)) == 1


def test_a_run_takes_its_distance_at_its_pace_rounded_up_to_five_minutes():
    someone = athlete(None, paces={"easy": "10:00", "long": "9:40"}, **runs_of(("easy", 4.1), ("long", 10)))
    demanded = wanted(someone)
    assert session(demanded, "run-easy-1").lengths[0].minutes == 45
    assert session(demanded, "run-long").lengths[0].minutes == 100


@pytest.mark.parametrize("kind", ["tempo", "speed"])
def test_a_quality_run_is_partly_easy_and_takes_the_minutes_of_its_parts(kind):
    paces = {"easy": "10:00", "tempo": "8:00", "speed": "7:00"}
    run = session(wanted(athlete(None, paces=paces, **runs_of((kind, 10)))), f"run-{kind}")
    (workout, *_), (length, *_) = run.workouts, run.lengths
    roles = [part.role for part in workout.parts if isinstance(part, Step)]
    assert (roles[0], roles[-1]) == ("warm_up", "cool_down")
    assert 0 < workout.work_m < 0.7 * length.metres
    assert length.metres == workout.estimate_m == 16093
    assert length.minutes == 5 * ceil(workout.estimate_s / 300)
    assert 85 <= length.minutes <= 100


def test_a_run_may_shrink_to_three_quarters_and_to_half():
    long = session(wanted(athlete("half", 8)), "run-long")
    full, *shorter = [length.metres for length in long.lengths]
    assert full == 16093
    assert [metres / full for metres in shorter] == pytest.approx([0.75, 0.5], abs=0.01)


def test_a_run_that_would_not_get_shorter_keeps_its_one_length():
    one_mile = session(wanted(athlete(None, **runs_of(("easy", 1)))), "run-easy-1")
    assert one_mile.lengths == (Length(10, 1609),)


@pytest.mark.parametrize(("race", "metres"), [("5k", 5000), ("10k", 10000), ("half", 21098), ("full", 42195)])
def test_the_race_has_its_own_distance_and_never_gets_shorter(race, metres):
    run = session(wanted(athlete(race, 0, paces={"easy": "10:00", "race": "8:00"})), "run-race")
    assert [length.metres for length in run.lengths] == [metres]
    assert run.lengths[0].minutes == pytest.approx(metres / METRES_PER_MILE * 8, abs=5)


def test_a_race_early_in_the_week_is_in_that_week():
    assert "race" in kinds(wanted(athlete("half", 0, race_weekday=0)))


def test_a_taper_runs_less_each_week():
    def distance(weeks):
        return sum(s.lengths[0].metres for s in wanted(athlete("full", weeks)).sessions if s.kind not in (None, "race"))

    assert distance(3) > distance(2) > distance(1) > distance(0) > 0
    assert 0.4 <= distance(1) / distance(3) <= 0.6


def test_an_athletes_own_runs_are_taken_as_they_stand():
    own = runs_of(("long", 12.5), ("tempo", 6), ("easy", 4, {"label": "school run"}), ("easy", 3, {"optional": True}))
    demanded = wanted(athlete("half", 1, **own))
    assert kinds(demanded) == ["easy", "easy (optional)", "long", "tempo"]
    assert miles(session(demanded, "run-long")) == 12.5
    assert session(demanded, "run-easy-1").label == "school run"
    assert any("used unchanged" in note for note in demanded.notes)


def test_two_own_runs_of_one_kind_have_names_of_their_own():
    demanded = wanted(athlete("10k", 5, **runs_of(("tempo", 4), ("tempo", 6), ("easy", 3))))
    assert {s.id for s in demanded.sessions if s.kind} == {"run-tempo", "run-tempo-2", "run-easy-1"}


def test_own_hard_runs_stay_out_of_race_week():
    demanded = wanted(athlete("half", 0, **runs_of(("long", 12), ("speed", 5), ("easy", 4))))
    assert kinds(demanded) == ["easy", "race"]
    assert any("only the race is hard" in note for note in demanded.notes)


def test_own_runs_rest_in_maintenance():
    assert wanted(athlete("full", -1, **runs_of(("easy", 4)))).sessions == ()
