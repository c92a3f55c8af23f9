"""The week of an athlete under several schools: side by side, and each judged by the rules of the others."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from liftrun.calendars.clock import moment_of
from liftrun.checks.plan import check_rules
from liftrun.documents.comparison import ComparedWeekPart, ComparisonDocument, JudgementPart
from liftrun.documents.plan import AlternativeSessionPart
from liftrun.documents.why import RuleCostPart
from liftrun.domain import TIERS
from liftrun.domain.units import sentence_in
from liftrun.explanations.elsewhere import cost_differences
from liftrun.explanations.repair_words import points
from liftrun.reasons.clock_words import listed
from liftrun.reasons.session_names import titles_in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.domain import Plan, Tier
    from liftrun.planning.prepare import SolvedWeek
    from liftrun.rules.base import Rule

MOST_RULES = 3
"""Rules that a sentence names; it counts those beyond."""


@dataclass(frozen=True, slots=True)
class NamedWeek:
    """A solved week and the name of its school."""

    name: str
    solved: SolvedWeek

    @property
    def plan(self) -> Plan:
        """Its plan."""
        assert self.solved.outcome.plan is not None  # noqa: S101  # weeks without a plan are not compared
        return self.solved.outcome.plan


def compare_weeks(weeks: Sequence[NamedWeek]) -> ComparisonDocument:
    """Compare solved weeks of one athlete, each with a plan; the first one names athlete and week."""
    prepared = weeks[0].solved.prepared
    return ComparisonDocument(
        athlete=prepared.athlete.name,
        week_start=prepared.week.start,
        timezone=prepared.athlete.timezone,
        weeks=tuple(map(_week, weeks)),
        moves=_moves(weeks),
        judgements=tuple(_judgement(week, other) for week, other in permutations(weeks, 2)),
    )


def _week(named: NamedWeek) -> ComparedWeekPart:
    week, plan = named.solved.prepared.week, named.plan
    titles = titles_in_order(named.solved.prepared.problem.instance.sessions, plan.schedule)
    sessions = (
        AlternativeSessionPart(
            id=placed.session.id,
            title=titles[placed.session.id],
            start=moment_of(week, placed.start),
            end=moment_of(week, placed.end),
            place=placed.place,
        )
        for placed in plan.schedule.placed
    )
    dropped = tuple(titles[lost.session.id] for lost in plan.dropped)
    return ComparedWeekPart(
        name=named.name, status=named.solved.outcome.status, sessions=tuple(sessions), dropped=dropped
    )


def _moves(weeks: Sequence[NamedWeek]) -> tuple[str, ...]:
    """The sessions whose start is not the same in all weeks, in the order of the first week that has them."""
    starts = [{one.session.id: one.start for one in week.plan.schedule.placed} for week in weeks]
    names = dict.fromkeys(name for found in starts for name in found)
    return tuple(name for name in names if len({found.get(name) for found in starts}) > 1)


def _judgement(week: NamedWeek, school: NamedWeek) -> JudgementPart:
    """What the rules of a school find in a week, against the week that is best under them."""
    rules = school.solved.prepared.problem.rules
    found, own = check_rules(rules, week.plan.schedule), check_rules(rules, school.plan.schedule)
    differences = cost_differences(own, found)
    costs = {tier: found.cost(tier) - own.cost(tier) for tier in TIERS if found.cost(tier) != own.cost(tier)}
    units = week.solved.prepared.athlete.units
    broken = tuple(dict.fromkeys(sentence_in(units, _says(rules, one.rule)) for one in found.broken))
    parts = tuple(
        RuleCostPart(rule=rule.id, says=sentence_in(units, rule.says), tier=rule.tier, cost=cost)
        for rule, cost in differences
    )
    text = _text(week.name, school.name, broken, costs, parts)
    return JudgementPart(week=week.name, rules_of=school.name, text=text, broken=broken, costs=costs, rules=parts)


def _says(rules: Sequence[Rule], identity: str) -> str:
    return next(rule.says for rule in rules if rule.id == identity)


def _text(week: str, school: str, broken: Sequence[str], costs: dict[Tier, int], rules: Sequence[RuleCostPart]) -> str:
    """`The week of bui under the rules of helms costs 10 points of training advice more than ....`."""
    head = f"The week of {week} under the rules of {school}"
    more = [points(tier, cost) for tier, cost in costs.items() if cost > 0 and tier != "keep"]
    less = [points(tier, -cost) for tier, cost in costs.items() if cost < 0 and tier != "keep"]
    quoted = [f'"{one}"' for one in broken]
    facts = [f"breaks {listed(quoted)}"] if broken else []
    facts += [f"costs {listed(more)} more"] if more else []
    facts += [f"costs {listed(less)} less"] if less else []
    if not facts:
        return f"{head} is as good as the week of {school}."
    ranked = sorted(rules, key=lambda part: -abs(part.cost))
    named = [f'"{part.says}" ({part.cost:+d})' for part in ranked[:MOST_RULES]]
    rest = len(ranked) - len(named)
    others = f", and {rest} smaller difference{'' if rest == 1 else 's'}" if rest else ""
    because = f" {', '.join(named)}{others}." if named else ""
    than = f" than the week of {school}" if more or less else ""
    return f"{head} {listed(facts)}{than}.{because}"
