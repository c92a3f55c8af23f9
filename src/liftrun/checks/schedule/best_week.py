"""Searches for a better week with the same sessions, moved to other days or to other times of the day.

A local search (steepest descent) with two starts: the given week, and a week that is filled session by session. The
result is the best week found. It is not proven that no better week exists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from liftrun.checks.partial.completions import SessionChoice, placed_as
from liftrun.checks.partial.time_bounds import Times
from liftrun.domain import TIERS, WEEKDAYS, Schedule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liftrun.checks.schedule.session_places import AthletePlaces
    from liftrun.domain import Placed, Week
    from liftrun.rules.base import Rule
    from liftrun.schedules.model import ReadSession

MOST_MOVABLE = 16
"""The most sessions that the search moves: its time grows with the cube of their number."""

_CLOCKS = (390, 735, 1050)  # 06:30, 12:15 and 17:30: far enough apart for every gap between two sessions of a day
_MIDDAY = 720
_HOURS = range(300, 1290, 30)  # starts that are tried in an athlete's free time
_USUAL_MINUTES = 60
_SECONDS_PER_METRE = 0.36  # six minutes a kilometre
_MOST_ROUNDS = 30


class WeekCost(NamedTuple):
    """The cost of a week, compared number by number from the first (lexicographic order).

    Attributes:
        broken: Amounts of the required rules that are broken.
        days: Points of the wished days.
        training: Points of training advice.
        other: Points of the other tiers.
    """

    broken: int
    days: int
    training: int
    other: int

    @property
    def perfect(self) -> bool:
        """Whether the week breaks no required rule, no wish for a day, and no training advice."""
        return not self.broken and not self.days and not self.training


class BestWeek(NamedTuple):
    """The best week that was found.

    Attributes:
        cost: Its cost.
        worst_training: Points of training advice of the worst week with the same sessions that was found.
        days: The day of each session.
    """

    cost: WeekCost
    worst_training: int
    days: Mapping[str, int]


@dataclass(frozen=True)
class _Search:
    """The data of a search. A slot is a day and one of the three clock times in `_CLOCKS`."""

    rules: Sequence[Rule]
    week: Week
    movable: tuple[ReadSession, ...]
    fixed: tuple[Placed, ...]
    places: AthletePlaces | None = None
    known: dict[tuple[str, int], Placed] = field(default_factory=dict)

    def cost(self, slots: Mapping[str, int]) -> WeekCost:
        """The cost of a week."""
        placed = [self.placed(one, slots[one.id]) for one in self.movable if one.id in slots]
        schedule = self.schedule([*placed, *self.fixed])
        broken = 0
        points = dict.fromkeys(TIERS, 0)
        for rule in self.rules:
            amount = sum(found.amount for found in rule.check(schedule))
            if rule.required:
                broken += amount
            else:
                points[rule.tier] += amount * rule.weight
        return WeekCost(broken, points["days"], points["training"], points["keep"] + points["preference"])

    def schedule(self, placed: Sequence[Placed]) -> Schedule:
        """The schedule of placed sessions, in time order. Sessions outside the week are kept separately."""
        order = sorted(placed, key=lambda one: (one.start, one.session.id))
        inside = [one for one in order if 0 <= self.week.day_of(one.start) < len(WEEKDAYS)]
        around = [one for one in order if not 0 <= self.week.day_of(one.start) < len(WEEKDAYS)]
        return Schedule(self.week, tuple(inside), tuple(around))

    def placed(self, session: ReadSession, slot: int) -> Placed:
        """A session in a slot: at the free start nearest to the clock time of the slot, if the day has one."""
        key = (session.id, slot)
        if key not in self.known:
            day, clock = divmod(slot, len(_CLOCKS))
            usual = _CLOCKS[clock]
            tried = (self._at(session, day, other) for other in sorted(_HOURS, key=lambda one: (abs(one - usual), one)))
            free = next(filter(self._is_free, tried), None) if self.places else None
            self.known[key] = free or self._at(session, day, usual)
        return self.known[key]

    def _at(self, session: ReadSession, day: int, clock: int) -> Placed:
        start = self.week.at(day, clock)
        return _as_placed(session, Times(start, start + _likely_minutes(session)))

    def _is_free(self, placed: Placed) -> bool:
        return self.places is None or not self.places.why_not(self.places.placed_for(placed))

    def descended(self, slots: dict[str, int]) -> dict[str, int]:
        """The week after steepest descent: makes the best single move until no move improves the week."""
        cost = self.cost(slots)
        for _ in range(_MOST_ROUNDS):
            if cost.perfect:
                break
            better = min(((self.cost(other), n, other) for n, other in enumerate(self._moves(slots))), default=None)
            if better is None or better[0] >= cost:
                return slots
            cost, slots = better[0], better[2]
        return slots

    def ascended(self, slots: dict[str, int]) -> int:
        """Training points after steepest ascent: makes the worst single move until no move costs more."""
        cost = self.cost(slots).training
        for _ in range(_MOST_ROUNDS):
            worse = max((self.cost(other).training, -n, other) for n, other in enumerate(self._moves(slots)))
            if worse[0] <= cost:
                break
            cost, slots = worse[0], worse[2]
        return cost

    def _moves(self, slots: dict[str, int]) -> Iterator[dict[str, int]]:
        """Every week with one session in another slot, or with two sessions exchanged."""
        names = list(slots)
        for name in names:
            yield from ({**slots, name: slot} for slot in _slots() if slot != slots[name])
        for number, one in enumerate(names):
            for other in names[number + 1 :]:
                if slots[one] != slots[other]:
                    yield {**slots, one: slots[other], other: slots[one]}

    def filled(self) -> dict[str, int]:
        """A week that is filled session by session, each in its best slot."""
        slots: dict[str, int] = {}
        for session in sorted(self.movable, key=_first_to_place):
            slots[session.id] = min(
                _slots(), key=lambda slot: (self.cost({**slots, session.id: slot}), slot)
            )  # used at once
        return slots


def best_week(
    rules: Sequence[Rule], sessions: Sequence[ReadSession], week: Week, places: AthletePlaces | None = None
) -> BestWeek | None:
    """The best week found with the same sessions. None if no session, or more than `MOST_MOVABLE`, can be moved.

    Args:
        rules: The rules of the week.
        sessions: The sessions of the week and the fixed ones around it. Where a fact is unknown, its first possible
            value is used.
        week: The frame of days.
        places: The athlete's free time, if there is an athlete.
    """
    movable = tuple(one for one in sessions if _is_movable(one, places))
    if not 0 < len(movable) <= MOST_MOVABLE:
        return None
    fixed = tuple(_as_placed(one, _times(one)) for one in sessions if one not in movable)
    search = _Search(tuple(rules), week, movable, fixed, places)
    best = search.descended(_given(movable, week))
    if not search.cost(best).perfect:
        best = min(best, search.descended(search.filled()), key=search.cost)
    worst = search.ascended(_given(movable, week))
    return BestWeek(search.cost(best), worst, {name: slot // len(_CLOCKS) for name, slot in best.items()})


def _slots() -> list[int]:
    """The mornings and evenings of the week; noon is only for a third session of a day."""
    return [slot for slot in range(len(WEEKDAYS) * len(_CLOCKS)) if slot % len(_CLOCKS) != 1]


def _is_movable(session: ReadSession, places: AthletePlaces | None) -> bool:
    """Whether a session may be moved: it is in the week, not a race and not pinned."""
    if not 0 <= session.day < len(WEEKDAYS) or all(one.is_race for one in session.variants):
        return False
    return places is None or not places.settled(_as_placed(session, _times(session)))


def _given(sessions: Sequence[ReadSession], week: Week) -> dict[str, int]:
    """The slot nearest to each session of the given week. If the slot is taken, the next one of the day."""
    slots: dict[str, int] = {}
    for session in sessions:
        late = session.start is not None and session.start - week.at(session.day, 0) >= _MIDDAY
        wanted = session.day * len(_CLOCKS) + (len(_CLOCKS) - 1 if late else 0)
        free = [slot for slot in range(wanted, (session.day + 1) * len(_CLOCKS)) if slot not in slots.values()]
        slots[session.id] = free[-1 if free and not late and slots and free[0] != wanted else 0] if free else wanted
    return slots


def _first_to_place(session: ReadSession) -> tuple[bool, bool, str]:
    """Hard sessions, then heavy lifts, then the rest."""
    first = session.variants[0]
    return not first.hard, not first.heavy, session.id


def _likely_minutes(session: ReadSession) -> int:
    shortest, longest = session.minutes
    if session.metres.high and session.metres.known:
        likely = round(session.metres.low * _SECONDS_PER_METRE / 60)
    else:
        likely = _USUAL_MINUTES
    return max(shortest, min(longest, likely))


def _times(session: ReadSession) -> Times:
    """The start and end of a session that is not moved."""
    start = session.window.start if session.start is None else session.start
    return Times(start, start + _likely_minutes(session) if session.end is None else session.end)


def _as_placed(session: ReadSession, times: Times) -> Placed:
    choice = SessionChoice(session.variants[0], session.metres.low, session.plyometrics == "last")
    return placed_as(session, choice, times)
