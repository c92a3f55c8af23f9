"""Realistic `PlanDocument`s, for whatever draws, exports or reads a finished plan.

`build_week` is the one to start from: runs of every sort, lifts at home and in the gym, with and without plyometrics,
shortened and optional sessions, dropped ones, penalties in two tiers, busy and free time. `peak_week` and `race_week`
show other phases; `empty_week` holds nothing. All take the zone and the Monday, so that one week can be laid across a
clock change. Clock times mean the athlete's wall clock; lengths are elapsed minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

from liftrun.documents.plan import (
    BlockPart,
    CalendarPart,
    DroppedPart,
    PacePart,
    PenaltyPart,
    PlanDocument,
    PrescriptionPart,
    RulebookPart,
    SessionPart,
    SolverPart,
    SpanPart,
    TierPart,
)
from liftrun.domain import TIERS
from liftrun.domain.units import metres_of_miles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liftrun.domain import BlockKind, Focus, Place, RunKind

Units = Literal["miles", "km"]
MONDAY = date(2026, 10, 12)
HEAVY = PrescriptionPart(
    sets=4,
    reps=(6, 8),
    big_lifts=(5, 5),
    load="heavy",
    tempo="slow",
    eccentric=True,
    reps_in_reserve=(1, 2),
    notes=("If the stairs hurt tomorrow, go lighter next week.",),
    source="article:S10",
)
PEAK_LIFT = PrescriptionPart(
    sets=3,
    reps=(3, 5),
    load="heavy",
    tempo="controlled, faster",
    eccentric=False,
    reps_in_reserve=(1, 2),
    source="article:S30",
)
TAPER_LIFT = PrescriptionPart(
    sets=2, reps=(5, 5), load="moderate", tempo="controlled, faster", eccentric=False, reps_in_reserve=(2, 3)
)
PACES = {
    "miles": {"easy": "10:15/mi", "tempo": "8:40/mi", "speed": "9:05/mi", "long": "10:00/mi", "race": "9:15/mi"},
    "km": {"easy": "6:22/km", "tempo": "5:23/km", "speed": "5:39/km", "long": "6:13/km", "race": "5:45/km"},
}
JUMPS = "Box jumps 3×5, drop jumps 3×4, one minute of rest between sets"
WARM_UP = "Squat jumps 2×8, pogo jumps 2×20"


def pace_of(text: str) -> PacePart:
    """`10:15/mi` as a pace."""
    minutes, seconds, per = text.replace("/", ":").split(":")
    return PacePart(seconds=60 * int(minutes) + int(seconds), per=per)


def tiers_of(*costs: int) -> dict[str, TierPart]:
    """Proven tiers of these costs."""
    parts = (TierPart(cost=cost, bound=cost, status="optimal") for cost in costs)
    return dict(zip(TIERS, parts, strict=True))


@dataclass(frozen=True)
class Frame:
    """Monday, zone and units of a made-up week, with the wall clock's arithmetic."""

    monday: date = MONDAY
    timezone: str = "Europe/Berlin"
    units: Units = "miles"

    def at(self, day: int, clock: str) -> datetime:
        """The moment at which the wall clock shows `clock` ("06:15") on a day, 0 for Monday."""
        local = datetime.combine(self.monday + timedelta(days=day), time.fromisoformat(clock))
        return local.replace(tzinfo=ZoneInfo(self.timezone))

    def after(self, start: datetime, minutes: int) -> datetime:
        """The moment so many elapsed minutes later."""
        return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(ZoneInfo(self.timezone))

    def span(self, day: int, begin: str, end: str, title: str | None = None) -> SpanPart:
        """A stretch between two wall-clock times of one day; `24:00` is the next midnight."""
        stop = self.at(day + 1, "00:00") if end == "24:00" else self.at(day, end)
        return SpanPart(start=self.at(day, begin), end=stop, title=title)

    def blocks(self, start: datetime, kinds: Iterable[tuple[BlockKind, int]]) -> tuple[BlockPart, ...]:
        """Contiguous blocks from `start`, each a kind and its minutes."""
        made = []
        for kind, minutes in kinds:
            end = self.after(start, minutes)
            made.append(BlockPart(kind=kind, start=start, end=end, drills=JUMPS if kind == "plyometrics" else ""))
            start = end
        return tuple(made)

    def session(
        self, name: str, title: str, when: tuple[int, str], *blocks: tuple[BlockKind, int], **more: Any
    ) -> SessionPart:
        """A session at a day and wall-clock time, as long as its blocks."""
        parts = self.blocks(self.at(*when), blocks)
        return SessionPart(id=name, title=title, start=parts[0].start, end=parts[-1].end, blocks=parts, **more)

    def run(
        self, kind: RunKind, title: str, when: tuple[int, str], minutes: int, miles: float, **more: Any
    ) -> SessionPart:
        """A run on the road; `name=` sets its id where `run-<kind>` will not do."""
        name = more.pop("name", f"run-{kind}")
        facts: dict[str, Any] = {
            "activity": "run",
            "kind": kind,
            "hard": kind != "easy",
            "metres": metres_of_miles(miles),
        }
        facts |= {"pace": pace_of(PACES[self.units][kind]), "place": "road", **more}
        return self.session(name, title, when, ("run", minutes), **facts)

    def lift(
        self, name: str, focus: Focus, when: tuple[int, str], minutes: int, place: Place = "gym", **more: Any
    ) -> SessionPart:
        """A lift; `jumps=15` puts so many minutes of plyometrics before the weights."""
        jumps = more.pop("jumps", 0)
        blocks: list[tuple[BlockKind, int]] = [("plyometrics", jumps)] if jumps else []
        body = {"lower": "lower body", "upper": "upper body", "full": "full body"}[focus]
        facts: dict[str, Any] = {"activity": "lift", "focus": focus, "place": place, "prescription": HEAVY, **more}
        return self.session(name, f"Lift: {body}", when, *blocks, ("weights", minutes), **facts)


def build_week(timezone: str = "Europe/Berlin", monday: date = MONDAY, units: Units = "miles") -> PlanDocument:
    """A marathoner's build week beside a full-time job: nine sessions kept, two dropped."""
    frame = Frame(monday, timezone, units)
    return _document(
        frame,
        sessions=_build_sessions(frame),
        dropped=_build_dropped(),
        penalties=_build_penalties(),
        calendar=busy_calendar(frame),
        tiers=tiers_of(45, 0, 18, 6),
        notes=("Build: train heavy, in few repetitions.", "Add weight only where the last set left two good ones."),
    )


def peak_week(timezone: str = "Europe/Berlin", monday: date = MONDAY, units: Units = "miles") -> PlanDocument:
    """A half-marathoner's peak week: jumps move into the warm-ups, nothing dropped, an open calendar."""
    frame = Frame(monday, timezone, units)
    lift: dict[str, Any] = {
        "prescription": PEAK_LIFT,
        "why": "Lifting two days before the long run leaves the legs time.",
    }
    sessions = (
        frame.run("tempo", "Tempo run", (0, "06:30"), 52, 6.0, drills=WARM_UP, why="Mondays were wished for."),
        frame.lift("lift-1", "full", (1, "18:00"), 50, **lift),
        frame.run("speed", "Track night", (2, "19:00"), 61, 6.72, drills=WARM_UP, why="Pinned by you."),
        frame.lift("lift-2", "full", (3, "07:00"), 50, place="home", **lift),
        frame.run("easy", "Easy run", (4, "12:15"), 41, 4.0, name="run-easy-1"),
        frame.run("long", "Long run", (5, "08:00"), 120, 12.0, why="Saturday is the day you asked for."),
    )
    return _document(frame, sessions=sessions, phase="peak", race="half", weeks_to_race=4)


def race_week(timezone: str = "Europe/Berlin", monday: date = MONDAY, units: Units = "miles") -> PlanDocument:
    """Race week of a marathon: short runs, mobility, one light lift that the athlete asked for, the race on Sunday."""
    frame = Frame(monday, timezone, units)
    sessions = (
        frame.lift("lift-1", "upper", (0, "18:00"), 30, place="home", prescription=TAPER_LIFT),
        frame.run("easy", "Easy run", (1, "07:00"), 41, 4.0, name="run-easy-1"),
        frame.session("mobility-1", "Mobility", (2, "20:00"), ("mobility", 20), activity="mobility", place="home"),
        frame.run("easy", "Shake-out run", (5, "09:00"), 21, 2.0, name="run-easy-2", optional=True),
        frame.run("race", "Marathon", (6, "10:00"), 243, 26.22, why="Race day."),
    )
    return _document(frame, sessions=sessions, phase="race", race="full", weeks_to_race=0)


def empty_week(timezone: str = "Europe/Berlin", monday: date = MONDAY) -> PlanDocument:
    """Maintenance after a race: a proven plan without a session."""
    frame = Frame(monday, timezone)
    note = "Nothing is planned: two weeks fully off after the race."
    return _document(frame, sessions=(), phase="maintenance", race="full", weeks_to_race=-1, notes=(note,))


def _build_sessions(frame: Frame) -> tuple[SessionPart, ...]:
    paired = "Hard days stay hard: it shares its day with a hard run."
    return (
        frame.run("tempo", "Tempo run", (0, "06:15"), 52, 6.0, why="Free from 06:00, and two days after the long run."),
        frame.lift("lift-1", "lower", (1, "06:15"), 45, jumps=15, why="The gym's one opening on an early day."),
        frame.run("easy", "Easy run", (1, "12:10"), 41, 4.0, name="run-easy-1", shortened=True),
        frame.session("mobility-1", "Mobility", (2, "20:30"), ("mobility", 20), activity="mobility", place="home"),
        frame.run("speed", "Club intervals", (3, "06:00"), 64, 7.05, why="Pinned by you: club night moved to dawn."),
        frame.lift("lift-2", "upper", (3, "19:45"), 40, place="home", shortened=True, why=paired),
        frame.run("easy", "Easy run", (4, "17:20"), 51, 5.0, name="run-easy-2", optional=True),
        frame.run("long", "Long run", (5, "07:30"), 160, 16.0, why="Saturday morning is free until 10:30."),
        frame.lift(
            "lift-3", "full", (5, "12:30"), 45, jumps=15, why="Two hours and twenty minutes after the long run."
        ),
    )


def _build_dropped() -> tuple[DroppedPart, ...]:
    return (
        DroppedPart(
            id="run-easy-3",
            title="Easy run",
            priority="other_run",
            reason="No free window of 41 minutes is left on any day without another run.",
        ),
        DroppedPart(
            id="run-easy-4",
            title="Easy run",
            priority="optional_run",
            reason="Sunday is the only day left, and one day a week stays off.",
        ),
    )


def _build_penalties() -> tuple[PenaltyPart, ...]:
    return (
        PenaltyPart(
            rule="recovery-before-hard-runs",
            says="Leave 48 hours from heavy leg work to the next hard run.",
            tier="training",
            amount=1,
            cost=8,
            sessions=("lift-1", "run-speed"),
            detail="lift-1 ends 46 hours and 45 minutes before run-speed.",
        ),
        PenaltyPart(
            rule="lift-on-hard-days",
            says="Lift on the days of hard runs, so that easy days stay easy.",
            tier="training",
            amount=1,
            cost=10,
            sessions=("lift-1",),
            detail="Tuesday holds lift-1 and no hard run.",
        ),
        PenaltyPart(
            rule="lifts-in-the-evening",
            says="You like to lift between 17:00 and 21:00.",
            tier="preference",
            amount=2,
            cost=6,
            sessions=("lift-1", "lift-3"),
        ),
    )


def busy_calendar(frame: Frame) -> CalendarPart:
    """A working week with a school run, a late meeting and a family Sunday; some titles shown, most withheld."""
    busy = [frame.span(day, "08:30", "12:00") for day in range(5)]
    busy += [frame.span(day, "13:00", "17:00", "Office" if day == 0 else None) for day in range(5)]
    busy += [frame.span(1, "18:00", "20:00", "Parents' evening"), frame.span(5, "10:30", "12:00")]
    busy += [frame.span(2, "17:30", "20:00"), frame.span(6, "09:00", "24:00", "Grandma's birthday")]
    free = [frame.span(day, "06:00", "08:15") for day in (0, 1, 3, 4)] + [frame.span(5, "07:00", "10:15")]
    free += [frame.span(day, "12:05", "12:55") for day in range(5)]
    free += [frame.span(day, "17:15", "21:30") for day in (0, 3, 4)] + [frame.span(5, "12:15", "20:00")]
    return CalendarPart(
        events_read=31,
        busy=tuple(sorted(busy, key=lambda span: span.start)),
        free=tuple(sorted(free, key=lambda span: span.start)),
        assumed=("Choir (all day, Sun 18 Oct): taken as free, as all-day events are unless you say otherwise.",),
        skipped=("Dentist: no start time",),
    )


def _document(frame: Frame, **facts: Any) -> PlanDocument:
    known: dict[str, Any] = {
        "athlete": "Jona Albers",
        "week_start": frame.monday,
        "timezone": frame.timezone,
        "units": frame.units,
        "phase": "build",
        "race": "full",
        "weeks_to_race": 10,
        "pack": "default",
        "status": "optimal",
        "tiers": tiers_of(0, 0, 0, 0),
        "bound": 0,
        "gap": 0.0,
        "solver": SolverPart(name="cp-sat", version="9.15.6755", seed=1, workers=1),
        "rulebook": RulebookPart(version="1", hash="0f3c9a7e5b21"),
    }
    return PlanDocument(**{**known, **facts})
