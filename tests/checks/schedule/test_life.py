"""A schedule against an athlete's life: free time, gym and way, pins, the week before."""

from __future__ import annotations

import pytest

from liftrun.athlete import load_athlete
from liftrun.checks.schedule import CheckedAthlete, CheckOptions, check_schedule
from liftrun.domain.errors import InputError
from tests.checks.schedule.people import BUSY, DATED, GYM, HOME, athlete_file, check, structure
from tests.schedules.weeks import calendar, event

NOTHING = ({}, {})
FREE = "free-time"

# What the case shows, the week, the rest of the athlete's file, the busy calendar, what is broken, what cannot be told.
CASES = [
    ("a run in free time", 'mon = "06:30-07:30 easy 10 km"', HOME, "", NOTHING),
    (
        "a run when she never can",
        'mon = "12:00-13:00 easy 10 km"',
        HOME,
        "",
        ({(FREE, ("mon-easy",)): "outside the times of availability"}, {}),
    ),
    (
        "a run over a meeting",
        'tue = "18:00-19:00 easy 10 km"',
        HOME,
        BUSY,
        ({(FREE, ("tue-easy",)): "over something in the calendar, or too close to it"}, {}),
    ),
    ("a run after the meeting", 'tue = "19:30-20:30 easy 10 km"', HOME, BUSY, NOTHING),
    (
        "a run within the buffer around it",
        'tue = "19:30-20:30 easy 10 km"',
        HOME + "[calendars]\nbuffer_minutes = 10",
        BUSY,
        ({(FREE, ("tue-easy",)): "over something in the calendar, or too close to it"}, {}),
    ),
    ("a lift at home", 'mon = "06:00-07:00 lift at home"', GYM + HOME, "", NOTHING),
    ("a lift that may be at home", 'mon = "06:00-07:00 lift"', GYM + HOME, "", NOTHING),
    (
        "a lift in a gym that is closed",
        'mon = "06:00-07:00 gym upper body"',
        GYM + HOME,
        "",
        ({(FREE, ("mon-lift",)): "outside the gym's opening hours and no time for the way to the gym and back"}, {}),
    ),
    (
        "a lift in the gym without time for the way",
        'mon = "06:30-07:50 gym upper body"',
        GYM,
        "",
        ({(FREE, ("mon-lift",)): "no time for the way to the gym and back"}, {}),
    ),
    ("a lift in the gym", 'mon = "06:30-07:40 gym upper body"', GYM, "", NOTHING),
    (
        "a lift in a gym that she has not",
        'mon = "06:30-07:30 gym upper body"',
        HOME,
        "",
        ({(FREE, ("mon-lift",)): "there is no gym in the athlete's file"}, {}),
    ),
    (
        "a lift at home without weights",
        'mon = "06:30-07:30 lift at home"',
        GYM,
        "",
        ({(FREE, ("mon-lift",)): "nothing to lift at home"}, {}),
    ),
    (
        "a ban",
        'wed = "18:30-19:30 lift"',
        HOME + '[[ban]]\nactivity = "lift"\nday = "wed"',
        "",
        ({(FREE, ("wed-lift",)): "against a ban"}, {}),
    ),
    (
        "a run on a day with room",
        'mon = "easy 10 km"',
        HOME,
        "",
        ({}, {(FREE, ("mon-easy",)): ("when mon-easy takes place",)}),
    ),
    (
        "a long run on a day without",
        'mon = "long run 4 h 30 min"',
        HOME,
        "",
        ({(FREE, ("mon-long",)): "outside the times of availability"}, {}),
    ),
    (
        "an end that is not said",
        'mon = "06:30 easy"',
        HOME,
        "",
        ({}, {(FREE, ("mon-easy",)): ("how long mon-easy takes",)}),
    ),
    (
        "two at once",
        'mon = ["06:30-07:30 easy 10 km", "07:00-07:45 yoga"]',
        HOME,
        "",
        ({("one-at-a-time", ("mon-easy", "mon-mobility")): "they overlap, travel included"}, {}),
    ),
    (
        "no time to get from the run to the gym",
        'mon = ["18:00-19:00 easy 10 km", "19:10-20:00 lift"]',
        GYM,
        "",
        ({("one-at-a-time", ("mon-easy", "mon-lift")): "they overlap, travel included"}, {}),
    ),
    ("the run home to the weights", 'mon = ["18:00-19:00 easy 10 km", "19:10-20:00 lift"]', GYM + HOME, "", NOTHING),
    (
        "a way that may be too long",
        'mon = ["18:00-19:00 easy 10 km", "gym legs 50 min"]',
        GYM,
        "",
        (
            {},
            {
                (FREE, ("mon-lift",)): ("when mon-lift takes place",),
                ("one-at-a-time", ("mon-easy", "mon-lift")): ("when mon-lift takes place",),
            },
        ),
    ),
]


@pytest.mark.parametrize(("shows", "week", "athlete", "busy", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_a_life_allows(shows, week, athlete, busy, expected, tmp_path):
    assert structure(check(tmp_path, DATED + week, athlete, busy)) == expected


def test_without_an_athlete_only_overlaps_are_asked_about(tmp_path):
    found = check(tmp_path, DATED + 'mon = ["03:00-04:00 easy", "03:30-04:30 lift"]')
    assert structure(found) == ({("one-at-a-time", ("mon-easy", "mon-lift")): "they overlap"}, {})
    assert not found.kept


def test_titles_of_busy_events_stay_private(tmp_path):
    found = check(tmp_path, DATED + 'tue = "18:00-19:00 easy 10 km"', HOME, BUSY)
    assert "Secret" not in found.model_dump_json()


PIN = HOME + '[[pin]]\nsession = "long"\nat = "Sat 08:00"\nlabel = "Club run"\n'
ELSEWHERE = "pinned to Club run sat 08:00, and none of them starts then"
PINS = [
    ("the pin is kept", 'sat = "08:00 long 20 km"', {}, {}),
    ("and stands over busy time and hours", 'sat = "08:00-14:00 long 20 km"', {}, {}),
    ("another time", 'sat = "09:00-11:00 long 20 km"', {"sat-long": ELSEWHERE}, {}),
    ("another day", 'sun = "08:00-10:00 long 20 km"', {"sun-long": ELSEWHERE}, {}),
    (
        "no time, and another session elsewhere",
        'sat = "long 20 km"\nsun = "09:00-11:00 long 10 km"',
        {},
        {"sat-long": ("when sat-long takes place",)},
    ),
    ("no time", 'sat = "long 20 km"', {}, {"sat-long": ("when sat-long takes place",)}),
    ("no kind", 'sat = "08:00-10:00 run 20 km"', {}, {"sat-run": ("what kind of run sat-run is",)}),
    ("one of two", 'sat = "08:00-10:00 long 20 km"\nsun = "08:00-10:00 long 10 km"', {}, {}),
]


@pytest.mark.parametrize(("shows", "week", "broken", "open_"), PINS, ids=[case[0] for case in PINS])
def test_pins(shows, week, broken, open_, tmp_path):
    found = check(tmp_path, DATED + week, PIN)
    assert {part.sessions[0]: part.detail for part in found.broken if part.rule == "pinned"} == broken
    assert {part.sessions[0]: part.missing for part in found.cannot_tell if part.rule == "pinned"} == open_


def test_a_pin_for_which_the_week_has_no_session_is_told(tmp_path):
    found = check(tmp_path, DATED + 'mon = "06:30-07:30 easy 10 km"', PIN)
    assert "The pin (Club run sat 08:00) is not checked: the week has no such session." in found.assumed
    assert found.kept


def test_the_race_is_pinned_to_its_day_and_gun(tmp_path):
    race = HOME + '[race]\ndistance = "half"\ndate = 2026-11-29\nstart = "10:00"\n'
    week = 'week_start = 2026-11-23\n{day} = "{at} race: half marathon"'
    right, wrong = (check(tmp_path, week.format(day=d, at=t), race) for d, t in (("sun", "10:00"), ("sat", "10:00")))
    assert (right.phase, right.race) == ("race", "half")
    assert not [part for part in right.broken if part.rule in ("pinned", "free-time")]
    assert [part.rule for part in wrong.broken if part.rule == "pinned"] == ["pinned"]


def test_last_weeks_sessions_count(tmp_path):
    past = HOME + '[[history]]\nsession = "long"\nday = "sun"\nat = "09:00"\nminutes = 120\ndistance = 22\n'
    found = check(tmp_path, DATED + 'mon = "06:30-07:30 tempo 10 km"', past)
    (broken,) = [part for part in found.broken if part.rule == "hard-runs-not-consecutive"]
    assert broken.sessions == ("last-week-1", "mon-tempo")
    assert broken.when == "last Sun 09:00–11:00, Mon 06:30–07:30"
    assert not any("you trained last week" in sentence for sentence in found.assumed)


def test_a_race_just_before_or_after_the_week_counts(tmp_path):
    race = HOME + '[race]\ndistance = "10k"\ndate = {}\nstart = "10:00"\n'
    week = 'week_start = 2026-11-23\nmon = "06:30-07:30 tempo 10 km"\nsun = "08:00-09:30 long 16 km"'
    for date, sessions, when in (
        ("2026-11-22", ("last-week-race", "mon-tempo"), "last Sun 10:00–10:50, Mon 06:30–07:30"),
        ("2026-11-30", ("sun-long", "next-week-race"), "Sun 08:00–09:30, next Mon 10:00–10:50"),
    ):
        found = check(tmp_path, week, race.format(date))
        (broken,) = [part for part in found.broken if part.rule == "hard-runs-not-consecutive"]
        assert (broken.sessions, broken.when) == (sessions, when)
        assert any("you trained last week" in sentence for sentence in found.assumed) == (date > "2026-11-23")


def test_wishes_and_changed_rules_count(tmp_path):
    more = HOME + '[preferences]\nrun_time = "06:00-08:00"\n[rules.day-off]\nstrength = "off"\n'
    week = DATED + "\n".join(f'{day} = "18:30-19:00 easy 5 km"' for day in ("mon", "tue", "wed", "thu", "fri"))
    week += '\nsat = "08:00-09:00 easy 5 km"\nsun = "08:00-09:00 easy 5 km"'
    assert [part.rule for part in check(tmp_path, week, more).broken] == ["days-in-a-row"]
    found = check(tmp_path, week, more + '[rules.days-in-a-row]\nstrength = "off"\n')
    assert found.kept
    assert found.totals["preference"].cost == 2 * 7


def test_a_week_without_a_date_is_not_set_against_a_life(tmp_path):
    with pytest.raises(InputError) as raised:
        check(tmp_path, 'mon = "easy"', HOME)
    assert str(raised.value) == (
        f"{tmp_path / 'week.toml'}: week_start: expected the week, to compare it with an athlete's."
        " Add --week 2026-11-23, or week_start to the schedule."
    )


def test_a_schedule_that_is_itself_a_busy_calendar_is_not_in_its_own_way(tmp_path):
    path = tmp_path / "training.ics"
    path.write_text(calendar(event("Easy 10 km", "20261123", "0630", "0730", zone="Europe/Lisbon")), encoding="utf-8")
    person = CheckedAthlete(load_athlete(athlete_file(tmp_path, HOME)), "athlete.toml")
    assert structure(check_schedule(path, CheckOptions(), person, [path])) == NOTHING
