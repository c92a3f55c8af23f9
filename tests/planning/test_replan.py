"""Random lives: whatever comes in between, the past stays, rules hold, and no fewer sessions can be moved."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import combinations

import pytest

from liftrun.bench.instances.generator import generate
from liftrun.bench.instances.mixes import MIXES
from liftrun.calendars.clock import minute_of, moment_of
from liftrun.calendars.policy import BusyTime
from liftrun.calendars.writing.export import export
from liftrun.checks.plan import check_plan
from liftrun.domain import Span
from liftrun.model.built_week import BuiltWeek
from liftrun.model.fewest_changes import PublishedTime
from liftrun.model.question import SessionKept
from liftrun.model.search import SolveOptions
from liftrun.model.solve import solve
from liftrun.planning.past_training import PastTraining
from liftrun.planning.prepare import plan_week, prepare
from liftrun.planning.publish import publish
from liftrun.planning.recorded_inputs import InputFiles
from liftrun.planning.replan_document import replanned_document
from liftrun.planning.replan_week import replan_week
from liftrun.planning.week_so_far import week_so_far
from liftrun.rulebook import load_rulebook
from liftrun.rules.problem import WeekProblem
from liftrun.state.records import LogEntry, slot_key
from tests.profile import share

NUMBERS = range(share(8, 400))
OPTIONS = SolveOptions()


class Life:
    """A published week, what happens to it, and the week that was planned again."""

    def __init__(self, number, *, improve=False):
        chance = random.Random(number)
        athlete, self.week, reading = generate(MIXES[number % len(MIXES)], number, 8 + number % 25)
        self.old = publish(plan_week(prepare(athlete, self.week, reading, load_rulebook())))
        self.now = moment_of(self.week, chance.randrange(0, self.week.minutes - 1440))
        self.log = tuple(self._happened(chance))
        meetings = [self._meeting(chance) for _ in range(chance.randint(1, 3))]
        busy = tuple(sorted((*reading.busy, *meetings), key=lambda taken: taken.span))
        prepared = prepare(athlete, self.week, replace(reading, busy=busy), load_rulebook())
        self.so_far = week_so_far(self.old, self.week, self.log, self.now)
        self.found = replan_week(prepared, self.old, self.so_far, OPTIONS, improve=improve)
        self.outcome = self.found.changed.outcome
        self.problem = self.found.solved.prepared.problem
        self.new = replanned_document(
            self.old, self.found, self.so_far, self.now, files=InputFiles(), past=PastTraining(athlete), known={}
        )

    def _happened(self, chance):
        """The log: some sessions are missed, one is done at another time."""
        for part in self.old.sessions:
            if part.start < self.now and chance.random() < 0.3:
                status = chance.choice(["missed", "done"])
                start = part.start if status == "missed" else part.start - timedelta(minutes=chance.randrange(0, 90))
                facts = {"slot": slot_key(part.slot), "session": part.id, "activity": part.activity}
                yield LogEntry(date=part.start.date(), status=status, start=start, **facts)

    def _meeting(self, chance):
        """A new meeting after now, in half of the cases where a session is."""
        coming = [part for part in self.old.sessions if part.start > self.now]
        start = minute_of(self.week, self.now) + chance.randrange(0, 2880)
        if coming and chance.random() < 0.6:
            start = minute_of(self.week, chance.choice(coming).start)
        return BusyTime(Span(start, start + chance.choice([30, 60, 180])), "meeting")


@cache
def life(number):
    return Life(number)


def fixed_at(problem, times):
    """The problem with some sessions fixed at their published time and place."""
    instance = problem.instance
    openings = dict(instance.openings)
    for name, (_, place) in times.items():
        openings[name] = {place: instance.openings[name].get(place, ())}
    pins = {**instance.pins, **{name: time.start for name, time in times.items()}}
    return WeekProblem(replace(instance, openings=openings, pins=pins), problem.rules)


def least_changes(one):
    """The number of changes by another way: the most published sessions that can be fixed while all others are kept.

    It knows nothing of the search for few changes: it fixes subsets and solves the usual problem.
    """
    minutes = {name: minute_of(one.week, part.start) for name, part in one.found.published.items()}
    names = [name for name, part in one.found.published.items() if part in one.so_far.coming]
    best = solve(one.problem).objective["keep"]
    for changes in range(len(names) + 1):
        for changed in combinations(names, changes):
            unchanged = [name for name in names if name not in changed]
            kept = {name: PublishedTime(minutes[name], one.found.published[name].place) for name in unchanged}
            found = BuiltWeek(fixed_at(one.problem, kept)).ask(*map(SessionKept, kept))
            if found.plan and found.objective["keep"] == best:
                return changes
    raise AssertionError


@pytest.mark.parametrize("number", NUMBERS)
def test_a_week_that_is_planned_again_keeps_every_required_rule(number):
    one = life(number)
    assert one.outcome.status == "optimal"
    if not one.found.changed.broken:
        assert check_plan(one.problem, one.outcome.plan).kept


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_in_the_past_changes(number):
    one = life(number)
    missed = {entry.session for entry in one.log if entry.status == "missed"}
    begun = [part for part in one.old.sessions if part.start <= one.now and part.id not in missed]
    assert [part for part in one.new.sessions if part.start <= one.now] == begun


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_new_begins_before_now(number):
    one = life(number)
    assert all(part.start >= one.now for part in one.new.sessions if part not in one.old.sessions)


@pytest.mark.parametrize("number", NUMBERS)
def test_no_fewer_sessions_can_be_moved_or_dropped(number):
    one = life(number)
    if one.found.changed.broken:
        return
    assert one.found.changed.changes == least_changes(one)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_diff_counts_every_session_once(number):
    one = life(number)
    found = one.new.changes
    ahead = len(one.so_far.coming) + len(one.so_far.missed)
    assert found.unchanged + len(found.moved) + len(found.resized) + len(found.dropped) == ahead
    assert found.past + ahead == len(one.old.sessions)
    of_coming = {part.id for part in one.so_far.coming}
    changed = [part for part in (*found.moved, *found.dropped) if part.id in of_coming]
    assert len(changed) == one.found.changed.changes
    assert found.fewest


@pytest.mark.parametrize("number", NUMBERS)
def test_events_of_unchanged_sessions_have_the_same_bytes_and_no_uid_is_lost(number):
    one = life(number)
    before = export(one.old, now=one.now - timedelta(days=9))
    after = export(one.new, now=one.now, previous=before)
    old, new = events_of(before), events_of(after)
    assert set(old) <= set(new)
    for part in one.old.sessions:
        if part in one.new.sessions:
            (uid,) = (uid for uid in old if named(old[uid], part))
            assert new[uid] == old[uid]
    cancelled = sum(b"STATUS:CANCELLED" in event for event in new.values())
    assert cancelled == len(one.new.changes.dropped)


def events_of(content):
    parts = content.replace(b"\r\n ", b"").split(b"BEGIN:VEVENT")[1:]
    found = [part.partition(b"END:VEVENT")[0] for part in parts]
    return {next(line for line in part.splitlines() if line.startswith(b"UID:")): part for part in found}


def named(event, part):
    return f"id={part.id} ".encode() in event


@pytest.mark.parametrize("number", NUMBERS)
def test_better_training_first_moves_no_fewer_sessions_and_costs_no_more_training(number):
    one, better = life(number), Life(number, improve=True)
    assert better.found.changed.changes >= one.found.changed.changes
    assert better.outcome.objective["keep"] == one.outcome.objective["keep"]
    tiers = ("days", "training")
    assert [better.outcome.objective[tier] for tier in tiers] <= [one.outcome.objective[tier] for tier in tiers]


def test_the_random_lives_are_eventful():
    lives = [life(number) for number in NUMBERS]
    assert sum(len(one.new.changes.moved) for one in lives) >= 5
    assert any(one.new.changes.past for one in lives)
    assert any(one.so_far.missed for one in lives)
