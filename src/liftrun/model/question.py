"""Questions to a built week: conditions that its plan must fulfil besides the rules.

Sessions are named by their ids, times by minutes of the week, days by 0 (Monday) to 6. A condition that no plan can
fulfil makes the answer `infeasible`; it is no error. A further kind of condition is one more class with `sessions` and
`add`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from liftrun.model.cpsat import Linear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.domain import Place, Span, Tier
    from liftrun.model.cpsat import Model
    from liftrun.model.objective import Scales
    from liftrun.model.week import WeekModel


class AskedModel(NamedTuple):
    """The copy of a model to which a question is added, with the week and the scales that it was built from.

    Attributes:
        model: The copy. Conditions add their constraints here, not to `week.model`.
        week: The sessions with their literals, which are valid in the copy too.
        scales: The scales of the tiers.
    """

    model: Model
    week: WeekModel
    scales: Scales


class Condition(Protocol):
    """A condition of a question."""

    @property
    def sessions(self) -> Sequence[str]:
        """Ids of the sessions that it names. They are no longer exchangeable with equal sessions."""

    def add(self, asked: AskedModel) -> None:
        """Add the condition to the model of a question."""


@dataclass(frozen=True, slots=True)
class OfSession:
    """A condition on one session.

    Attributes:
        session: The session's id.
    """

    session: str

    @property
    def sessions(self) -> tuple[str]:
        """The session."""
        return (self.session,)


@dataclass(frozen=True, slots=True)
class SessionKept(OfSession):
    """The session is in the plan."""

    def add(self, asked: AskedModel) -> None:
        """Require it to be present."""
        asked.model.clause([asked.week.sessions[self.session].present])


@dataclass(frozen=True, slots=True)
class SessionDropped(OfSession):
    """The session is not in the plan."""

    def add(self, asked: AskedModel) -> None:
        """Require it to be dropped."""
        asked.model.clause([asked.week.sessions[self.session].dropped])


@dataclass(frozen=True, slots=True)
class OnDays(OfSession):
    """The session is in the plan, on one of some days."""

    days: tuple[int, ...]

    def add(self, asked: AskedModel) -> None:
        """Require one of the days that it may have."""
        day = asked.week.sessions[self.session].day
        asked.model.clause([day[wanted] for wanted in self.days if wanted in day])


@dataclass(frozen=True, slots=True)
class NotOnDays(OfSession):
    """The session is on other days than these, or dropped."""

    days: tuple[int, ...]

    def add(self, asked: AskedModel) -> None:
        """Forbid each of the days."""
        day = asked.week.sessions[self.session].day
        for forbidden in self.days:
            if forbidden in day:
                asked.model.clause([~day[forbidden]])


@dataclass(frozen=True, slots=True)
class StartsAt(OfSession):
    """The session is in the plan and starts at a minute of the week.

    A minute off the grid of the week is impossible, unless the session is pinned there; build the week with a pin, or
    with a finer grid, to ask about it.
    """

    minute: int

    def add(self, asked: AskedModel) -> None:
        """Require the start."""
        session = asked.week.sessions[self.session]
        asked.model.clause([session.present])
        asked.model.linear(session.start, self.minute, self.minute)


@dataclass(frozen=True, slots=True)
class StartsNotAt(OfSession):
    """The session starts at another minute of the week, or is dropped."""

    minute: int

    def add(self, asked: AskedModel) -> None:
        """Forbid the start."""
        session = asked.week.sessions[self.session]
        others = [(0, self.minute - 1), (self.minute + 1, asked.week.week.minutes)]
        asked.model.linear(session.start, when=[session.present], ranges=others)


@dataclass(frozen=True, slots=True)
class Within(OfSession):
    """The session is in the plan, all of it within one of some spans of the week."""

    spans: tuple[Span, ...]

    def add(self, asked: AskedModel) -> None:
        """Require the start, and for each length an end within the spans."""
        session = asked.week.sessions[self.session]
        asked.model.clause([session.present])
        session.start_within(self.spans, [], asked.model)


@dataclass(frozen=True, slots=True)
class AtPlace(OfSession):
    """The session is in the plan, at a place."""

    place: Place

    def add(self, asked: AskedModel) -> None:
        """Require the place, if it may be there."""
        place = asked.week.sessions[self.session].place
        asked.model.clause([place[self.place]] if self.place in place else [])


@dataclass(frozen=True, slots=True)
class TierAtMost:
    """A tier costs at most so much, in the units of `Outcome.objective`."""

    tier: Tier
    cost: int

    @property
    def sessions(self) -> tuple[()]:
        """None: equal sessions cost the same."""
        return ()

    def add(self, asked: AskedModel) -> None:
        """Limit the sum of the tier's costs."""
        terms = asked.week.costs.tier_terms(self.tier, asked.scales)
        asked.model.linear(Linear(tuple(terms)), high=self.cost)
