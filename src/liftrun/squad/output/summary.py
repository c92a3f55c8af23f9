"""A squad's plan in a few sentences: how much is kept, how far it is from the best possible, how fair it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain import Priority
from liftrun.model.objective import LEVELS
from liftrun.report.week.week_words import priority_words
from liftrun.squad.optimise.losses import DAYS, PREFERENCE, TRAINING

if TYPE_CHECKING:
    from liftrun.domain import Week
    from liftrun.squad.optimise.shared_plan import SharedPlan
    from liftrun.squad.optimise.squad_state import AthleteState


_OTHER_CLASSES = {
    "halve long_run": "long runs of about half their length",
    "rules of keeping": "left out: plyometrics and similar parts",
    "days": "wished days, in points",
    "training": "training advice, in points",
    "preference": "other wishes, in points",
}


def clock(week: Week, minute: int) -> str:
    """The clock time of a minute of the week, `07:30`."""
    from liftrun.calendars.clock import moment_of  # noqa: PLC0415  # loads zones

    return f"{moment_of(week, minute):%H:%M}"


def headline(plan: SharedPlan) -> str:
    """How many sessions are kept."""
    return f"{kept(plan)} of {plan.bound.requested} sessions kept"


def kept(plan: SharedPlan) -> int:
    """Sessions placed."""
    return sum(len(athlete.plan.schedule.placed) for athlete in plan.state.athletes if athlete.plan)


def proof(plan: SharedPlan) -> str:
    """What is proven about the number of sessions kept."""
    bound = plan.bound
    if bound.contested is None:
        return "Proven best: nobody would keep more sessions even with the room to themselves."
    if bound.dropped == bound.least:
        return "Proven best: no plan that keeps the more important sessions keeps more sessions."
    more = bound.dropped - bound.least
    return f"Proven: a plan that keeps the more important sessions can keep at most {more} more ({bound.gap:.1%})."


def tiers(plan: SharedPlan) -> str:
    """What is given up of wished days, training advice and other wishes, in points, and what is proven about it."""
    tiers_below = (("Wished days", DAYS), ("Training advice", TRAINING), ("Other wishes", PREFERENCE))
    found = " ".join(_tier(plan, name, level) for name, level in tiers_below)
    return f"{found} The proofs are about plans that give up no more of anything more important."


def _tier(plan: SharedPlan, name: str, level: int) -> str:
    now, least = plan.state.losses[level], plan.least[level]
    if now == 0:
        return f"{name}: nothing is given up."
    if least == 0:
        return f"{name}: {now} points are given up; nothing is proven about it."
    bound = "" if now == least else f" than {least} (gap {1 - least / now:.1%})"
    return f"{name}: {now} points are given up; proven: no plan gives up less{bound}."


def losses_table(plan: SharedPlan) -> list[tuple[str, int, str]]:
    """For each class of losses that occurs: its name, what is given up, and what is proven of it."""
    now, least = plan.state.losses, plan.least
    settled = next((n for n in range(len(now)) if now[n] > least[n]), len(now))
    shown = (n for n in range(len(now)) if now[n] or least[n])
    proven = {*range(settled + 1), DAYS, TRAINING, PREFERENCE}
    return [(_name(LEVELS[n]), now[n], str(least[n]) if n in proven else "–") for n in shown]


def _name(level: str) -> str:
    what, _, priority = level.partition(" ")
    if what == "drop":
        return f"dropped: {priority_words(priority)}"
    if what == "shorten":
        return f"shortened: {priority_words(priority)}"
    return _OTHER_CLASSES[level]


def kept_share(athlete: AthleteState) -> float:
    """The share of an athlete's sessions that is kept."""
    requested = len(athlete.problem.instance.sessions)
    return len(athlete.plan.schedule.placed) / requested if athlete.plan and requested else 1.0


def fairness(plan: SharedPlan) -> list[str]:
    """Whether anyone is without a first lift, and the smallest and largest share of sessions that an athlete keeps."""
    athletes = [p for p in plan.state.athletes if p.plan]
    if not athletes:
        return []
    shares = sorted((kept_share(p), p.member.athlete.name) for p in athletes)
    (low, who), (high, _) = shares[0], shares[-1]
    without = [p for p in athletes if p.plan and any(d.session.priority is Priority.FIRST_LIFT for d in p.plan.dropped)]
    named = ", ".join(p.member.athlete.name for p in without)
    first = f"Without their first lift: {named}." if without else "Everybody keeps their first lift."
    if low == high:
        return [f"{first} Everybody keeps the same share of their sessions, {low:.0%}."]
    return [f"{first} {who} keeps the smallest share of their sessions, {low:.0%}; the largest share is {high:.0%}."]
