"""Lifts, their jumps and prescriptions, through the phases of a season."""

from __future__ import annotations

from datetime import timedelta

import pytest

from liftrun.domain import Prescription
from liftrun.rulebook.exercise_tables import load_exercises
from tests.demand.people import UNSET, WEEK, athlete, focuses, session, wanted

COMPLEX = {one.name.lower() for one in load_exercises().exercises if one.jump == "complex"}


def todo(race, weeks, pack=None, **facts):
    return session(wanted(athlete(race, weeks, **facts), pack), "lift-1").prescription


def numbers(prescription: Prescription):
    return prescription.sets, prescription.reps, prescription.big_lifts


def test_off_season_and_build_lift_heavy_in_few_slow_repetitions():
    for race, weeks in ((None, 0), ("half", 8), ("full", 12), ("10k", 5)):
        heavy = todo(race, weeks)
        assert numbers(heavy) == (4, (6, 8), (5, 5))
        assert heavy.load == "heavy"
        assert heavy.tempo == "slow"
        assert heavy.reps_in_reserve == (1, 2)


def test_squat_and_deadlift_have_no_numbers_of_their_own_in_an_upper_body_lift():
    demanded = wanted(athlete("half", 8))
    big = {s.focus: s.prescription.big_lifts for s in demanded.sessions if s.activity == "lift"}
    assert big == {"full": (5, 5), "lower": (5, 5), "upper": None}


@pytest.mark.parametrize(
    ("race", "weeks", "stressed"),
    [
        (None, 0, True),
        ("half", 20, True),
        ("half", 11, True),
        ("half", 8, True),
        ("half", 7, False),
        ("half", 4, False),
        ("full", 15, True),
        ("full", 11, False),
        ("full", 1, False),
        ("5k", 20, True),
        ("5k", 8, False),
    ],
)
def test_the_lowering_is_stressed_off_season_and_early_in_a_long_cycle_only(race, weeks, stressed):
    assert todo(race, weeks).eccentric == stressed


@pytest.mark.parametrize(("weeks", "sets"), [(7, 4), (6, 4), (5, 3), (4, 3), (3, 2)])
def test_the_heavy_way_steps_down_in_sets_through_a_marathon_peak_squats_included(weeks, sets):
    assert numbers(todo("full", weeks)) == (sets, (3, 5), None)


@pytest.mark.parametrize(("weeks", "sets"), [(5, 4), (4, 4), (3, 3), (2, 2)])
def test_the_heavy_way_steps_down_through_the_peak_of_a_half(weeks, sets):
    assert numbers(todo("half", weeks)) == (sets, (3, 5), None)


def test_the_peak_is_as_heavy_and_faster():
    assert todo("half", 3).load == "as heavy as in the build"
    assert todo("half", 3).tempo == "faster, still controlled"


def test_the_endurance_way_is_lighter_with_more_repetitions_and_not_heavy():
    light = session(wanted(athlete("half", 3, peak_lifting="endurance")), "lift-1")
    assert numbers(light.prescription) == (3, (10, 15), None)
    assert light.prescription.source.count("article:S12") == 1
    assert not light.heavy


@pytest.mark.parametrize("pack", ["default", "bui", "helms"])
@pytest.mark.parametrize("experience", ["beginner", "intermediate", "advanced"])
@pytest.mark.parametrize(("race", "weeks"), [("half", -2), ("half", -3), ("full", -3), ("full", -4)])
def test_base_starts_lighter_after_a_half_or_full(race, weeks, experience, pack):
    demanded = wanted(athlete(race, weeks, experience=experience), pack)
    lifts = [one for one in demanded.sessions if one.activity == "lift"]
    assert {numbers(one.prescription) for one in lifts} == {(2, (10, 15), None)}
    assert all(one.prescription.load.startswith("light") for one in lifts)
    assert not any(one.heavy or one.prescription.eccentric for one in lifts)
    jumps = [one.plyometrics for one in lifts if one.plyometrics]
    assert {one.minutes for one in jumps} <= {10}
    assert all(COMPLEX.isdisjoint(one.drills.split(", ")) for one in jumps)
    assert all(length.minutes <= 45 for one in lifts for length in one.lengths)
    assert experience == "beginner" or "article:S33" in lifts[0].prescription.source


@pytest.mark.parametrize(("race", "weeks"), [("half", -4), ("full", -5), ("10k", -1), ("5k", -2)])
def test_base_is_heavy_again_when_the_lighter_weeks_are_over_and_after_short_races(race, weeks):
    assert numbers(todo(race, weeks)) == (4, (6, 8), (5, 5))


def test_no_sentence_of_the_lighter_weeks_asks_for_heavy_weights():
    def told(weeks):
        demanded = wanted(athlete("half", weeks, paces={"easy": "7:00"}))
        return " ".join((*demanded.notes, *session(demanded, "lift-1").prescription.notes))

    for heavy in ("This phase builds strength", "A mix of heavy weights", "go heavier next time"):
        assert heavy in told(-4)
        assert heavy not in told(-2)


def test_the_taper_lifts_two_sets_of_four_to_five():
    assert numbers(todo("half", 1)) == (2, (4, 5), None)
    assert session(wanted(athlete("half", 1)), "lift-1").heavy
    assert not session(wanted(athlete("half", 1, peak_lifting="endurance")), "lift-1").heavy


def test_packs_decide_between_the_two_ways_unless_the_athlete_does():
    assert todo("half", 3, "bui").reps == (10, 15)
    assert todo("half", 3, "helms").reps == (3, 5)
    assert todo("half", 3, "bui", peak_lifting="heavy").reps == (3, 5)
    assert todo("half", 3, "helms", peak_lifting="endurance").reps == (10, 15)


def test_packs_differ_in_the_big_lifts_and_the_load():
    assert numbers(todo("half", 8, "bui")) == (4, (6, 8), None)
    assert todo("half", 8, "bui").load == "moderately heavy"
    assert numbers(todo("half", 8, "helms", experience="beginner", history=LIFTED)) == (4, (6, 8), (5, 5))


LIFTED = tuple(
    {"session": "lift", "date": WEEK.start - timedelta(weeks=weeks), "at": "18:00", "minutes": 40}
    for weeks in (1, 2, 3, 4)
)


@pytest.mark.parametrize("pack", ["default", "bui", "helms"])
@pytest.mark.parametrize(("race", "weeks"), [(None, 0), ("half", 8), ("full", 5)])
@pytest.mark.parametrize(
    "facts",
    [
        {"experience": "beginner"},
        {"experience": "intermediate", "lifting_experience": "beginner"},
        {"returning": True},
        {"recent": {"weekly_distance": 0, "longest_run": 0}},
    ],
)
def test_first_weeks_are_short_and_light_with_much_in_reserve_and_simple_jumps(race, weeks, pack, facts):
    lifts = [one for one in wanted(athlete(race, weeks, **facts), pack).sessions if one.activity == "lift"]
    assert lifts
    for one in lifts:
        assert numbers(one.prescription) == (2, (10, 15), None)
        assert one.prescription.load == "light"
        assert one.prescription.reps_in_reserve[0] >= 3
        assert not one.heavy
        assert not one.prescription.eccentric
        assert one.lengths[0].minutes <= 45
        assert one.load.legs < 3
        assert not any("heavier" in note for note in one.prescription.notes)
        assert not one.plyometrics or COMPLEX.isdisjoint(one.plyometrics.drills.split(", "))


def test_first_weeks_are_over_after_four_weeks_with_lifts():
    for facts in ({"experience": "beginner"}, {"returning": True}):
        assert todo(None, 0, history=LIFTED[:3], **facts).load == "light"
        assert todo(None, 0, history=LIFTED, **facts).load != "light"


def test_experience_with_running_does_not_change_the_lifts():
    strong = athlete("10k", 5, lifting_experience="advanced", running_experience="beginner")
    assert focuses(wanted(strong)) == focuses(wanted(athlete("10k", 5, experience="advanced")))


def test_beginners_start_lighter():
    assert todo(None, 0, experience="beginner", history=LIFTED).load.startswith("light at first")
    assert todo(None, 0, "bui", experience="beginner", history=LIFTED).load.startswith("light at first")
    assert todo(None, 0, "helms", experience="beginner", history=LIFTED).load.startswith("light at first")


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        (0, []),
        (1, ["full"]),
        (2, ["full", "full"]),
        (4, ["lower", "lower", "upper", "upper"]),
        (6, ["lower", "lower", "lower", "upper", "upper", "upper"]),
    ],
)
def test_an_athlete_may_want_another_number_of_lifts(wish, found):
    assert focuses(wanted(athlete("half", 8, lifts_per_week=wish))) == found


def test_wanting_more_lifts_than_the_phase_allows_is_said():
    demanded = wanted(athlete("half", 1, lifts_per_week=3))
    assert len(focuses(demanded)) == 3
    assert "You want 3 lifts a week; this week allows 1 (rule lifts-per-phase)." in demanded.notes


def test_one_lift_in_race_week_if_the_athlete_asks_for_it():
    someone = athlete("half", 0, lifts_per_week=1, rules={"lifts-per-phase": {"at_most": 1}})
    demanded = wanted(someone)
    assert focuses(demanded) == ["full"]
    assert not session(demanded, "lift-1").heavy
    assert not any("no weights" in note for note in demanded.notes)


def test_jumps_come_with_leg_work_in_base_and_build_and_not_from_the_peak_on():
    demanded = wanted(athlete("half", 8))
    jumps = {s.focus: s.plyometrics for s in demanded.sessions if s.activity == "lift"}
    assert {focus: found.minutes for focus, found in jumps.items() if found} == {"full": 15, "lower": 15}
    assert set(jumps["full"].drills.split(", ")) <= COMPLEX
    for weeks in (4, 1):
        lifts = [s for s in wanted(athlete("half", weeks)).sessions if s.activity == "lift"]
        assert lifts
        assert all(s.plyometrics is None for s in lifts)


def test_jumps_get_simple_towards_a_short_race():
    for weeks, complex_ones in ((8, True), (3, False)):
        drills = session(wanted(athlete("5k", weeks)), "lift-1").plyometrics.drills.split(", ")
        assert COMPLEX.isdisjoint(drills) != complex_ones


def test_in_the_peak_jumps_are_drills_before_quality_runs():
    drills = {s.kind: s.drills for s in wanted(athlete("half", 4)).sessions if s.kind}
    assert drills == {
        "tempo": "squat jumps and pogo jumps",
        "speed": "squat jumps and pogo jumps",
        "long": "",
        "easy": "",
    }
    assert all(s.drills == "" for s in wanted(athlete("half", 8)).sessions)


def test_a_lift_may_be_shorter_on_a_busy_week():
    lift = session(wanted(athlete("half", 8)), "lift-1")
    assert [length.minutes for length in lift.lengths] == [60, 45]


def test_no_lifts_are_wanted_without_a_place_for_them():
    assert focuses(wanted(athlete("half", 8, gym=UNSET, lifts_per_week=0))) == []
