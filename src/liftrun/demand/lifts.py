"""The strength sessions of a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.demand.prescription import prescription
from liftrun.demand.race_week import room
from liftrun.domain import Length, Plyometrics, Priority, Session
from liftrun.rulebook import focuses

if TYPE_CHECKING:
    from liftrun.athlete import Athlete
    from liftrun.domain import Focus, Week
    from liftrun.rulebook import ResolvedRulebook


def lift_sessions(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> list[Session]:
    """The lifts of the week, most important first; in race week at most one for each day before the race."""
    kept = _focuses(rulebook)[: room("lift", athlete, week, rulebook)]
    return [_lift(number, focus, rulebook) for number, focus in enumerate(kept, start=1)]


def _focuses(rulebook: ResolvedRulebook) -> tuple[Focus, ...]:
    """The focus of each lift; more lifts than the rulebook has a pattern for repeat its longest one."""
    wanted = rulebook.numbers.lifts.wanted
    by_count = focuses(rulebook.book)
    longest = by_count[max(by_count)]
    pattern = by_count.get(wanted, longest * wanted)
    return pattern[:wanted]


def _lift(number: int, focus: Focus, rulebook: ResolvedRulebook) -> Session:
    numbers = rulebook.numbers
    return Session(
        id=f"lift-{number}",
        activity="lift",
        focus=focus,
        heavy=numbers.weights.heavy,
        priority=Priority.FIRST_LIFT if number == 1 else Priority.FURTHER_LIFT,
        lengths=tuple(Length(minutes) for minutes in numbers.lifts.minutes),
        prescription=prescription(focus, rulebook),
        plyometrics=_plyometrics(focus, rulebook),
    )


def _plyometrics(focus: Focus, rulebook: ResolvedRulebook) -> Plyometrics | None:
    """The jumps that a lift may begin with: jumping is leg work, so none before an upper-body lift."""
    jumps = rulebook.numbers.plyometrics
    return Plyometrics(jumps.minutes, jumps.drills) if jumps.minutes and focus != "upper" else None
