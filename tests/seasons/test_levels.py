"""Lifts, distance and long runs of whole seasons follow the rulebook, for each race and level."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import pytest

from tests.house.source_tree import ROOT
from tests.seasons.people import km, race, season

WEEKS = {"full": 17, "half": 12, "10k": 9, "5k": 9}
"""Weeks from the first one of the season to that of the race."""
RECENT = {"beginner": 22, "intermediate": 35, "advanced": 55}
WISHED = {"beginner": 35, "intermediate": 55, "advanced": 80}
DAYS = {"beginner": 3, "intermediate": 4, "advanced": 5}
EASY = {"beginner": "7:00", "intermediate": "6:00", "advanced": "5:00"}
# Lifts of each week: base and build, then the peak with its two weeks of most miles, then taper, race week, rest.
LIFTS = {
    ("full", "beginner"): "2222222222" + "11111" + "11" + "0" + "00",
    ("full", "intermediate"): "3333333333" + "22211" + "11" + "0" + "00",
    ("full", "advanced"): "3333333333" + "22211" + "11" + "0" + "00",
    ("half", "beginner"): "2222222" + "2211" + "1" + "0" + "0",
    ("half", "intermediate"): "3333333" + "2211" + "1" + "0" + "0",
    ("half", "advanced"): "3333333" + "2211" + "1" + "0" + "0",
    ("10k", "beginner"): "222222222" + "1",
    ("10k", "intermediate"): "333333333" + "1",
    ("10k", "advanced"): "444444444" + "1",
    ("5k", "beginner"): "222222222" + "1",
    ("5k", "intermediate"): "333333333" + "1",
    ("5k", "advanced"): "444444444" + "1",
}
LARGEST_STEP, LONG_STEP, TOLERANCE = 1.10, 1.10, 0.51
EVERYONE = pytest.mark.parametrize(("distance", "level"), LIFTS)


@cache
def planned(distance, level):
    """The season of a roomy athlete of a level."""
    return season(
        race(distance, WEEKS[distance]),
        experience=level,
        paces={"easy": EASY[level]},
        running={"days": DAYS[level], "weekly_distance": WISHED[level]},
        recent={"weekly_distance": RECENT[level], "longest_run": RECENT[level] / 2.5},
        availability={"every_day": ["06:00-22:00"]},
    )


def before_race(distance, level):
    """The weeks before the week of the race."""
    return [week for week in planned(distance, level).weeks if week.weeks_to_race and week.weeks_to_race > 0]


@EVERYONE
def test_lifts_follow_the_phases_and_the_weeks_with_the_most_miles_have_one(distance, level):
    found = planned(distance, level)
    wanted = "".join(
        str(week.lifts + sum(part.priority.endswith("lift") for part in week.plan.dropped)) for week in found.weeks
    )
    assert wanted == LIFTS[distance, level]
    assert found.status == "optimal"


@EVERYONE
def test_the_distance_reaches_what_is_wished_and_never_takes_a_large_step(distance, level):
    weeks = before_race(distance, level)
    largest = max(km(week.metres) for week in weeks)
    assert WISHED[level] * 0.9 <= largest <= WISHED[level] + TOLERANCE
    before = [RECENT[level]]
    for week in weeks:
        assert km(week.metres) <= LARGEST_STEP * max(before[-4:]) + TOLERANCE, week.week_start
        before.append(km(week.metres))


@EVERYONE
def test_every_fourth_week_is_lighter_and_no_build_up_is_longer(distance, level):
    roles = "".join(
        "x" if week.role == "load" else "-" for week in before_race(distance, level) if week.role != "taper"
    )
    assert "xxxxxx" not in roles
    assert "--" not in roles
    for number, week in enumerate(weeks := before_race(distance, level)):
        if week.role == "recovery":
            assert week.metres <= 0.8 * max(one.metres for one in weeks[max(number - 3, 0) : number])


@EVERYONE
def test_the_long_run_grows_by_at_most_a_tenth_of_the_longest_in_thirty_days(distance, level):
    runs = [
        (session.start, session.metres)
        for week in planned(distance, level).weeks
        for session in week.plan.sessions
        if session.activity == "run" and session.kind != "race"
    ]
    for start, metres in runs:
        lately = [km(other) for day, other in runs if timedelta() < start - day <= timedelta(days=30)]
        first = RECENT[level] / 2.5 if start - runs[0][0] < timedelta(days=21) else 0
        assert km(metres) <= max(LONG_STEP * max([first, *lately]), 5) + TOLERANCE, start


@EVERYONE
def test_the_taper_falls_week_by_week_to_41_to_60_percent_less(distance, level):
    found = planned(distance, level).weeks
    taper = [week for week in found if week.role == "taper"]
    largest = max(week.metres for week in found)
    shares = [week.wanted_metres / largest for week in taper]
    assert shares == sorted(shares, reverse=True)
    assert 0.40 <= shares[-1] <= 0.59
    assert len(taper) == {"full": 3, "half": 2, "10k": 1, "5k": 1}[distance]


@EVERYONE
def test_sets_step_down_towards_a_half_or_full(distance, level):
    weeks = [week for week in planned(distance, level).weeks if week.phase in {"peak", "taper"}]
    sets = [session.prescription.sets for week in weeks for session in week.plan.sessions if session.prescription]
    assert sets == sorted(sets, reverse=True)
    assert not sets or sets[0] > sets[-1]


@EVERYONE
def test_nothing_is_planned_in_the_rest_after_a_half_or_full(distance, level):
    rest = [week for week in planned(distance, level).weeks if week.phase == "maintenance"]
    assert len(rest) == {"full": 2, "half": 1, "10k": 0, "5k": 0}[distance]
    assert not any(week.plan.sessions for week in rest)


def test_the_page_has_the_lifts_of_every_season():
    page = (ROOT / "docs" / "season.md").read_text(encoding="utf-8")
    for distance in WEEKS:
        row = " | ".join(f"`{LIFTS[distance, level]}`" for level in RECENT)
        assert row in page, distance
