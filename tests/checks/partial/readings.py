"""Weeks of which all, or not all, is known: sessions as a reader would give them."""

from __future__ import annotations

from dataclasses import replace

from liftrun.checks.partial.completions import SessionChoice, placed_as
from liftrun.checks.partial.time_bounds import Times
from liftrun.domain import Schedule, Span
from liftrun.schedules.building import Builder, SessionTimes
from liftrun.schedules.extents import lengths
from liftrun.schedules.model import Extent, ReadSession, exactly
from liftrun.schedules.titles.read_title import read_title

RACES = {"5k": 5000, "10k": 10000, "half": 21098, "full": 42195}


def known(placed, week):
    """A placed session, read back with everything in it known."""
    kinds = [block.kind for block in placed.blocks]
    jumps = "none" if "plyometrics" not in kinds else "first" if kinds[0] == "plyometrics" else "last"
    return ReadSession(
        id=placed.session.id,
        title=placed.session.id,
        day=week.day_of(placed.start),
        variants=(placed.session,),
        heavy=placed.session.heavy,
        metres=exactly(placed.metres),
        minutes=exactly(placed.end - placed.start),
        window=placed.span,
        start=placed.start,
        end=placed.end,
        plyometrics=jumps,
        place=placed.place,
    )


def known_week(schedule):
    """All sessions of a schedule and of its week before, each with an id of its own."""
    everything = enumerate((*schedule.history, *schedule.placed))
    return [replace(known(placed, schedule.week), id=f"{placed.session.id}-{number}") for number, placed in everything]


def said(week, day, title, clock="", *, turn=None, builder=None, heavy=True):
    """A session by its title on a day; `clock` is `"06:30"`, `"06:30-07:30"`, or nothing."""
    (one,) = read_title(title, RACES)
    span = week.day_span(day)
    ends = [week.at(day, 60 * int(text[:2]) + int(text[3:])) for text in clock.split("-") if text]
    times = SessionTimes(day, Span(*ends) if len(ends) == 2 else span, *ends, turn=turn)
    return (builder or Builder()).session(one, title, times).with_heaviness(heavy)


def loosened(session, week, *facts):
    """A known session with some facts taken away: `times`, `end`, `distance`, `kind`."""
    first = session.variants[0]
    for fact in facts:
        if fact == "times":
            minutes = lengths(first.activity, None, session.metres)[0]
            session = replace(session, start=None, end=None, minutes=minutes, window=week.day_span(session.day))
        elif fact == "end" and session.start is not None:
            minutes = lengths(first.activity, None, session.metres)[0]
            closes = max(week.day_span(session.day).end, session.start + 1)
            session = replace(session, end=None, minutes=minutes, window=Span(session.start, closes))
        elif fact == "distance" and first.activity == "run":
            session = replace(session, metres=Extent(1, 100_000))
        elif fact == "kind":
            session = replace(session, variants=tuple(_variants(first)))
    return session


def _variants(session):
    if session.activity == "run":
        for kind in ("easy", "tempo", "speed", "long"):
            yield replace(session, kind=kind, hard=kind != "easy")
    elif session.activity == "lift":
        for focus in ("full", "lower", "upper"):
            yield replace(session, focus=focus)
    else:
        yield session


def placed_week(sessions, week):
    """The schedule of sessions of which everything is known."""
    placed = [
        placed_as(
            one, SessionChoice(one.variants[0], one.metres.low, plyometrics_last=False), Times(one.start, one.end)
        )
        for one in sessions
    ]
    return Schedule(week, tuple(sorted(placed, key=lambda one: one.start)))
