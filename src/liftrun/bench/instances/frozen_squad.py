"""Frozen squads: the weeks of athletes who share rooms, the places of the rooms, and prices of their time.

Rules that athletes have in common are written once. The bench measures the pricing of a squad: every athlete's week at
the prices, one after another. That is most of the work of planning a large squad.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from liftrun.bench.instances.frozen import FrozenInstance, content_of
from liftrun.domain import Instance, Span
from liftrun.rules import RuleKind
from liftrun.rules.problem import WeekProblem
from liftrun.squad.optimise.joint_model import JointProblem
from liftrun.squad.optimise.pricing_problem import UNIT, PricedWeek, PricingTerms, priced_levels

if TYPE_CHECKING:
    from pathlib import Path

    from liftrun.squad.rooms.capacity import Places

Rules = tuple[Annotated[RuleKind, Field(discriminator="kind")], ...]


class FrozenAthlete(BaseModel):
    """One athlete of a squad.

    Attributes:
        instance: The sessions and their possible times and places.
        rules: Number of the rules in the squad's list.
        room: Number of the room, None without one.
        caps: The most sessions that may be lost of each class above the priced ones.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    instance: Instance
    rules: int
    room: int | None
    caps: tuple[int, ...]


class FrozenSquad(FrozenInstance):
    """Athletes who share rooms.

    Attributes:
        best: `dropped`: sessions that the best known plan of the squad drops, of the priced classes; `bound`: how many
            any plan must drop, if the sessions of higher classes are kept as far as each athlete alone can keep them;
            `priced`: the proven least that all athletes lose and pay at the prices, in 24ths of a session.
        athletes: The athletes.
        rules: Resolved rules; athletes name theirs by number.
        places: The places of each room.
        first: The first level of losses that is priced.
        prices: (room, minute, price in 24ths of a session).
    """

    suffix: ClassVar[str] = ".json.gz"

    format: Literal["liftrun.squad-instance/1"] = "liftrun.squad-instance/1"
    best: dict[str, int]
    first: int
    places: tuple[tuple[tuple[Span, int], ...], ...]
    prices: tuple[tuple[int, int, int], ...]
    rules: tuple[Rules, ...]
    athletes: tuple[FrozenAthlete, ...]

    @property
    def weeks(self) -> tuple[PricedWeek, ...]:
        """Each athlete's week with its prices."""
        return tuple(PricedWeek(self._week(one), self._pricing_terms(one)) for one in self.athletes)

    @property
    def joint(self) -> JointProblem:
        """All athletes in one model."""
        places: tuple[Places, ...] = self.places
        rooms = tuple(one.room for one in self.athletes)
        return JointProblem(tuple(map(self._week, self.athletes)), rooms, places)

    @property
    def hash(self) -> str:
        """SHA-256 of the content without name, origin and best known costs, in hexadecimal."""
        content = self.model_dump(mode="json", exclude={"format", "name", "origin", "best"}, exclude_defaults=True)
        kinds = [[rule.kind for rule in rules] for rules in self.rules]
        return hashlib.sha256(json.dumps([kinds, content], sort_keys=True).encode()).hexdigest()

    def _week(self, one: FrozenAthlete) -> WeekProblem:
        return WeekProblem(one.instance, self.rules[one.rules])

    def _pricing_terms(self, one: FrozenAthlete) -> PricingTerms:
        mine = tuple((minute, price) for room, minute, price in self.prices if room == one.room)
        return PricingTerms(tuple((level, UNIT) for level in priced_levels(self.first)), one.caps, mine)


def load_squad(path: Path) -> FrozenSquad:
    """A frozen squad from its file."""
    return FrozenSquad.model_validate_json(content_of(path))
