"""A state file: what is opened, what is refused, and that nothing is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from liftrun.domain.errors import InputError, StateConflictError
from liftrun.state import state_file
from liftrun.state.athlete_state import AthleteState
from liftrun.state.records import LogEntry, slot_key
from liftrun.state.state_file import state_path
from tests.planning.with_slots import with_slots
from tests.support.factories.plans import MONDAY, build_week

NOW = datetime(2026, 10, 11, 18, tzinfo=UTC)
NOTE = LogEntry(date=date(2026, 10, 14), status="note", note="windy")


@pytest.fixture
def path(tmp_path):
    return state_path(tmp_path / "ada.toml")


def refused(path):
    with pytest.raises(InputError) as error:
        AthleteState(path)
    return str(error.value)


def written(path, *entries):
    with AthleteState(path) as state, state.change("log", NOW) as change:
        for entry in entries:
            change.log(entry)


def test_the_state_is_beside_the_athletes_file(tmp_path):
    assert state_path(tmp_path / "ada.toml") == tmp_path / "ada.state.sqlite"


def test_a_plan_and_its_slots_come_back_as_they_were(path):
    plan = with_slots(build_week())
    with AthleteState(path) as state, state.change("plan", NOW) as change:
        change.plan(plan, {"ics": "week.ics"}, 30)
    with AthleteState(path) as state:
        content = state.content()
    (stored,) = content.plans
    assert (stored.document, stored.outputs, stored.alarm_minutes, stored.revision) == (
        plan,
        {"ics": "week.ics"},
        30,
        1,
    )
    assert content.sessions == {slot_key(part.slot): part.id for part in (*plan.sessions, *plan.dropped)}


def test_of_two_plans_of_a_week_the_later_one_counts_until_it_is_taken_back(path):
    first, second = with_slots(build_week()), with_slots(build_week()).model_copy(update={"focus": "another"})
    with AthleteState(path) as state:
        for command, plan in (("plan", first), ("replan", second)):
            with state.change(command, NOW) as change:
                change.plan(plan, {})
        assert state.content().plan_of(MONDAY).document.focus == "another"
        assert state.weeks_changed(state.last_change("replan")) == (MONDAY,)
        with state.change("undo", NOW) as change:
            change.withdraw(2)
        assert state.content().plan_of(MONDAY).document == first
        assert (state.revision, state.last_change("replan")) == (3, None)


def test_every_field_of_a_log_line_comes_back(path):
    plan = with_slots(build_week())
    part = plan.sessions[0]
    entry = LogEntry(
        date=part.start.date(),
        status="done",
        start=part.start,
        slot=slot_key(part.slot),
        session=part.id,
        activity=part.activity,
        kind_or_focus=part.kind or part.focus,
        minutes=51,
        metres=9000,
        rpe=6,
        sore="pace",
        note="a note",
        source="run.gpx",
        source_id="gpx:1",
        revision=2,
    )
    with AthleteState(path) as state:
        with state.change("plan", NOW) as change:
            change.plan(plan, {})
        with state.change("log", NOW) as change:
            change.log(entry)
        assert state.content().log == (entry,)


def test_of_two_lines_about_a_slot_the_later_one_counts(path):
    plan = with_slots(build_week())
    key, day = slot_key(plan.sessions[0].slot), plan.sessions[0].start.date()
    with AthleteState(path) as state:
        with state.change("plan", NOW) as change:
            change.plan(plan, {})
        for status in ("missed", "done"):
            with state.change("log", NOW) as change:
                change.log(LogEntry(date=day, status=status, slot=key))
        assert [entry.status for entry in state.content().log] == ["done"]


def test_an_activity_that_was_read_before_is_refused_by_the_file_itself(path):
    entry = LogEntry(date=date(2026, 10, 14), status="done", activity="run", source="a.gpx", source_id="gpx:1")
    written(path, entry)
    with pytest.raises(InputError):
        written(path, entry)
    with AthleteState(path) as state:
        assert len(state.content().log) == 1


def _fail_after(_written):
    raise ZeroDivisionError


def test_a_change_that_fails_leaves_nothing(path):
    written(path, NOTE)
    with AthleteState(path) as state:
        with pytest.raises(ZeroDivisionError), state.change("log", NOW) as change:
            _fail_after(change.log(NOTE))
        assert (state.revision, len(state.content().log)) == (1, 1)


def test_a_change_on_an_old_revision_is_a_conflict(path):
    written(path, NOTE)
    with AthleteState(path) as state:
        seen = state.revision
        written(path, NOTE)
        with pytest.raises(StateConflictError), state.change("log", NOW, seen=seen):
            pass
        assert state.revision == 2


@pytest.mark.parametrize("content", [b"name = 'Ada'\n", b"SQLite format 2\0", b"\0" * 200])
def test_a_file_of_another_kind_is_refused_and_kept(path, content):
    path.write_bytes(content)
    assert "got a file of another kind, or a damaged one, expected a state file that liftrun wrote" in refused(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_kept(path):
    with closing(sqlite3.connect(path)) as base:
        base.execute("create table mine (x)")
        base.commit()
    before = path.read_bytes()
    assert "got a database of another program" in refused(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_state(path):
    path.write_bytes(b"")
    written(path, NOTE)
    with AthleteState(path) as state:
        assert len(state.content().log) == 1


def test_a_folder_of_that_name_is_refused(path):
    path.mkdir()
    assert "got a folder or device" in refused(path)


@pytest.mark.parametrize("at", [0.3, 0.6, 0.9])
def test_a_damaged_file_is_refused_with_one_message_and_not_changed(path, at):
    written(path, *[NOTE] * 400)
    content = path.read_bytes()
    cut = int(len(content) * at)
    broken = content[:cut] + b"\xff" * 3000 + content[cut + 3000 :]
    path.write_bytes(broken)
    assert "got a damaged file" in refused(path)
    assert "Nothing was changed." in refused(path)
    assert path.read_bytes() == broken


def test_a_truncated_file_is_refused(path):
    written(path, *[NOTE] * 400)
    path.write_bytes(path.read_bytes()[:9000])
    assert "damaged" in refused(path)


def test_a_file_of_a_newer_version_is_refused(path):
    written(path, NOTE)
    with closing(sqlite3.connect(path)) as base:
        base.execute("pragma user_version=99")
        base.commit()
    assert "got version 99, expected version 1 or older" in refused(path)


def test_a_migration_keeps_what_is_there(path, monkeypatch):
    written(path, NOTE)
    further = (*state_file.MIGRATIONS, ("alter table log add column weather text",))
    monkeypatch.setattr(state_file, "MIGRATIONS", further)
    with AthleteState(path) as state:
        assert [entry.note for entry in state.content().log] == ["windy"]
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("pragma user_version").fetchone() == (2,)
        assert base.execute("select weather from log").fetchone() == (None,)


def test_a_file_in_use_is_one_message(path, monkeypatch):
    written(path, NOTE)
    monkeypatch.setattr(state_file, "_WAIT_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(InputError, match="in use by another program"):
            written(path, NOTE)
