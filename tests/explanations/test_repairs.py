"""Changes with which a missing session fits: each is verified, and none of one change is cheaper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from liftrun.athlete import Window
from liftrun.calendars.policy import BusyTime
from liftrun.checks.plan import check_plan
from liftrun.domain import WEEKDAYS, Span
from liftrun.explanations.adjustment import BASE_COST, MOST_MINUTES, STEP_MINUTES, Adjustment
from liftrun.explanations.changed_week import Planner
from liftrun.explanations.explain import ExplainOptions, explain_week
from liftrun.explanations.repairs import _fits, repairs
from liftrun.planning.prepare import plan_week, prepare
from tests.explanations.full_weeks import BOOK, by_hand, generated, over_full
from tests.profile import share

OVER_FULL = over_full(share(8, 300))
EDGES = {
    "event_ends_earlier": (0, -1),
    "event_starts_later": (1, 0),
    "event_moves_earlier": (-1, -1),
    "event_moves_later": (1, 1),
    "window_opens_earlier": (-1, 0),
    "window_closes_later": (0, 1),
}


def changed_by_hand(solved, changes):
    """The changed week, planned, without the code under test; None if a change is of neither event nor window."""
    athlete, reading = solved.prepared.athlete, solved.prepared.reading
    for change in changes:
        if change.kind not in EDGES:
            return None
        first, last = (change.minutes * factor for factor in EDGES[change.kind])
        if change.kind.startswith("event"):
            busy = list(reading.busy)
            span, title = busy[int(change.target)].span, busy[int(change.target)].title
            busy[int(change.target)] = BusyTime(Span(span.start + first, span.end + last), title)
            reading = replace(reading, busy=tuple(busy))
        else:
            day, number = map(int, change.target.split("-"))
            windows = list(athlete.availability.on(day))
            windows[number] = Window(windows[number].start + first, windows[number].end + last)
            availability = athlete.availability.model_copy(update={WEEKDAYS[day]: tuple(windows)})
            athlete = athlete.model_copy(update={"availability": availability})
    return plan_week(prepare(athlete, solved.prepared.week, reading, BOOK))


def kept(solved):
    return {placed.session.id for placed in solved.outcome.plan.schedule.placed}


@pytest.mark.parametrize(("number", "lost"), OVER_FULL)
def test_a_repair_makes_the_session_fit_in_a_fresh_plan_of_the_changed_input(number, lost):
    solved = generated(number)
    for repair in repairs(solved, lost, BOOK):
        gone = {change.target for change in repair.changes if change.kind == "session_dropped"}
        assert 1 <= len(repair.changes) <= 2
        assert {lost, *kept(solved)} - gone <= kept(repair.solved)
        assert check_plan(repair.solved.prepared.problem, repair.solved.outcome.plan).kept
        by_other_code = changed_by_hand(solved, repair.changes)
        assert by_other_code is None or {lost, *kept(solved)} <= kept(by_other_code)


def cost(changes):
    return sum(BASE_COST[change.kind] + change.minutes for change in changes)


def single_changes(solved):
    """Every change of one event or one window by up to two hours, cheapest first."""
    targets = [str(number) for number in range(len(solved.prepared.reading.busy))]
    windows = [f"{day}-{n}" for day in range(7) for n, _ in enumerate(solved.prepared.athlete.availability.on(day))]
    every = [
        Adjustment(kind, target, minutes)
        for kind in EDGES
        for target in (targets if kind.startswith("event") else windows)
        for minutes in range(STEP_MINUTES, MOST_MINUTES + 1, STEP_MINUTES)
    ]
    return sorted(every, key=lambda change: cost([change]))


SMALL = [
    ((("Choir", 1, 17.25, 18),), {"availability": {"tue": "17:00-18:00"}}),
    ((("Choir", 1, 17, 18.5),), {"availability": {"tue": "17:30-19:00"}}),
    ((("Choir", 1, 17, 18.25), ("Call", 3, 6.5, 8)), {"availability": {"tue": "17:00-18:30", "thu": "06:00-06:30"}}),
    ((("Call", 3, 6.5, 7),), {"availability": {"thu": ["06:00-07:00", "12:00-12:15"]}}),
]


@pytest.mark.parametrize(("events", "tables"), SMALL)
def test_no_single_change_is_cheaper_than_the_first_repair(events, tables):
    solved = by_hand(*events, lifts_per_week=0, **tables)
    lost = solved.outcome.plan.dropped[0].session.id
    first = next(repairs(solved, lost, BOOK))
    for change in single_changes(solved):
        if cost([change]) >= cost(first.changes):
            break
        start, end = EDGES[change.kind]
        if change.kind.startswith("event"):
            span = solved.prepared.reading.busy[int(change.target)].span
            if span.minutes + change.minutes * (end - start) < 15:
                continue
        assert lost not in kept(changed_by_hand(solved, [change])), change


def test_events_that_are_fixed_are_not_changed():
    solved = by_hand(("Choir", 1, 17, 18), availability={"tue": "17:00-18:00"}, lifts_per_week=0)
    lost = solved.outcome.plan.dropped[0].session.id
    found = [change for repair in repairs(solved, lost, BOOK, fixed=["choir"], count=5) for change in repair.changes]
    assert found
    assert not [change for change in found if change.kind.startswith("event")]


def test_an_event_does_not_move_onto_another_one():
    events = [("Choir", 1, 17, 18), ("Dinner", 1, 18, 20), ("Call", 1, 16.5, 17)]
    solved = by_hand(*events, availability={"tue": "17:00-18:00"}, lifts_per_week=0)
    lost = solved.outcome.plan.dropped[0].session.id
    for repair in repairs(solved, lost, BOOK, count=5):
        choir = [change for change in repair.changes if change.target == "1" and "moves" in change.kind]
        assert not choir


def test_another_session_can_be_given_up_instead():
    tables = {"runs": [{"kind": "easy", "minutes": 40}, {"kind": "easy", "minutes": 40}]}
    solved = by_hand(lifts_per_week=0, availability={"tue": "06:00-06:45"}, **tables)
    lost = solved.outcome.plan.dropped[0].session.id
    changes = Planner(solved, BOOK)
    other = next(iter(kept(solved)))
    again = changes.plan_with([Adjustment("session_dropped", other)])
    assert _fits(solved, again, lost, [Adjustment("session_dropped", other)])


def test_a_repair_is_a_sentence_with_the_week_that_follows():
    solved = by_hand(("Choir", 1, 17.5, 18), availability={"tue": "17:00-18:00"}, lifts_per_week=0)
    repair = explain_week(solved, BOOK, ExplainOptions(show_titles=True)).missing[0].repairs[0]
    assert repair.text.endswith((".", '"'))
    assert repair.then.startswith("Then everything fits: Tue 17:00–")
    assert explain_week(solved, BOOK, ExplainOptions(repairs=0)).missing[0].repairs == ()


def test_an_event_is_named_by_day_and_time_unless_titles_are_shown():
    solved = by_hand(("Choir", 1, 17.25, 18), availability={"tue": "17:00-18:00"}, lifts_per_week=0)
    private = explain_week(solved, BOOK, ExplainOptions(repairs=5)).missing[0].repairs
    assert "Choir" not in " ".join(repair.text + repair.then for repair in private)
    assert any(repair.text.startswith("Start Tuesday's 17:15 event ") for repair in private)
