"""Seasons in the situations that docs/season.md describes, and how weeks of a season depend on each other."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from functools import cache

import pytest

import liftrun
from liftrun.calendars.writing.previous_file import read_written
from tests.house.source_tree import ROOT
from tests.seasons.people import FIRST, NOW, ROOMY, calendar, km, race, season

usual = cache(lambda: season(race("half", 7)))


def days_of(week, kind):
    return {session.start.weekday() for session in week.plan.sessions if kind in (session.kind, session.activity)}


def test_a_week_recovers_from_the_week_before_it():
    hard = [s for week in usual().weeks for s in week.plan.sessions if s.hard and s.kind != "race"]
    dates = [session.start.date() for session in hard]
    assert not [day for day in dates if day + timedelta(days=1) in dates]


def test_each_week_is_proven_and_states_the_plans_that_it_builds_on():
    weeks = usual().weeks
    assert {week.plan.status for week in weeks} == {"optimal"}
    sources = [[part.source for part in week.plan.history] for week in weeks]
    assert sources[0] == []
    assert all(source == ["earlier plan"] for source in sources[1:])


def test_days_stay_from_week_to_week_where_nothing_is_better():
    weeks = [week for week in usual().weeks if week.phase in {"build", "peak"}]
    assert {day for week in weeks for day in days_of(week, "long")} == days_of(weeks[0], "long")


def test_a_session_that_has_to_move_is_reported(tmp_path):
    first = season(race("half", 7), weeks=2)
    (day,) = days_of(first.weeks[1], "long")
    busy = calendar(tmp_path / "a.ics", (datetime(2026, 12, 7) + timedelta(days=day), 1440))
    moved = season(race("half", 7), weeks=2, busy=[busy])
    assert any(sentence.startswith("The long run is on ") for sentence in moved.weeks[1].other_days)
    assert not any("long run" in sentence for sentence in first.weeks[1].other_days)


def test_a_weekday_of_the_history_is_of_the_week_before_the_season_only():
    past = [{"session": "long", "day": "sun", "at": "09:00", "minutes": 90, "distance": 15}]
    found = season(race("half", 7), weeks=3, history=past, recent=None)
    starts = [session.start.date() for week in found.weeks for session in week.plan.sessions]
    assert len(found.weeks) == 3
    assert min(starts) >= FIRST
    # The Sunday runs of the first week are the history of the second, in place of the stated one.
    assert [(one.source, one.since) for one in found.weeks[1].plan.history] == [("earlier plan", FIRST)]


def test_a_race_that_moves_moves_the_phases_and_cancels_what_is_in_no_plan_any_more():
    later, sooner = season(race("half", 9)), season(race("half", 5))
    assert [week.phase for week in sooner.weeks] == [week.phase for week in later.weeks[4:]]
    first = later.to_ics()
    second = sooner.to_ics(previous=first)
    events = {event.uid: event.content for event in read_written(second)}
    assert set(events) >= {event.uid for event in read_written(first)}
    end = sooner.weeks[-1].week_start
    late = [content for content in events.values() if content["DTSTART"].dt.date() >= end + timedelta(days=7)]
    assert late
    assert {str(content["STATUS"]) for content in late} == {"CANCELLED"}
    confirmed = sum(str(content["STATUS"]) == "CONFIRMED" for content in events.values())
    assert confirmed == sum(len(week.plan.sessions) for week in sooner.weeks)


def test_a_race_tomorrow_leaves_the_race_and_the_rest():
    found = season(race("half", -1, 6), now="2026-11-28T12:00Z")
    assert [week.phase for week in found.weeks] == ["race", "maintenance"]
    assert [session.kind for session in found.weeks[0].plan.sessions] == ["race"]
    assert found.dropped == ()
    assert found.document.first_day == FIRST - timedelta(days=1)


@pytest.mark.parametrize("distance", ["5k", "10k", "half", "full"])
def test_five_days_before_the_race_only_the_days_left_are_planned(distance):
    found = season(race(distance, -1, 6), now="2026-11-24T12:00Z")
    week = found.weeks[0]
    assert min(session.start.date() for session in week.plan.sessions).isoformat() >= "2026-11-25"
    assert week.lifts == 0
    assert any(session.kind == "easy" for session in week.plan.sessions)
    assert week.metres <= 0.45 * 45_000
    assert found.dropped == ()


def test_without_a_race_eight_weeks_of_the_off_season_are_planned():
    found = season()
    assert [week.phase for week in found.weeks] == ["base"] * 8
    assert [week.role for week in found.weeks] == ["load", "load", "load", "recovery"] * 2
    assert found.notes[0] == "No race is entered, so these are 8 weeks of the off-season."
    assert km(found.weeks[-2].metres) > km(found.weeks[0].metres) > 30


def test_two_races_have_rest_and_easing_in_between_them():
    found = season(race("half", 3), race("full", 14))
    roles = [week.role for week in found.weeks]
    assert [week.race_metres for week in found.weeks if week.race_metres] == [21098, 42195]
    assert roles[:7] == ["load", "load", "taper", "taper", "rest", "easing in", "easing in"]
    assert roles[-5:] == ["taper", "taper", "taper", "rest", "rest"]
    assert [part.distance for part in found.races] == ["half", "full"]
    assert all(0.4 * 45 <= km(found.weeks[number].metres) <= 0.55 * 45 for number in (5, 6))


def test_the_way_to_lift_less_is_stored_and_the_other_one_proposed():
    one = season(race("half", 1))
    assert [(part.peak_lifting, part.next_peak_lifting) for part in one.races] == [("heavy", "endurance")]
    assert any('peak_lifting = "endurance"' in note for note in one.notes)
    other = season(race("half", 1), peak_lifting="endurance")
    assert any('peak_lifting = "heavy"' in note for note in other.notes)
    assert season(race("10k", 1)).races[0].peak_lifting is None


def test_a_season_that_begins_in_the_peak_has_what_is_left_of_it():
    whole, late = season(race("half", 5)), season(race("half", 3))
    assert [week.phase for week in late.weeks] == ["peak", "peak", "taper", "race", "maintenance"]

    def sets(week):
        return {session.prescription.sets for session in week.plan.sessions if session.prescription}

    assert [sets(week) for week in late.weeks] == [sets(week) for week in whole.weeks[2:]]


@pytest.mark.parametrize(
    ("zone", "now", "change"),
    [
        ("Europe/Berlin", "2026-10-09T12:00Z", "2026-10-19"),
        ("America/New_York", "2027-02-26T12:00Z", "2027-03-08"),
        ("Australia/Lord_Howe", "2027-03-19T00:00Z", "2027-03-29"),
    ],
)
def test_sessions_keep_their_time_on_the_clock_across_a_clock_change(zone, now, change):
    found = season(now=now, timezone=zone, weeks=4, preferences={"run_time": ["06:00-09:00"]})
    assert change in {week.week_start.isoformat() for week in found.weeks}
    assert found.status == "optimal"
    for week in found.weeks:
        assert all(6 <= session.start.hour < 21 for session in week.plan.sessions)
    offsets = {session.start.utcoffset() for week in found.weeks for session in week.plan.sessions}
    assert len(offsets) == 2


def test_a_season_goes_on_across_the_end_of_a_year():
    found = season(weeks=8)
    assert [week.week_start for week in found.weeks] == [FIRST + timedelta(weeks=number) for number in range(8)]
    assert {session.start.year for week in found.weeks for session in week.plan.sessions} == {2026, 2027}


def test_a_b_race_is_a_part_of_the_distance_of_its_week():
    found = season(race("half", 7), race("10k", 2, priority="B"))
    plain = usual().weeks[2]
    week = found.weeks[2]
    assert week.race_metres == 10_000
    assert 0.85 * km(plain.metres) <= km(week.metres + week.race_metres) <= km(plain.metres)
    assert not days_of(week, "long")


def test_a_full_calendar_drops_sessions_and_lowers_the_next_weeks(tmp_path):
    busy = calendar(tmp_path / "a.ics", *((datetime(2026, 12, 7 + day), 1440) for day in range(6)))
    found, free = season(race("half", 7), weeks=3, busy=[busy]), usual()
    assert found.dropped
    assert found.weeks[1].metres < free.weeks[1].metres
    assert found.weeks[2].metres <= free.weeks[2].metres


def test_pins_of_other_dates_belong_to_their_weeks():
    pins = [{"session": "long", "at": "2026-12-12 08:00"}]
    found = season(race("half", 7), weeks=3, pin=pins)
    starts = [f"{s.start:%Y-%m-%d %H:%M}" for week in found.weeks for s in week.plan.sessions if s.kind == "long"]
    assert "2026-12-12 08:00" in starts
    assert len(starts) == 3


def test_listed_runs_stay_as_they_are():
    runs = [{"kind": "long", "distance": 14}, {"kind": "easy", "distance": 8}]
    found = season(race("half", 4), running=None, runs=runs, recent=None)
    assert [week.role for week in found.weeks] == [None] * 6
    assert [week.metres for week in found.weeks[:4]] == [22_000] * 4
    assert any(note.startswith("You list your runs yourself") for note in found.notes)


def test_an_own_number_of_lifts_stays_in_the_weeks_with_the_most_miles():
    found = season(race("half", 3), lifts_per_week=2)
    assert [(week.peak_mileage, week.lifts) for week in found.weeks[:2]] == [(True, 2), (True, 2)]


def test_equal_input_gives_equal_bytes():
    again = season(race("half", 7))
    assert again.to_json() == usual().to_json()
    assert again.to_ics() == usual().to_ics()


def test_a_runner_by_time_has_a_season_too():
    found = season(race("10k", 3), running={"days": 4, "weekly_minutes": 240}, recent={"weekly_minutes": 180})
    assert found.weeks[0].metres < found.weeks[2].metres <= found.document.wished_metres + 500


def test_a_season_is_refused_for_a_number_of_weeks_that_is_none():
    with pytest.raises(liftrun.InputError, match="weeks"):
        liftrun.season(ROOMY, weeks=0, now=NOW)


def test_days_of_illness_in_the_log_are_free_of_training_unless_the_state_is_ignored(tmp_path):
    shutil.copytree(ROOT / "examples" / "season", tmp_path / "life")
    athlete = tmp_path / "life" / "athlete.toml"
    liftrun.log(athlete, ill=3, now="2026-11-30T07:00Z")
    ill = {FIRST + timedelta(days=number) for number in range(3)}

    def days(**more):
        found = liftrun.season(athlete, now="2026-11-30T08:00Z", weeks=1, **more)
        return {session.start.date() for session in found.weeks[0].plan.sessions}

    assert not days() & ill
    assert days(state=False) & ill
