"""Preferred hours."""

from __future__ import annotations

import pytest

from liftrun.rules import PreferredTime
from tests.rules import worlds
from tests.rules.kind_tests import NO_SUCH_DAY, Case, KindTests
from tests.rules.selectors import ANY, FAR_OR_PLYOMETRIC, LIFTS, RUNS, one_selector
from tests.rules.sessions import EASY, LOWER, MON, SPEED, SUN, TEMPO, TUE
from tests.support.factories.weeks import AUTUMN, SPRING


def hours(*windows: str):
    return {"of": RUNS, "windows": windows}


def draw(random):
    windows = ("00:00-12:00", "06:00-07:30", "18:30-21:00", "12:00-24:00")
    return {"of": one_selector(random), "windows": tuple(random.sample(windows, random.randint(1, 2)))}


DECLARED = KindTests(
    PreferredTime,
    tried=(
        (worlds.EVERY_DAY, {"of": RUNS, "windows": "06:00-07:00"}),
        (worlds.EVERY_DAY, {"of": LIFTS, "windows": ("08:01-09:00", "17:00-19:00")}),
        (worlds.LENGTHS, {"of": RUNS, "windows": ("06:00-07:25", "10:00-11:39")}),
        (worlds.LENGTHS, {"of": FAR_OR_PLYOMETRIC, "windows": ("05:00-07:40", "12:00-13:00")}),
        (worlds.NIGHT, {"of": ANY, "windows": ("00:00-01:00", "23:00-24:00")}),
        (worlds.NIGHT, {"of": RUNS, "windows": "00:00-23:00"}),
        (worlds.RACE_MONDAY, {"of": ANY, "windows": "05:00-19:00"}),
        (worlds.SPRING_END, {"of": ANY, "windows": ("05:00-08:00", "19:00-20:00")}),
        (worlds.AUTUMN_END, {"of": ANY, "windows": ("03:00-05:00", "18:00-19:00")}),
    ),
    cases=(
        Case("a run fills its window to the minute", hours("06:00-07:00"), 0, ((EASY, SUN), (LOWER, "mon 21:00"))),
        Case("a minute early is outside", hours("06:01-08:00"), 1, ((EASY, SUN),)),
        Case("a minute late is outside", hours("05:00-06:59"), 1, ((EASY, SUN),)),
        Case("two windows do not join", hours("05:00-06:30", "06:30-08:00"), 1, ((EASY, SUN),)),
        Case("one of two windows is enough", hours("05:00-06:30", "17:00-20:00"), 0, ((EASY, "sun 17:00"),)),
        Case("a window may last until midnight", hours("22:00-24:00"), 0, ((EASY, "sun 23:00"), (TEMPO, "mon 22:00"))),
        Case("but not beyond it", hours("22:00-24:00", "00:00-04:00"), 1, ((EASY, "tue 23:30"),)),
        Case("every run outside counts", hours("12:00-13:00"), 2, ((EASY, MON), (TEMPO, TUE), (SPEED, "wed 12:00"))),
        Case("windows go by the clock in spring", hours("06:00-07:00"), 0, ((EASY, SUN),), week=SPRING),
        Case("and are left an hour later", hours("06:00-07:00"), 1, ((EASY, "sun 07:00"),), week=SPRING),
        Case("windows go by the clock in autumn", hours("23:00-24:00"), 0, ((EASY, "sun 23:00"),), week=AUTUMN),
        Case("and are left an hour sooner", hours("23:00-24:00"), 1, ((EASY, "sun 22:00"),), week=AUTUMN),
    ),
    draw=draw,
    equivalent={
        NO_SUCH_DAY: ("encode: 7 -> 8",),
    },
)


def test_the_finding_states_the_preferred_hours():
    (found,) = DECLARED.found(hours("06:00-07:00", "17:00-18:30"), (EASY, "sun 12:00"))
    assert found.detail == "the easy run is not within 06:00–07:00 or 17:00–18:30"


def test_windows_open_at_the_same_hours_on_every_day_after_the_week():
    for week in ("", "next "):
        for day in ("mon", "thu", "sun"):
            assert DECLARED.found(hours("06:00-08:00"), (EASY, f"{week}{day} 06:00")) == []
            assert len(DECLARED.found(hours("06:00-08:00"), (EASY, f"{week}{day} 10:00"))) == 1


@pytest.mark.parametrize("window", ["06:00", "08:00-06:00", "06:00-24:01", "6:00-7:00", "06:60-07:00"])
def test_a_window_is_two_times_of_a_day_in_their_order(window):
    with pytest.raises(ValueError, match="HH:MM-HH:MM"):
        DECLARED.rule(**hours(window))
