"""What every rule has: a name, a sentence, a source, a strength; an encoding, and a check that does not know it.

A rule kind is one file with one class. Its parameters are pydantic fields. `encode` tells the solver what would break
the rule; `check` looks at a finished week in plain minutes and says where it is broken and by how much. The two share
the parameters and nothing else, so that each can convict the other: the check is the specification.

`encode` is written once for both strengths. It states every way to break the rule as a clause or a linear constraint
that may be escaped through a *breach* (`week.breach`): for a required rule the breach is `FALSE`, so there is no
escape; for a weighted rule it is a fresh literal that costs the rule's weight. The number of breaches paid is the
amount that `check` must find.

Two things cannot be changed any more: what lies around the week (the days before it, and a race in the days after it),
and the race, which has its day and its gun. So a required rule does not judge the race of the week by itself, nor
against what lies around the week: it would only take the race out. A weighted one does, and says what it costs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from liftrun.domain import Tier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Placed, Schedule, Violation
    from liftrun.rules.encoding import WeekEncoding


Scope = Literal["session", "pair", "day", "two days", "week"]
"""What a rule judges by itself: one session, two, those of a day or of two days in a row, or all of a week."""


MOST_WEIGHT = 1000


class Rule(BaseModel):
    """One rule of the rulebook, filled in.

    Attributes:
        id: Stable name, kebab-case.
        kind: The rule kind that gives it meaning.
        says: The rule in a coach's words, one sentence.
        source: Where it comes from: `id : place`, the id from `sources.toml` ("article:S24").
        voice: Whose advice it is, if a person's ("Bui").
        strength: `required` always holds; `weighted` costs `weight` for each unit of its amount.
        weight: Price of one unit, against the other rules of the same tier.
        tier: The tier in which a weighted rule is paid.
        trades: What the weight buys or gives up, in a sentence. Asked of every weighted rule.
        part: The smallest part that the kind judges by itself: what its check finds in a week is what it finds in all
            such parts. So a week of which not all is known can still be judged part by part.
        needs_clock_times: Whether the kind asks for times within a day; the others look at days, and at what is done.
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

    def spares(self, schedule: Schedule, placed: Placed, other: Placed | None = None) -> bool:
        """For checks: whether the rule does not judge a session by itself, or a session against another one.

        It spares two around the week; if required, also a race of the week by itself, or against one around it.
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
