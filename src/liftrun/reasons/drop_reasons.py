"""Why a session is missing: what prevents each of its possible starts, counted and named."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from liftrun.domain.plain_text import plain_line
from liftrun.reasons.additions import Additions
from liftrun.reasons.clock_words import day_and_clock, day_name, listed, span_and_minutes
from liftrun.reasons.possible_starts import spans_at
from liftrun.reasons.session_names import mention
from liftrun.reasons.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from liftrun.domain import Instance, Place, Plan, Session, Span, Week
    from liftrun.reasons.survey import Survey
    from liftrun.rules.base import Rule
    from liftrun.rules.problem import WeekProblem

Openings: TypeAlias = "Mapping[str, Mapping[Place, tuple[Span, ...]]]"
"""Session id -> place -> spans, as in `domain.Instance`."""

NAMED_AT_MOST = 3
"""Kept sessions, or rules, that a reason names; it counts those beyond."""

_LONGEST: Mapping[Place, str] = {
    "road": "the longest free time for it",
    "home": "the longest free time at home",
    "gym": "the longest at the gym, without travel time,",
}


def reasons(
    problem: WeekProblem, plan: Plan, titles: Mapping[str, str], next_door: Openings | None = None
) -> dict[str, str]:
    """Why each dropped session is missing: one or two sentences for the athlete, by the session's id.

    Starts are counted on the grid, over all places, at the session's shortest length and without plyometrics. Starts
    that kept sessions take are counted first; the others are tested against the required rules.

    Args:
        problem: The week's problem.
        plan: A plan of it.
        titles: Titles of the problem's sessions by id (`titles.titles`).
        next_door: Where sessions without an opening could be if there were no way to the gym.
    """
    far = next_door or {}
    return {lost.session.id: plain_line(_reason(problem, plan, lost.session, titles, far)) for lost in plan.dropped}


def _reason(problem: WeekProblem, plan: Plan, session: Session, titles: Mapping[str, str], next_door: Openings) -> str:
    found, instance = survey(problem, plan, session), problem.instance
    near = next_door.get(session.id, {}).get("gym", ())
    if near and session.id not in instance.pins and not instance.openings.get(session.id):
        return _too_far(instance, near)
    if not found.starts:
        return _no_room(instance, session)
    if found.harmless:
        return _still_possible(problem, plan, session, found)
    if found.starts == 1:
        return _the_only_start(instance, session, found, titles)
    return f"{_need(session)}. {_what_prevents_it(instance.week, found, titles)}"


def _need(session: Session) -> str:
    minutes = session.lengths[-1].minutes
    return f"Even shortened it needs {minutes} minutes" if len(session.lengths) > 1 else f"It needs {minutes} minutes"


def _no_room(instance: Instance, session: Session) -> str:
    """No start at all: nothing at the pinned time, nothing free, nothing long enough, or none of it on the grid."""
    week, minutes, longest = instance.week, session.lengths[-1].minutes, _longest_spans(instance, session)
    if session.id in instance.pins:
        settled = "set for" if session.kind == "race" else "pinned to"
        at = day_and_clock(week, instance.pins[session.id])
        return f"It is {settled} {at}, but no {minutes} minutes are free there."
    if not longest:
        return "There is no free time for it this week."
    best = max(longest.values(), key=lambda span: span.minutes)
    if best.minutes >= minutes:
        grid = f"from a start on the {instance.grid_minutes}-minute grid"
        return (
            f"{_need(session)} {grid}; even the longest free time, {span_and_minutes(week, best)}, has no such start."
        )
    words = _LONGEST if session.activity == "lift" else dict.fromkeys(_LONGEST, _LONGEST["road"])
    known = [f"{words[place]} is {span_and_minutes(week, span)}" for place, span in longest.items()]
    return f"{_need(session)} in one piece; {', '.join(known)}."


def _too_far(instance: Instance, near: Sequence[Span]) -> str:
    """There is free time while the gym is open, but the way takes all of it."""
    best = max(near, key=lambda span: span.minutes)
    return (
        f"The gym is {instance.travel_minutes} minutes away, and no free time is long enough for the way there "
        f"and back; the longest while the gym is open is {span_and_minutes(instance.week, best)}."
    )


def _longest_spans(instance: Instance, session: Session) -> dict[Place, Span]:
    """For each place with free time, its longest stretch; of equals, the earliest."""
    spans = {place: spans_at(instance, session, place) for place in instance.openings.get(session.id, {})}
    return {place: max(found, key=lambda span: span.minutes) for place, found in spans.items() if found}


def _the_only_start(instance: Instance, session: Session, found: Survey, titles: Mapping[str, str]) -> str:
    start = next(iter((*found.taken, *found.breaking)))
    which = "one possible" if session.id not in instance.pins else "own" if session.kind == "race" else "pinned"
    taken = f"is taken by {_takers(instance.week, found, titles)}" if found.taken else ""
    breaks = f"would break: {_rules(found.everywhere)}" if found.everywhere else ""
    both = " and ".join(part for part in (taken, breaks) if part)
    return f"Its {which} start, {day_and_clock(instance.week, start.minute)}, {both}{'' if breaks else '.'}"


def _what_prevents_it(week: Week, found: Survey, titles: Mapping[str, str]) -> str:
    if found.everywhere:
        return f"Each of its {found.starts} possible starts would break: {_rules(found.everywhere)}"
    if not found.breaking:
        return f"All {found.starts} possible starts are taken by {_takers(week, found, titles)}."
    if not found.taken:
        return f"All {found.starts} possible starts would break: {_counted_rules(found)}"
    are = "is" if len(found.taken) == 1 else "are"
    return (
        f"Of {found.starts} possible starts, {len(found.taken)} {are} taken by {_takers(week, found, titles)}, "
        f"and {len(found.breaking)} would break: {_counted_rules(found)}"
    )


def _takers(week: Week, found: Survey, titles: Mapping[str, str]) -> str:
    """`the long run (Sat), easy run 1 (Tue) and 2 others, counting the way to the gym`."""
    takers = [placed for placed, _ in found.takers()]
    words = [
        f"{mention(placed.session, titles[placed.session.id])} ({day_name(week.day_of(placed.start))})"
        for placed in takers
    ]
    return _first_of(words, "others") + (", counting the way to the gym" if found.by_travel else "")


def _rules(rules: Iterable[Rule]) -> str:
    text = _first_of([f'"{rule.says}"' for rule in rules], "other rules")
    return text if text.endswith('."') else f"{text}."


def _counted_rules(found: Survey) -> str:
    """Each rule's sentence, the most frequent first, with the number of starts if there are several."""
    broken = found.broken()
    if len(broken) == 1:
        return _rules([broken[0][0]])
    return _first_of([f'"{rule.says}" ({number})' for rule, number in broken], "other rules") + "."


def _first_of(words: list[str], rest: str) -> str:
    """`a, b, c and 2 others`; a single one is never replaced by "1 others"."""
    if len(words) <= NAMED_AT_MOST + 1:
        return listed(words)
    return listed([*words[:NAMED_AT_MOST], f"{len(words) - NAMED_AT_MOST} {rest}"])


def _still_possible(problem: WeekProblem, plan: Plan, session: Session, found: Survey) -> str:
    """Some start is free and breaks no required rule: name what has priority, or that the plan is not optimal."""
    aims = [rule for rule in problem.rules if not rule.required and rule.tier == "keep"]
    additions = Additions(aims, plan.schedule, session, session.lengths[-1])
    broken = {start: additions.fewest_at(start.minute, start.places) for start in found.harmless}
    start = min(broken, key=lambda one: (len(broken[one]), one.minute))
    at = day_and_clock(problem.instance.week, start.minute)
    if broken[start]:
        return f"It would fit on {at}, but this plan gives priority to: {_rules(broken[start])}"
    return f"It would still fit on {at} and break no required rule, so a better plan than this one exists."
