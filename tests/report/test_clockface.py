"""Where elapsed minutes lie on the clock face of a day."""

from __future__ import annotations

from datetime import date

import pytest

from liftrun.calendars.clock import week_of
from liftrun.domain import Span
from liftrun.report.week.clock_positions import clock_shift, face, merged

ORDINARY = week_of(date(2026, 10, 12), "Europe/Berlin")
AUTUMN = week_of(date(2026, 10, 19), "Europe/Berlin")  # Sunday 25 October: 03:00 becomes 02:00
SPRING = week_of(date(2027, 3, 22), "Europe/Berlin")  # Sunday 28 March: 02:00 becomes 03:00
SUNDAY = 6 * 1440


def test_an_ordinary_day_shows_its_minutes_since_midnight():
    assert face(ORDINARY, 1, Span(1440 + 375, 1440 + 435)) == Span(375, 435)


def test_a_span_over_midnight_is_cut_at_the_end_of_the_day_and_goes_on_the_next():
    night = Span(1380, 1440 + 60)
    assert face(ORDINARY, 0, night) == Span(1380, 1440)
    assert face(ORDINARY, 1, night) == Span(0, 60)
    assert face(ORDINARY, 2, night) is None


def test_a_span_that_ends_at_midnight_does_not_touch_the_next_day():
    assert face(ORDINARY, 1, Span(1380, 1440)) is None


def test_after_the_clock_went_back_the_face_shows_what_the_clock_shows():
    nine = SUNDAY + 60 + 9 * 60
    assert face(AUTUMN, 6, Span(nine, nine + 60)) == Span(540, 600)


def test_after_the_clock_went_forward_the_face_shows_what_the_clock_shows():
    nine = SUNDAY - 60 + 9 * 60
    assert face(SPRING, 6, Span(nine, nine + 60)) == Span(540, 600)


def test_both_rounds_of_a_repeated_hour_lie_on_the_same_stretch():
    first, second = Span(SUNDAY + 130, SUNDAY + 160), Span(SUNDAY + 190, SUNDAY + 220)
    assert face(AUTUMN, 6, first) == face(AUTUMN, 6, second) == Span(130, 160)


def test_a_span_across_the_repeat_covers_all_that_the_clock_showed():
    assert face(AUTUMN, 6, Span(SUNDAY + 150, SUNDAY + 195)) == Span(120, 180)


def test_a_span_across_the_skipped_hour_bridges_it():
    assert face(SPRING, 6, Span(SUNDAY + 90, SUNDAY + 150)) == Span(90, 210)


@pytest.mark.parametrize("week", [ORDINARY, AUTUMN, SPRING])
def test_a_whole_day_fills_the_face(week):
    assert all(face(week, day, Span(0, week.minutes)) == Span(0, 1440) for day in range(7))


def test_a_day_that_begins_with_the_jump_starts_an_hour_late():
    week = week_of(date(2026, 4, 20), "Africa/Cairo")  # Friday 24 April: midnight becomes 01:00
    assert clock_shift(week, 4) == 60
    assert face(week, 4, week.day_span(4)) == Span(60, 1440)
    assert face(week, 3, week.day_span(3)) == Span(0, 1440)


def test_a_day_that_ends_with_the_repeat_still_ends_at_midnight():
    week = week_of(date(2026, 10, 26), "Africa/Cairo")  # Thursday 29 October ends twice at 24:00
    assert clock_shift(week, 3) == -60
    assert face(week, 3, week.day_span(3)) == Span(0, 1440)
    assert face(week, 4, week.day_span(4)) == Span(0, 1440)


def test_a_day_that_ends_with_the_jump_ends_an_hour_early():
    week = week_of(date(2026, 3, 23), "America/Nuuk")  # Saturday 28 March: 23:00 becomes midnight
    assert [clock_shift(week, day) for day in (5, 6)] == [60, 0]
    assert face(week, 5, week.day_span(5)) == Span(0, 1380)
    assert face(week, 6, Span(week.at(6, 360), week.at(6, 390))) == Span(360, 390)


def test_a_skipped_date_has_nothing_on_its_face():
    week = week_of(date(2011, 12, 26), "Pacific/Apia")
    assert face(week, 4, Span(0, week.minutes)) is None
    assert face(week, 5, week.day_span(5)) == Span(0, 1440)


def test_the_clock_shift_is_shown_on_its_day_alone():
    assert [clock_shift(AUTUMN, day) for day in range(7)] == [0, 0, 0, 0, 0, 0, -60]
    assert [clock_shift(SPRING, day) for day in range(7)] == [0, 0, 0, 0, 0, 0, 60]


def test_overlapping_and_touching_spans_become_one():
    assert merged([Span(60, 90), Span(0, 30), Span(30, 45), Span(80, 85)]) == (Span(0, 45), Span(60, 90))
