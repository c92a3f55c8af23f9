"""What every rule has: an id, a sentence, a source, a strength; an encoding for the solver, and an independent check.

A rule kind is one file with one class. Its parameters are pydantic fields. `encode` adds the rule to the solver's
model; `check` reads a finished week in plain minutes and finds where the rule is broken and by how much. The two share
the parameters and nothing else, so that a mistake in either shows as a difference. The check is the specification.

`encode` is written once for both strengths. It states each way to break the rule as a clause or a linear constraint
with an escape, the *breach* (`week.breach`). For a required rule the breach is `FALSE`, so there is no escape. For a
weighted rule it is a new literal that costs the rule's weight. The number of breaches that the solver pays is the
amount that `check` must find.

Two things are fixed before the week is planned: what surrounds the week (sessions of the days before it, a race in the
days after it), and the race of the week, which has its day and its start. A required rule does not judge the race of
the week by itself, nor against what surrounds the week, because the only remedy would be to drop the race. A weighted
rule does judge it, and its cost shows in the plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from liftrun.domain import Tier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Placed, Schedule, Violation
    from liftrun.rules.encoding import WeekEncoding

Scope = Literal["session", "pair", "days", "week"]
"""The smallest part of a week that a kind judges by itself: one session, two, some consecutive days, or the week."""

MOST_WEIGHT = 1000


class Rule(BaseModel):
    """One rule of the rulebook, with its parameters.

    Attributes:
        id: Stable name, kebab-case.
        kind: The name of the rule kind.
        says: The rule in a coach's words, one sentence.
        source: Where it comes from: `id:place`, the id from `sources.toml` ("article:S24").
        voice: Whose advice it is, if a person's ("Bui").
        strength: A plan never breaks a `required` rule; a `weighted` one costs `weight` for each unit of its amount.
        weight: Price of one unit, against the other rules of the same tier.
        tier: The tier in which a weighted rule is paid.
        trades: What the weight buys or gives up, in a sentence. Every weighted rule has one.
        scope: The smallest part of a week that the kind judges by itself. What its check finds in a week is the sum of
            what it finds in all such parts, so a week that is only partly known can be judged part by part.
        needs_clock_times: Whether the kind reads times within a day. The others read days, and what is done.
    """

    scope: ClassVar[Scope]
    needs_clock_times: ClassVar[bool]

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    kind: str
    says: str = Field(min_length=1)
    source: str = Field(min_length=1)
    voice: str = ""
    strength: Literal["required", "weighted"] = "required"
    weight: int = Field(0, ge=0, le=MOST_WEIGHT)
    tier: Tier = "training"
    trades: str = ""

    @model_validator(mode="after")
    def _weighted_rules_state_their_price(self) -> Rule:
        if self.strength == "weighted" and self.weight < 1:
            raise ValueError("a weighted rule needs a weight of at least 1")
        if self.strength == "weighted" and not self.trades:
            raise ValueError("a weighted rule says what its weight trades (key `trades`)")
        return self

    @property
    def scope_days(self) -> int:
        """How many consecutive days a rule of the scope `days` judges together."""
        return 1

    @property
    def decisive_minutes(self) -> int | None:
        """For kinds that need clock times: the gap in minutes at which two sessions are just far enough apart.

        None if the answer may change at any minute.
        """
        return None

    def spares(self, schedule: Schedule, placed: Placed, other: Placed | None = None) -> bool:
        """For checks: whether the rule does not judge a session by itself, or a session against another one.

        Two sessions outside the week are spared. A required rule also spares a race of the week by itself, and a race
        of the week against a session outside it.
        """
        if other is None:
            return self.required and placed.session.is_race and not schedule.around(placed)
        inside = [one for one in (placed, other) if not schedule.around(one)]
        return not inside or (self.required and len(inside) == 1 and inside[0].session.is_race)

    @property
    def required(self) -> bool:
        """Whether a plan must keep the rule."""
        return self.strength == "required"

    def encode(self, week: WeekEncoding) -> None:
        """Add the rule to the model of a week."""
        raise NotImplementedError

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Every place where a schedule breaks the rule."""
        raise NotImplementedError
