"""The runs of a week: from the athlete's own list, or from days and distance by the template of the phase."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from liftrun.athlete.pin_matching import pins_of
from liftrun.athlete.races import races_in
from liftrun.demand.distances import (
    WantedRun,
    capped,
    divided,
    last_before_the_race,
    shortened,
    total_distance,
    towards_the_race,
)
from liftrun.demand.paces import easy_pace, minutes_of_run
from liftrun.demand.race_week import room
from liftrun.demand.run_choice import WorkoutChoice
from liftrun.demand.week_volume import cap_reasons, shortage_reasons, week_volume
from liftrun.domain import HARD_RUNS, Length, Priority, RunKind, Session
from liftrun.domain.units import METRES_PER_KM, SECONDS_PER_MINUTE, distance_of
from liftrun.domain.workout import Step, Workout
from liftrun.rulebook import race_metres

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from liftrun.athlete import Athlete
    from liftrun.athlete.sections import Race, Run
    from liftrun.demand.week_volume import PlannedVolume, WeekVolume
    from liftrun.domain import Week
    from liftrun.rulebook import ResolvedRulebook
    from liftrun.rulebook.workout_tables import MainSizes

_OPTIONAL = " (optional)"
_STRIDES = " + strides"
_KINDS: Mapping[str, RunKind] = {kind: kind for kind in get_args(RunKind)}


def run_sessions(
    athlete: Athlete, week: Week, rulebook: ResolvedRulebook, planned: PlannedVolume | None = None
) -> list[Session]:
    """The runs that the week should contain, the race included.

    In race week there is at most one for each day before the race; no other run gets longer because of that.
    """
    runs = _most_important(wanted_runs(athlete, week, rulebook, planned), room("run", athlete, week, rulebook))
    choice = WorkoutChoice(athlete, week, rulebook, athlete.metres(total_distance(runs)))
    runs = [_easy_if_short(run, athlete, choice) for run in runs]
    tried = (_sessions(runs, athlete, rulebook, choice, sizes) for sizes in choice.sizes)
    sessions = next((found for found in tried if _hard_share(found) <= choice.most_hard), None)
    sessions = sessions or _sessions(runs, athlete, rulebook, choice, choice.sizes[-1])
    return [*_races(athlete, week, rulebook), *sessions]


def _sessions(
    runs: Sequence[WantedRun], athlete: Athlete, rulebook: ResolvedRulebook, choice: WorkoutChoice, sizes: MainSizes
) -> list[Session]:
    seen: Counter[RunKind] = Counter()
    sessions = []
    for run in runs:
        seen[run.kind] += 1
        forms = _forms(run, seen[run.kind], athlete, rulebook, choice, sizes)
        sessions.append(_session(seen[run.kind], run, rulebook, choice, list(forms)))
    return sessions


def _easy_if_short(run: WantedRun, athlete: Athlete, choice: WorkoutChoice) -> WantedRun:
    """A tempo or speed run that is too short for a main set with its warm-up is an easy run."""
    quality = run.kind in {"tempo", "speed"} and not run.label
    if quality and not choice.has_room(run.kind, athlete.metres(run.distance or 0)):
        return replace(run, kind="easy")
    return run


def _hard_share(sessions: Iterable[Session]) -> float:
    """How much of the distance is hard running, at full lengths."""
    workouts = [session.workouts[0] for session in sessions if session.workouts]
    return sum(one.work_m for one in workouts) / max(sum(one.estimate_m for one in workouts), 1)


def wanted_runs(
    athlete: Athlete, week: Week, rulebook: ResolvedRulebook, planned: PlannedVolume | None = None
) -> list[WantedRun]:
    """The runs besides the race, each with its distance in the athlete's unit."""
    phase = rulebook.situation.phase
    if phase == "maintenance":
        return []
    if athlete.running is None:
        own = [_own_run(run, athlete, rulebook) for run in athlete.runs]
        return [run for run in own if phase != "race" or run.kind not in HARD_RUNS]
    template = [_from_template(kind, athlete) for kind in rulebook.runs.by_days[athlete.running.days]]
    volume = week_volume(athlete, week, rulebook, easy_pace(athlete, rulebook), planned)
    if phase == "race":
        runs = towards_the_race(template, volume.total, _minutes_per_unit(athlete, rulebook), rulebook)
        return last_before_the_race(runs, room("run", athlete, week, rulebook))
    runs = _runs_of_template(template, volume, athlete, week)
    return capped(_uncapped(runs, volume, athlete, rulebook), volume.longest, rulebook)


def _minutes_per_unit(athlete: Athlete, rulebook: ResolvedRulebook) -> float:
    """Minutes of easy running for a mile or a km."""
    return easy_pace(athlete, rulebook) * athlete.metres(1) / SECONDS_PER_MINUTE


def volume_notes(
    athlete: Athlete, week: Week, rulebook: ResolvedRulebook, planned: PlannedVolume | None = None
) -> tuple[str, ...]:
    """Why the week or its long run is shorter than wished, a sentence each."""
    phase = rulebook.situation.phase
    if athlete.running is None or phase in {"maintenance", "race"}:
        return ()
    volume = week_volume(athlete, week, rulebook, easy_pace(athlete, rulebook), planned)
    template = [_from_template(kind, athlete) for kind in rulebook.runs.by_days[athlete.running.days]]
    runs = _uncapped(_runs_of_template(template, volume, athlete, week), volume, athlete, rulebook)
    longest = max((run.distance or 0 for run in runs if run.kind == "long"), default=0)
    possible = total_distance(capped(runs, volume.longest, rulebook))
    return (*volume.reasons, *cap_reasons(volume, longest), *shortage_reasons(volume, possible, rulebook))


def _uncapped(
    runs: list[WantedRun], volume: WeekVolume, athlete: Athlete, rulebook: ResolvedRulebook
) -> list[WantedRun]:
    doubles = [] if volume.eased else _doubles(volume.total, athlete, rulebook)
    return divided([*runs, *doubles], volume.total, rulebook)


def _doubles(total: float, athlete: Athlete, rulebook: ResolvedRulebook) -> list[WantedRun]:
    """Further easy runs of a large week, for athletes who want two runs a day."""
    numbers, running = rulebook.runs.doubles, athlete.running
    wanted = running is not None and running.doubles and athlete.metres(total) >= numbers.from_km * METRES_PER_KM
    return [WantedRun("easy", second=True)] * numbers.runs if wanted and rulebook.situation.phase != "race" else []


def _own_run(run: Run, athlete: Athlete, rulebook: ResolvedRulebook) -> WantedRun:
    """A run of the athlete's list; one by time has the distance that it takes at the easy pace."""
    distance = run.distance
    if distance is None:
        metres = (run.minutes or 0) * SECONDS_PER_MINUTE / easy_pace(athlete, rulebook)
        distance = distance_of(metres, athlete.units)
    return WantedRun(run.kind, distance, run.optional, run.label or "")


def _most_important(runs: list[WantedRun], most: int | None) -> list[WantedRun]:
    """As many runs as there is room for, in their order; optional ones are dropped first."""
    kept = sorted(range(len(runs)), key=lambda number: runs[number].optional)[:most]
    return [runs[number] for number in sorted(kept)]


def _from_template(name: str, athlete: Athlete) -> WantedRun:
    """The run of a name such as `easy + strides (optional)`; one who returns runs no strides yet."""
    regular = name.removesuffix(_OPTIONAL)
    kind = regular.removesuffix(_STRIDES)
    strides = kind != regular and not athlete.returning
    return WantedRun(_KINDS[kind], optional=regular != name, strides=strides)


def _with_pinned(runs: list[WantedRun], athlete: Athlete, week: Week) -> list[WantedRun]:
    """The runs, each pinned one with the distance of its pin; a pinned kind that is missing replaces an easy run."""
    found = list(runs)
    taken: set[int] = set()
    for pin in pins_of(athlete, week):
        kind = _KINDS.get(pin.session)
        if kind is not None:
            place = _place_for(kind, found, taken)
            own = pin.distance is not None
            found[place : place + 1] = [WantedRun(kind, pin.distance, label=pin.label or "", own=own)]
            taken.add(place)
    return found


def _place_for(kind: RunKind, runs: Sequence[WantedRun], taken: set[int]) -> int:
    """Where a pinned run goes: on the first of its kind, else on the last easy run, else at the end."""
    free = [number for number in range(len(runs)) if number not in taken]
    same = [number for number in free if runs[number].kind == kind]
    easy = [number for number in reversed(free) if runs[number].kind == "easy"]
    return next(iter([*same, *easy]), len(runs))


def run_name(kind: RunKind, number: int) -> str:
    """`run-long`, `run-tempo-2`; easy runs are always numbered."""
    return f"run-{kind}" if kind != "easy" and number == 1 else f"run-{kind}-{number}"


def _session(
    number: int, run: WantedRun, rulebook: ResolvedRulebook, choice: WorkoutChoice, forms: Sequence[Workout]
) -> Session:
    running = rulebook.numbers.running
    return Session(
        id=run_name(run.kind, number),
        activity="run",
        kind=run.kind,
        hard=run.kind in HARD_RUNS,
        priority=_priority(run),
        lengths=tuple(choice.length(workout) for workout in forms),
        workouts=tuple(forms),
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


def _forms(
    run: WantedRun, number: int, athlete: Athlete, rulebook: ResolvedRulebook, choice: WorkoutChoice, sizes: MainSizes
) -> Iterator[Workout]:
    """The workout at full length, then shorter ones that save time: smaller workouts, not cut ones."""
    largest = sizes.long if run.kind == "long" else sizes.quality
    before: int | None = None
    for distance in (run.distance or 0, *shortened(run.distance or 0, rulebook)):
        workout = choice.workout(run.kind, athlete.metres(distance), number, largest, strides=run.strides)
        minutes = choice.length(workout).minutes
        if before is None or minutes < before:
            yield workout
            before = minutes


def _runs_of_template(template: list[WantedRun], volume: WeekVolume, athlete: Athlete, week: Week) -> list[WantedRun]:
    """The runs of a template, changed by races of the week, a return from a break, and pins."""
    runs = _beside_races(template, athlete, week)
    if volume.easy_only:
        runs = [WantedRun("easy") if run.kind in HARD_RUNS and run.kind != "long" else run for run in runs]
    return _with_pinned(runs, athlete, week)


def _beside_races(runs: list[WantedRun], athlete: Athlete, week: Week) -> list[WantedRun]:
    """The runs of a week with a B or C race: it is the long run and a quality run; a B race is all of them."""
    races = athlete.side_races(week.start)
    if not races:
        return runs
    quality = [number for number, run in enumerate(runs) if run.kind in HARD_RUNS and run.kind != "long"]
    replaced = quality if any(race.priority == "B" for race in races) else quality[-1:]
    found = [WantedRun("easy") if number in replaced else run for number, run in enumerate(runs)]
    return [run for run in found if run.kind != "long"]


def _races(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> Iterator[Session]:
    """The races of the week; in the weeks of rest after a race there is none."""
    if rulebook.situation.phase == "maintenance":
        return
    for name, race in races_in(athlete.races, week.start).items():
        yield race_session(name, athlete, race, rulebook)


def race_session(name: str, athlete: Athlete, race: Race, rulebook: ResolvedRulebook) -> Session:
    """An athlete's race under an id; it never gets shorter."""
    metres = race.metres or race_metres(rulebook.book)[race.distance]
    length = Length(minutes_of_run(athlete, rulebook, "race", metres), metres)
    step = Step("work", length.minutes * SECONDS_PER_MINUTE, metres, metres=metres, text="race")
    return Session(
        id=name,
        activity="run",
        priority=Priority.RACE,
        lengths=(length,),
        kind="race",
        hard=True,
        label=race.name or "",
        workouts=(Workout("race", "Race", (step,)),),
    )
