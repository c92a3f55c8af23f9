"""The runs of a week: from the athlete's own list, or from days and distance by the template of the phase."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from liftrun.athlete.pin_matching import pins_of
from liftrun.demand.distances import WantedRun, divided, shortened
from liftrun.demand.paces import minutes_of_run
from liftrun.demand.race_week import room
from liftrun.domain import HARD_RUNS, Length, Priority, RunKind, Session
from liftrun.rulebook import race_metres

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liftrun.athlete import Athlete
    from liftrun.athlete.sections import Race
    from liftrun.domain import Week
    from liftrun.rulebook import ResolvedRulebook

_OPTIONAL = " (optional)"
_KINDS: Mapping[str, RunKind] = {kind: kind for kind in get_args(RunKind)}


def run_sessions(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> list[Session]:
    """The runs that the week should contain, the race included.

    In race week there is at most one for each day before the race; no other run gets longer because of that.
    """
    runs = _most_important(wanted_runs(athlete, week, rulebook), room("run", athlete, week, rulebook))
    seen: Counter[RunKind] = Counter()
    sessions = []
    for run in runs:
        seen[run.kind] += 1
        sessions.append(_session(_name(run.kind, seen[run.kind]), run, athlete, rulebook))
    return [*_race(athlete, rulebook), *sessions]


def wanted_runs(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> list[WantedRun]:
    """The runs besides the race, each with its distance in the athlete's unit."""
    phase = rulebook.situation.phase
    if phase == "maintenance":
        return []
    if athlete.running is None:
        own = [WantedRun(run.kind, run.distance, run.optional, run.label or "") for run in athlete.runs]
        return [run for run in own if phase != "race" or run.kind not in HARD_RUNS]
    template = [_from_template(kind) for kind in rulebook.runs.by_days[athlete.running.days]]
    runs = template if phase == "race" else _with_pinned(template, athlete, week)
    return divided(runs, athlete.running.weekly_distance * rulebook.numbers.running.volume, rulebook)


def _most_important(runs: list[WantedRun], most: int | None) -> list[WantedRun]:
    """As many runs as there is room for, in their order; optional ones are dropped first."""
    kept = sorted(range(len(runs)), key=lambda number: runs[number].optional)[:most]
    return [runs[number] for number in sorted(kept)]


def _from_template(name: str) -> WantedRun:
    return WantedRun(_KINDS[name.removesuffix(_OPTIONAL)], optional=name.endswith(_OPTIONAL))


def _with_pinned(runs: list[WantedRun], athlete: Athlete, week: Week) -> list[WantedRun]:
    """The runs, each pinned one with the distance of its pin; a pinned kind that is missing replaces an easy run."""
    found = list(runs)
    taken: set[int] = set()
    for pin in pins_of(athlete, week):
        kind = _KINDS.get(pin.session)
        if kind is not None:
            place = _place_for(kind, found, taken)
            found[place : place + 1] = [WantedRun(kind, pin.distance, label=pin.label or "")]
            taken.add(place)
    return found


def _place_for(kind: RunKind, runs: Sequence[WantedRun], taken: set[int]) -> int:
    """Where a pinned run goes: on the first of its kind, else on the last easy run, else at the end."""
    free = [number for number in range(len(runs)) if number not in taken]
    same = [number for number in free if runs[number].kind == kind]
    easy = [number for number in reversed(free) if runs[number].kind == "easy"]
    return next(iter([*same, *easy]), len(runs))


def _name(kind: RunKind, number: int) -> str:
    """`run-long`, `run-tempo-2`; easy runs are always numbered."""
    return f"run-{kind}" if kind != "easy" and number == 1 else f"run-{kind}-{number}"


def _session(name: str, run: WantedRun, athlete: Athlete, rulebook: ResolvedRulebook) -> Session:
    running = rulebook.numbers.running
    return Session(
        id=name,
        activity="run",
        kind=run.kind,
        hard=run.kind in HARD_RUNS,
        priority=_priority(run),
        lengths=tuple(_lengths(run, athlete, rulebook)),
        optional=run.optional,
        drills=running.drills if run.kind in running.drills_before else "",
        label=run.label,
    )


def _priority(run: WantedRun) -> Priority:
    if run.optional:
        return Priority.OPTIONAL_RUN
    if run.kind == "long":
        return Priority.LONG_RUN
    return Priority.HARD_RUN if run.kind in HARD_RUNS else Priority.OTHER_RUN


def _lengths(run: WantedRun, athlete: Athlete, rulebook: ResolvedRulebook) -> Iterator[Length]:
    """Full length, and a shorter one if that saves time."""
    distance = run.distance or 0
    full = _length(run.kind, distance, athlete, rulebook)
    shorter = _length(run.kind, shortened(distance, rulebook), athlete, rulebook)
    yield full
    if shorter.minutes < full.minutes:
        yield shorter


def _length(kind: RunKind, distance: float, athlete: Athlete, rulebook: ResolvedRulebook) -> Length:
    metres = athlete.metres(distance)
    return Length(minutes_of_run(athlete, rulebook, kind, metres), metres)


def _race(athlete: Athlete, rulebook: ResolvedRulebook) -> Iterator[Session]:
    """The race itself, in its week."""
    if athlete.race and rulebook.situation.weeks_to_race == 0:
        yield race_session("run-race", athlete, athlete.race, rulebook)


def race_session(name: str, athlete: Athlete, race: Race, rulebook: ResolvedRulebook) -> Session:
    """An athlete's race under an id; it never gets shorter."""
    metres = race_metres(rulebook.book)[race.distance]
    length = Length(minutes_of_run(athlete, rulebook, "race", metres), metres)
    return Session(name, "run", Priority.RACE, (length,), kind="race", hard=True)
