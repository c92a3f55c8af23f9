"""Whether the weeks before a race safely reach what it needs, and which race they reach if not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.demand.paces import easy_pace
from liftrun.documents.dates import long_date
from liftrun.documents.season import SeasonRacePart
from liftrun.documents.session_wording import distance
from liftrun.domain.units import METRES_PER_KM, SECONDS_PER_MINUTE
from liftrun.planning.week_summary import PROGRAMMES, race_title
from liftrun.rulebook.season_tables import load_season

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.athlete import Athlete, Race
    from liftrun.documents.season import SeasonWeekPart
    from liftrun.domain import RaceDistance
    from liftrun.rulebook import ResolvedRulebook
    from liftrun.rulebook.situation import Lifting

_BY_LENGTH: tuple[RaceDistance, ...] = ("full", "half", "10k", "5k")
_BUSY = "The calendar left too little room for the long runs."
_OTHER_WAY: Mapping[Lifting, Lifting] = {"heavy": "endurance", "endurance": "heavy"}
_LIFTING = {
    "heavy": "as heavy as before, in fewer and fewer sets",
    "endurance": "lighter, with more repetitions",
}


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """What is known of the weeks before a race.

    Attributes:
        weeks: The weeks of the season before the race and its own week, since the race before.
        before: The longest run of the last 30 days before the season in metres; 0 if unknown.
        wished: Metres a week that the athlete wishes; None if the runs are listed.
    """

    weeks: Sequence[SeasonWeekPart]
    before: int
    wished: int | None


def race_part(race: Race, athlete: Athlete, rulebook: ResolvedRulebook, facts: GoalFacts) -> SeasonRacePart:
    """The published part of a race that is trained for."""
    reached = max([facts.before, *(week.longest_metres for week in facts.weeks)])
    needed = {one: _needed(one, athlete, rulebook) for one in _BY_LENGTH}
    slack = athlete.metres(rulebook.runs.rounding.distance_step) // 2  # what rounding to steps may take
    in_reach = reached + slack >= needed[race.distance]
    shorter = _BY_LENGTH[_BY_LENGTH.index(race.distance) + 1 :]
    instead = None if in_reach else next((one for one in shorter if reached + slack >= needed[one]), None)
    title = race_title(race, athlete.units).rstrip(",") or PROGRAMMES[race.distance]
    says = _in_reach(reached, title, athlete)
    if not in_reach:
        says = _not_in_reach(race, reached, needed[race.distance], instead, athlete, rulebook, facts)
    lifting = rulebook.situation.lifting if race.distance in {"half", "full"} else None
    return SeasonRacePart(
        date=race.date,
        distance=race.distance,
        title=title,
        in_reach=in_reach,
        longest_metres=reached,
        needed_metres=needed[race.distance],
        instead=instead,
        says=says,
        peak_lifting=lifting,
        next_peak_lifting=_OTHER_WAY[lifting] if lifting else None,
    )


def lifting_sentence(part: SeasonRacePart) -> str:
    """How lifting is reduced before a race, and which way to try before the next one (S14)."""
    if part.peak_lifting is None or part.next_peak_lifting is None:
        return ""
    return (
        f"Before this {PROGRAMMES[part.distance]} you lift {_LIFTING[part.peak_lifting]}. For the race after it, try"
        f' the other way, {_LIFTING[part.next_peak_lifting]}: peak_lifting = "{part.next_peak_lifting}".'
    )


def _needed(race: RaceDistance, athlete: Athlete, rulebook: ResolvedRulebook) -> int:
    """How long the longest run should become, and at most as long as one run may take."""
    wanted = load_season(rulebook.book.folder).longest_run.of(race) * METRES_PER_KM
    minutes = getattr(rulebook.runs.long_run.minutes, athlete.running_level)
    step = athlete.metres(rulebook.runs.rounding.distance_step)
    most = minutes * SECONDS_PER_MINUTE / easy_pace(athlete, rulebook)
    return int(min(wanted, most) // step * step)


def _in_reach(reached: int, title: str, athlete: Athlete) -> str:
    return f"{title} is in reach: your longest run before it has {distance(reached, athlete.units)}."


def _not_in_reach(  # noqa: PLR0913, PLR0917  # the facts of one sentence
    race: Race,
    reached: int,
    needed: int,
    instead: RaceDistance | None,
    athlete: Athlete,
    rulebook: ResolvedRulebook,
    facts: GoalFacts,
) -> str:
    longest, wanted = (distance(metres, athlete.units) for metres in (reached, needed))
    goal = (
        f"A {PROGRAMMES[instead]} on that day is in reach."
        if instead
        else "No race on that day is in reach yet: run easily, and choose a later one."
    )
    name = f"{PROGRAMMES[race.distance]} on {long_date(race.date)}"
    first = f"Your longest run before the {name} is {longest}; {wanted} would be safe."
    return f"{first} {_why(needed, rulebook, facts, athlete)} {goal}"


def _why(needed: int, rulebook: ResolvedRulebook, facts: GoalFacts, athlete: Athlete) -> str:
    """What keeps the long runs short: the wished distance, the calendar, or the weeks that are left."""
    numbers = rulebook.runs.long_run
    days = rulebook.situation.run_days or max(numbers.share)
    share = numbers.share.get(min(days, max(numbers.share)), 1.0)
    if facts.wished is not None and facts.wished * share < needed:
        enough = distance(round(needed / share), athlete.units)
        return f"A week of {distance(facts.wished, athlete.units)} allows no longer run; {enough} a week would."
    if _lost_long_runs(facts.weeks):
        return _BUSY
    if facts.wished is None:
        return "The runs are those of your own list or plan, which has no longer one."
    return "There are too few weeks left to build up safely."


def _lost_long_runs(weeks: Sequence[SeasonWeekPart]) -> bool:
    """Whether a long run was dropped or shortened in one of the weeks that build up."""
    for week in weeks:
        dropped = any(part.slot and part.slot.kind_or_focus == "long" for part in week.plan.dropped)
        if dropped or any(part.kind == "long" and part.shortened for part in week.plan.sessions):
            return True
    return False
