"""Whether a week keeps its rules, found out in plain Python: no solver is loaded, and nothing is shared with it.

`check_rules` asks the rules alone, of any schedule. `check_plan` also asks what every plan must keep: sessions in free
time, one at a time with travel between, pins where they were set, lengths and blocks as prescribed.
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
    "demanded": "Only sessions that the week should hold are placed, each once; the rest is reported as dropped.",
    "free-time": "A session lies wholly in time that is free for it, at a place that is open.",
    "one-at-a-time": "No two sessions overlap, the way to the gym and back included.",
    "pinned": "A pinned session starts when it was pinned to.",
    "on-the-grid": "Starts lie on the grid.",
    "as-prescribed": "A session has one of its lengths, and blocks that fill it.",
}
"""What every plan must keep besides the rulebook: id -> sentence."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found.

    Attributes:
        broken: Violations of required rules and of the structure of a plan; a plan must have none.
        paid: Each weighted rule that is broken, with its violations.
    """

    broken: tuple[Violation, ...]
    paid: tuple[tuple[Rule, tuple[Violation, ...]], ...]

    @property
    def kept(self) -> bool:
        """Whether no required rule is broken."""
        return not self.broken

    def cost(self, tier: Tier) -> int:
        """What the weighted rules of a tier cost: amount times weight, summed."""
        return sum(v.amount * rule.weight for rule, found in self.paid if rule.tier == tier for v in found)

    @property
    def costs(self) -> dict[Tier, int]:
        """The cost of every tier's rules."""
        return {tier: self.cost(tier) for tier in TIERS}


def check_rules(rules: Iterable[Rule], schedule: Schedule) -> Verdict:
    """What a schedule breaks of some rules."""
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
    """What a plan breaks of its problem's rules and of the structure that every plan must have."""
    verdict = check_rules(problem.rules, plan.schedule)
    return Verdict((*_structure(problem.instance, plan), *verdict.broken), verdict.paid)


def _structure(instance: Instance, plan: Plan) -> Iterator[Violation]:
    yield from _demanded(instance, plan)
    for placed in plan.schedule.placed:
        yield from _where_it_stands(instance, placed)
        yield from _as_prescribed(placed)
    yield from _one_at_a_time(instance, plan.schedule.placed)


def _demanded(instance: Instance, plan: Plan) -> Iterator[Violation]:
    asked = sorted(session.id for session in instance.sessions)
    told = sorted([p.session.id for p in plan.schedule.placed] + [d.session.id for d in plan.dropped])
    if asked != told:
        odd = tuple(sorted(set(asked) ^ set(told))) or tuple(told)
        yield Violation("demanded", 1, odd, "placed and dropped are not together what was asked for")


def _where_it_stands(instance: Instance, placed: Placed) -> Iterator[Violation]:
    identity = placed.session.id
    spans = instance.openings.get(identity, {}).get(placed.place, ())
    if not any(span.start <= placed.start and placed.end <= span.end for span in spans):
        yield Violation("free-time", 1, (identity,), f"minutes {placed.start} to {placed.end} are not free for it")
    if identity in instance.pins:
        if placed.start != instance.pins[identity]:
            yield Violation("pinned", 1, (identity,), f"pinned to minute {instance.pins[identity]}")
    elif placed.start % instance.grid_minutes:
        yield Violation("on-the-grid", 1, (identity,), f"minute {placed.start}")


def _as_prescribed(placed: Placed) -> Iterator[Violation]:
    session = placed.session
    jumps = sum(block.end - block.start for block in placed.blocks if block.kind == "plyometrics")
    allowed = (0, session.plyometrics.minutes) if session.plyometrics else (0,)
    length = (placed.end - placed.start - jumps, placed.metres)
    if jumps not in allowed or length not in [(known.minutes, known.metres) for known in session.lengths]:
        yield Violation(
            "as-prescribed", 1, (session.id,), f"{placed.end - placed.start} minutes is none of its lengths"
        )
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
