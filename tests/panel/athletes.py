"""Sixty fictional athletes with a run-up each, as files. Nothing here imports liftrun."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

RACE_DAY = date(2027, 5, 9)
METRES = {"full": 42195, "half": 21098, "10k": 10000, "5k": 5000}
PER_UNIT = {"miles": 1609.344, "km": 1000.0}

DAWN = 'weekdays = ["05:00-06:30", "12:00-13:15", "18:00-20:30"]\nweekend = ["06:30-12:00", "15:00-19:00"]'
OFFICE = 'weekdays = ["06:00-07:30", "17:30-20:30"]\nweekend = ["07:00-12:00", "14:00-19:00"]'
ROOMY = 'every_day = ["06:00-11:00", "14:00-20:00"]'
PARENT = 'weekdays = ["05:00-06:15", "19:30-21:00"]\nweekend = ["05:30-09:30", "13:00-15:00"]'
SHIFTS = """mon = ["14:30-20:00"]
tue = ["14:30-20:00"]
wed = ["06:00-12:00"]
thu = ["06:00-12:00"]
fri = ["08:00-12:00", "16:00-20:00"]
sat = ["08:00-14:00"]
sun = ["07:00-12:00", "15:00-19:00"]"""
GYM = '[gym]\ntravel_minutes = 10\nopen = { every_day = "05:30-22:00" }'
RACK = '[home]\nequipment = ["barbell", "rack", "bench", "plyo box"]'
DUMBBELLS = '[home]\nequipment = ["dumbbells to 12 kg", "band"]'
MAT = '[home]\nequipment = ["yoga mat"]'


@dataclass(frozen=True)
class Runner:
    """A fictional athlete.

    Attributes:
        name: Plainly fictional.
        units: "miles" or "km".
        easy: Easy pace as text, or "" if the athlete runs by time.
        weekly: Distance a week in `units` that the athlete wishes for; 0 for those who run by time.
        weekly_minutes: Minutes a week, for those who run by time; else 0.
        recent: Distance of the recent weeks and the longest recent run, in `units` (or minutes for those by time).
        days: Days of running.
        running: Running experience.
        lifting: Lifting experience.
        race: Race distance, or None.
        weeks: Weeks of the run-up that are planned, the race's and the one after included.
        free: Lines of [availability].
        means: Lines of [gym] and [home].
        paces: Further lines of [paces] with paces that the athlete knows.
        result: A race result as (distance, time), or None.
        extra: Lines at the top of the file.
        more: Tables at the end of the file.
        rest_day: The wished day of rest, or "".
        long_days: Wished days of the long run.
        lifts_heavily: Whether the means allow heavy leg work.
        lift_minutes: The most minutes of a lift, or 0.
        doubles: Whether two runs a day are welcome.
        history: Sessions before the first week: (session, date, minutes, distance).
        race_day: The day of the race.
    """

    name: str
    weekly: float
    days: int
    race: str | None
    units: str = "miles"
    easy: str = "9:30"
    weekly_minutes: int = 0
    recent: tuple[float, float] | None = None
    running: str = "intermediate"
    lifting: str = "intermediate"
    weeks: int = 14
    free: str = OFFICE
    means: str = GYM
    paces: tuple[str, ...] = ()
    result: tuple[str, str] | None = None
    extra: str = ""
    more: str = ""
    rest_day: str = ""
    long_days: tuple[str, ...] = ("sat", "sun")
    lifts_heavily: bool = True
    lift_minutes: int = 0
    doubles: bool = False
    history: tuple[tuple[str, date, int, float], ...] = field(default=())
    race_day: date = RACE_DAY

    @property
    def mondays(self):
        """Mondays of the run-up, the week after the race included."""
        last = self.race_day - timedelta(days=self.race_day.weekday()) + timedelta(weeks=1)
        return [last - timedelta(weeks=back) for back in reversed(range(self.weeks))]

    @property
    def metres_per_unit(self):
        return PER_UNIT[self.units]

    def toml(self):
        lines = [
            f'name = "{self.name}"',
            'timezone = "Europe/London"',
            f'units = "{self.units}"',
            f'running_experience = "{self.running}"',
            f'lifting_experience = "{self.lifting}"',
        ]
        lines += [self.extra] if self.extra else []
        lines += [f"lift_minutes = {self.lift_minutes}"] if self.lift_minutes else []
        lines += self._running()
        if self.race:
            lines.append(f'[race]\ndistance = "{self.race}"\ndate = {self.race_day}\nstart = "09:00"')
        if self.result:
            lines.append(f'[result]\ndistance = "{self.result[0]}"\ntime = "{self.result[1]}"')
        lines.append(f"[availability]\n{self.free}")
        lines.append(self.means)
        wishes = [f"long_run_days = [{', '.join(chr(34) + day + chr(34) for day in self.long_days)}]"]
        wishes += [f'rest_day = "{self.rest_day}"'] if self.rest_day else []
        lines.append("[preferences]\n" + "\n".join(wishes))
        lines += [self.more] if self.more else []
        for session, day, minutes, distance in self.history:
            lines.append(f'[[history]]\nsession = "{session}"\ndate = {day}\nat = "08:00"\nminutes = {minutes}')
            lines += [f"distance = {distance}"] if distance else []
        return "\n".join([*lines, ""])

    def _running(self):
        lines = []
        if self.easy:
            lines.append("\n".join(["[paces]", f'easy = "{self.easy}"', *self.paces]))
        if self.weekly_minutes:
            lines.append(f"[running]\ndays = {self.days}\nweekly_minutes = {self.weekly_minutes}")
        elif self.weekly:
            lines.append(f"[running]\ndays = {self.days}\nweekly_distance = {self.weekly:g}")
        lines += ["doubles = true"] if self.doubles else []
        if self.recent:
            keys = ("weekly_minutes", "longest_minutes") if self.weekly_minutes else ("weekly_distance", "longest_run")
            lines.append(
                "[recent]\n" + "\n".join(f"{key} = {value:g}" for key, value in zip(keys, self.recent, strict=True))
            )
        return lines


def settled(weekly, longest_share=0.33):
    """Recent weeks like those wished for."""
    return weekly, round(weekly * longest_share * 2) / 2


def _plain():
    """Forty-eight ordinary runners: every race at four volumes and three levels, with different lives."""
    lives = [
        (OFFICE, GYM, True),
        (DAWN, RACK, True),
        (ROOMY, GYM, True),
        (SHIFTS, GYM + "\n" + DUMBBELLS, True),
        (PARENT, RACK, True),
        (OFFICE, DUMBBELLS, False),
    ]
    volumes = {"full": (28, 40, 55, 70), "half": (20, 30, 42, 55), "10k": (15, 24, 35, 45), "5k": (15, 20, 30, 40)}
    levels = ("beginner", "intermediate", "advanced")
    number = 0
    for race, weeks in (("full", 18), ("half", 14), ("10k", 10), ("5k", 10)):
        for volume in volumes[race]:
            for level in levels:
                free, means, heavy = lives[number % len(lives)]
                days = min(max(round(volume / 9), 3), 6)
                weekly = min(volume, 35) if level == "beginner" else volume
                longest = settled(weekly) if free is not PARENT else (weekly, round(weekly * 0.3))
                easy = {"beginner": "11:15", "intermediate": "9:40", "advanced": "8:15"}[level]
                yield Runner(
                    name=f"Robin {race.title()} {volume} {level.title()}",
                    weekly=weekly,
                    days=days,
                    race=race,
                    easy=easy,
                    recent=longest,
                    running=level,
                    lifting=levels[(number + 1) % 3],
                    weeks=weeks,
                    free=free,
                    means=means,
                    lifts_heavily=heavy,
                    rest_day=("", "mon", "fri")[number % 3],
                    result=(("10k", "50:00"), None)[number % 2] if level != "beginner" else None,
                )
                number += 1


def _special():
    """Runners of whom each has something of their own."""
    yield Runner("Mara Masters", 45, 5, "half", extra="age = 63", recent=settled(45), free=ROOMY)
    yield Runner("Otto Older", 30, 4, "10k", extra="age = 71", recent=settled(30), weeks=10, free=ROOMY)
    yield Runner("Kiki Kilometre", 60, 5, "half", units="km", easy="5:45", recent=settled(60), free=ROOMY)
    yield Runner(
        "Karl Kilometre", 90, 6, "full", units="km", easy="5:10", recent=settled(90), weeks=18, running="advanced"
    )
    yield Runner("Tess Time", 0, 4, "10k", easy="", weekly_minutes=200, recent=(200, 70), weeks=10)
    yield Runner("Theo Time", 0, 5, "half", easy="", weekly_minutes=300, recent=(300, 100), free=ROOMY)
    yield Runner("Back From Break", 30, 4, "half", recent=(0, 0), extra="returning = true", free=ROOMY)
    yield Runner(
        "New To Lifting",
        25,
        4,
        "half",
        recent=settled(25),
        lifting="beginner",
        lift_minutes=30,
        means=MAT,
        lifts_heavily=False,
    )
    yield Runner(
        "Strong New Runner", 12, 3, "10k", recent=settled(12, 0.4), running="beginner", lifting="advanced", weeks=10
    )
    yield Runner(
        "Dora Double",
        75,
        6,
        "full",
        recent=settled(75, 0.27),
        running="advanced",
        easy="7:40",
        weeks=18,
        free=ROOMY,
        extra="",
    )
    yield Runner("No Race Nina", 25, 4, None, recent=settled(25), weeks=8)
    yield Runner(
        "Bikes Too",
        28,
        4,
        "half",
        recent=settled(28),
        free=ROOMY,
        more='[[cross_training]]\nkind = "bike"\nminutes = 60\ntimes = 1\nload = { legs = 1 }',
    )
    yield Runner(
        "Two Races Tom",
        38,
        5,
        None,
        recent=settled(38),
        weeks=16,
        free=ROOMY,
        more=(
            f'[[race]]\ndistance = "10k"\ndate = {RACE_DAY - timedelta(weeks=5)}\nstart = "09:00"\npriority = "B"\n'
            f'[[race]]\ndistance = "half"\ndate = {RACE_DAY}\nstart = "09:00"\npriority = "A"'
        ),
    )


def panel():
    """The athletes of the panel, in a fixed order."""
    return [*_plain(), *_special()]


def drawn(seed):
    """A further athlete, drawn from a fixed seed."""
    draw = random.Random(f"athlete {seed}")
    race = draw.choice(("full", "half", "10k", "5k"))
    weekly = draw.randrange(15, 80)
    days = min(max(round(weekly / 9), 3), 6)
    level = draw.choice(("beginner", "intermediate", "advanced"))
    means, heavy = draw.choice(((GYM, True), (RACK, True), (DUMBBELLS, False), (MAT, False)))
    return Runner(
        name=f"Drawn Number {seed}",
        weekly=min(weekly, 40) if level == "beginner" else weekly,
        days=days,
        race=race,
        easy=draw.choice(("12:00", "10:30", "9:45", "9:00", "8:15")),
        recent=settled(min(weekly, 40), draw.choice((0.28, 0.33, 0.38))) if draw.random() < 0.8 else None,
        running=level,
        lifting=draw.choice(("beginner", "intermediate", "advanced")),
        weeks={"full": 18, "half": 14}.get(race, 10),
        free=draw.choice((OFFICE, DAWN, ROOMY, SHIFTS, PARENT)),
        means=means,
        lifts_heavily=heavy,
        rest_day=draw.choice(("", "mon", "wed", "fri")),
        lift_minutes=draw.choice((0, 0, 30, 45)),
        extra=draw.choice(("", "", "age = 58", "returning = true")),
        result=draw.choice((None, ("10k", "48:30"), ("5k", "24:10"))),
    )
