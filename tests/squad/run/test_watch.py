"""A watcher receives the stages and the athletes; a terminal shows rate, dropped sessions and failures."""

from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime

from liftrun.cli.squad_progress import progress
from liftrun.squad.inputs.members import count_members
from liftrun.squad.run.plan_squad import SquadRequest, load_squad, plan_squad
from liftrun.squad.workers.engine import LocalEngine
from liftrun.squad.workers.store import AthleteRow
from liftrun.squad.workers.watcher import Watcher
from tests.squad.small import ROOM, WEEK, folder_of


class RecordingWatcher(Watcher):
    """Records what it receives."""

    def __init__(self):
        self.stages, self.rows = [], []

    def stage(self, words):
        self.stages.append(words)

    def row(self, row):
        self.rows.append(row.identity)


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self):
        return True


def test_a_watcher_receives_each_stage_and_each_athlete_once(tmp_path):
    squad = folder_of(tmp_path, 3)
    squad.write_text(squad.read_text("utf-8") + ROOM, "utf-8")
    out, now = tmp_path / "out", datetime(2026, 11, 1, tzinfo=UTC)
    request = SquadRequest(squad, out, date.fromisoformat(WEEK), 15, 0, ("json",), resume=False, now=now)
    heard = RecordingWatcher()
    plan_squad(load_squad(squad), request, LocalEngine(1), heard)
    assert heard.stages[:2] == ["reading calendars", "everybody alone"]
    assert heard.stages[-1] == "checking and writing"
    assert len(heard.rows) == len(set(heard.rows)) == count_members(tmp_path / "athletes") == 3


def test_athletes_are_counted_unread(tmp_path):
    lines = tmp_path / "athletes.jsonl"
    lines.write_text('{"name": "a"}\n\nnot read\n', "utf-8")
    assert count_members(lines) == 2
    assert count_members(tmp_path / "nobody.jsonl") == count_members(tmp_path / "none") == 0


def test_a_terminal_shows_stage_drops_and_failures(monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "160")
    with progress(lambda: 2) as watcher:
        watcher.stage("everybody alone")
        watcher._bar.refresh()
        watcher.row(AthleteRow("a", 0, "", b'{"sessions": [], "dropped": [{}, {}]}', None, "{}"))
        watcher.row(AthleteRow("b", 1, "", None, "broken", "{}"))
        watcher._bar.refresh()
    shown = screen.getvalue()
    assert "everybody alone" in shown
    assert "2 sessions dropped, 1 failed" in shown
    assert "2/2" in shown


def test_nobody_counts_the_athletes_where_nobody_watches():
    with progress(lambda: 1 // 0) as watcher:
        assert type(watcher) is Watcher
