"""A reason read back: each number in it is counted again by brute force, and each rule in it asked again.

Nothing of `liftrun.reasons` is used here but the sentences: starts come from the factories' list of all placements,
what overlaps and what breaks a rule from whole weeks with the session put in.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from liftrun.calendars.clock import moment_of
from liftrun.domain import WEEKDAYS, Placed, Schedule
from tests.support.factories.weeks import apart, placements

MIXED = re.compile(r"Of (\d+) possible starts, (\d+) (is|are) taken by .*, and (\d+) would break: ")


class Count(NamedTuple):
    """The starts of a dropped session, sorted out."""

    taken: set[int]
    breaking: dict[int, set[str]]
    harmless: dict[int, list[Placed]]
    everywhere: set[str]

    @property
    def starts(self):
        return len(self.taken) + len(self.breaking) + len(self.harmless)


class Told(NamedTuple):
    """A reason, what it is about, and what is true."""

    text: str
    problem: object
    plan: object
    session: object

    @property
    def minutes(self):
        return self.session.lengths[-1].minutes

    @property
    def pin(self):
        return self.problem.instance.pins.get(self.session.id)

    @property
    def rules(self):
        """Ids of the rules quoted, each with the number behind it or 0."""
        return {name: int(number or 0) for name, number in re.findall(r'"Keep ([\w-]+)\."(?: \((\d+)\))?', self.text)}

    def names_time(self, minute):
        moment = moment_of(self.problem.instance.week, minute)
        return f"{WEEKDAYS[moment.weekday()].capitalize()} {moment:%H:%M}" in self.text

    def shortest(self):
        """Start -> the session there at its shortest without jumps, at each place where it fits."""
        found = {}
        for one in placements(self.problem.instance, self.session):
            if one.end - one.start == self.minutes and not one.has_plyometrics:
                found.setdefault(one.start, []).append(one)
        return found

    def broken_by(self, rules, extra):
        """Ids of the rules that the week breaks more with the session than without."""
        week = self.plan.schedule
        longer = Schedule(week.week, tuple(sorted((*week.placed, extra), key=lambda p: p.start)), week.history)
        return set(_amounts(rules, longer) - _amounts(rules, week))

    def in_the_way(self, start):
        """Ids of the kept sessions that would overlap it, for each place where it fits from that start."""
        instance, kept = self.problem.instance, self.plan.schedule.placed
        return [{k.session.id for k in kept if not apart(instance, [k, one])} for one in self.shortest()[start]]

    def counted(self):
        options = self.shortest()
        kept = self.plan.schedule.placed
        required = [rule for rule in self.problem.rules if rule.required]
        breaks = {one: self.broken_by(required, one) for found in options.values() for one in found}
        free = {
            start: [one for one in found if apart(self.problem.instance, [*kept, one])]
            for start, found in options.items()
        }
        fewest = {start: min((breaks[one] for one in found), key=len) for start, found in free.items() if found}
        return Count(
            taken={start for start, found in free.items() if not found},
            breaking={start: broken for start, broken in fewest.items() if broken},
            harmless={s: [one for one in free[s] if not breaks[one]] for s, broken in fewest.items() if not broken},
            everywhere=set.intersection(*breaks.values()) if breaks else set(),
        )


def _amounts(rules, week):
    return Counter({rule.id: sum(violation.amount for violation in rule.check(week)) for rule in rules})


def recount(text, problem, plan, session):
    """Assert that a reason is true; returns the form that it has. Titles must be ids in angle brackets."""
    told = Told(text, problem, plan, session)
    true = told.counted()
    if not true.starts:
        return _no_room(told)
    if true.harmless:
        return _harmless(told, true)
    if true.starts == 1:
        return _one_start(told, true)
    assert f"needs {told.minutes} minutes. " in text
    if true.everywhere:
        assert f"Each of its {true.starts} possible starts would break: " in text
        assert set(told.rules) == true.everywhere
        return "broken everywhere"
    return _several(told, true)


def _no_room(told):
    spans = [s for found in told.problem.instance.openings.get(told.session.id, {}).values() for s in found]
    if told.pin is not None:
        assert told.names_time(told.pin)
        assert f"no {told.minutes} minutes are free" in told.text
    elif not spans:
        assert told.text == "There is no free time for it this week."
    else:
        stretches = [int(number) for number in re.findall(r"\((\d+) minutes", told.text)]
        assert f"needs {told.minutes} minutes" in told.text
        assert max(stretches) == max(span.minutes for span in spans)
        assert (max(stretches) >= told.minutes) == ("no such start" in told.text)
    return "no room"


def _harmless(told, true):
    aims = [rule for rule in told.problem.rules if not rule.required and rule.tier == "keep"]
    costs = {start: [told.broken_by(aims, one) for one in found] for start, found in true.harmless.items()}
    named = [start for start in true.harmless if told.names_time(start)]
    if "gives priority to" in told.text:
        assert all(broken for found in costs.values() for broken in found)
        assert any(set(told.rules) in costs[start] for start in named)
        return "an aim first"
    assert "a better plan" in told.text
    assert any(not broken for start in named for broken in costs[start])
    return "still possible"


def _one_start(told, true):
    assert_takers(told, true)
    (start,) = told.shortest()
    assert told.text.startswith("Its ")
    assert told.names_time(start)
    assert ("is taken by" in told.text) == bool(true.taken)
    assert set(told.rules) == true.everywhere
    assert ("pinned" in told.text or "own start" in told.text) == (told.pin is not None)
    return "one start"


def assert_takers(told, true):
    """The sessions named, in angle brackets, take starts; and unless there are others, they take all that are taken."""
    named = set(re.findall(r"<([\w-]+)>", told.text))
    found = {start: told.in_the_way(start) for start in true.taken}
    assert named <= {name for places in found.values() for place in places for name in place}
    fewest = {start: min(len(place) for place in places) for start, places in found.items()}
    if " others" not in told.text.split("would break")[0]:
        assert all(any(len(place & named) == fewest[start] for place in found[start]) for start in found)


def _several(told, true):
    assert_takers(told, true)
    numbers = Counter(name for rules in true.breaking.values() for name in rules)
    assert {name: number or len(true.breaking) for name, number in told.rules.items()} == numbers
    assert list(told.rules.values()) == sorted(told.rules.values(), reverse=True)
    if not true.breaking:
        assert f"All {true.starts} possible starts are taken by" in told.text
        return "all taken"
    if not true.taken:
        assert f"All {true.starts} possible starts would break: " in told.text
        return "all broken"
    head = MIXED.search(told.text)
    assert head is not None, told.text
    assert (int(head[1]), int(head[2]), int(head[4])) == (true.starts, len(true.taken), len(true.breaking))
    assert (head[3] == "is") == (len(true.taken) == 1)
    return "mixed"
