"""What a coach adds below a week: what the runs add up to, and what to do if a session is missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.demand import sentences
from liftrun.documents.plan import TotalsPart
from liftrun.documents.session_wording import distance, minutes_of
from liftrun.domain import Priority
from liftrun.domain.plain_text import plain_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.athlete import Race
    from liftrun.documents.plan import SessionPart
    from liftrun.domain import Plan, RaceDistance, Session
    from liftrun.domain.units import Units
    from liftrun.rulebook import ResolvedRulebook

PROGRAMMES: Mapping[RaceDistance, str] = {"5k": "5K", "10k": "10K", "half": "half marathon", "full": "marathon"}


def totals(sessions: Sequence[SessionPart]) -> TotalsPart:
    """Minutes and metres of all runs, and the number of lifts."""
    runs = [session for session in sessions if session.activity == "run"]
    metres = [run.metres for run in runs if run.metres is not None]
    known = len(metres) == len(runs)
    lifts = sum(session.activity == "lift" for session in sessions)
    return TotalsPart(minutes=sum(map(minutes_of, runs)), metres=sum(metres) if known else None, lifts=lifts)


def if_missed(plan: Plan, names: Mapping[str, str], rules: ResolvedRulebook) -> str:
    """Which session to drop first, which one to move, and which not to make up, by their priorities."""
    return " ".join(sentences(rules, "missed", _missed_topics(plan, names)))


def _missed_topics(plan: Plan, names: Mapping[str, str]) -> dict[str, dict[str, object]]:
    starts = {one.session: one.start for one in plan.schedule.placed}
    movable = [session for session in starts if session.priority not in {Priority.RACE, Priority.PINNED}]
    if len(movable) < 2:  # noqa: PLR2004  # the most and the least important one differ
        return {}
    ranked = sorted(movable, key=lambda session: session.priority)
    runs = [session for session in ranked if session.activity == "run"]
    topics: dict[str, dict[str, object]] = {"drop": {"session": _inside(ranked[-1], names)}}
    if len({run.kind for run in runs}) > 1:  # equal runs need no exchange
        replaced = [run for run in runs if run.kind == runs[-1].kind]
        later = [run for run in replaced if starts[run] > starts[runs[0]]]
        topic = "make-up" if later else "do-earlier"  # what is already done cannot be left out for it
        topics[topic] = {"session": _inside(runs[0], names), "other": _inside((later or replaced)[-1], names)}
    return topics


def _inside(session: Session, names: Mapping[str, str]) -> str:
    """The title within a sentence; the athlete's own label, and what has a colon, stay as they are."""
    title = names[session.id]
    if session.label or ": " in title:
        return title
    article = "" if title[-1].isdigit() else "the "
    return f"{article}{title[:1].lower()}{title[1:]}"


def race_title(race: Race, units: Units) -> str:
    """The name of a race, or its distance where that is not one of the four: "50 km, trained for as a marathon"."""
    own = f"{distance(race.metres, units)} race" if race.metres else ""
    title = plain_line(race.name or own)
    return f"{title}, trained for as {PROGRAMMES[race.distance]}," if own else title
