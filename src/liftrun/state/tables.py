"""The tables of a state file, and how a file of an earlier version becomes one of the present version.

`user_version` of the file is the number of migrations that it has. A later version of liftrun appends migrations to the
list and never changes one that was published.
"""

from __future__ import annotations

APPLICATION_ID = 0x4C465253
"""`LFRS`: marks an SQLite file as a state of liftrun's (pragma `application_id`)."""

_FIRST = (
    """create table change (
        revision integer primary key, made_at text not null, command text not null,
        withdrawn integer references change (revision)
    )""",
    """create table slot (
        id integer primary key, uid text not null unique, session text not null, week text not null,
        activity text not null, kind_or_focus text not null, n integer not null,
        unique (week, activity, kind_or_focus, n), unique (week, session)
    )""",
    """create table plan (
        id integer primary key, revision integer not null references change (revision), week text not null,
        document text not null, outputs text not null, alarm_minutes integer,
        withdrawn integer references change (revision)
    )""",
    """create table log (
        id integer primary key, revision integer not null references change (revision), date text not null,
        start text, status text not null, slot integer references slot (id), activity text, kind_or_focus text,
        minutes integer, metres integer, rpe integer, sore text, days integer, note text, source text, source_id text,
        withdrawn integer references change (revision)
    )""",
    "create index plan_by_week on plan (week)",
    "create index log_by_date on log (date)",
    "create unique index log_by_source on log (source_id) where withdrawn is null",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST,)
"""The statements that lead from each version to the next; the first list makes the tables of an empty file."""
