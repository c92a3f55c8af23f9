"""Causes that together exclude a session: confirmed, and none of them needless."""

from __future__ import annotations

import pytest

from liftrun.explanations.cause import Change
from liftrun.explanations.cause_model import CauseModel
from liftrun.explanations.cause_sets import CauseSearch, cause_set
from liftrun.explanations.explain import ExplainOptions, explain_week
from tests.explanations.full_weeks import BOOK, by_hand, generated, over_full
from tests.profile import share

OVER_FULL = over_full(share(8, 300))
ONE_EVENING = {"availability": {"tue": "17:00-18:00"}}


def kinds_of(found):
    return sorted(cause.kind for cause in found.causes)


@pytest.mark.parametrize(("number", "lost"), OVER_FULL)
def test_a_cause_set_excludes_the_session_and_no_cause_is_needless(number, lost):
    model = CauseModel(generated(number), lost)
    found = cause_set(model)
    assert found.status == "proven"
    keys = [cause.key for cause in found.causes]
    fresh = CauseSearch(CauseModel(generated(number), lost))
    assert fresh.confirm(keys) == "excluded"
    assert {key: fresh.confirm([one for one in keys if one != key]) for key in keys} == dict.fromkeys(keys, "fits")


@pytest.mark.parametrize(("number", "lost"), OVER_FULL[:: share(4, 10)])
def test_a_session_that_is_in_the_plan_is_excluded_by_nothing(number, lost):
    solved = generated(number)
    for placed in solved.outcome.plan.schedule.placed:
        found = cause_set(CauseModel(solved, placed.session.id))
        assert (found.status, found.causes) == ("fits", ())


def test_the_same_week_has_the_same_causes_every_time():
    number, lost = OVER_FULL[0]
    found = [cause_set(CauseModel(generated(number), lost)) for _ in range(2)]
    assert found[0] == found[1]


def test_an_event_in_the_only_window_is_a_cause_with_its_time_and_title():
    solved = by_hand(("Choir", 1, 17, 18), availability={"tue": "17:00-18:00"}, lifts_per_week=0)
    missing = explain_week(solved, BOOK, ExplainOptions(show_titles=True)).missing
    causes = {part.kind: part for part in missing[0].causes if part.days == ("tue",)}
    assert causes["event"].text == 'Tue 17:00–18:00 "Choir".'
    assert (causes["event"].start.hour, causes["event"].end.hour) == (17, 18)
    assert causes["window"].text == "You are available on Tuesday only 17:00–18:00."


def test_a_title_is_private_unless_titles_are_shown():
    solved = by_hand(("Choir", 1, 17, 18), availability={"tue": "17:00-18:00"}, lifts_per_week=0)
    text = explain_week(solved, BOOK).model_dump_json()
    assert "Choir" not in text
    assert "Tue 17:00–18:00 is taken in your calendar." in text


def test_events_in_time_that_is_not_available_are_no_causes():
    solved = by_hand(("Work", 1, 9, 16), ("Choir", 1, 17, 18), availability={"tue": "17:00-18:00"})
    model = CauseModel(solved, solved.outcome.plan.dropped[0].session.id)
    assert [cause.title for cause in model.causes.values() if cause.kind == "event"] == ["Choir"]


def test_an_all_day_event_and_an_event_with_a_fixed_title_cannot_be_moved():
    events = [("Congress", 1, 0, 24), ("School run", 2, 7, 8), ("Choir", 3, 7, 8)]
    solved = by_hand(*events, availability={"every_day": "06:00-08:00"})
    model = CauseModel(solved, solved.prepared.problem.instance.sessions[0].id, ("school*",))
    found = {cause.title: cause.change for cause in model.causes.values() if cause.kind == "event"}
    assert found == {"Congress": Change.FIXED, "School run": Change.FIXED, "Choir": Change.EASY}


def test_events_that_can_move_are_preferred_to_those_that_cannot():
    events = [("Congress", 1, 0, 24), ("Choir", 1, 17, 18)]
    solved = by_hand(*events, availability={"tue": "17:00-18:00"}, lifts_per_week=0)
    found = cause_set(CauseModel(solved, solved.outcome.plan.dropped[0].session.id))
    assert {cause.title for cause in found.causes if cause.kind == "event"} == {"Choir"}


def test_a_window_too_short_for_two_sessions_names_the_session_that_is_kept():
    tables = {"runs": [{"kind": "easy", "minutes": 50}], "availability": {"tue": "17:00-18:00"}}
    solved = by_hand(**tables)
    assert [lost.session.activity for lost in solved.outcome.plan.dropped]
    found = cause_set(CauseModel(solved, solved.outcome.plan.dropped[0].session.id))
    assert "session" in kinds_of(found)
    assert found.status == "proven"


def test_a_single_cause_is_called_smallest():
    solved = by_hand(availability={"every_day": "06:00-07:30"}, rules={"one-lift-a-day": {"at_most": 0}})
    lost = next(one.session.id for one in solved.outcome.plan.dropped if one.session.activity == "lift")
    found = cause_set(CauseModel(solved, lost))
    assert found.status == "proven"
    assert kinds_of(found) == ["rule"] * 7


def test_a_pin_off_the_grid_is_a_cause_and_can_be_given_up():
    pins = [{"session": "easy", "at": "tue 17:10"}]
    tables = {"runs": [{"kind": "easy", "minutes": 40}], "availability": {"tue": "17:00-18:05"}, "pin": pins}
    solved = by_hand(**tables)
    lost = [one.session.id for one in solved.outcome.plan.dropped]
    assert lost
    found = cause_set(CauseModel(solved, lost[0]))
    assert found.status == "proven"


def test_everything_fits_in_an_empty_week():
    assert explain_week(by_hand(availability={"every_day": "06:00-20:00"}), BOOK).missing == ()


@pytest.mark.parametrize("number", [182, 284])
def test_a_long_run_that_is_not_cut_to_half_for_a_lift_can_be_a_cause(number):
    lost = generated(number).outcome.plan.dropped[0].session
    found = cause_set(CauseModel(generated(number), lost.id))
    assert (found.status, lost.activity) == ("proven", "lift")
    assert any(cause.kind == "session" and cause.minutes for cause in found.causes)
