"""The minutes of a session's blocks, and the days of dates: each computed in one place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from liftrun.domain import Block
from tests.support.factories.weeks import PLAIN, SPRING, at, lift, put, run


@pytest.mark.parametrize(("jumps", "plyometric"), [("", 0), ("first", 15), ("last", 15)])
def test_plyometrics_are_no_part_of_the_minutes_of_work(jumps, plyometric):
    placed = put(lift("lift-1", "full", 60, jumps_minutes=15), at(PLAIN, "mon 18:00"), jumps=jumps)
    assert (placed.plyometric_minutes, placed.work_minutes) == (plyometric, 60)
    assert sum(block.minutes for block in placed.blocks) == placed.span.minutes == 60 + plyometric
    assert not placed.shortened


def test_a_session_below_its_full_length_is_shortened():
    session = run("run-easy-1", "easy", (60, 6.0), (40, 4.0))
    assert put(session, at(PLAIN, "mon 18:00"), length=1).shortened
    assert not put(session, at(PLAIN, "mon 18:00")).shortened


def test_a_block_has_its_minutes():
    assert Block("run", 90, 135).minutes == 45


@pytest.mark.parametrize("week", [PLAIN, SPRING])
@pytest.mark.parametrize("day", [-8, -1, 0, 3, 6, 7])
def test_the_day_of_a_date_and_the_date_of_a_day_are_inverse(week, day):
    assert week.date_of(day) == week.start + timedelta(days=day)
    assert week.day_of_date(week.date_of(day)) == day


def test_the_monday_of_a_week_is_its_day_0():
    assert PLAIN.day_of_date(date(2026, 11, 23)) == 0
