"""What a squad must lose at least: sessions, and below them what the weighted rules of each tier cost.

Only the classes of sessions from the first contested one down are priced (`liftrun.squad.prices`); those above are held
where each athlete alone has them, which the squad's plan reaches too. A tier below is bounded among the plans that lose
no more of what counts more than the squad's plan does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from liftrun.sharing.losses import DROPS, LAST_DROP, TRAINING
from liftrun.sharing.pricing import UNIT, lost
from liftrun.squad.prices import PriceSearch, Question, ask

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.domain import Priority
    from liftrun.solve import SolveOptions
    from liftrun.squad.hall import Hall
    from liftrun.squad.work import Work

ENOUGH = 0.002
"""A gap, as a share of all sessions asked for, that is no longer worth the search."""
ABOVE = 10
"""Points of a tier that a loss above it (a session shortened, say) counts for in its bound: any number gives one."""


@dataclass(frozen=True, slots=True)
class KeptBound:
    """What is proven about the sessions that a squad can keep.

    Attributes:
        contested: The most important class of sessions that the squad loses more of than each alone would; None if
            there is none, and the plan is proven to keep as much as can be.
        dropped: Sessions of that class and those below it that the squad's plan drops.
        least: How many any plan must drop, those above being kept as well.
        asked: Sessions asked for, all classes.
        prices: The prices of the best proof, as parts of a session: (room, minute) -> price.
        rounds: How often everybody was asked.
    """

    contested: Priority | None
    dropped: int
    least: int
    asked: int
    prices: Mapping[tuple[int, int], float]
    rounds: int

    def after(self, hall: Hall) -> KeptBound:
        """The same proof for a plan that has become better since."""
        now, floor = hall.losses, hall.floor
        if all(now[n] == floor[n] for n in DROPS.values()):
            dropped = sum(now[n] for n in DROPS.values())
            return KeptBound(None, dropped, dropped, self.asked, {}, self.rounds)
        first = 0 if self.contested is None else DROPS[self.contested]
        return replace(self, dropped=lost(now, first))

    @property
    def gap(self) -> float:
        """Sessions that might yet be kept, as a share of all that were asked for."""
        return (self.dropped - self.least) / max(1, self.asked)


def bound_kept(
    hall: Hall, work: Work, options: SolveOptions, prices: Mapping[tuple[int, int], float], grid: int
) -> KeptBound:
    """Prove how many sessions the squad can keep at most.

    Args:
        hall: The squad with its plan.
        work: What solves.
        options: How.
        prices: Prices to begin with, as parts of a lift.
        grid: Minutes between starts.
    """
    asked = sum(len(player.problem.instance.sessions) for player in hall.players)
    now, floor = hall.losses, hall.floor
    first = next((n for n in sorted(DROPS.values()) if now[n] > floor[n]), None)
    if first is None:
        dropped = sum(now[n] for n in DROPS.values())
        return KeptBound(None, dropped, dropped, asked, {}, 0)
    found = PriceSearch(hall, work, options, first, grid)
    rounds = found.improve({key: UNIT * price for key, price in prices.items()}, ENOUGH * asked)
    dropped = lost(now, first)
    least = max(lost(floor, first), found.least)
    best = {key: price / UNIT for key, price in found.prices.items() if price}
    contested = next(p for p, level in DROPS.items() if level == first)
    return KeptBound(contested, dropped, min(least, dropped), asked, best, rounds)


def bound_tier(hall: Hall, work: Work, options: SolveOptions, tier: int) -> int:
    """What any plan costs at least in a tier below, among those that lose no more of what counts more; 0 if unknown.

    Where nobody gives up more of anything above than alone, that is what each alone gives up. Where they do, everybody
    is asked, with the room to themselves, to give up little of both; what the squad gives up above is taken off. Where
    sessions are contested nothing is claimed: an athlete who drops one gives up less below, too.

    Args:
        hall: The squad with its plan.
        work: What solves.
        options: How.
        tier: The level of that tier, `TRAINING` or `PREFERENCE`.
    """
    now, floor = hall.losses, hall.floor
    worse = next((n for n in range(tier) if now[n] > floor[n]), tier)
    if worse == tier:
        return floor[tier]
    if worse <= LAST_DROP:
        return 0
    above = tuple((level, 1 if level == TRAINING else ABOVE) for level in range(worse, tier))
    together, _ = ask(hall, work, options, Question((*above, (tier, 1)), worse, {}))
    return max(0, min(together - sum(weight * now[level] for level, weight in above), now[tier]))
