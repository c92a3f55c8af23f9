"""A squad's plan in a few words and numbers: how much is kept, how far from the best possible, how fair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain import Priority
from liftrun.model.objective import LEVELS
from liftrun.report.week.week_words import priority_words
from liftrun.squad.optimise.losses import PREFERENCE, TRAINING

if TYPE_CHECKING:
    from liftrun.domain import Week
    from liftrun.squad.optimise.shared_plan import SharedPlan
    from liftrun.squad.optimise.squad_state import AthleteState


def clock(week: Week, minute: int) -> str:
    """The clock time of a minute of the week, `07:30`."""
    from liftrun.calendars.clock import moment_of  # noqa: PLC0415  # loads zones

    return f"{moment_of(week, minute):%H:%M}"


def headline(plan: SharedPlan) -> str:
    """How many sessions are kept."""
    return f"{kept(plan)} of {plan.bound.asked} sessions kept"


def kept(plan: SharedPlan) -> int:
    """Sessions placed."""
    return sum(len(athlete.plan.schedule.placed) for athlete in plan.state.athletes if athlete.plan)


def proof(plan: SharedPlan) -> str:
    """What is proven about that."""
    bound = plan.bound
    if bound.contested is None:
        return "Nobody would keep more with the room to themselves: proven best."
    if bound.dropped == bound.least:
        return "Proven: no plan that keeps the more important sessions keeps more."
    more = bound.dropped - bound.least
    return f"Proven: no plan that keeps the more important sessions keeps more than {more} more ({bound.gap:.1%})."


def tiers(plan: SharedPlan) -> str:
    """What the weighted rules of the tiers below cost, and what is proven of that, in a sentence each."""
    said = []
    for name, level in (("Training advice", TRAINING), ("wishes", PREFERENCE)):
        now, least = plan.state.losses[level], plan.least[level]
        gap = f"at least {least} ({(now - least) / max(1, now):.1%} less)" if least else "no bound is proven"
        said.append(f"{name} given up: {now} points, {'proven the least' if now == least else gap}")
    return f"{'; '.join(said)}; among plans that lose no more of what counts more."


def losses_table(plan: SharedPlan) -> list[tuple[str, int, str]]:
    """For each class of losses that occurs: its name, what is given up, and what is proven of it."""
    now, least = plan.state.losses, plan.least
    settled = next((n for n in range(len(now)) if now[n] > least[n]), len(now))
    shown = (n for n in range(len(now)) if now[n] or least[n])
    proven = {*range(settled + 1), TRAINING, PREFERENCE}
    return [(_name(LEVELS[n]), now[n], str(least[n]) if n in proven else "–") for n in shown]


def _name(level: str) -> str:
    what, _, priority = level.partition(" ")
    if what == "drop":
        return f"dropped: {priority_words(priority)}"
    if what == "shorten":
        return f"shortened: {priority_words(priority)}"
    return {"rules of keeping": "plyometrics and the like"}.get(level, f"{level} rules, weighted")


def served(athlete: AthleteState) -> float:
    """The share of an athlete's sessions that is kept."""
    asked = len(athlete.problem.instance.sessions)
    return len(athlete.plan.schedule.placed) / asked if athlete.plan and asked else 1.0


def fairness(plan: SharedPlan) -> list[str]:
    """Who is served least, how far apart they are, and whether anyone is without a first lift."""
    athletes = [p for p in plan.state.athletes if p.plan]
    if not athletes:
        return []
    shares = sorted((served(p), p.member.athlete.name) for p in athletes)
    (low, who), (high, _) = shares[0], shares[-1]
    without = [p for p in athletes if p.plan and any(d.session.priority is Priority.FIRST_LIFT for d in p.plan.dropped)]
    named = ", ".join(p.member.athlete.name for p in without)
    first = f"Without their first lift: {named}." if without else "Everybody has their first lift."
    return [f"{first} Served least: {who}, with {low:.0%} of their sessions; best served: {high:.0%}."]
