from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liftrun.availability.openings import free_spans, openings
from liftrun.calendars.clock import minute_at, week_of
from liftrun.domain import Length, Plyometrics, Priority, Session, Span
from tests.athlete.files import TOP, athlete
from tests.athlete.naive_time import free_minutes, openings_of

WEEKS = {
    "an ordinary week in Berlin": (date(2026, 11, 23), "Europe/Berlin"),
    "spring in Berlin": (date(2027, 3, 22), "Europe/Berlin"),
    "autumn in Berlin": (date(2026, 10, 19), "Europe/Berlin"),
    "spring in New York": (date(2027, 3, 8), "America/New_York"),
    "autumn in New York": (date(2026, 10, 26), "America/New_York"),
    "spring in Cairo, at midnight": (date(2027, 4, 26), "Africa/Cairo"),
    "autumn in Cairo, at midnight": (date(2026, 10, 26), "Africa/Cairo"),
    "half an hour on Lord Howe": (date(2027, 3, 29), "Australia/Lord_Howe"),
    "Kolkata, which never changes": (date(2026, 10, 19), "Asia/Kolkata"),
}
RUN = Session("run-easy-1", "run", Priority.OTHER_RUN, (Length(45, 8000), Length(30, 5000)), kind="easy")
LONG = Session("run-long", "run", Priority.LONG_RUN, (Length(120, 20000),), kind="long", hard=True)
LIFT = Session("lift-1", "lift", Priority.FIRST_LIFT, (Length(60),), focus="full", plyometrics=Plyometrics(15, "jumps"))
MOBILITY = Session("mobility-1", "mobility", Priority.MOBILITY, (Length(20),))
SESSIONS = (LONG, LIFT, RUN, MOBILITY)
CLOCK = st.integers(0, 288).map(lambda five: 5 * five)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@st.composite
def windows(draw, least: int = 0) -> str:
    """Disjoint windows as TOML, in half of the draws each touching the next."""
    edges = sorted(draw(st.sets(CLOCK, min_size=2 * least, max_size=6)))
    pairs = itertools.pairwise(edges) if draw(st.booleans()) else zip(edges[::2], edges[1::2], strict=False)
    return "[" + ", ".join(f'"{clock(start)}-{clock(end)}"' for start, end in pairs) + "]"


@st.composite
def day_windows(draw) -> str:
    parts = draw(st.dictionaries(st.sampled_from(["weekdays", "weekend"]), windows(1)))
    days = draw(st.dictionaries(st.sampled_from(["mon", "thu", "sat", "sun"]), windows()))
    lines = (f"{name} = {times}" for name, times in (parts | days).items())
    return "\n".join(['every_day = ["05:00-09:00", "17:00-24:00"]', *lines])


@st.composite
def bans(draw) -> str:
    activity = draw(st.sampled_from(["run", "lift", "mobility", "easy", "long"]))
    days = draw(st.sampled_from(['["mon"]', '["sun", "sat"]']))
    return f'[[ban]]\nactivity = "{activity}"\nday = {days}\nbetween = {draw(windows())}\n'


@st.composite
def athletes(draw, timezone: str):
    gym = f"travel_minutes = {draw(st.sampled_from([0, 10, 25]))}\n[gym.open]\n{draw(day_windows())}"
    home = 'equipment = ["dumbbells"]'
    places = draw(st.sampled_from([{"home": home, "gym": gym}, {"home": home}, {"home": None, "gym": gym}]))
    return athlete(
        Path(),
        top=TOP.replace("Europe/Berlin", timezone),
        more="".join(draw(st.lists(bans(), max_size=2))),
        availability=draw(day_windows()),
        calendars=f"buffer_minutes = {draw(st.sampled_from([0, 10, 45]))}",
        **places,
    )


BUSY = st.lists(
    st.tuples(st.integers(-300, 10500), st.integers(0, 600)).map(lambda pair: Span(pair[0], pair[0] + pair[1])),
    max_size=12,
)


def minutes_of(spans) -> set[int]:
    return {minute for span in spans for minute in range(span.start, span.end)}


def assert_sorted_and_disjoint(spans) -> None:
    assert all(span.minutes > 0 for span in spans)
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))


@pytest.mark.parametrize("name", WEEKS)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_free_time_and_openings_are_those_found_minute_by_minute(name, data):
    week = week_of(*WEEKS[name])
    who, busy = data.draw(athletes(week.timezone)), data.draw(BUSY)
    assert minutes_of(free_spans(who, week, busy)) == free_minutes(who, week, busy)
    found = openings(who, week, SESSIONS, busy)
    assert found.pins == {}
    assert found.assumed == ()
    for session in SESSIONS:
        places = found.openings[session.id]
        expected = {place: minutes for place, minutes in openings_of(who, week, session, busy).items() if minutes}
        assert {place: minutes_of(spans) for place, spans in places.items()} == expected
        for spans in places.values():
            assert_sorted_and_disjoint(spans)
            assert all(week.day_of(span.start) == week.day_of(span.end - 1) for span in spans)


@pytest.mark.parametrize("name", WEEKS)
def test_the_week_reads_its_clock_as_the_calendar_does(name):
    week = week_of(*WEEKS[name])
    for day in range(7):
        for minutes in range(0, 1441, 5):
            assert week.at(day, minutes) == minute_at(week, day, minutes)


def test_in_spring_a_window_over_the_skipped_hour_is_an_hour_shorter():
    sunday = athlete(Path(), availability='sun = ["01:00-04:00"]')
    (span,) = free_spans(sunday, week_of(*WEEKS["spring in Berlin"]), ())
    assert span == Span(6 * 1440 + 60, 6 * 1440 + 180)


def test_in_spring_a_window_within_the_skipped_hour_is_none():
    sunday = athlete(Path(), availability='sun = ["02:00-03:00", "18:00-24:00"]')
    (span,) = free_spans(sunday, week_of(*WEEKS["spring in Berlin"]), ())
    assert span == Span(6 * 1440 + 17 * 60, 6 * 1440 + 23 * 60)


def test_in_autumn_a_window_over_the_repeated_hour_is_an_hour_longer():
    sunday = athlete(Path(), top=TOP.replace("Europe/Berlin", "America/New_York"), availability='sun = ["00:30-03:00"]')
    (span,) = free_spans(sunday, week_of(*WEEKS["autumn in New York"]), ())
    assert span == Span(6 * 1440 + 30, 6 * 1440 + 240)


def test_the_buffer_lies_on_both_sides_of_each_event_and_only_there():
    early = athlete(Path(), availability='mon = ["06:00-12:00"]', calendars="buffer_minutes = 10")
    week = week_of(*WEEKS["an ordinary week in Berlin"])
    assert free_spans(early, week, [Span(480, 540), Span(400, 400)]) == (Span(360, 470), Span(550, 720))


def test_touching_windows_hold_a_session_across_their_seam():
    seam = athlete(Path(), availability='mon = ["06:00-07:00", "07:00-08:00"]')
    assert free_spans(seam, week_of(*WEEKS["an ordinary week in Berlin"]), ()) == (Span(360, 480),)


def test_free_time_ends_at_midnight_though_the_next_day_is_free():
    days = athlete(Path(), availability='mon = "18:00-24:00"\ntue = "00:00-06:00"')
    assert free_spans(days, week_of(*WEEKS["an ordinary week in Berlin"]), ()) == (Span(1080, 1440), Span(1440, 1800))


def test_the_way_to_the_gym_is_free_time_but_may_lie_before_it_opens():
    gym = 'travel_minutes = 20\nopen = { every_day = "07:00-22:00" }'
    lifter = athlete(Path(), home=None, gym=gym, availability='mon = ["06:30-09:00", "12:00-12:40"]')
    found = openings(lifter, week_of(*WEEKS["an ordinary week in Berlin"]), [LIFT], ())
    assert found.openings == {"lift-1": {"gym": (Span(420, 520),)}}


def test_a_lift_without_gym_or_home_has_no_opening():
    runner = athlete(Path(), top=TOP + "lifts_per_week = 0\n", home=None)
    assert openings(runner, week_of(*WEEKS["an ordinary week in Berlin"]), [LIFT], ()).openings == {"lift-1": {}}
