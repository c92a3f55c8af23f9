"""The state of an athlete, opened: read it, write a change, take a change back.

A change is one transaction with a revision of its own. It is written completely or not at all, and what was written
survives a crash of the program and of the computer.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from liftrun.calendars.own_marks import event_uid
from liftrun.documents.read_plan import read_plan_tables
from liftrun.domain.errors import InputError, StateConflictError, shown_path
from liftrun.state.records import LogEntry, SlotKey, StateContent, StoredPlan, slot_key
from liftrun.state.state_file import connect, reporting

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from liftrun.documents.plan import DroppedPart, PlanDocument, SessionPart

_PLANS = """
select revision, document, outputs, alarm_minutes from plan
where id in (select max(id) from plan where withdrawn is null and week >= ? group by week) order by week
"""
_LOG = """
select log.date, log.start, log.status, slot.week, slot.activity, slot.kind_or_focus, slot.n, slot.session,
    log.activity, log.kind_or_focus, log.minutes, log.metres, log.rpe, log.sore, log.days, log.note, log.source,
    log.source_id, log.revision
from log left join slot on slot.id = log.slot
where log.withdrawn is null
    and (log.slot is null or log.id in (select max(id) from log where withdrawn is null group by slot))
    and (log.date >= ? or log.days is not null)
order by log.date, log.id
"""
_NEW_LINE = """
insert into log (revision, date, start, status, slot, activity, kind_or_focus, minutes, metres, rpe, sore, days, note,
    source, source_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class AthleteState:
    """An open state file; a context manager that closes it."""

    def __init__(self, path: Path) -> None:
        """Open the file; a file that does not exist is made.

        Raises:
            InputError: if it is not a state of liftrun's, is damaged, of a newer version, or cannot be opened.
        """
        self.path = path
        self._base: sqlite3.Connection = connect(path)

    def __enter__(self) -> Self:
        """The state."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._base.close()

    @property
    def revision(self) -> int:
        """Number of the last change; 0 in a new file."""
        with reporting(self.path):
            return int(self._base.execute("select coalesce(max(revision), 0) from change").fetchone()[0])

    def current(self) -> StateContent:
        """Everything, within a change: also what the change has written so far."""
        return self._content(date.min)

    def content(self, since: date = date.min) -> StateContent:
        """The plans of the weeks from a Monday on, and the log from that day on (illness and breaks always)."""
        with reporting(self.path):
            self._base.execute("begin")
            try:
                return self._content(since)
            finally:
                self._base.execute("rollback")

    def _content(self, since: date) -> StateContent:
        day = since.isoformat()
        plans = tuple(self._plan(row) for row in self._base.execute(_PLANS, (day,)))
        log = tuple(_line(row) for row in self._base.execute(_LOG, (day,)))
        rows = self._base.execute("select week, activity, kind_or_focus, n, session from slot where week >= ?", (day,))
        sessions = {SlotKey(date.fromisoformat(row[0]), *row[1:4]): row[4] for row in rows}
        return StateContent(self.revision, plans, log, sessions)

    def _plan(self, row: tuple[Any, ...]) -> StoredPlan:
        revision, document, outputs, alarm = row
        try:
            tables, files = json.loads(document), json.loads(outputs)
        except ValueError as error:
            remedy = "Restore the file from a copy, or plan the week again with --no-state."
            raise InputError(shown_path(self.path), "plan", "damaged JSON", "a plan", remedy) from error
        return StoredPlan(revision, read_plan_tables(tables, shown_path(self.path)), files, alarm)

    @contextmanager
    def change(self, command: str, now: datetime, *, seen: int | None = None) -> Iterator[StateChange]:
        """Write a change: what is written inside the block counts when the block ends without an error.

        Args:
            command: What the athlete did, for people who read the file: "plan", "log", "replan".
            now: The time of writing.
            seen: The revision that the change builds on; None if it builds on none.

        Raises:
            StateConflictError: if the state has changed since that revision.
        """
        with reporting(self.path):
            self._base.execute("begin immediate")
        try:
            yield self._begun(command, now, seen)
            with reporting(self.path):
                self._base.execute("commit")
        finally:
            if self._base.in_transaction:
                self._base.execute("rollback")

    def _begun(self, command: str, now: datetime, seen: int | None) -> StateChange:
        last = self.revision
        if seen is not None and last != seen:
            raise StateConflictError(shown_path(self.path))
        values = (last + 1, now.isoformat(), command)
        with reporting(self.path):
            self._base.execute("insert into change (revision, made_at, command) values (?, ?, ?)", values)
        return StateChange(self._base, self.path, last + 1)

    def last_change(self, command: str) -> int | None:
        """Revision of the last change of a command that was not taken back; None if there is none."""
        query = "select max(revision) from change where command = ? and withdrawn is null"
        with reporting(self.path):
            found = self._base.execute(query, (command,)).fetchone()[0]
        return None if found is None else int(found)

    def weeks_changed(self, revision: int) -> tuple[date, ...]:
        """The weeks of which a change wrote a plan."""
        with reporting(self.path):
            rows = self._base.execute("select week from plan where revision = ? order by week", (revision,)).fetchall()
        return tuple(date.fromisoformat(week) for (week,) in rows)


class StateChange:
    """A change while it is written."""

    def __init__(self, base: sqlite3.Connection, path: Path, revision: int) -> None:
        self._base = base
        self._path = path
        self.revision = revision

    def _write(self, statement: str, values: tuple[Any, ...]) -> sqlite3.Cursor:
        with reporting(self._path):
            return self._base.execute(statement, values)

    def plan(self, document: PlanDocument, outputs: Mapping[str, str], alarm_minutes: int | None = None) -> None:
        """Store a plan, as the plan of its week, with its slots."""
        parts: list[SessionPart | DroppedPart] = [*document.sessions, *document.dropped]
        for part in parts:
            if part.slot is not None:
                self._slot(slot_key(part.slot), document.athlete, part.id)
        week, text = document.week_start.isoformat(), document.model_dump_json()
        values = (self.revision, week, text, json.dumps(dict(outputs)), alarm_minutes)
        self._write(
            "insert into plan (revision, week, document, outputs, alarm_minutes) values (?, ?, ?, ?, ?)", values
        )

    def _slot(self, key: SlotKey, athlete: str, session: str) -> None:
        """Keep the session, and so the UID, of a slot; neither changes later."""
        uid = event_uid(athlete, key.week, session)
        values = (uid, session, key.week.isoformat(), *key[1:])
        self._write(
            "insert or ignore into slot (uid, session, week, activity, kind_or_focus, n) values (?, ?, ?, ?, ?, ?)",
            values,
        )

    def log(self, entry: LogEntry) -> None:
        """Add a line to the log."""
        slot = None
        if entry.slot is not None:
            query = "select id from slot where week = ? and activity = ? and kind_or_focus = ? and n = ?"
            found = self._write(query, (entry.slot.week.isoformat(), *entry.slot[1:])).fetchone()
            slot = found[0] if found else None
        start = entry.start.isoformat() if entry.start else None
        about = (entry.status, slot, entry.activity, entry.kind_or_focus, entry.minutes, entry.metres, entry.rpe)
        rest = (entry.sore, entry.days, entry.note, entry.source, entry.source_id)
        self._write(_NEW_LINE, (self.revision, entry.date.isoformat(), start, *about, *rest))

    def withdraw(self, revision: int) -> None:
        """Take an earlier change back: what it wrote does not count any more, and what it replaced counts again."""
        self._write("update change set withdrawn = ? where revision = ?", (self.revision, revision))
        self._write("update plan set withdrawn = ? where revision = ?", (self.revision, revision))
        self._write("update log set withdrawn = ? where revision = ?", (self.revision, revision))


def _line(row: tuple[Any, ...]) -> LogEntry:
    day, start, status, week, slot_activity, slot_kind, number, session, activity, kind, *rest = row
    minutes, metres, rpe, sore, days, note, source, source_id, revision = rest
    slot = None if week is None else SlotKey(date.fromisoformat(week), slot_activity, slot_kind, number)
    return LogEntry(
        date=date.fromisoformat(day),
        status=status,
        start=datetime.fromisoformat(start) if start else None,
        slot=slot,
        session=session,
        activity=slot_activity or activity,
        kind_or_focus=slot_kind or kind or "",
        minutes=minutes,
        metres=metres,
        rpe=rpe,
        sore=sore,
        days=days,
        note=note,
        source=source,
        source_id=source_id,
        revision=revision,
    )
