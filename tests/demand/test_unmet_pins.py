"""A pin that no session of the week answers to is told with its reason, and never moves anything else."""

from __future__ import annotations

import pytest

from tests.demand.people import athlete, kinds, wanted

LIFT = {"session": "lift", "at": "Tue 06:00"}
EASY = {"session": "easy", "at": "Sun 09:00"}
YOGA = {"session": "mobility", "at": "Sun 20:00", "label": "Yoga"}


def reasons(race, weeks, *pins, **facts):
    return [one.reason for one in wanted(athlete(race, weeks, pin=pins, **facts)).unmet]


@pytest.mark.parametrize(
    ("season", "pin", "reason"),
    [
        (("full", 0), LIFT, "It is pinned to Tue 06:00, but race week has no lift for it."),
        (("full", -1), LIFT, "It is pinned to Tue 06:00, but a maintenance week has no lift for it."),
        (("full", -1), EASY, "It is pinned to Sun 09:00, but a maintenance week has no easy run for it."),
        (("full", -1), YOGA, "It is pinned to Sun 20:00, but a maintenance week has no mobility session for it."),
    ],
)
def test_the_phase_is_the_reason_where_it_holds_no_such_session(season, pin, reason):
    assert reasons(*season, pin) == [reason]


def test_the_second_of_two_pins_is_left_over_where_the_week_holds_one_session():
    pins = (LIFT, {"session": "lift", "at": "Thu 06:00"})
    said = "It is pinned to Thu 06:00, but a taper week has no further lift for it."
    assert reasons("half", 1, *pins) == [said]


def test_a_pin_that_is_met_or_of_another_week_is_not_told():
    assert reasons("half", 8, LIFT, {"session": "lift", "at": "2027-01-09 08:00"}) == []


@pytest.mark.parametrize("pin", [EASY, YOGA])
def test_a_pin_behind_the_race_is_told_and_leaves_the_days_before_it_alone(pin):
    early = {"race_weekday": 5}
    (reason,) = reasons("half", 0, pin, **early)
    assert "after the race" in reason
    assert "Rest fully after a half or full marathon" in reason
    with_pin, without = wanted(athlete("half", 0, pin=(pin,), **early)), wanted(athlete("half", 0, **early))
    assert with_pin.sessions == without.sessions


def test_a_run_may_be_pinned_behind_a_short_race_but_no_yoga():
    demanded = wanted(athlete("10k", 0, race_weekday=5, pin=(EASY, YOGA)))
    assert [one.pin.session for one in demanded.unmet] == ["mobility"]
    assert kinds(demanded).count("easy") + kinds(demanded).count("easy (optional)") == 3
