"""Check a week against its rules in plain Python. No solver is loaded, and no code is shared with the model.

`check_rules` checks any schedule against rules. `check_plan` also checks the structure of a plan: sessions in free
time, one at a time with travel between, pinned sessions at their times, lengths and blocks as prescribed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from liftrun.domain import TIERS, Placed, Span, Tier, Violation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.domain import Instance, Plan, Schedule
    from liftrun.rules.base import Rule
    from liftrun.rules.problem import WeekProblem

STRUCTURE = {
    "demanded": "Each session of the week is either placed once or reported as dropped, and there are no others.",
    "free-time": "A session is wholly within free time, at a place that is open.",
    "one-at-a-time": "No two sessions overlap, the way to the gym and back included.",
    "pinned": "A pinned session starts at its pinned time.",
    "on-the-grid": "A session starts on the grid of start times.",
    "as-prescribed": "A session has one of its prescribed lengths, and its blocks fill it.",
}
"""The structure that every plan must have besides the rulebook: id -> sentence."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a check.

    Attributes:
        broken: Violations of required rules and of the structure of a plan; a plan must have none.
        paid: Each broken weighted rule, with its violations.
    """

    broken: tuple[Violation, ...]
    paid: tuple[tuple[Rule, tuple[Violation, ...]], ...]

    @property
    def kept(self) -> bool:
        """Whether no required rule is broken."""
        return not self.broken

    def cost(self, tier: Tier) -> int:
        """The cost of the weighted rules of a tier: the sum of amount times weight."""
        return sum(v.amount * rule.weight for rule, found in self.paid if rule.tier == tier for v in found)

    @property
    def costs(self) -> dict[Tier, int]:
        """The cost of the rules of each tier."""
        return {tier: self.cost(tier) for tier in TIERS}


def check_rules(rules: Iterable[Rule], schedule: Schedule) -> Verdict:
    """Check a schedule against some rules."""
    broken: list[Violation] = []
    paid = []
    for rule in rules:
        found = tuple(rule.check(schedule))
        if found and rule.required:
            broken.extend(found)
        elif found:
            paid.append((rule, found))
    return Verdict(tuple(broken), tuple(paid))


def check_plan(problem: WeekProblem, plan: Plan) -> Verdict:
    """Check a plan against its problem's rules and the structure that every plan must have."""
    verdict = check_rules(problem.rules, plan.schedule)
    return Verdict((*_structure(problem.instance, plan), *verdict.broken), verdict.paid)


def _structure(instance: Instance, plan: Plan) -> Iterator[Violation]:
    yield from _demanded(instance, plan)
    for placed in plan.schedule.placed:
        yield from _time_and_place(instance, placed)
        yield from _as_prescribed(placed)
    yield from _one_at_a_time(instance, plan.schedule.placed)


def _demanded(instance: Instance, plan: Plan) -> Iterator[Violation]:
    expected = sorted(session.id for session in instance.sessions)
    found = sorted([p.session.id for p in plan.schedule.placed] + [d.session.id for d in plan.dropped])
    if expected != found:
        odd = tuple(sorted(set(expected) ^ set(found))) or tuple(found)
        yield Violation("demanded", 1, odd, "the placed and dropped sessions together are not those of the week")


def _time_and_place(instance: Instance, placed: Placed) -> Iterator[Violation]:
    identity = placed.session.id
    spans = instance.openings.get(identity, {}).get(placed.place, ())
    if not any(span.start <= placed.start and placed.end <= span.end for span in spans):
        yield Violation("free-time", 1, (identity,), f"minutes {placed.start} to {placed.end} are not free")
    if identity in instance.pins:
        if placed.start != instance.pins[identity]:
            text = f"it is pinned to minute {instance.pins[identity]} and starts at {placed.start}"
            yield Violation("pinned", 1, (identity,), text)
    elif placed.start % instance.grid_minutes:
        text = f"it starts at minute {placed.start}, off the grid of {instance.grid_minutes}"
        yield Violation("on-the-grid", 1, (identity,), text)


def _as_prescribed(placed: Placed) -> Iterator[Violation]:
    session = placed.session
    plyometrics = placed.plyometric_minutes
    allowed = (0, session.plyometrics.minutes) if session.plyometrics else (0,)
    length = (placed.work_minutes, placed.metres)
    if plyometrics not in allowed or length not in [(one.minutes, one.metres) for one in session.lengths]:
        text = f"{placed.end - placed.start} minutes is not one of its lengths"
        yield Violation("as-prescribed", 1, (session.id,), text)
    edges = [placed.start, *(block.end for block in placed.blocks)]
    if edges[-1] != placed.end or any(b.start != at for b, at in zip(placed.blocks, edges, strict=False)):
        yield Violation("as-prescribed", 1, (session.id,), "its blocks do not fill it")


def _one_at_a_time(instance: Instance, placed: Iterable[Placed]) -> Iterator[Violation]:
    for one, other in combinations(placed, 2):
        if footprint(one, instance.travel_minutes).overlaps(footprint(other, instance.travel_minutes)):
            yield Violation("one-at-a-time", 1, (one.session.id, other.session.id), "they overlap, travel included")


def footprint(placed: Placed, travel_minutes: int) -> Span:
    """The time that a session takes up, with the way to the gym and back."""
    travel = travel_minutes if placed.place == "gym" else 0
    return Span(placed.start - travel, placed.end + travel)
