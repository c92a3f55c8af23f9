"""Why a session stands where it does, in weeks of which everything is known."""

from __future__ import annotations

from liftrun.rules.frequency import Frequency
from liftrun.rules.minimum_gap import MinimumGap
from liftrun.rules.not_consecutive_days import NotConsecutiveDays
from liftrun.rules.not_same_day import NotSameDay
from liftrun.rules.order_in_day import OrderInDay
from liftrun.rules.order_in_workout import OrderInWorkout
from liftrun.rules.preferred_day import PreferredDay
from liftrun.rules.preferred_time import PreferredTime
from liftrun.rules.recovery import Recovery
from liftrun.rules.same_day import SameDay
from liftrun.rules.selector import Selector
from tests.reasons.weeks import Handmade
from tests.support.factories.weeks import AUTUMN, PLAIN, SPRING, at, lift, put, run, weighted

RUNS = (Selector(activity="run"),)
LIFTS = (Selector(activity="lift"),)
HARD = (Selector(activity="run", hard=True),)
EASY_RUNS = (Selector(activity="run", hard=False),)
LEGS = (Selector(activity="lift", focus=("lower", "full"), heavy=True),)
FAR = (Selector(activity="run", over_miles=6),)
JUMPS = (Selector(plyometrics=True),)


def required(says, voice=""):
    return {"says": says, "source": "test:1", "voice": voice}


def wished(says, weight, voice="", tier="training"):
    return {**weighted(weight, tier), "says": says, "voice": voice}


PAIRED = SameDay(id="paired", each=LIFTS, alongside=HARD, **wished("Hard days hard.", 10, "Bui"))
GAP = MinimumGap(id="gap", one=FAR, other=LIFTS, gap_minutes=120, **required("Two hours around far runs.", "Bui"))
RUN_FIRST = OrderInDay(id="order", first=RUNS, then=LIFTS, **wished("Run first.", 5, "Helms"))
SPREAD = NotConsecutiveDays(id="spread", of=HARD, **required("Hard days apart."))
REST_24 = Recovery(id="rest-24", after=LEGS, before=HARD, hours=24, **wished("A day from legs to speed.", 12))
REST_48 = Recovery(id="rest-48", after=LEGS, before=HARD, hours=48, **wished("Better two days.", 4))
JUMPS_FIRST = OrderInWorkout(id="fresh", **required("Jump on fresh legs."))
WEEKEND = PreferredDay(id="weekend", of=HARD, days=("sat", "sun"), **wished("Long at the weekend.", 8))
EASY_DAYS = NotSameDay(id="easy-days", one=EASY_RUNS, other=LIFTS, **wished("Easy days easy.", 3))
MORNINGS = PreferredTime(id="mornings", of=RUNS, windows="05:30-09:00", **wished("Run early.", 2, tier="preference"))

LONG = run("run-long", "long", (120, 12.0), (75, 7.0), (60, 6.0))
TEMPO = run("run-tempo", "tempo", (60, 6.0))
EASY = run("run-easy-1", "easy", (45, 4.0))
LOWER = lift("lift-1", "lower", 60, 45, jumps_minutes=15)
UPPER = lift("lift-2", "upper", 45, jumps_minutes=10, heavy=False)


def test_a_lift_on_the_day_of_a_hard_run_says_whose_advice_that_is():
    week = Handmade(put(LONG, at(PLAIN, "sat 08:00")), put(LOWER, at(PLAIN, "sat 12:30")), rules=[PAIRED])
    assert (
        week.why(LOWER)
        == "On the day of the long run, as Bui advises, 2 h 30 min after it. Advice (Bui): Hard days hard."
    )
    assert week.why(LONG) == "2 h 30 min before the lower-body lift."


def test_without_the_rule_no_author_is_named():
    week = Handmade(put(LONG, at(PLAIN, "sat 08:00")), put(LOWER, at(PLAIN, "sat 12:30")))
    assert week.why(LOWER) == "2 h 30 min after the long run."


def test_two_authors_advise_together_and_a_rule_can_have_none():
    placed = put(TEMPO, at(PLAIN, "sat 08:00")), put(UPPER, at(PLAIN, "sat 12:30"))
    both = Handmade(*placed, rules=[PAIRED.model_copy(update={"voice": "Bui, Helms"})])
    nobody = Handmade(*placed, rules=[PAIRED.model_copy(update={"voice": ""})])
    assert both.why(UPPER).startswith("On the day of the tempo run, as Bui and Helms advise, 3 h 30 min after it.")
    assert nobody.why(UPPER).endswith("as advised, 3 h 30 min after it. Advice: Hard days hard.")


def test_a_lift_on_a_day_of_its_own_is_named_as_against_advice():
    week = Handmade(put(LONG, at(PLAIN, "sat 08:00")), put(LOWER, at(PLAIN, "wed 12:30")), rules=[PAIRED])
    assert week.why(LOWER) == "On Wednesday, a day without a hard run, against advice. Advice (Bui): Hard days hard."


def test_two_hours_are_due_around_a_run_of_more_than_six_miles():
    rules = [PAIRED, GAP, RUN_FIRST]
    week = Handmade(put(LONG, at(PLAIN, "sat 08:00")), put(LOWER, at(PLAIN, "sat 12:30")), rules=rules)
    assert week.why(LOWER) == (
        "On the day of the long run, as Bui advises, 2 h 30 min after it (2 h are enough around a run over 6 miles). "
        "Run first (Helms). Advice (Bui): Hard days hard."
    )
    assert week.why(LONG).startswith(
        "2 h 30 min before the lower-body lift (2 h are enough around a run over 6 miles)."
    )


def test_limits_in_kilometres_are_given_in_kilometres():
    far = (Selector(activity="run", over_km=10),)
    rule = GAP.model_copy(update={"one": far})
    week = Handmade(put(LONG, at(PLAIN, "sat 08:00")), put(LOWER, at(PLAIN, "sat 12:30")), rules=[rule])
    assert "(2 h are enough around a run over 10 km)." in week.why(LOWER)


def test_a_run_of_just_six_miles_asks_for_no_gap():
    week = Handmade(put(TEMPO, at(PLAIN, "sat 08:00")), put(LOWER, at(PLAIN, "sat 09:00")), rules=[GAP])
    said = " (a run of up to 6 miles needs no gap). Rule (Bui): Two hours around far runs."
    assert week.why(LOWER) == f"Right after the tempo run{said}"
    assert week.why(TEMPO) == f"Right before the lower-body lift{said}"


def test_far_enough_from_a_short_run_no_gap_is_mentioned():
    week = Handmade(put(TEMPO, at(PLAIN, "sat 08:00")), put(LOWER, at(PLAIN, "sat 11:00")), rules=[GAP])
    assert week.why(LOWER) == "2 h after the tempo run."


def test_a_gap_that_was_only_wished_for_may_be_missed():
    near_jumps = MinimumGap(id="near", one=JUMPS, other=RUNS, gap_minutes=180, **wished("Three hours to jumps.", 2))
    week = Handmade(
        put(TEMPO, at(PLAIN, "sat 08:00")), put(LOWER, at(PLAIN, "sat 10:30"), 0, "first"), rules=[near_jumps]
    )
    assert week.why(TEMPO) == (
        "1 h 30 min before the lower-body lift, less than the recommended 3 h. Advice: Three hours to jumps."
    )


def test_hours_after_a_lift_on_the_same_day_are_given_with_the_day():
    rest = Recovery(id="six", after=LIFTS, before=RUNS, hours=6, on_later_days=False, **wished("Six hours.", 2))
    near = Handmade(put(TEMPO, at(PLAIN, "sat 12:30")), put(LOWER, at(PLAIN, "sat 08:00")), rules=[rest])
    assert near.why(LOWER) == "3 h 30 min before the tempo run, less than the recommended 6 h. Advice: Six hours."
    far = Handmade(put(TEMPO, at(PLAIN, "sat 18:30")), put(LOWER, at(PLAIN, "sat 08:00")), rules=[rest, GAP])
    assert far.why(TEMPO) == "9 h 30 min after the lower-body lift (6 h are enough). Advice: Six hours."
    turned = Handmade(put(TEMPO, at(PLAIN, "sat 06:00")), put(LOWER, at(PLAIN, "sat 08:00")), rules=[rest])
    assert turned.why(LOWER) == "1 h after the tempo run."


def test_of_two_limits_of_distance_the_one_that_counts_is_given():
    rule = GAP.model_copy(update={"one": (*FAR, Selector(kind="easy", over_miles=3))})
    week = Handmade(put(EASY, at(PLAIN, "sat 08:00")), put(LOWER, at(PLAIN, "sat 10:45")), rules=[rule])
    assert week.why(LOWER).startswith("2 h after the easy run (2 h are enough around a run over 3 miles).")


def test_the_wrong_order_is_named():
    week = Handmade(put(TEMPO, at(PLAIN, "sat 18:00")), put(LOWER, at(PLAIN, "sat 08:00")), rules=[RUN_FIRST])
    said = "Lift first, against advice. Advice (Helms): Run first."
    assert week.why(LOWER) == f"9 h before the tempo run. {said}"
    assert week.why(TEMPO) == f"9 h after the lower-body lift. {said}"


def test_the_wrong_order_is_explained_before_the_pairing():
    rules = [PAIRED, RUN_FIRST]
    week = Handmade(put(TEMPO, at(PLAIN, "sat 18:00")), put(LOWER, at(PLAIN, "sat 08:00")), rules=rules)
    assert week.why(LOWER).endswith("Advice (Helms): Run first.")


def test_two_runs_of_one_day_are_distinguished():
    hard_first = OrderInDay(id="hard-first", first=HARD, then=EASY_RUNS, **wished("Hard first.", 1))
    placed = put(TEMPO, at(PLAIN, "sat 18:00")), put(EASY, at(PLAIN, "sat 08:00"))
    week = Handmade(*placed, rules=[hard_first])
    assert week.why(TEMPO).startswith("9 h 15 min after the easy run. The other session first, against advice.")
    assert week.why(EASY).startswith("9 h 15 min before the tempo run. This session first, against advice.")
    turned = Handmade(put(TEMPO, at(PLAIN, "sat 08:00")), put(EASY, at(PLAIN, "sat 18:00")), rules=[hard_first])
    assert turned.why(TEMPO).startswith("9 h before the easy run. This session first, as advised.")


def test_hours_from_heavy_legs_to_the_next_hard_run_are_given():
    placed = put(LOWER, at(PLAIN, "mon 18:00")), put(TEMPO, at(PLAIN, "wed 18:00")), put(LONG, at(PLAIN, "sun 08:00"))
    rested = Handmade(*placed, rules=[REST_24])
    assert rested.why(LOWER) == "47 h before the tempo run (24 h are enough). Advice: A day from legs to speed."
    assert rested.why(TEMPO) == "47 h after the lower-body lift (24 h are enough). Advice: A day from legs to speed."
    both = Handmade(*placed, rules=[REST_24, REST_48])
    assert both.why(LOWER) == (
        "47 h before the tempo run: 24 h are enough, 48 h would be better. Advice: Better two days."
    )


def test_heavy_legs_too_near_to_a_hard_run_are_named_with_every_limit():
    placed = put(LOWER, at(PLAIN, "mon 18:00")), put(TEMPO, at(PLAIN, "tue 06:00"))
    week = Handmade(*placed, rules=[REST_48, REST_24])
    assert week.why(TEMPO).startswith("11 h after the lower-body lift, less than the recommended 24 h and 48 h.")


def test_more_than_two_days_are_given_in_days():
    far = Recovery(id="rest-90", after=LEGS, before=HARD, hours=90, **wished("Days from legs to speed.", 4))
    placed = put(LOWER, at(PLAIN, "mon 18:00")), put(TEMPO, at(PLAIN, "sat 10:00"))
    assert (
        Handmade(*placed, rules=[far])
        .why(LOWER)
        .startswith("About 4½ days before the tempo run (about 4 days are enough).")
    )
    near = put(LOWER, at(PLAIN, "mon 18:00")), put(TEMPO, at(PLAIN, "thu 20:00"))
    assert (
        Handmade(*near, rules=[far])
        .why(LOWER)
        .startswith("About 3 days before the tempo run, less than the recommended about 4 days.")
    )


def test_days_that_would_read_the_same_are_given_in_hours():
    far = Recovery(id="rest-72", after=LEGS, before=HARD, hours=72, **wished("Days from legs to speed.", 4))
    placed = put(LOWER, at(PLAIN, "mon 18:00")), put(TEMPO, at(PLAIN, "thu 18:00"))
    assert (
        Handmade(*placed, rules=[far])
        .why(LOWER)
        .startswith("71 h before the tempo run, less than the recommended 72 h.")
    )


def test_a_lift_that_spoils_no_run_says_nothing_of_hours():
    placed = put(UPPER, at(PLAIN, "mon 18:00")), put(TEMPO, at(PLAIN, "tue 06:00"))
    week = Handmade(*placed, rules=[REST_24], free={UPPER.id: "mon 17:15-21:00"})
    assert week.why(UPPER) == "Free time here: Mon 17:15–21:00."


def test_ample_time_is_no_reason():
    placed = put(LOWER, at(PLAIN, "mon 06:00")), put(TEMPO, at(PLAIN, "thu 06:00"))
    assert "h before" not in Handmade(*placed, rules=[REST_24]).why(LOWER)


def test_heavy_legs_of_last_week_count():
    history = [put(LOWER, at(PLAIN, "last sun 18:00"))]
    week = Handmade(put(TEMPO, at(PLAIN, "mon 18:30")), rules=[REST_24], history=history)
    assert week.why(TEMPO).startswith("23 h after last week's lower-body lift, less than the recommended 24 h.")


def test_hours_to_a_race_of_next_week_are_given():
    ahead = [put(run("next-week-race", "race", (50, 6.2)), at(PLAIN, "next mon 10:00"))]
    week = Handmade(put(LOWER, at(PLAIN, "sun 12:00")), rules=[REST_24], history=ahead)
    assert week.why(LOWER).startswith("21 h before next week's race, less than the recommended 24 h.")


def test_hours_are_real_ones_when_the_clocks_change():
    placed = [put(LOWER, at(SPRING, "sat 18:00")), put(TEMPO, at(SPRING, "sun 19:30"))]
    assert Handmade(*placed, rules=[REST_24], week=SPRING).why(TEMPO).startswith("23 h after the lower-body lift")
    placed = [put(LOWER, at(AUTUMN, "sat 18:00")), put(TEMPO, at(AUTUMN, "sun 18:30"))]
    assert Handmade(*placed, rules=[REST_24], week=AUTUMN).why(TEMPO).startswith("24 h after the lower-body lift (24 h")
    near = [put(LOWER, at(SPRING, "sun 01:00"), 1), put(EASY, at(SPRING, "sun 04:00"))]
    assert Handmade(*near, week=SPRING).why(EASY) == "1 h 15 min after the lower-body lift."


def test_days_between_hard_runs_are_given():
    placed = put(TEMPO, at(PLAIN, "tue 06:00")), put(LONG, at(PLAIN, "sat 06:00"))
    week = Handmade(*placed, put(run("run-speed", "speed"), at(PLAIN, "thu 06:00")), rules=[SPREAD])
    assert week.why(LONG) == "2 days after the speed session. Rule: Hard days apart."
    assert week.why(TEMPO) == "2 days before the speed session. Rule: Hard days apart."
    weighted_rule = NotConsecutiveDays(id="spread", of=HARD, **wished("Hard days apart.", 7))
    near = Handmade(*placed, put(run("run-speed", "speed"), at(PLAIN, "fri 06:00")), rules=[weighted_rule])
    assert near.why(LONG).startswith("The day after the speed session, against advice.")


def test_a_hard_run_far_from_all_others_needs_no_word_on_that():
    placed = put(TEMPO, at(PLAIN, "mon 06:00")), put(LONG, at(PLAIN, "sat 06:00"))
    assert Handmade(*placed, rules=[SPREAD]).why(LONG) == "Free time here: Sat 00:00–24:00."


def test_a_preferred_day_is_named_whether_kept_or_not():
    kept = Handmade(put(LONG, at(PLAIN, "sun 08:00")), rules=[WEEKEND])
    missed = Handmade(put(LONG, at(PLAIN, "fri 08:00")), rules=[WEEKEND])
    only = Handmade(put(LONG, at(PLAIN, "sat 08:00")), rules=[WEEKEND.model_copy(update={"days": ("sat",)})])
    assert kept.why(LONG) == "On Sunday, one of the preferred days (Sat or Sun). Advice: Long at the weekend."
    assert missed.why(LONG) == "On Friday, not on the preferred Sat or Sun. Advice: Long at the weekend."
    assert only.why(LONG).startswith("On Saturday, the preferred day.")


def test_a_rest_day_is_mentioned_only_where_it_is_lost():
    days = ("tue", "wed", "thu", "fri", "sat", "sun")
    rest = PreferredDay(id="rest", of=RUNS, days=days, **wished("Mondays are free.", 3))
    assert Handmade(put(EASY, at(PLAIN, "tue 08:00")), rules=[rest]).why(EASY) == "Free time here: Tue 00:00–24:00."
    assert Handmade(put(EASY, at(PLAIN, "mon 08:00")), rules=[rest]).why(EASY) == (
        "On Monday, which is not a preferred day. Advice: Mondays are free."
    )


def test_preferred_hours_are_named_and_whether_there_was_free_time_then():
    assert (
        Handmade(put(EASY, at(PLAIN, "tue 08:15")), rules=[MORNINGS]).why(EASY) == "At a preferred time (05:30–09:00)."
    )
    late = put(EASY, at(PLAIN, "tue 08:30"))
    assert Handmade(late, rules=[MORNINGS]).why(EASY) == "Outside the preferred hours 05:30–09:00."
    missed = "Outside the preferred hours 05:30–09:00"
    for free in ("tue 08:30-10:00", "tue 05:00-06:00, tue 08:20-10:00", "tue 06:01-06:46, tue 08:30-10:00"):
        busy = Handmade(late, rules=[MORNINGS], free={EASY.id: free})
        assert busy.why(EASY) == f"{missed}, because there was no free time then."
    room = Handmade(late, rules=[MORNINGS], free={EASY.id: "tue 06:00-06:45, tue 08:30-10:00"})
    assert room.why(EASY) == "Outside the preferred hours 05:30–09:00."


def test_wished_hours_go_by_the_clock_after_a_change():
    for week in (SPRING, AUTUMN):
        early = Handmade(put(EASY, at(week, "sun 08:15")), rules=[MORNINGS], week=week)
        assert early.why(EASY) == "At a preferred time (05:30–09:00)."
        late = Handmade(
            put(EASY, at(week, "sun 10:00")),
            rules=[MORNINGS],
            week=week,
            free={EASY.id: "sun 08:20-09:05, sun 10:00-11:00"},
        )
        assert late.why(EASY).endswith("because there was no free time then.")


def test_a_lift_on_the_day_of_an_easy_run_is_against_advice():
    week = Handmade(put(EASY, at(PLAIN, "tue 08:00")), put(UPPER, at(PLAIN, "tue 18:00")), rules=[EASY_DAYS])
    assert week.why(UPPER) == (
        "9 h 15 min after the easy run. On the same day as the easy run, against advice. Advice: Easy days easy."
    )


def test_a_shortened_session_gives_the_reason_against_its_full_length():
    short = put(LONG, at(PLAIN, "sat 08:00"), 2)
    tight = Handmade(short, free={LONG.id: "sat 08:00-09:30"})
    assert tight.why(LONG) == "Shortened from 120 to 60 minutes, because the free time ends at 09:30."
    crowded = Handmade(short, put(EASY, at(PLAIN, "sat 09:45")))
    assert crowded.why(LONG) == "Shortened from 120 to 60 minutes, because the easy run follows."
    gym = put(UPPER, at(PLAIN, "sat 10:20"), place="gym")
    with_gym = Handmade(short, gym, free={UPPER.id: {"gym": "sat 10:00-12:00"}}, travel_minutes=30, rules=[])
    assert "Shortened from 120 to 60 minutes, because the upper-body lift follows." in with_gym.why(LONG)
    ruled = Handmade(short, put(LOWER, at(PLAIN, "sat 10:30")), rules=[GAP])
    assert "Shortened from 120 to 60 minutes, because a rule forbids the full length here." in ruled.why(LONG)
    free = Handmade(short)
    assert free.why(LONG) == "Shortened from 120 to 60 minutes."


def test_jumps_do_not_hide_that_a_lift_is_shortened():
    week = Handmade(put(LOWER, at(PLAIN, "sat 08:00"), 1, "first"), free={LOWER.id: "sat 08:00-09:10"})
    assert week.why(LOWER) == (
        "Shortened from 60 to 45 minutes, because the free time ends at 09:10. "
        "The lift with plyometrics this week, before the weights."
    )


def test_the_lift_that_carries_the_plyometrics_says_so():
    one = Handmade(
        put(LOWER, at(PLAIN, "sat 08:00"), 0, "first"), put(UPPER, at(PLAIN, "mon 08:00")), rules=[JUMPS_FIRST]
    )
    assert one.why(LOWER) == "The lift with plyometrics this week, before the weights. Rule: Jump on fresh legs."
    assert one.why(UPPER) == "Free time here: Mon 00:00–24:00."
    two = Handmade(put(LOWER, at(PLAIN, "sat 08:00"), 0, "last"), put(UPPER, at(PLAIN, "mon 08:00"), 0, "first"))
    assert two.why(LOWER) == "One of 2 lifts with plyometrics this week, after the weights."
    assert two.why(UPPER) == "One of 2 lifts with plyometrics this week, before the weights."


def test_pins_races_and_optional_runs_say_what_they_are():
    race = run("run-race", "race", (100, 13.1))
    skip = run("run-easy-2", "easy", (45, 4.0), optional=True)
    placed = put(race, at(PLAIN, "sun 10:00")), put(TEMPO, at(PLAIN, "wed 18:05")), put(skip, at(PLAIN, "fri 12:00"))
    week = Handmade(*placed, pins={race.id: "sun 10:00", TEMPO.id: "wed 18:05"})
    assert week.why(race) == "Race day: the start is fixed."
    assert week.why(TEMPO) == "Pinned by you."
    assert week.why(skip) == "Free time here: Fri 00:00–24:00."


def test_rules_that_do_not_concern_a_place_are_not_mentioned():
    only = Frequency(id="two", of=LIFTS, at_least=2, **wished("Lift twice.", 3))
    assert Handmade(put(LOWER, at(PLAIN, "sat 08:00")), rules=[only]).why(LOWER) == "Free time here: Sat 00:00–24:00."


def test_a_text_is_short_and_gives_the_most_important_fact_first():
    rules = [PAIRED, GAP, RUN_FIRST, REST_24, REST_48, JUMPS_FIRST, EASY_DAYS]
    placed = (
        put(LONG, at(PLAIN, "sat 08:00")),
        put(LOWER, at(PLAIN, "sat 12:30"), 1, "first"),
        put(run("run-tempo", "tempo"), at(PLAIN, "mon 06:00")),
        put(EASY, at(PLAIN, "sat 20:00")),
    )
    week = Handmade(*placed, rules=rules)
    said = week.why(LOWER)
    assert said.startswith("On the day of the long run, as Bui advises, 2 h 30 min after it (2 h are enough")
    assert len(said) <= 200


def test_text_of_others_is_shown_on_one_line_without_control_characters():
    rule = PAIRED.model_copy(update={"says": "Hard\x1b[2J\ndays hard."})
    week = Handmade(put(LOWER, at(PLAIN, "wed 12:30")), rules=[rule])
    assert week.why(LOWER) == "On Wednesday, a day without a hard run, against advice. Advice (Bui): Hard[2J days hard."
