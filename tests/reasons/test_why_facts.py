"""The sentences about places are parsed and measured again, on random weeks with random rules.

Nothing of `liftrun.reasons` is used but the sentences; broken advice is looked for in what the rules' own checks find.
"""

from __future__ import annotations

import re
from collections import Counter
from random import Random

import pytest

from liftrun.domain import WEEKDAYS
from liftrun.reasons.why_here import LONGEST, why
from tests.profile import share
from tests.reasons.test_drop_counts import some_plan, strict_problem

SEEDS = share(quick=1200, long=8_000)

# A claim, and its wording. Titles are ids in angle brackets; what starts with "last week's" has none.
CLAIMS = {
    "against advice": re.compile(r"[Aa]gainst advice"),
    "minutes apart": re.compile(r"(?:(\d+) h )?(?:(\d+) min )?(after|before) (?:the )?<([\w-]+)>"),
    "it": re.compile(r"On the day of (?:the )?<([\w-]+)>, as [^,.]*, (?:(\d+) h )?(?:(\d+) min )?(after|before) it"),
    "right": re.compile(r"[Rr]ight (after|before) (?:the )?<([\w-]+)>"),
    "enough hours": re.compile(r"(\d+) h (?:\d+ min )?(?:after|before) [^.;(]* \((\d+) h are enough\)"),
    "days apart": re.compile(r"(?<!bout )\b(\d+) days (after|before) (?:the )?<([\w-]+)>(?! \()"),
    "the day next to": re.compile(r"The day (after|before) (?:the )?<([\w-]+)>"),
    "on a day": re.compile(r"\b(?:On|on) (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"),
    "shortened": re.compile(r"Shortened from (\d+) to (\d+) minutes"),
    "jumps": re.compile(r"plyometrics this week, (before|after) the weights"),
    "pinned": re.compile(r"Pinned by you|Race day"),
}


class Stand:
    """A placed session with what is said of it."""

    def __init__(self, problem, plan, placed, text):
        self.problem, self.plan, self.placed, self.text = problem, plan, placed, text

    def other(self, name):
        return next(one for one in self.plan.schedule.placed if one.session.id == name)

    def assert_apart(self, hours, minutes, side, name):
        one = self.other(name)
        told = 60 * int(hours or 0) + int(minutes or 0)
        real = self.placed.start - one.end if side == "after" else one.start - self.placed.end
        exact = minutes is not None or real % 60 == 0 or told < 600
        assert (real if exact else real // 60 * 60) == told, self.text

    def breaks_advice(self):
        """Whether this session has a part in breaking a weighted rule."""
        week, mine = self.plan.schedule, self.placed.session.id
        return any(
            mine in violation.sessions
            for rule in self.problem.rules
            if not rule.required
            for violation in rule.check(week)
        )

    def days(self, name):
        return self.plan.schedule.day(self.other(name)) - self.plan.schedule.day(self.placed)


def check_against_advice(stand):
    assert stand.breaks_advice(), stand.text


def check_minutes_apart(stand, hours, minutes, side, name):
    if hours or minutes:
        stand.assert_apart(hours, minutes, side, name)


def check_it(stand, name, hours, minutes, side):
    assert stand.days(name) == 0
    if hours or minutes:
        stand.assert_apart(hours, minutes, side, name)


def check_right(stand, side, name):
    stand.assert_apart(0, 0, side, name)


def check_enough_hours(stand, hours, due):
    assert int(hours) >= int(due)
    asked = {getattr(rule, "hours", None) for rule in stand.problem.rules}
    assert int(due) in asked | {getattr(rule, "gap_minutes", 0) // 60 for rule in stand.problem.rules}


def check_days_apart(stand, days, side, name):
    assert stand.days(name) == (-1 if side == "after" else 1) * int(days)


def check_the_day_next_to(stand, side, name):
    check_days_apart(stand, 1, side, name)


def check_on_a_day(stand, day):
    assert WEEKDAYS[stand.plan.schedule.day(stand.placed)].capitalize() == day[:3]


def check_shortened(stand, full, now):
    jumps = sum(b.end - b.start for b in stand.placed.blocks if b.kind == "plyometrics")
    assert stand.placed.shortened
    assert int(full) == stand.placed.session.lengths[0].minutes
    assert int(now) == stand.placed.end - stand.placed.start - jumps


def check_jumps(stand, side):
    kinds = [block.kind for block in stand.placed.blocks]
    assert sorted(kinds) == ["plyometrics", "weights"]
    assert (kinds[0] == "plyometrics") == (side == "before")


def check_pinned(stand, *_):
    assert stand.problem.instance.pins[stand.placed.session.id] == stand.placed.start


@pytest.fixture(scope="module")
def claims():
    """How often each sort of claim was made over all random weeks; each has been checked."""
    found = Counter()
    for seed in range(SEEDS):
        problem = strict_problem(seed)
        plan = some_plan(problem, Random(seed))
        told = why(problem, plan, {session.id: f"<{session.id}>" for session in problem.instance.sessions})
        assert list(told) == [one.session.id for one in plan.schedule.placed]
        for placed in plan.schedule.placed:
            found.update(checked(Stand(problem, plan, placed, told[placed.session.id])))
    return found


def checked(stand):
    assert stand.text
    assert len(stand.text) <= LONGEST
    assert "!" not in stand.text
    for name, told in CLAIMS.items():
        for claim in told.finditer(stand.text):
            globals()[f"check_{name.replace(' ', '_')}"](stand, *claim.groups())
            yield name


def test_every_sentence_about_a_place_is_true_and_every_claim_occurs(claims):
    assert set(claims) == set(CLAIMS)
    assert min(claims.values()) >= 5
