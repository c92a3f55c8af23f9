"""What a session loads: parts of the body, impact, and whether it is hard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

LoadLevel: TypeAlias = Literal[0, 1, 2, 3]
"""0 none, 1 light, 2 moderate, 3 heavy."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a session loads. The plyometric block of a lift is not included, because the solver decides about it.

    Attributes:
        legs: Load of the legs, from 0 (none) to 3 (heavy).
        upper: Load of the upper body, from 0 to 3.
        trunk: Load of the trunk, from 0 to 3.
        impact: Whether it loads bones and tendons by impacts, as running does.
        hard: Whether it makes its day a hard day.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    legs: LoadLevel = 0
    upper: LoadLevel = 0
    trunk: LoadLevel = 0
    impact: bool = False
    hard: bool = False

    @property
    def heavy(self) -> bool:
        """Whether any part of the body is loaded heavily."""
        return max(self.legs, self.upper, self.trunk) == 3  # noqa: PLR2004  # the highest level, see LoadLevel

    def at_least(self, least: Load) -> bool:
        """Whether no part is loaded less than in `least`, and impact and hardness are there if `least` has them."""
        parts = self.legs >= least.legs and self.upper >= least.upper and self.trunk >= least.trunk
        return parts and self.impact >= least.impact and self.hard >= least.hard


_RUN_LEGS: dict[str, LoadLevel] = {"easy": 1, "tempo": 2, "speed": 3, "long": 3, "race": 3}


def load_of_run(kind: str | None, *, hard: bool) -> Load:
    """The load of a run by its kind; a run of unknown kind loads the legs at least as an easy run does."""
    return Load(legs=_RUN_LEGS.get(kind or "easy", 1), impact=True, hard=hard)


def load_of_lift(focus: str | None, *, heavy: bool) -> Load:
    """The load of a lift by its focus: heavy or moderate on the parts that it trains, one level less on the trunk."""
    main: LoadLevel = 3 if heavy else 2
    trunk: LoadLevel = 2 if heavy else 1
    return Load(legs=0 if focus == "upper" else main, upper=0 if focus == "lower" else main, trunk=trunk)
