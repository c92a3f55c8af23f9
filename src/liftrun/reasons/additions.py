"""Which rules a finished week would break if a session were added to it, start by start.

The rules' own checks decide. Places are asked one by one, because some kinds read them. A week has hundreds of starts,
so a check runs only once for starts between which its result cannot change. Most kinds depend on days alone; the result
of those that measure time changes only where a distance to another session is just reached (`Rule.decisive_minutes`).
Any other kind is checked at every start.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from liftrun.domain import Schedule
from liftrun.reasons.possible_starts import placed_at
from liftrun.rules.selector import Selector, any_matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from liftrun.domain import Length, Place, Placed, Session
    from liftrun.rules.base import Rule


class Additions:
    """A session at one of its lengths, without plyometrics, to be added to a week under some rules."""

    def __init__(self, rules: Iterable[Rule], schedule: Schedule, session: Session, length: Length) -> None:
        """Keep the rules that are about the session; adding it cannot break the others."""
        self._week, self._session, self._length = schedule.week, session, length
        trial = placed_at(session, 0, "road", length)
        self._checkers = [_checker(rule, schedule, trial) for rule in rules if is_about(rule, trial)]
        self._turns = _all_turns(self._checkers)
        self._known: dict[tuple[int, int, Place], tuple[Rule, ...]] = {}

    def broken_at(self, minute: int, place: Place) -> tuple[Rule, ...]:
        """The rules that would be broken, or broken more, from that start at a place, in the order given."""
        key = (self._week.day_of(minute), _stretch(self._turns, minute), place)
        if key not in self._known:
            trial = placed_at(self._session, minute, place, self._length)
            self._known[key] = tuple(checker.rule for checker in self._checkers if checker.breaks(trial))
        return self._known[key]

    def fewest_at(self, minute: int, places: Iterable[Place]) -> tuple[Rule, ...]:
        """The rules that would be broken from that start at the place where the fewest are; of equals, the first."""
        return min((self.broken_at(minute, place) for place in places), key=len)


def broken_with(rules: Iterable[Rule], schedule: Schedule, extra: Placed) -> tuple[Rule, ...]:
    """The rules that a week would break, or break more, with one more session as it is placed."""
    return tuple(rule for rule in rules if is_about(rule, extra) and _checker(rule, schedule, extra).breaks(extra))


def is_about(rule: Rule, placed: Placed) -> bool:
    """Whether a rule's selectors match a session; a rule without selectors is about all."""
    selectors = [part for value in vars(rule).values() if isinstance(value, tuple) for part in value]
    known = [selector for selector in selectors if isinstance(selector, Selector)]
    return not known or any_matches(known, placed)


@dataclass
class _RuleChecker:
    """One rule, and the sessions of the week that it is about.

    Attributes:
        rule: The rule.
        schedule: Those sessions alone.
        before: By how much they break the rule without the session in question.
        turns: Starts at which the answer may change within a day, sorted; None if it may change at any.
        known: Answers found so far.
    """

    rule: Rule
    schedule: Schedule
    before: int
    turns: list[int] | None
    known: dict[tuple[int, int, Place], bool] = field(default_factory=dict)

    def breaks(self, trial: Placed) -> bool:
        """Whether the rule would be broken, or broken more, with the session at that start and place."""
        key = (self.schedule.day(trial), _stretch(self.turns, trial.start), trial.place)
        if key not in self.known:
            self.known[key] = _amount(self.rule, _with(self.schedule, trial)) > self.before
        return self.known[key]


def _checker(rule: Rule, schedule: Schedule, trial: Placed) -> _RuleChecker:
    placed = tuple(one for one in schedule.placed if is_about(rule, one))
    past = tuple(one for one in schedule.history if is_about(rule, one))
    concerned = Schedule(schedule.week, placed, past)
    return _RuleChecker(
        rule, concerned, _amount(rule, concerned), _turns(rule, (*past, *placed), trial.end - trial.start)
    )


def _turns(rule: Rule, others: Iterable[Placed], minutes: int) -> list[int] | None:
    """The starts at which the result of `breaks` may change, for a session of some minutes."""
    if not rule.needs_clock_times:
        return []
    distance = rule.decisive_minutes
    if distance is None:
        return None
    # The first start that is far enough behind a session, the first that is too close before it, and so without the
    # distance; and the start of the session itself, where the order of the two changes.
    edges = (
        (o.end + distance, o.start - minutes - distance + 1, o.end, o.start - minutes + 1, o.start, o.start + 1)
        for o in others
    )
    return sorted({turn for turns in edges for turn in turns})


def _all_turns(checkers: Iterable[_RuleChecker]) -> list[int] | None:
    """The turns of all checkers together; None if the result of one of them may change anywhere."""
    known = [checker.turns for checker in checkers]
    return None if None in known else sorted({turn for turns in known for turn in turns or ()})


def _stretch(turns: Sequence[int] | None, minute: int) -> int:
    """The number of the stretch between turns that a start is in; without turns, each start is its own stretch."""
    return minute if turns is None else bisect_right(turns, minute)


def _amount(rule: Rule, schedule: Schedule) -> int:
    return sum(violation.amount for violation in rule.check(schedule))


def _with(schedule: Schedule, extra: Placed) -> Schedule:
    order = sorted((*schedule.placed, extra), key=lambda placed: placed.start)
    return Schedule(schedule.week, tuple(order), schedule.history)
