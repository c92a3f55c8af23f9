"""Random athletes with random calendars, as files. Nothing here imports liftrun."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ZONES = (
    *("Africa/Cairo", "Africa/Casablanca", "Africa/Lagos", "America/Anchorage", "America/Bogota", "America/Chicago"),
    *("America/Halifax", "America/Havana", "America/Los_Angeles", "America/New_York", "America/Nuuk"),
    *("America/Santiago", "America/Sao_Paulo", "America/St_Johns", "Asia/Beirut", "Asia/Kathmandu", "Asia/Kolkata"),
    *("Asia/Tehran", "Asia/Tokyo", "Atlantic/Azores", "Australia/Adelaide", "Australia/Lord_Howe"),
    *("Australia/Sydney", "Europe/Berlin", "Europe/Dublin", "Europe/London", "Pacific/Apia", "Pacific/Auckland"),
    *("Pacific/Chatham", "Pacific/Honolulu"),
)
RACES = {"full": 42195, "half": 21098, "10k": 10000, "5k": 5000}
METRES_PER_MILE = 1609.344


@dataclass(frozen=True)
class Life:
    """An athlete, a week and what fills it, in plain values.

    Attributes:
        zone: Name of the athlete's zone.
        monday: First day of the week.
        windows: Weekday 0..6 -> windows of availability, as pairs of minutes after midnight.
        gym: Weekday -> opening window of the gym; None without a gym.
        travel: Minutes to the gym.
        buffer: Minutes to keep free around events.
        events: Busy times as UTC moments.
        days: Days of running.
        distance: Weekly distance in `units`.
        race: Distance and date of the race, or None.
        history: Sessions of the week before: (session, weekday, minutes after midnight, minutes, distance).
        bans: (activity, weekday or None, (from, to) in minutes after midnight or None).
        extra: Further lines of the file.
    """

    zone: str
    monday: date
    windows: dict[int, tuple[tuple[int, int], ...]]
    gym: dict[int, tuple[int, int]] | None
    home: bool
    travel: int
    buffer: int
    events: tuple[tuple[datetime, datetime], ...]
    days: int
    distance: int
    experience: str
    units: str = "miles"
    race: tuple[str, date] | None = None
    history: tuple[tuple[str, int, int, int, float], ...] = ()
    bans: tuple[tuple[str, int | None, tuple[int, int] | None], ...] = ()
    extra: str = ""

    def toml(self, calendars=("busy.ics",)):
        """The athlete's file."""
        lines = [
            f'name = "Rowan Vale {self.days}"',
            f'timezone = "{self.zone}"',
            f'units = "{self.units}"',
            f'experience = "{self.experience}"',
            '[paces]\neasy = "9:30"' if self.units == "miles" else '[paces]\neasy = "5:55"',
            f"[running]\ndays = {self.days}\nweekly_distance = {self.distance}",
            "[availability]",
            *(
                f"{DAYS[day]} = [{', '.join(quoted(*window) for window in found)}]"
                for day, found in self.windows.items()
            ),
        ]
        if self.race:
            lines.append(f'[race]\ndistance = "{self.race[0]}"\ndate = {self.race[1]}\nstart = "09:00"')
        if self.gym:
            opened = ", ".join(f"{DAYS[day]} = {quoted(*window)}" for day, window in self.gym.items())
            lines.append(f"[gym]\ntravel_minutes = {self.travel}\nopen = {{ {opened} }}")
        if self.home:
            lines.append('[home]\nequipment = ["dumbbells", "plyo box"]')
        named = ", ".join(f'"{name}"' for name in calendars)
        lines.append(f"[calendars]\nbusy = [{named}]\nbuffer_minutes = {self.buffer}")
        for activity, day, between in self.bans:
            lines.append(f'[[ban]]\nactivity = "{activity}"')
            lines += [f'day = "{DAYS[day]}"'] if day is not None else []
            lines += [f"between = {quoted(*between)}"] if between else []
        for session, day, at, minutes, distance in self.history:
            lines.append(
                f'[[history]]\nsession = "{session}"\nday = "{DAYS[day]}"\nat = "{clock(at)}"\nminutes = {minutes}'
            )
            lines += [f"distance = {distance}"] if distance else []
        return "\n".join([*lines, self.extra, ""])

    def ics(self, events=None, *, zone=None, properties=""):
        """A calendar of the events: in UTC, or on the clock of a zone."""
        found = self.events if events is None else events
        return calendar([event(number, *span, zone=zone, properties=properties) for number, span in enumerate(found)])


def clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


def quoted(start, end):
    return f'"{clock(start)}-{clock(end)}"'


def calendar(events):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a random life//EN", *events, "END:VCALENDAR", ""]
    return "\r\n".join(lines)


def event(number, start, end, *, zone=None, properties=""):
    """One event; in a zone it needs moments that the zone's clock shows once."""
    lines = ["BEGIN:VEVENT", f"UID:event-{number}@random.example", "DTSTAMP:20260101T000000Z", "SUMMARY:Something"]
    for name, moment in (("DTSTART", start), ("DTEND", end)):
        if zone is None:
            lines.append(f"{name}:{moment:%Y%m%dT%H%M%SZ}")
        else:
            lines.append(f"{name};TZID={zone}:{moment.astimezone(ZoneInfo(zone)):%Y%m%dT%H%M%S}")
    return "\r\n".join([*lines, *([properties] if properties else []), "END:VEVENT"])


def random_life(seed):
    """A life of a seed; the same for the same seed, whatever else exists."""
    draw = random.Random(f"life {seed}")
    zone = draw.choice(ZONES)
    monday = date(2026, 1, 5) + timedelta(weeks=draw.randrange(104))
    if draw.random() < 0.25:
        monday = change_week(draw, zone, monday)
    race = draw.choice([None, *RACES, "full", "half"])
    gym = {day: (draw.choice((360, 420, 480)), draw.choice((1200, 1260, 1320))) for day in range(7)}
    has_gym = draw.random() < 0.6
    return Life(
        zone=zone,
        monday=monday,
        windows={day: random_windows(draw) for day in range(7)},
        gym=gym if has_gym else None,
        home=not has_gym or draw.random() < 0.4,
        travel=draw.choice((0, 5, 10, 25)),
        buffer=draw.choice((0, 0, 10, 15)),
        events=random_events(draw, zone, monday),
        days=draw.randint(2, 6),
        distance=draw.randrange(12, 60),
        experience=draw.choice(("beginner", "intermediate", "advanced")),
        race=(race, monday + timedelta(days=draw.randrange(-14, 120))) if race else None,
        history=random_history(draw),
        bans=random_bans(draw),
    )


def change_week(draw, zone, monday):
    """A week near another in which the zone's clock changes, if there is one in a year."""
    for week in draw.sample(range(52), 52):
        start = monday + timedelta(weeks=week - 26)
        offsets = {
            datetime.combine(start + timedelta(days=n), datetime.min.time(), ZoneInfo(zone)).utcoffset()
            for n in range(8)
        }
        if len(offsets) > 1:
            return start
    return monday


def midnight(day, zone):
    return datetime.combine(day, datetime.min.time(), ZoneInfo(zone))


def random_windows(draw):
    day = [(330, 450), (360, 480), (720, 810), (990, 1200), (1080, 1320), (420, 1140)]
    chosen, end = [], 0
    for start, stop in sorted(draw.sample(day, draw.choice((1, 1, 2, 2, 3)))):
        if start > end:
            chosen.append((start, stop))
            end = stop
    return tuple(chosen)


def random_events(draw, zone, monday):
    """Busy times whose edges are moments that the clock shows once, so that a zone can write them."""
    found = []
    for _ in range(draw.randrange(45)):
        day = monday + timedelta(days=draw.randrange(-1, 8))
        start = datetime.combine(day, datetime.min.time(), ZoneInfo(zone)) + timedelta(
            minutes=15 * draw.randrange(24, 88)
        )
        begin = start.astimezone(UTC)
        end = begin + timedelta(minutes=draw.choice((30, 45, 60, 90, 180)))
        if all(plain_moment(moment, zone) for moment in (begin, end)):
            found.append((begin, end))
    return tuple(found)


def plain_moment(moment, zone):
    """Whether the clock of a zone shows a moment's time once."""
    local = moment.astimezone(ZoneInfo(zone))
    return local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset()


def random_history(draw):
    chosen = []
    for day in draw.sample(range(4, 7), draw.randrange(3)):
        session = draw.choice(("easy", "tempo", "long"))
        minutes = {"easy": 40, "tempo": 50, "long": 120}[session]
        chosen.append((session, day, 480, minutes, {"easy": 4, "tempo": 6, "long": 12}[session]))
    return tuple(sorted(chosen, key=lambda one: one[1]))


def random_bans(draw):
    if draw.random() < 0.6:
        return ()
    day = draw.choice((None, *range(7)))
    between = (1170, 1320) if day is None or draw.random() < 0.5 else None
    return ((draw.choice(("run", "lift")), day, between),)
