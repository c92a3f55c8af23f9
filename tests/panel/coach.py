"""What any coach would say of a plan, by its JSON and the athlete's facts alone. Nothing here imports liftrun.

A run-up is a list of plans, week by week. A statement looks at one week with the weeks before it, and yields what a
coach would object to. The numbers are a coach's common sense: wider than the rulebook's, and not taken from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import pairwise

HARD_RUNS = {"tempo", "speed", "long", "race"}
QUALITY = {"tempo", "speed"}
RACE_EFFORTS = {"marathon", "half", "10k", "5k"}
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class CoachedWeek:
    """A week with those before it.

    Attributes:
        runner: The athlete's facts.
        plans: All plans up to and including this week's, the oldest first.
        weeks_to_go: Weeks to the race, 0 in its week; None without one.
    """

    runner: object
    plans: tuple[dict, ...]
    weeks_to_go: int | None

    @property
    def plan(self):
        return self.plans[-1]

    @cached_property
    def sessions(self):
        return by_start(self.plan["sessions"])

    @cached_property
    def runs(self):
        return [one for one in self.sessions if one["activity"] == "run"]

    @cached_property
    def lifts(self):
        return [one for one in self.sessions if one["activity"] == "lift"]

    @cached_property
    def all_sessions(self):
        """Those of this week and of the four before it."""
        return by_start([one for plan in self.plans[-5:] for one in plan["sessions"]])

    @property
    def miles(self):
        return sum(metres(one) for one in self.runs if one["kind"] != "race") / 1609.344

    @property
    def returning(self):
        return self.runner.recent == (0, 0)


def by_start(sessions):
    return sorted(sessions, key=lambda one: one["start"])


def metres(session):
    """The distance of a run; of a run by time, which has none, the estimate of its parts."""
    if session["metres"] or session["activity"] != "run" or not session.get("workout"):
        return session["metres"] or 0
    return parts_metres(session)


def parts_metres(session):
    return sum(times * step["estimate_m"] for times, step in steps(session["workout"]))


def start(session):
    return datetime.fromisoformat(session["start"])


def end(session):
    return datetime.fromisoformat(session["end"])


def minutes(session):
    return (end(session) - start(session)) / timedelta(minutes=1)


def day(session):
    return start(session).date()


def is_hard(session):
    return session["load"]["hard"]


def is_heavy_legs(session):
    return session["activity"] == "lift" and session["load"]["legs"] >= 3


def has_jumps(session):
    return any(block["kind"] == "plyometrics" for block in session["blocks"])


def parts(session):
    """The parts of a session's workout; none if it has no workout."""
    return session["workout"]["parts"] if session["workout"] else []


def steps(workout):
    """Each step of a run's workout with how often it is done."""
    for part in workout["parts"]:
        if "steps" in part:
            yield from ((part["times"], step) for step in part["steps"])
        else:
            yield 1, part


def work_metres(session):
    return sum(times * step["estimate_m"] for times, step in steps(session["workout"]) if step["role"] == "work")


# --- Statements -----------------------------------------------------------------------------------------------------


def the_long_run_is_a_share_of_the_week(week):
    """With four runs or more at most 42 % of the week, with three at most half."""
    longest = max((metres(one) for one in week.runs if one["kind"] == "long"), default=0)
    total = sum(metres(one) for one in week.runs)
    most = 0.42 if len(week.runs) >= 4 else 0.52
    if len(week.runs) >= 3 and longest > most * total and longest > 8000:
        yield f"the long run is {longest / total:.0%} of the week"


def the_long_run_is_not_too_long(week):
    """At most three hours for beginners, three and a half for all others."""
    most = 180 if week.runner.running == "beginner" else 210
    for one in week.runs:
        if one["kind"] == "long" and minutes(one) > most + 5:
            yield f"a long run of {minutes(one):.0f} minutes"


def not_more_than_three_hard_days(week):
    days = {day(one) for one in week.sessions if is_hard(one)}
    if len(days) > 3:
        yield f"{len(days)} hard days"


def no_two_hard_days_in_a_row(week):
    """Across the week's border too."""
    days = {day(one) for one in week.all_sessions if is_hard(one) and one["activity"] == "run"}
    for one in sorted({day(one) for one in week.runs if is_hard(one)}):
        if one - DAY in days:
            yield f"hard runs on {one - DAY} and {one}"


def a_day_off(week):
    days = {day(one) for one in week.sessions if one["activity"] != "mobility"}
    if len(days) > 6:
        yield "no day off"


def at_most_six_days_in_a_row(week):
    days = sorted({day(one) for one in week.all_sessions if one["activity"] != "mobility"})
    streak = 1
    for before, after in pairwise(days):
        streak = streak + 1 if after - before == DAY else 1
        if streak > 6 and week.sessions and after >= day(week.sessions[0]):
            yield f"{streak} days of training in a row up to {after}"


def a_night_between_evening_and_morning(week):
    for before, after in pairwise(week.all_sessions):
        if day(after) - day(before) == DAY and start(after) - end(before) < 9 * HOUR and after in week.sessions:
            yield f"{start(after) - end(before)} between {before['title']} and {after['title']} the next morning"


def fresh_legs_for_hard_runs(week):
    """No heavy leg work in the 20 hours before a hard run, the same day included."""
    for run in (one for one in week.runs if is_hard(one)):
        for lift in (one for one in week.all_sessions if is_heavy_legs(one)):
            if timedelta() <= start(run) - end(lift) < 20 * HOUR:
                yield f"{lift['title']} {start(run) - end(lift)} before {run['title']}"


def jumps_on_fresh_legs(week):
    """Not after a long or hard run of the same day."""
    for lift in (one for one in week.lifts if has_jumps(one)):
        for run in (one for one in week.runs if is_hard(one) and day(one) == day(lift)):
            if end(run) <= start(lift):
                yield f"jumps after {run['title']}"


def no_heavy_legs_two_days_in_a_row(week):
    days = {day(one) for one in week.all_sessions if is_heavy_legs(one)}
    for one in sorted({day(one) for one in week.lifts if is_heavy_legs(one)}):
        if one - DAY in days:
            yield f"heavy legs on {one - DAY} and {one}"


def two_hours_around_runs_over_six_miles(week):
    for run in (one for one in week.runs if metres(one) > 9656 and one["kind"] != "race"):
        for lift in week.lifts:
            gap = max(start(lift) - end(run), start(run) - end(lift))
            if gap < 2 * HOUR:
                yield f"{gap} between {run['title']} and {lift['title']}"


def quality_runs_have_a_frame(week):
    """A warm-up of at least eight minutes, a cool-down of at least four, and hard work between them."""
    for run in (one for one in week.runs if one["kind"] in QUALITY):
        found = dict.fromkeys(("warm_up", "work", "cool_down"), 0)
        for times, step in steps(run["workout"]):
            if step["role"] in found:
                found[step["role"]] += times * step["estimate_s"]
        if found["warm_up"] < 480 or found["cool_down"] < 240 or found["work"] < 120:
            yield f"{run['title']} has {found} seconds"


def minutes_and_miles_add_up(week):
    for one in week.sessions:
        if one.get("workout") is None:
            if one["activity"] in {"run", "lift"}:
                yield f"{one['title']} has no workout"
            continue
        seconds = sum(part_seconds(part) for part in one["workout"]["parts"])
        jumps = sum(minutes_of(block) for block in one["blocks"] if block["kind"] == "plyometrics")
        if one["activity"] == "run" and not seconds / 60 <= minutes(one) < seconds / 60 + 15.1:
            yield f"{one['title']} takes {minutes(one):.0f} minutes, its parts {seconds / 60:.0f}"
        if one["activity"] == "lift" and not seconds / 60 - jumps - 1 <= minutes(one) < seconds / 60 + 15.1:
            yield f"{one['title']} takes {minutes(one):.0f} minutes, its parts {seconds / 60:.0f}"
        by_time = week.runner.weekly_minutes
        if one["activity"] == "run" and one["kind"] != "race" and not by_time:
            far = parts_metres(one)
            if abs(far - (one["metres"] or 0)) > 250:
                yield f"{one['title']} has {one['metres']} m, its parts {far}"


def part_seconds(part):
    if "steps" in part:
        return part["times"] * sum(step["estimate_s"] for step in part["steps"])
    return part["estimate_s"]


def minutes_of(block):
    return (datetime.fromisoformat(block["end"]) - datetime.fromisoformat(block["start"])) / timedelta(minutes=1)


def no_pace_that_nobody_gave(week):
    """Without a result, only efforts whose pace the athlete gave have one."""
    given = {"easy"} if week.runner.easy else set()
    given |= {line.partition(" ")[0] for line in week.runner.paces}
    names = {
        "easy": {"easy"},
        "long": {"long"},
        "tempo": {"threshold"},
        "speed": {"5k"},
        "race": {"marathon", "half", "10k", "5k"},
    }
    allowed = {effort for name in given for effort in names[name]}
    for run in week.runs:
        for _, step in steps(run["workout"]):
            target = step["target"] or {}
            if target.get("pace") and target["effort"] not in allowed and week.runner.result is None:
                yield f"{run['title']} prints a pace for {target['effort']}"


def most_running_is_easy(week):
    """At most 30 % of the week's distance is hard work; in a week of the taper or after a return it may be less."""
    total = sum(metres(one) for one in week.runs if one["kind"] != "race")
    hard = sum(work_metres(one) for one in week.runs if one["kind"] != "race")
    if total > 15000 and hard > 0.33 * total:
        yield f"{hard / total:.0%} of the distance is hard"


def the_longest_run_grows_slowly(week):
    """Not more than ten percent, and half a unit of rounding, beyond the longest of the last thirty days."""
    before = [metres(one) for plan in week.plans[-5:-1] for one in plan["sessions"] if one["activity"] == "run"]
    per_unit = week.runner.metres_per_unit
    if week.runner.recent and not week.runner.weekly_minutes:
        before.append(week.runner.recent[1] * per_unit)
    longest = max((metres(one) for one in week.runs if one["kind"] != "race"), default=0)
    if before and max(before) > 5000 and longest > 1.1 * max(before) + 0.5 * per_unit:
        yield f"a run of {longest} m, the longest before was {max(before):.0f}"


def no_quality_run_twice(week):
    """Not the same workout with the same parts as a week ago."""
    if len(week.plans) < 2:
        return
    before = [
        one["workout"]["template"]
        for one in week.plans[-2]["sessions"]
        if one["kind"] in QUALITY and one.get("workout")
    ]
    for run in (one for one in week.runs if one["kind"] in QUALITY):
        if run["workout"]["template"] in before:
            yield f"{run['workout']['template']} a second week in a row"


def the_taper_tapers(week):
    """Before a half or full: the last week before race week at most 75 %, race week at most 60 % of the usual week."""
    usual = [week_metres(plan) for plan in week.plans[:-1]]
    if week.runner.race not in {"half", "full"} or len(usual) < 6:
        return
    peak = max(usual[-8:])
    most = {1: 0.78, 0: 0.62}.get(week.weeks_to_go)
    if most and week_metres(week.plan) > most * peak:
        yield f"{week_metres(week.plan) / peak:.0%} of the peak week, {week.weeks_to_go} weeks to go"


def week_metres(plan):
    return sum(metres(one) for one in plan["sessions"] if one["activity"] == "run" and one["kind"] != "race")


def no_heavy_lift_without_means(week):
    for lift in week.lifts:
        if is_heavy_legs(lift) and not week.runner.lifts_heavily:
            yield f"{lift['title']} is heavy, with nothing heavy to lift"


def no_box_jumps_without_a_box(week):
    at_home, at_gym = "box" in week.runner.means, "[gym]" in week.runner.means
    for lift in week.lifts:
        for part in parts(lift):
            if "box" in part["exercise"] and not (at_home if lift["place"] == "home" else at_gym):
                yield f"{part['name']} at {lift['place']}"


def returns_are_eased(week):
    """After a break the first two weeks are at most half of what is wished for, and no lift is heavy."""
    if not week.returning or len(week.plans) > 2:
        return
    if week.runner.weekly and week.miles > 0.62 * week.runner.weekly:
        yield f"{week.miles:.0f} miles in week {len(week.plans)} after a break"
    if any(is_heavy_legs(one) for one in week.lifts):
        yield "a heavy lift right after a break"


def beginners_lift_briefly_at_first(week):
    """In the first two weeks at most 50 minutes, with two repetitions or more in reserve, and no complex jumps."""
    if week.runner.lifting != "beginner" or len(week.plans) > 2 or week.plan["phase"] not in {"base", "build"}:
        return
    for lift in week.lifts:
        if minutes(lift) > 50:
            yield f"{lift['title']} takes {minutes(lift):.0f} minutes in week {len(week.plans)} of lifting"
        for part in parts(lift):
            if part["role"] == "main" and part["reps_in_reserve"] and part["reps_in_reserve"][0] < 2:
                yield f"{part['name']} with {part['reps_in_reserve']} in reserve in week {len(week.plans)}"


def strength_is_kept(week):
    """At least one lift a week outside race week and the rest after it."""
    if week.plan["phase"] in {"race", "maintenance"} or any(one["activity"] == "lift" for one in week.sessions):
        return
    if not any(one["id"].startswith("lift") for one in week.plan["dropped"]):
        yield "no lift, and none dropped"


def no_lift_close_to_the_race(week):
    races = [one for one in week.runs if one["kind"] == "race"]
    for race in races:
        for lift in week.lifts:
            if timedelta() <= start(race) - end(lift) < 72 * HOUR and week.weeks_to_go == 0:
                yield f"{lift['title']} {start(race) - end(lift)} before the race"


def rest_after_a_half_or_full(week):
    if week.runner.race in {"half", "full"} and week.weeks_to_go == -1 and week.runs:
        yield f"{len(week.runs)} runs in the week after the race"


def the_rest_day_is_kept(week):
    if not week.runner.rest_day:
        return
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    for one in week.sessions:
        on_it = names[start(one).weekday()] == week.runner.rest_day
        if on_it and not week.plan["dropped"] and one["kind"] != "race" and one["activity"] != "mobility":
            yield f"{one['title']} on the day of rest"


def runs_of_a_day_are_apart(week):
    for first in week.runs:
        for second in week.runs:
            if day(first) == day(second) and timedelta() <= start(second) - end(first) < 4 * HOUR:
                yield f"{first['title']} and {second['title']} {start(second) - end(first)} apart"


def the_miles_are_those_wished_for(week):
    """In an ordinary week of a settled runner with time: within ten percent, unless a cap is the stated reason."""
    runner = week.runner
    if runner.weekly_minutes or not runner.weekly or week.returning or runner.recent is None:
        return
    if week.plan["phase"] not in {"base", "build", "peak"} or week.plan["dropped"]:
        return
    capped = any("cap" in note or "shorter" in note for note in week.plan["notes"])
    if capped or any(one["shortened"] for one in week.runs):
        return
    wished = runner.weekly * runner.metres_per_unit / 1609.344
    if not 0.9 * wished <= week.miles <= 1.06 * wished:
        yield f"{week.miles:.1f} miles, wished for are {wished:.1f}"


def effort_texts_agree(week):
    """In peak and taper the load is kept: no advice to go heavier."""
    if week.plan["phase"] not in {"peak", "taper", "race"}:
        return
    for lift in week.lifts:
        notes = (lift.get("prescription") or {}).get("notes", ())
        if any("heavier" in note for note in (*notes, *week.plan["notes"])):
            yield f"{lift['title']} says to go heavier in the {week.plan['phase']}"


STATEMENTS = (
    the_long_run_is_a_share_of_the_week,
    the_long_run_is_not_too_long,
    not_more_than_three_hard_days,
    no_two_hard_days_in_a_row,
    a_day_off,
    at_most_six_days_in_a_row,
    a_night_between_evening_and_morning,
    fresh_legs_for_hard_runs,
    jumps_on_fresh_legs,
    no_heavy_legs_two_days_in_a_row,
    two_hours_around_runs_over_six_miles,
    quality_runs_have_a_frame,
    minutes_and_miles_add_up,
    no_pace_that_nobody_gave,
    most_running_is_easy,
    the_longest_run_grows_slowly,
    no_quality_run_twice,
    the_taper_tapers,
    no_heavy_lift_without_means,
    no_box_jumps_without_a_box,
    returns_are_eased,
    beginners_lift_briefly_at_first,
    strength_is_kept,
    no_lift_close_to_the_race,
    rest_after_a_half_or_full,
    the_rest_day_is_kept,
    runs_of_a_day_are_apart,
    the_miles_are_those_wished_for,
    effort_texts_agree,
)


def objections(week):
    """Everything that a coach would object to in a week, as (name of the statement, text)."""
    return [(statement.__name__, text) for statement in STATEMENTS for text in statement(week)]
