"""Judges a published plan by its JSON and the athlete's inputs alone. Nothing here imports liftrun.

Time is compared minute by minute on the clock of the athlete's zone: no spans, no week frame, no shared helper.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
SIX_MILES = 9656
GAP_MINUTES = 120
MOST_LIFTS = {"base": 4, "build": 4, "peak": 3, "taper": 1, "race": 1, "maintenance": 0}
LEGS = {"lower", "full"}
HARD = {"tempo", "speed", "long", "race"}
TIERS = ("keep", "days", "training", "preference")


def findings(plan, life):
    """Everything that is wrong with a plan, in sentences; an empty list if nothing is."""
    return [sentence for statement in STATEMENTS for sentence in statement(plan, life)]


def sessions(plan):
    return sorted(plan["sessions"], key=lambda session: moment(session["start"]))


def moment(text):
    return datetime.fromisoformat(text).astimezone(UTC)


def local(text, life):
    return moment(text).astimezone(ZoneInfo(life.zone))


def day_of(session, life):
    return local(session["start"], life).date()


def minutes_between(start, end):
    """Each minute from one UTC moment up to another."""
    while start < end:
        yield start
        start += MINUTE


def working_minutes(session, margin=0):
    around = timedelta(minutes=margin)
    return minutes_between(moment(session["start"]) - around, moment(session["end"]) + around)


def on_the_clock(instant, life):
    """Weekday and minute after midnight that the athlete's clock shows."""
    shown = instant.astimezone(ZoneInfo(life.zone))
    return shown.weekday(), 60 * shown.hour + shown.minute


def margin_of(session, life):
    return life.travel if session["place"] == "gym" else 0


def proven(plan, life):
    if plan["status"] != "optimal":
        yield f"the status is {plan['status']}"
    elif plan["gap"] != 0:
        yield f"proven best, with a gap of {plan['gap']}"


def within_the_week(plan, life):
    for session in sessions(plan):
        if not life.monday <= day_of(session, life) <= life.monday + timedelta(days=6):
            yield f"{session['id']} is on {day_of(session, life)}, outside the week"


def offsets_are_those_of_the_zone(plan, life):
    for session in sessions(plan):
        for key in ("start", "end"):
            written = datetime.fromisoformat(session[key])
            if written.utcoffset() != written.astimezone(ZoneInfo(life.zone)).utcoffset():
                yield f"{session['id']} has an offset at its {key} that {life.zone} does not have then"


def positive_lengths(plan, life):
    for session in sessions(plan):
        if moment(session["start"]) >= moment(session["end"]):
            yield f"{session['id']} ends before it starts"


def available(plan, life):
    for session in sessions(plan):
        if session["kind"] == "race":
            continue
        for instant in working_minutes(session, margin_of(session, life)):
            weekday, shown = on_the_clock(instant, life)
            if not any(start <= shown < end for start, end in life.windows[weekday]):
                yield f"{session['id']} needs {instant}, when the athlete is not available"
                break


def not_busy(plan, life):
    around = timedelta(minutes=life.buffer)
    for session in sessions(plan):
        if session["kind"] == "race":
            continue
        margin = timedelta(minutes=margin_of(session, life))
        start, end = moment(session["start"]) - margin, moment(session["end"]) + margin
        for begin, until in life.events:
            if start < until + around and begin - around < end:
                yield f"{session['id']} overlaps the event at {begin}"


def gym_is_open(plan, life):
    for session in sessions(plan):
        if session["place"] != "gym":
            continue
        if life.gym is None:
            yield f"{session['id']} is in a gym that does not exist"
            continue
        for instant in working_minutes(session):
            weekday, shown = on_the_clock(instant, life)
            if not life.gym[weekday][0] <= shown < life.gym[weekday][1]:
                yield f"{session['id']} is in the gym at {instant}, when it is closed"
                break


def places_exist(plan, life):
    for session in sessions(plan):
        if session["activity"] == "run" and session["place"] != "road":
            yield f"{session['id']} is a run at {session['place']}"
        if session["activity"] == "lift" and session["place"] == "home" and not life.home:
            yield f"{session['id']} is at home, where nothing is to lift"


def one_thing_at_a_time(plan, life):
    placed = sessions(plan)
    for number, first in enumerate(placed):
        for second in placed[number + 1 :]:
            margin = timedelta(minutes=margin_of(first, life) + margin_of(second, life))
            if moment(first["end"]) + margin > moment(second["start"]):
                yield f"{first['id']} and {second['id']} overlap, the way included"


def bans_are_respected(plan, life):
    for activity, day, between in life.bans:
        for session in sessions(plan):
            if session["activity"] != activity or session["kind"] == "race":
                continue
            for instant in working_minutes(session):
                weekday, shown = on_the_clock(instant, life)
                if day in {None, weekday} and (between is None or between[0] <= shown < between[1]):
                    yield f"{session['id']} is at {instant}, where {activity} is banned"
                    break


def on_the_grid(plan, life):
    for session in sessions(plan):
        midnight = datetime.combine(day_of(session, life), datetime.min.time(), ZoneInfo(life.zone)).astimezone(UTC)
        if session["kind"] != "race" and ((moment(session["start"]) - midnight) // MINUTE) % 5:
            yield f"{session['id']} starts at {session['start']}, off the grid"


def blocks_fill_the_session(plan, life):
    for session in sessions(plan):
        edges = [(moment(block["start"]), moment(block["end"])) for block in session["blocks"]]
        joined = [edges[0][0], *(end for _, end in edges)]
        starts = [start for start, _ in edges]
        if joined[:-1] != starts or joined[0] != moment(session["start"]) or joined[-1] != moment(session["end"]):
            yield f"the blocks of {session['id']} leave gaps"


def plyometrics_come_first(plan, life):
    for session in sessions(plan):
        kinds = [block["kind"] for block in session["blocks"]]
        if "plyometrics" in kinds and "weights" in kinds and kinds.index("plyometrics") > kinds.index("weights"):
            yield f"{session['id']} has its plyometrics after the weights"


def one_a_day(plan, life):
    for activity in ("run", "lift"):
        days = [day_of(session, life) for session in sessions(plan) if session["activity"] == activity]
        if len(days) != len(set(days)):
            yield f"two sessions of the kind {activity} on one day"


def one_full_day_off(plan, life):
    days = {day_of(session, life) for session in sessions(plan) if session["activity"] in {"run", "lift"}}
    if len(days) > 6:
        yield "no day of the week is free of running and lifting"


def hard_days(plan, life):
    """Dates of the hard runs of the week, and of the week before as the athlete's file has them."""
    found = {day_of(session, life): session["kind"] for session in sessions(plan) if session["kind"] in HARD}
    for session, day, *_ in life.history:
        if session in HARD:
            found[life.monday + timedelta(days=day - 7)] = session
    return found


def hard_runs_have_a_day_between(plan, life):
    days = hard_days(plan, life)
    for day, kind in sorted(days.items()):
        after = days.get(day + timedelta(days=1))
        if after and day + timedelta(days=1) >= life.monday and "race" not in {kind, after}:
            yield f"hard runs on {day} and the day after"


def legs_have_a_day_between(plan, life):
    days = {day_of(session, life) for session in sessions(plan) if session["focus"] in LEGS}
    for day in sorted(days):
        if day + timedelta(days=1) in days:
            yield f"leg lifts on {day} and the day after"


def hours_around_long_runs(plan, life):
    runs = [session for session in sessions(plan) if session["activity"] == "run" and session["metres"] > SIX_MILES]
    for run in runs:
        for lift in (session for session in sessions(plan) if session["activity"] == "lift"):
            gap = max(moment(lift["start"]) - moment(run["end"]), moment(run["start"]) - moment(lift["end"])) // MINUTE
            if gap < GAP_MINUTES and run["kind"] != "race":
                yield f"{gap} minutes between {run['id']} and {lift['id']}"


def lifts_of_the_phase(plan, life):
    lifts = [session for session in sessions(plan) if session["activity"] == "lift"]
    if len(lifts) > MOST_LIFTS[plan["phase"]]:
        yield f"{len(lifts)} lifts in the phase {plan['phase']}"


def rest_after_the_race(plan, life):
    """From a half or full on nothing, for one or two weeks."""
    if life.race is None or life.race[0] not in {"half", "full"}:
        return
    weeks = {"half": 1, "full": 2}[life.race[0]]
    sunday = life.race[1] + timedelta(days=6 - life.race[1].weekday())
    for session in sessions(plan):
        if life.race[1] < day_of(session, life) <= sunday + timedelta(weeks=weeks):
            yield f"{session['id']} is on {day_of(session, life)}, in the rest after the race of {life.race[1]}"


def race_is_there(plan, life):
    raced = [day_of(session, life) for session in sessions(plan) if session["kind"] == "race"]
    due = life.race is not None and life.monday <= life.race[1] <= life.monday + timedelta(days=6)
    if raced != ([life.race[1]] if due else []):
        yield f"races on {raced}, the athlete's is {life.race}"


def names_are_unique(plan, life):
    names = [one["id"] for one in (*plan["sessions"], *plan["dropped"])]
    if len(names) != len(set(names)):
        yield "two sessions have the same id"


def dropped_sessions_have_a_reason(plan, life):
    for one in plan["dropped"]:
        if len(one["reason"].split()) < 4:
            yield f"{one['id']} was dropped without a reason"


def costs_add_up(plan, life):
    for tier in TIERS[1:]:
        paid = sum(one["cost"] for one in plan["penalties"] if one["tier"] == tier)
        if paid != plan["tiers"][tier]["cost"]:
            yield f"{tier} costs {plan['tiers'][tier]['cost']}, the penalties of it {paid}"
    lost = plan["dropped"] or any(session["shortened"] for session in plan["sessions"])
    lost = lost or any(one["tier"] == "keep" for one in plan["penalties"])
    if not lost and plan["tiers"]["keep"]["cost"]:
        yield "nothing is lost, and yet keeping costs something"


def phase_is_that_of_the_calendar(plan, life):
    expected = expected_phase(life)
    if expected and plan["phase"] != expected:
        yield f"the phase is {plan['phase']}, by the calendar it is {expected}"


def expected_phase(life):
    """The phase by weeks to go (SOURCE, "How to read it where it argues with itself"); None after a race."""
    if life.race is None:
        return "base"
    race, day = life.race
    monday = day - timedelta(days=day.weekday())
    weeks = (monday - life.monday) // timedelta(weeks=1)
    if weeks < 0:
        return None
    taper, peak, build = {"full": (2, 7, 15), "half": (1, 5, 11), "10k": (0, 0, 8), "5k": (0, 0, 8)}[race]
    for phase, last in (("race", 0), ("taper", taper), ("peak", peak), ("build", build)):
        if weeks <= last:
            return phase
    return "base"


STATEMENTS = (
    proven,
    within_the_week,
    offsets_are_those_of_the_zone,
    positive_lengths,
    available,
    not_busy,
    gym_is_open,
    places_exist,
    one_thing_at_a_time,
    bans_are_respected,
    on_the_grid,
    blocks_fill_the_session,
    plyometrics_come_first,
    one_a_day,
    one_full_day_off,
    hard_runs_have_a_day_between,
    legs_have_a_day_between,
    hours_around_long_runs,
    lifts_of_the_phase,
    rest_after_the_race,
    race_is_there,
    names_are_unique,
    dropped_sessions_have_a_reason,
    costs_add_up,
    phase_is_that_of_the_calendar,
)
