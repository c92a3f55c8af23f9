"""What the test file of a rule kind declares: examples, cases, random parameters, equivalent mutants.

Each file in `tests/rules/kinds` has one `DECLARED = KindTests(...)`. The tests that are true for every kind read them
from `tests.rules.collected`; a new kind needs no entry anywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.support.factories.weeks import PLAIN, REQUIRED, at, put, schedule, weighted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from liftrun.domain import Schedule, Violation, Week
    from liftrun.rules.base import Rule
    from tests.rules.worlds import World

# Why a change to an encoder may make no difference to any plan.
GUARD = "the guard only avoids constraints that would be empty or could not bind"
UNUSED_ESCAPE = "there are more escapes than can be needed; none is taken without need, because each costs"
NO_SUCH_DAY = "no session of this week starts on an eighth day, so nothing is chosen there"
SYMMETRIC = "the two sides mean the same when swapped"
NEVER_OVERLAP = "two sessions never overlap, so their starts, their ends and a minute of slack order them alike"
SIEVE = "the sieve only leaves out pairs of days that are far enough apart; the minutes decide in any case"


class Case(NamedTuple):
    """A week made by hand, and the amount that the check must find; 0 means that it finds nothing.

    Attributes:
        says: What the case shows.
        parameters: How the kind is filled in.
        amount: The amount.
        placed: The sessions of the week, each `(session, moment[, further arguments of put])`.
        history: Those around it.
        week: The frame of days.
    """

    says: str
    parameters: dict[str, Any]
    amount: int
    placed: tuple[tuple[Any, ...], ...] = ()
    history: tuple[tuple[Any, ...], ...] = ()
    week: Week = PLAIN

    @property
    def schedule(self) -> Schedule:
        """The sessions in their places."""
        now, past = (
            [put(session, at(self.week, when), *rest) for session, when, *rest in them]
            for them in (self.placed, self.history)
        )
        return schedule(self.week, *now, history=past)


class Example(NamedTuple):
    """One way to fill in a kind, and the world in which every placement is tried."""

    kind: type[Rule]
    parameters: dict[str, Any]
    world: World

    def rules(self, kind: type[Rule] | None = None) -> tuple[Rule, ...]:
        """The rule as weighted and as required, of its own kind or of a changed copy of it."""
        strengths = (weighted(3, "training"), REQUIRED)
        return tuple((kind or self.kind)(id="tried", **self.parameters, **strength) for strength in strengths)

    @property
    def name(self) -> str:
        """The world, and what distinguishes the parameters."""
        plain = {key: value for key, value in self.parameters.items() if isinstance(value, int | str)}
        return f"{self.kind.__name__} {plain or ''} {self.world.name}"


@dataclass(frozen=True)
class KindTests:
    """All that the general tests need about a kind.

    Attributes:
        kind: The kind.
        tried: Worlds in which encoder and check are compared, each with parameters; at least two worlds.
        cases: Weeks made by hand; at least one amount of 0, one of 1 and one above 1.
        draw: Random parameters, drawn from the given stream alone.
        equivalent: Reason -> changes to the encoder (as `mutation.mutants` names them) that no plan can show.
    """

    kind: type[Rule]
    tried: tuple[tuple[World, dict[str, Any]], ...]
    cases: tuple[Case, ...]
    draw: Callable[[Random], dict[str, Any]]
    equivalent: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name that the rulebook uses, as `daily_cap`."""
        return str(self.kind.model_fields["kind"].default)

    @property
    def examples(self) -> tuple[Example, ...]:
        """The worlds with their parameters."""
        return tuple(Example(self.kind, parameters, world) for world, parameters in self.tried)

    def rule(self, **parameters: Any) -> Rule:
        """A required rule of the kind."""
        return self.kind(id=self.name.replace("_", "-"), **parameters, **REQUIRED)

    def found(self, parameters: dict[str, Any], *placed: tuple[Any, ...]) -> list[Violation]:
        """What the check of a required rule finds in a week made by hand, written as in a case."""
        return list(self.rule(**parameters).check(Case("", parameters, 0, placed).schedule))
