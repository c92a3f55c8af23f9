"""Sentences about a week: its heading, its status, its days, its costs.

Sentences about one session are in `liftrun.documents.session_wording`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from liftrun.documents.dates import MONTHS
from liftrun.documents.session_wording import distance, duration, minutes_of
from liftrun.domain import TIERS, Phase, RaceDistance, Status, Tier
from liftrun.domain.activities import ACTIVITIES
from liftrun.report.times import local_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from liftrun.documents.plan import PenaltyPart, PlanDocument, SessionPart, TotalsPart

# Fixed, not from the system's locale: equal plans must give equal bytes on every computer.
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

RACES: Mapping[RaceDistance, str] = {"5k": "5K", "10k": "10K", "half": "half marathon", "full": "marathon"}
PHASES: Mapping[Phase, str] = {
    "base": "Base",
    "build": "Build",
    "peak": "Peak",
    "taper": "Taper",
    "race": "Race week",
    "maintenance": "Maintenance",
}
STATUS_HEADS: Mapping[Status, str] = {
    "optimal": "Proven best",
    "feasible": "Good, not proven best",
    "infeasible": "No week possible",
    "unknown": "No week found yet",
    "invalid": "Not solved",
}
STATUS_MARKS: Mapping[Status, str] = {
    "optimal": "✓",
    "feasible": "≈",
    "infeasible": "✕",
    "unknown": "?",
    "invalid": "!",
}
STATUS_MEANINGS: Mapping[Status, str] = {
    "optimal": "Every required rule is kept, and no other week under these rules is better.",
    "feasible": "Every required rule is kept. Time ran out before it was proven that no other week is better.",
    "infeasible": "No week can keep every required rule; this is proven. Relax one of them, or free some time.",
    "unknown": "Time ran out before a week was found. Give the solver more time.",
    "invalid": "The solver rejected the model. This is a fault in liftrun; please report it.",
}
TIER_HEADS: Mapping[Tier, str] = {
    "keep": "Keeping sessions",
    "days": "Days that you wished",
    "training": "Training advice",
    "preference": "Your other wishes",
}
TIERS_MEAN = "Costs are in points; fewer is better. The groups come in order: the first counts more than all others."
HASH_SHOWN = 12
_NEAR_DAYS = 21
"""Days to the race below which they are counted in place of weeks."""
NOTHING_BROKEN = "Nothing: every piece of advice and every wish is kept."


def day_and_month(day: date) -> str:
    """`12 Oct`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def week_title(plan: PlanDocument) -> str:
    """`Week of 12 October 2026`."""
    start = plan.week_start
    return f"Week of {start.day} {MONTHS[start.month - 1]} {start.year}"


def week_subtitle(plan: PlanDocument) -> str:
    """`Jona Albers · Build · marathon in 10 weeks`, and `helms rules` unless they are the default ones."""
    rules = "" if plan.pack == "default" else f"{plan.pack} rules"
    return " · ".join(part for part in (plan.athlete, PHASES[plan.phase], race_words(plan), rules) if part)


def totals_line(plan: PlanDocument) -> str:
    """`Total: 5 runs, 31 mi, 6 h 40 min; 2 lifts`."""
    counts = Counter(session.activity for session in plan.sessions)
    parts = [_counted(count, ACTIVITIES[activity].noun) for activity, count in counts.items() if activity != "run"]
    if counts["run"] and plan.totals:
        parts.insert(0, _runs_and_races(plan, plan.totals))
    return f"Total: {'; '.join(parts)}" if parts and plan.totals else ""


def _runs_and_races(plan: PlanDocument, totals: TotalsPart) -> str:
    """`3 runs, 22.5 km, 2 h 10 min, and the race`: a race is not counted with the training."""
    races = [session for session in plan.sessions if session.kind == "race"]
    runs = sum(session.activity == "run" for session in plan.sessions) - len(races)
    metres = (totals.metres or 0) - sum(race.metres or 0 for race in races)
    far = f", {distance(metres, plan.units)}" if totals.metres else ""
    training = f"{_counted(runs, 'run')}{far}, {duration(totals.minutes - sum(map(minutes_of, races)))}" if runs else ""
    raced = f"the {'race' if len(races) == 1 else 'races'}" if races else ""
    return ", and ".join(filter(None, (training, raced)))


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def in_brief(plan: PlanDocument) -> tuple[str, ...]:
    """The total, what matters most, and what to do if a session is missed."""
    return tuple(filter(None, (totals_line(plan), plan.focus, plan.if_missed)))


def race_words(plan: PlanDocument) -> str:
    """The race and the time until it, from the week's Monday: weeks, or days if it is near; `""` without one."""
    if plan.race is None:
        return ""
    race, weeks, days = plan.race_title or RACES[plan.race], plan.weeks_to_race, plan.days_to_race
    if weeks is None:
        return race
    if weeks == 0:
        return f"{race} this week"
    if days is not None and 0 < days < _NEAR_DAYS:
        return f"{race} in {days} days"
    unit = "week" if abs(weeks) == 1 else "weeks"
    return f"{race} in {weeks} {unit}" if weeks > 0 else f"{race} {-weeks} {unit} ago"


def status_meaning(plan: PlanDocument) -> str:
    """What the status means for the athlete, with the gap if there is one."""
    meaning = STATUS_MEANINGS[plan.status]
    if plan.status == "feasible":
        meaning += f" At most {percent(plan.gap)} of its cost could still be saved."
    return meaning


def percent(share: float) -> str:
    """A share as a percentage; a small share is never shown as zero."""
    shown = f"{share:.1%}"
    return "less than 0.1%" if shown == "0.0%" and share else shown


def clock_change(shift: int) -> str:
    """The clock change of a day in words, or `""`."""
    if shift == 0:
        return ""
    size = duration(abs(shift))
    return f"clocks go {'forward' if shift > 0 else 'back'} {size}"


def tier_head(plan: PlanDocument, tier: Tier) -> str:
    """`Training advice: 18 points`."""
    points = plan.tiers[tier].cost
    return f"{TIER_HEADS[tier]}: {points} point{'' if points == 1 else 's'}"


def kept_words(plan: PlanDocument) -> str:
    """The sessions that cost something in the first tier: `2 left out, 2 shortened`, or `""`."""
    shortened = sum(session.shortened for session in plan.sessions)
    counts = ((len(plan.dropped), "left out"), (shortened, "shortened"))
    return ", ".join(f"{count} {what}" for count, what in counts if count)


def costs(plan: PlanDocument) -> list[tuple[Tier, list[PenaltyPart]]]:
    """The tiers that cost something, in their order, each with its broken advice, the highest cost first."""
    grouped = []
    for tier in TIERS:
        broken = [part for part in plan.penalties if part.tier == tier]
        if broken or plan.tiers[tier].cost:
            grouped.append((tier, sorted(broken, key=lambda part: -part.cost)))
    return grouped


def concerned(penalty: PenaltyPart, plan: PlanDocument) -> str:
    """The sessions that a penalty is about, by day and name: `Tue Lift: lower body, Thu Club intervals`."""
    by_id: dict[str, SessionPart] = {session.id: session for session in plan.sessions}
    return ", ".join(session_on_day(by_id[name], plan) if name in by_id else name for name in penalty.sessions)


def broken_words(penalty: PenaltyPart, plan: PlanDocument) -> str:
    """Where advice is broken, and by which sessions: `Lift 3 is on Tue (Tue Lift: upper body)`."""
    about, detail = concerned(penalty, plan), penalty.detail
    return " ".join(part for part in (detail[:1].upper() + detail[1:], f"({about})" if about else "") if part)


def session_on_day(session: SessionPart, plan: PlanDocument) -> str:
    """`Tue Lift: lower body`."""
    return f"{DAYS[local_day(plan, session).weekday()]} {session.title}"


def priority_words(priority: str) -> str:
    """`first_lift` as `first lift`."""
    return priority.replace("_", " ")


def events_read(plan: PlanDocument) -> str:
    """The number of events that were read from the busy calendars."""
    count = plan.calendar.events_read
    return "No events were read." if count == 0 else f"{count} {'event was' if count == 1 else 'events were'} read."


def solver_line(plan: PlanDocument) -> str:
    """The solver and its options (`Solved by cp-sat 9.15, seed 1, 1 worker`)."""
    solver = plan.solver
    workers = f"{solver.workers} worker{'' if solver.workers == 1 else 's'}"
    took = "" if solver.wall_ms is None else f", in {solver.wall_ms:.0f} ms"
    return f"Solved by {solver.name} {solver.version}, seed {solver.seed}, {workers}{took}."


def rulebook_line(plan: PlanDocument) -> str:
    """The rulebook, and the time zone of all times."""
    book = plan.rulebook
    return f"Rulebook {book.version} ({book.hash[:HASH_SHOWN]}), pack {plan.pack}. Times are in {plan.timezone}."


def look(session: SessionPart) -> str:
    """The name of a session's style (colours and mark): `hard`, `easy`, or its activity."""
    if session.activity == "run":
        return "hard" if session.hard else "easy"
    return session.activity


def looks() -> tuple[str, ...]:
    """Every style, in the order of the legend: hard runs first, then each activity, with `easy` for other runs."""
    return ("hard", *("easy" if name == "run" else name for name in ACTIVITIES))


def short_names(session: SessionPart) -> tuple[str, ...]:
    """Names for narrow places, from the longer to the shorter: `Lift upper`, `Upper`."""
    entry = ACTIVITIES[session.activity]
    if session.kind:
        short = str(session.kind).capitalize()
        return (f"{short} {entry.noun}", short) if entry.has_distance else (short,)
    if session.focus:
        return (f"{entry.title} {session.focus}", session.focus.capitalize())
    return (entry.title,)
