"""Classes of losses folded into one sum, so that one solve minimises several classes in the order in which they count.

Lexicographic optimisation by weights: the scale of a class is one more than all classes below it in the sum can come
to. So the sum is minimal exactly if the classes are minimal one after another. The sum of a whole squad would need more
digits than the solver has; then there are several sums, to be minimised in turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.model.cpsat import Linear

if TYPE_CHECKING:
    from liftrun.squad.optimise.losses import Losses

LossTerms = Sequence[tuple[int, int]]
"""What a class of losses comes to: (loss, literal that is true if it is lost)."""


@dataclass(frozen=True, slots=True)
class LossSum:
    """Some neighbouring classes of losses as one sum.

    Attributes:
        scales: Level of each class (its place in `objective.LEVELS`) -> its scale, what counts most first.
        terms: The sum, as (weight, literal); no literal is twice in it.
        most: The most that the sum can be.
    """

    scales: tuple[tuple[int, int], ...]
    terms: tuple[tuple[int, int], ...]
    most: int

    @property
    def levels(self) -> range:
        """The levels of the sum, what counts most first."""
        return range(self.scales[0][0], self.scales[-1][0] + 1)

    @property
    def linear(self) -> Linear:
        """The sum, for the model."""
        return Linear(self.terms)

    def value(self, losses: Losses) -> int:
        """The sum for some losses."""
        return sum(scale * losses[level] for level, scale in self.scales)

    def below(self, level: int, terms: LossTerms, most: int) -> LossSum:
        """The sum with one more class on top, which counts more than all of this one; `most` is the most it can be."""
        scale = self.most + 1
        weights: dict[int, int] = {}
        for loss, literal in (*((scale * loss, literal) for loss, literal in terms), *self.terms):
            weights[literal] = weights.get(literal, 0) + loss
        merged = tuple((weight, literal) for literal, weight in weights.items())
        return LossSum(((level, scale), *self.scales), merged, self.most + scale * most)

    def least(self, bound: int, losses: Losses) -> dict[int, int]:
        """Level -> the least that a bound on the sum proves of it, while the levels above it are as in `losses`."""
        found = {}
        for level, scale in self.scales:
            found[level] = max(0, bound // scale)
            if found[level] < losses[level]:
                break
            bound -= scale * losses[level]
        return found


EMPTY = LossSum((), (), 0)


def folded(
    classes: Sequence[LossTerms], most: Sequence[int], limit: int, factors: Sequence[int] | None = None
) -> list[LossSum]:
    """Classes of losses as a few sums, what counts most first.

    Args:
        classes: The terms of each level from 0 on.
        most: The most that each class can come to.
        limit: No sum of several classes can exceed it.
        factors: By how much each class may enlarge a sum, for the comparison with the limit; without it, the exact
            factor, which is one more than `most`.
    """
    sums: list[LossSum] = []
    for level in reversed(range(len(classes))):
        factor = factors[level] if factors else most[level] + 1
        if not sums or (sums[0].most + 1) * factor > limit:
            sums.insert(0, EMPTY)
        sums[0] = sums[0].below(level, classes[level], most[level])
    return sums
