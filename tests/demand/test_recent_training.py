"""What an athlete has run lately, by the history and by the [recent] table."""

from datetime import timedelta

import pytest

from liftrun.demand.recent_training import recent_training
from tests.demand.people import UNSET, WEEK, athlete, rules_for

MINUTES_PER_MILE = 10


def past(days_before, distance, session="easy", **facts):
    """A session so many days before the planned Monday."""
    date = WEEK.start - timedelta(days=days_before)
    known = {"session": session, "date": date, "at": "07:00", "minutes": 45, **facts}
    return {**known, "distance": distance} if distance is not None else known


def recent(*history, table=UNSET, minutes_per_mile=MINUTES_PER_MILE):
    someone = athlete(history=history, recent=table)
    return recent_training(someone, WEEK, minutes_per_mile, rules_for(someone).runs.recent)


def test_without_history_and_table_nothing_is_known():
    found = recent()
    assert (found.weekly, found.longest, found.source, found.days) == (None, None, "", 0)


def test_the_table_counts_where_there_is_no_history():
    found = recent(table={"weekly_distance": 24, "longest_run": 9})
    assert (found.weekly, found.longest, found.source) == (24, 9, "recent")


def test_a_table_in_minutes_becomes_a_distance_at_the_easy_pace():
    found = recent(table={"weekly_minutes": 240, "longest_minutes": 90}, minutes_per_mile=12)
    assert (found.weekly, found.longest) == (20, 7.5)


def test_nothing_lately_is_zero_and_not_unknown():
    assert recent(table={"weekly_distance": 0, "longest_run": 0}).weekly == 0


def test_the_mean_of_the_weeks_of_the_history_counts():
    weeks = [past(7 * week + 1, 12, "long") for week in range(4)] + [past(7 * week + 4, 8) for week in range(4)]
    found = recent(*weeks)
    assert (found.weekly, found.longest, found.source) == (20, 12, "history")


def test_a_last_week_of_more_than_the_mean_counts_itself():
    found = recent(past(2, 30, "long"), past(9, 10), past(16, 10), past(23, 10))
    assert found.weekly == 30


def test_a_run_of_43_days_ago_is_forgotten_and_one_of_42_is_not():
    assert recent(past(42, 20, "long")).days == 42
    someone = athlete(history=(past(42, 20, "long"),))
    later = rules_for(someone).runs.recent.model_copy(update={"remembered_days": 41})
    assert recent_training(someone, WEEK, MINUTES_PER_MILE, later).weekly is None


@pytest.mark.parametrize(("days", "longest"), [(30, 20), (31, 6)])
def test_the_longest_run_is_that_of_the_last_30_days(days, longest):
    assert recent(past(days, 20, "long"), past(3, 6)).longest == longest


def test_a_race_is_a_run_and_a_lift_is_none():
    found = recent(past(1, 13.1, "race"), past(2, None, "lift"))
    assert (found.weekly, found.longest) == (13.1, 13.1)


def test_a_short_history_is_combined_with_the_table():
    found = recent(past(2, 10, "long"), past(20, 5), table={"weekly_distance": 30, "longest_run": 14})
    assert (found.weekly, found.longest, found.source) == (30, 14, "both")


def test_three_weeks_of_history_make_the_table_needless():
    found = recent(past(2, 10, "long"), past(21, 5), table={"weekly_distance": 30, "longest_run": 14})
    assert (found.weekly, found.longest, found.source) == (10, 10, "history")


def test_a_session_of_the_planned_week_is_no_history():
    assert recent(past(0, 10, "long")).weekly is None
