"""Plans as liftrun publishes them."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from liftrun.domain.errors import InputError
from tests.schedules.weeks import plan_text, read
from tests.support.factories.plans import build_week, race_week


def session_with(**changes):
    """The plan with its first session changed."""
    plan = json.loads(plan_text())
    plan["sessions"][0].update(changes)
    return json.dumps(plan)


def session_without(key):
    """The plan without a key of its first session."""
    plan = json.loads(plan_text())
    del plan["sessions"][0][key]
    return json.dumps(plan)


def with_first(choose, **changes):
    """The plan with the first of its sessions that are such changed, and the number of that session."""
    plan = json.loads(plan_text())
    number, part = next((n, part) for n, part in enumerate(plan["sessions"], start=1) if choose(part))
    part.update(changes)
    return json.dumps(plan), number


def test_everything_in_a_plan_is_known():
    week = read(plan_text(), "plan.json")
    assert week.source == "plan"
    assert len(week.sessions) == len(build_week().sessions)
    for one in week.sessions:
        assert one.timed
        assert one.minutes.known
        assert one.metres.known
        assert len(one.variants) == 1
        assert one.heavy is not None


def test_a_plan_tells_its_season():
    plan = build_week()
    season = read(plan_text(experience="advanced", run_days=4, peak_lifting="endurance")).season
    assert (season.phase, season.race, season.weeks_to_race, season.pack) == (
        plan.phase,
        plan.race,
        plan.weeks_to_race,
        "default",
    )
    assert (season.experience, season.run_days, season.peak_lifting) == ("advanced", 4, "endurance")
    assert season.rulebook_hash == plan.rulebook.hash


def test_sessions_keep_id_kind_focus_place_and_jumps():
    week = {one.id: one for one in read(plan_text()).sessions}
    for part in build_week().sessions:
        one = week[part.id]
        assert (one.variants[0].activity, one.variants[0].kind, one.variants[0].focus) == (
            part.activity,
            part.kind,
            part.focus,
        )
        assert (one.place, one.variants[0].hard) == (part.place, part.hard)
        kinds = [block.kind for block in part.blocks]
        assert one.plyometrics == ("first" if "plyometrics" in kinds else "none")


def test_a_run_without_a_distance_has_an_unknown_one():
    (first, *_) = read(session_with(activity="run", kind="easy", hard=False, metres=None)).sessions
    assert not first.metres.known


def test_a_kind_or_focus_that_is_not_given_is_open():
    (run, *_) = read(session_with(activity="run", kind=None, focus=None)).sessions
    assert [one.kind for one in run.variants] == ["easy", "tempo", "speed", "long", "race"]
    (lift, *_) = read(session_with(activity="lift", kind=None, hard=False, metres=None)).sessions
    assert [one.focus for one in lift.variants] == ["full", "lower", "upper"]


def test_a_pinned_session_that_was_given_up_is_told():
    lost = [{"id": "lift-2", "title": "Lift", "priority": "pinned", "reason": "no room"}]
    assert read(plan_text(dropped=lost)).given_up == ("lift",)


def test_a_race_week_is_read_too():
    week = read(race_week().model_dump_json())
    assert any(one.variants[0].kind == "race" for one in week.sessions)


FIRST = build_week().sessions[0]
FORMS = 'a plan, "liftrun.plan/2" or "liftrun.plan/1"'
BAD = {
    "{": "line 1: expected valid JSON (expecting property name enclosed in double quotes). Write the plan again with"
    " `liftrun plan --json`.",
    "{}": f"format: expected {FORMS}. Name a plan that `liftrun plan --json` wrote.",
    '{"format": "liftrun.check/1"}': f'format: got "liftrun.check/1", expected {FORMS}. Name a plan'
    " that `liftrun plan --json` wrote.",
    '{"a": ' * 100_000: "got JSON nested too deep, expected a plan in JSON. Write the plan again.",
    plan_text(
        phase="biuld"
    ): 'phase: got "biuld", expected "base", "build", "peak", "taper", "race" or "maintenance". Write "build".',
    plan_text(
        timezone="Mars/Base"
    ): 'timezone: got "Mars/Base", expected a time zone such as "Europe/Berlin". Write the name'
    " as the tz database has it.",
    plan_text(
        week_start="2026-10-13"
    ): "week_start: got 2026-10-13, expected a Monday such as 2026-11-23. Give the first day of the week.",
    plan_text(
        week_start="0001-01-01"
    ): "week_start: got 0001-01-01, expected a Monday such as 2026-11-23. Give the first day of the week.",
    plan_text(week_start="2026-10-05"): "sessions[1].start: got ",
    session_with(
        end=FIRST.start.isoformat()
    ): f'sessions[1].end: got "{FIRST.start.isoformat()}", the time of its start, expected a time after the start, and'
    " within a day of it. Correct one of the two, or remove the session.",
    session_with(
        end="2027-10-12T07:00:00+02:00"
    ): 'sessions[1].end: got "2027-10-12T07:00:00+02:00", expected a time after the'
    " start, and within a day of it. Correct one of the two.",
    session_with(id=build_week().sessions[1].id): 'sessions[2].id: got "',
    session_with(
        activity="lift", kind="easy", focus="full"
    ): 'sessions[1].kind: got "easy", expected no kind of run for what is none. Remove it, or correct the activity.',
    session_with(
        start="soon"
    ): 'sessions[1].start: got "soon", expected a time with its offset from UTC, such as 2026-11-23T06:30:00+01:00.'
    " Correct the value.",
    session_with(
        start="2026-10-12T06:00:00"
    ): 'sessions[1].start: got "2026-10-12T06:00:00", expected a time with its offset from UTC, such as',
    session_with(hard="often"): 'sessions[1].hard: got "often", expected true or false. Correct the value.',
    session_with(metres="far"): 'sessions[1].metres: got "far", expected a whole number. Correct the value.',
    session_with(pace="9:30/mi"): "sessions[1].pace: ",
    session_with(title=5): "sessions[1].title: got 5, expected a text. Correct the value.",
    session_with(blocks="none"): 'sessions[1].blocks: got "none", expected a list. Correct the value.',
    plan_text(week_start="soon"): 'week_start: got "soon", expected a date such as 2026-11-23. Correct the value.',
    session_without("start"): "sessions[1].start: expected a value. Add this key.",
}


def is_run(part):
    return part["activity"] == "run"


def is_tempo(part):
    return part["kind"] == "tempo"


def is_easy(part):
    return part["kind"] == "easy"


def is_lift(part):
    return part["activity"] == "lift"


CONTRADICTIONS = [
    (is_run, {"metres": -1}, "metres: got -1, expected a distance of 1 to 500000 metres. Correct it, or"),
    (is_run, {"metres": 0}, "metres: got 0, expected a distance of 1 to 500000 metres."),
    (is_tempo, {"hard": False}, "hard: got false, expected true, for a run of the kind tempo. Write true, or correct"),
    (is_easy, {"hard": True}, "hard: got true, expected false, for a run of the kind easy. Write false, or correct"),
    (is_lift, {"hard": True}, "hard: got true, expected false, for what is no run. Write false."),
    (is_lift, {"metres": 5000}, "metres: got 5000, expected no distance for what is none. Remove it, or correct the"),
    (is_run, {"focus": "full"}, 'focus: got "full", expected no focus for what is no lift. Remove it, or correct the'),
]


@pytest.mark.parametrize(("choose", "changes", "message"), CONTRADICTIONS)
def test_a_session_that_contradicts_itself_is_refused(choose, changes, message):
    text, number = with_first(choose, **changes)
    with pytest.raises(InputError) as raised:
        read(text, "plan.json")
    assert str(raised.value).startswith(f"plan.json: sessions[{number}].{message}")


@pytest.mark.parametrize("key", ["start", "end"])
def test_a_session_moved_without_its_blocks_is_refused(key):
    part = build_week().sessions[0]
    moved = {key: (getattr(part, key) + timedelta(minutes=-5 if key == "start" else 5)).isoformat()}
    with pytest.raises(InputError) as raised:
        read(session_with(**moved), "plan.json")
    assert str(raised.value).startswith(f"plan.json: sessions[1].blocks: got {part.start.isoformat()} to ")
    assert str(raised.value).endswith("as start and end say. Move start, end and blocks together.")
    assert read(session_with(**moved, blocks=[]), "plan.json").sessions[0].timed


def test_blocks_with_a_pause_between_them_are_refused():
    text, number = with_first(lambda part: len(part["blocks"]) > 1)
    plan = json.loads(text)
    block = plan["sessions"][number - 1]["blocks"][0]
    block["end"] = block["start"]
    with pytest.raises(InputError, match=r"blocks: got .* expected blocks without pauses from"):
        read(json.dumps(plan), "plan.json")


@pytest.mark.parametrize("number", range(len(BAD)))
def test_a_bad_plan_gets_its_message(number):
    text, message = list(BAD.items())[number]
    with pytest.raises(InputError) as raised:
        read(text, "plan.json")
    assert str(raised.value).startswith(f"plan.json: {message}")


def test_a_week_or_zone_that_goes_against_the_plan_is_refused():
    with pytest.raises(InputError, match="--week: got 2026-11-30, expected a day of the week of 2026-10-12"):
        read(plan_text(), "plan.json", week=date(2026, 11, 30))
    with pytest.raises(InputError, match='timezone: got "Europe/Berlin", expected Asia/Kolkata, as requested'):
        read(plan_text(), "plan.json", timezone="Asia/Kolkata")
