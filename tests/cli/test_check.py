"""`liftrun check` as its users meet it: what it prints, how it ends, and that plans of liftrun's own pass it."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from liftrun.cli import BAD_INPUT, DONE, RULE_BROKEN
from liftrun.documents.check import CheckDocument
from liftrun.report.check.tables import check_view
from tests.cli.running import run
from tests.house.source_tree import ROOT, modules_after
from tests.schedules.weeks import HAND, calendar, event, plan_text

EXAMPLES = ROOT / "examples"
PLANNED = {
    "busy-week": "2026-11-23",
    "base-phase": "2026-12-07",
    "first-10k": "2027-03-22",
    "half-in-kolkata": "2026-11-16",
}
BROKEN = """
phase = "build"
race = "half"
mon = "07:00-08:00 tempo 8 mi"
tue = "track"
wed = ["07:00-08:30 long 9 mi", "09:00 lift"]
"""
SORTS = "a plan in JSON, a calendar (.ics), or a week written by hand (TOML)"
AGAIN = "Export or download the calendar again as an .ics file, or leave this file out."


@pytest.fixture
def week(tmp_path):
    path = tmp_path / "week.toml"
    path.write_text(HAND, encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=PLANNED)
def planned(request, tmp_path_factory):
    """An example, planned: its folder with plan.json and plan.ics."""
    folder = tmp_path_factory.mktemp("planned") / request.param
    shutil.copytree(EXAMPLES / request.param, folder)
    done = run(
        "plan",
        folder / "athlete.toml",
        "--week",
        PLANNED[request.param],
        "--json",
        folder / "plan.json",
        "--ics",
        folder / "plan.ics",
    )
    assert done.code in (0, 3), done.err
    return folder


def checked(*arguments, code=DONE, stdin=b""):
    done = run("check", *arguments, "--json", stdin=stdin)
    assert done.code == code, done.err
    return CheckDocument.model_validate_json(done.out)


# ---- plans of our own


@pytest.mark.parametrize("file", ["plan.json", "plan.ics"])
def test_what_we_plan_passes_with_the_costs_that_the_plan_states(planned, file):
    plan = json.loads((planned / "plan.json").read_text(encoding="utf-8"))
    pack = () if file == "plan.json" else ("--pack", plan["pack"])
    found = checked(planned / file, "--athlete", planned / "athlete.toml", *pack)
    assert found.broken == found.cannot_tell == found.unrecognised == ()
    for tier in ("training", "preference"):
        assert found.totals[tier].cost == found.totals[tier].at_most == plan["tiers"][tier]["cost"]
    assert found.rulebook_hash == plan["rulebook"]["hash"]
    paid = {(part["rule"], tuple(part["sessions"]), part["amount"], part["cost"]) for part in plan["penalties"]}
    assert {(part.rule, part.sessions, part.amount, part.cost) for part in found.paid} == paid


@pytest.mark.parametrize("file", ["plan.json", "plan.ics"])
def test_what_we_plan_keeps_the_required_rules_without_the_athlete_too(planned, file):
    found = checked(planned / file)
    assert found.cannot_tell == ()
    plan = json.loads((planned / "plan.json").read_text(encoding="utf-8"))
    other_rules = any("made by other rules" in sentence for sentence in found.assumed)
    assert other_rules == (file == "plan.json" and found.rulebook_hash != plan["rulebook"]["hash"])
    if not other_rules and file == "plan.json":
        assert found.totals["training"].cost == plan["tiers"]["training"]["cost"]


def test_a_plan_moved_by_hand_is_caught(planned):
    plan = json.loads((planned / "plan.json").read_text(encoding="utf-8"))
    hard = next(part for part in plan["sessions"] if part["kind"] == "long")
    lift = next(part for part in plan["sessions"] if part["activity"] == "lift")
    lift["start"], lift["end"], lift["blocks"] = hard["start"], hard["end"], []
    found = checked("-", code=RULE_BROKEN, stdin=json.dumps(plan).encode())
    assert "one-at-a-time" in [part.rule for part in found.broken]


# ---- what is printed


def test_findings_are_lines_in_a_pipe(week):
    done = run("check", week, "--pack", "bui", "--verbose")
    assert done.code == RULE_BROKEN
    assert done.err == ""
    printed = done.out.splitlines()
    assert printed[0] == (
        "broken: hard-days-hard (required), Tue: the Tue lift is on Tue, a day without a hard session. Lift on the days"
        " of hard runs, so that recovery days stay free of both. [article:S22, Bui]"
    )
    assert (
        "costs 8: plyometrics-twice (training, 2 × 4), the week: at least 2 lifts with plyometrics a week; there is"
        " none." in done.out
    )
    assert (
        "cannot tell: gap-around-long-runs (required), Sat: not known: when sat-long takes place, when sat-lift takes"
        " place. Leave two hours between a lift and a run of more than six miles, to recover and refuel. [article:S24,"
        " Bui]"
    ) in printed
    assert printed[-4:] == [
        "read: 6 sessions from a week written by hand; build, half marathon, intermediate, bui rules",
        "grade: E, score 87 to 100, 0 to 38 of 8 to 46 points of training advice given up",
        "totals: keep 1, days 0, training 8 to 46, preference 0",
        "Required rules are broken in 1 place; in 1 place this cannot be decided.",
    ]


def test_every_violation_tells_rule_sentence_source_when_amount_and_strength(tmp_path):
    done = run("check", "-", "--verbose", stdin=BROKEN.encode())
    assert done.code == RULE_BROKEN
    found = checked("-", code=RULE_BROKEN, stdin=BROKEN.encode())
    assert {part.rule for part in found.broken} == {"hard-runs-not-consecutive", "gap-around-long-runs"}
    for part in (*found.broken, *found.paid):
        assert part.says in done.out
        assert f"{part.when}: {part.detail}" in done.out
        assert part.source in done.out
        assert part.amount >= 1
        assert part.required == (part.tier is None) == (part.weight is None) == (part.cost == 0)
        assert part.required or part.cost == part.amount * part.weight
    assert "at least 120 min between the Wed long run and the Wed lift; there are 30" in done.out


NO_CLOCK = b"""
phase = "build"
race = "half"
mon = "tempo 8 mi"
tue = "lift lower"
thu = ["speed 7 mi", "lift upper"]
sat = ["long 12 mi", "lift full"]
sun = "easy 8 mi"
"""


def test_a_week_without_clock_times_gets_one_line_for_all_places_of_a_rule_and_one_for_those_around_midnight():
    done = run("check", "-", "--verbose", stdin=NO_CLOCK)
    open_lines = [
        line.partition(" [")[0] for line in done.out.splitlines() if line.startswith("cannot tell: gap-around")
    ]
    rule, same_day = (
        "cannot tell: gap-around-long-runs (required, 2 times)",
        ("thu-speed", "thu-lift", "sat-long", "sat-lift"),
    )
    says = "Leave two hours between a lift and a run of more than six miles, to recover and refuel."
    night = "only if both sessions are around midnight; their times are not known"
    assert open_lines == [
        f"{rule}, Thu; Sat: not known: {', '.join(f'when {one} takes place' for one in same_day)}. {says}",
        f"{rule}, Mon, Tue; Sat, Sun: {night}. {says}",
    ]
    assert done.out.splitlines()[-1].endswith(
        "in 3 places this cannot be decided; in 2 places one is broken only if both sessions are around midnight."
    )


def test_json_has_every_place_by_itself_and_whether_it_is_around_midnight_only():
    parts = [part for part in checked("-", stdin=NO_CLOCK).cannot_tell if part.rule == "gap-around-long-runs"]
    assert {part.when: part.around_midnight for part in parts} == {
        "Mon, Tue": True, "Thu": False, "Sat": False, "Sat, Sun": True,
    }  # fmt: skip


def test_a_session_late_in_the_evening_is_not_open_around_midnight_only():
    late = b'mon = "21:30-23:30 tempo 10 mi"\ntue = "lift upper"'
    (part,) = [part for part in checked("-", stdin=late).cannot_tell if part.rule == "gap-around-long-runs"]
    assert (part.around_midnight, part.missing) == (False, ("when tue-lift takes place",))


def test_totals_are_the_sums_of_the_findings():
    found = checked("-", code=RULE_BROKEN, stdin=BROKEN.encode())
    for tier, total in found.totals.items():
        assert total.cost == sum(part.cost for part in found.paid if part.tier == tier)
        assert total.at_most == total.cost + sum(part.cost for part in found.cannot_tell if part.tier == tier)


def test_on_a_terminal_there_are_tables(week):
    found = checked(week, "--pack", "bui", code=RULE_BROKEN)
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(check_view(found))
    text = console.export_text()
    for words in (
        "Required rules are broken in 1 place",
        "Advice that is broken",
        "Cannot tell",
        "Assumed",
        "8 to 46 points",
    ):
        assert words in text


def test_what_others_wrote_is_harmless_in_every_form():
    evil = "\x1b[31m[bold]red[/bold]<script>\u202e"
    text = calendar(event("Easy 5k", "20261124"), event(evil, "20261124", "0900", "1000"))
    done = run("check", "-", "--verbose", stdin=text.encode())
    assert done.code == DONE
    assert not any(char in done.out for char in "\x1b\u202e")
    found = checked("-", stdin=text.encode())
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(check_view(found))
    assert "[bold]red[/bold]<script>" in console.export_text()


def test_what_is_not_recognised_is_listed(tmp_path):
    done = run("check", "-", "--verbose", stdin=b'mon = ["tmepo 5k", "easy 5k"]')
    assert 'not recognised: Mon "tmepo 5k" (tempo?)' in done.out.splitlines()


HIDDEN = b"""
phase = "build"
race = "half"
mon = ["temppo 6 mi"]
sat = ["08:00-10:00 long 12", "10:15-11:15 lift full"]
"""


def test_the_summary_has_the_verdict_the_grade_and_one_line_for_each_rule(week):
    done = run("check", week, "--pack", "bui")
    assert (done.code, done.err) == (RULE_BROKEN, "")
    printed = done.out.splitlines()
    assert printed[:2] == [
        "Required rules are broken in 1 place; in 1 place this cannot be decided.",
        (
            "Grade E: a required rule is broken; besides, the week gives up 0 to 38 points of training advice."
            " Better with the same sessions: Tue lift to Sat, Sat lift to Mon."
        ),
    ]
    assert "Broken: Lift on the days of hard runs, so that recovery days stay free of both (Tue)." in printed
    assert "Advice: In the build, better do plyometrics in two lifts a week than in one (8 points)." in printed
    assert (
        "Cannot tell: Leave two hours between a lift and a run of more than six miles, to recover and refuel (Sat)."
        " Not known: when sat-long takes place, when sat-lift takes place." in printed
    )
    assert printed[-1] == (
        "Read: 6 sessions from a week written by hand; build, half marathon, intermediate, bui rules."
        " --verbose shows 4 assumptions, sources and prices."
    )


def test_no_sentence_of_a_summary_is_printed_twice():
    printed = run("check", "-", stdin=BROKEN.encode()).out.splitlines()
    says = [line.partition(": ")[2].partition(" (")[0] for line in printed if line.startswith(("Broken", "Advice"))]
    assert len(says) == len(set(says)) > 1


def test_a_verdict_tells_that_it_is_not_on_all_of_the_week():
    done = run("check", "-", "--verbose", stdin=HIDDEN)
    assert done.code == DONE
    assert 'not recognised: Mon "temppo 6 mi" (tempo?)' in done.out.splitlines()
    assert (
        "cannot tell: gap-around-long-runs (required), Sat 08:00–10:00, Sat 10:15–11:15: not known: how far" in done.out
    )
    assert done.out.splitlines()[-1] == (
        "No required rule is broken by what could be read; in 1 place this cannot be decided; 1 of 3 lines was not"
        " recognised (above)."
    )
    console = Console(width=200, record=True, file=io.StringIO())
    console.print(check_view(checked("-", stdin=HIDDEN)))
    assert "1 of 3 lines was not recognised (below)." in console.export_text()


def test_a_distance_without_a_unit_is_judged_in_the_athletes_units(tmp_path):
    shutil.copytree(EXAMPLES / "base-phase", tmp_path / "base")
    text = calendar(
        event("Long run 12", "20261212", "0800", "1000", zone="America/New_York"),
        event("Lift", "20261212", "1030", "1130", zone="America/New_York"),
    )
    found = checked("-", "--athlete", tmp_path / "base" / "athlete.toml", code=RULE_BROKEN, stdin=text.encode())
    assert "gap-around-long-runs" in [part.rule for part in found.broken]
    assert '"Long run 12" has no unit: it is read as 12 mi, in the athlete\'s units.' in found.assumed


def test_an_event_that_may_be_training_is_in_the_verdict_and_a_meeting_is_not():
    easy, yasso, board = (
        event(title, "20261124", clock, "1000")
        for title, clock in (("Easy 5k", "0600"), ("Yasso party run", "0700"), ("Board", "0800"))
    )
    (*_, verdict) = run("check", "-", "--verbose", stdin=calendar(easy, yasso, board).encode()).out.splitlines()
    assert verdict.endswith("; 1 of 3 events may be training and was not recognised (above).")
    (*_, verdict) = run("check", "-", "--verbose", stdin=calendar(easy, board).encode()).out.splitlines()
    assert "recognised" not in verdict


def test_json_is_the_documented_format(week):
    done = run("check", week, "--json")
    found_json = json.loads(done.out)
    assert found_json["format"] == "liftrun.check/1"
    assert found_json["schedule"] == str(week)
    assert [one["when"] for one in found_json["sessions"]] == ["Mon", "Tue", "Thu 06:30", "Thu 18:00", "Sat", "Sat"]
    assert found_json["sessions"][0]["miles"] == [6.0, 6.0]
    assert found_json["sessions"][1]["miles"] is None


def test_the_same_input_gives_the_same_bytes(week):
    assert run("check", week, "--json") == run("check", week, "--json")


def test_times_in_json_have_their_offset():
    text = 'week_start = 2026-11-23\ntimezone = "Europe/Berlin"\nmon = "06:30-07:15 easy 5k"'
    (session,) = checked("-", stdin=text.encode()).sessions
    assert session.start.isoformat() == "2026-11-23T06:30:00+01:00"
    assert session.when == "Mon 06:30–07:15"
    (undated,) = checked("-", stdin=b'mon = "06:30-07:15 easy 5k"').sessions
    assert (undated.start, undated.when) == (None, "Mon 06:30–07:15")


# ---- options


def test_every_sort_of_file_may_come_from_standard_input():
    easy = calendar(event("Easy 5k", "20261124"))
    sources = [checked("-", stdin=text.encode()).source for text in (HAND, plan_text(), easy)]
    assert sources == ["written by hand", "plan", "calendar"]


def test_a_calendar_of_many_weeks_is_read_in_the_chosen_week(tmp_path):
    path = tmp_path / "plan.ics"
    path.write_text(calendar(event("Easy 5k", "20261124"), event("Long run 12 mi", "20261205")), encoding="utf-8")
    assert [one.id for one in checked(path, "--week", "2026-11-25").sessions] == ["tue-easy"]
    assert [one.id for one in checked(path, "--week", "2026-12-06").sessions] == [
        "last-tue-easy",
        "sat-long",
    ]


def test_phase_race_and_experience_are_options(week):
    found = checked(week, "--phase", "peak", "--race", "full", "--experience", "advanced")
    assert (found.phase, found.race, found.experience) == ("peak", "full", "advanced")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.toml"], "nowhere.toml: got no such file, expected a schedule. Check the path."),
        (["."], ".: got a folder, expected a schedule. Name the file in it."),
        (["week.toml", "--pack", "buy"], '--pack: got "buy", expected "default", "bui" or "helms". Write "bui".'),
        (
            ["week.toml", "--busy", "b.ics"],
            "--busy: got b.ics, expected an --athlete beside it. Name whose calendar it is with",
        ),
        (
            ["week.toml", "--week", "soon"],
            '--week: got "soon", expected a date such as 2026-11-23. Write year, month and day.',
        ),
        (
            ["week.toml", "--week", "0001-01-01"],
            "--week: got 0001-01-01, expected a year from 1971 to 8999. Write year, month and day.",
        ),
        (
            ["week.toml", "--timezone", "Mars"],
            '--timezone: got "Mars", expected a time zone such as "Europe/Berlin". Write area and city.',
        ),
        (["-", "--athlete", "-"], "-: got twice, expected one file from standard input. Name the other file."),
        (
            ["empty.toml"],
            f"empty.toml: got an empty file, expected {SORTS}. Check that this is the right file.",
        ),
        (
            ["page.toml"],
            f"page.toml: got a web page, expected {SORTS}. Download the schedule itself.",
        ),
        (
            ["latin.toml"],
            f"latin.toml: line 2: got 0xe4, expected {SORTS}. Save it as UTF-8, or check that this is the right file.",
        ),
        (
            ["zip.ics"],
            f"zip.ics: got a zip archive, expected an iCalendar file, which begins with BEGIN:VCALENDAR. {AGAIN}",
        ),
        (
            ["athlete.toml"],
            "athlete.toml: got an athlete's file, expected a schedule. Name the schedule, and the athlete's file with",
        ),
        (
            ["week.toml", "--athlete", "athlete.toml"],
            "week.toml: week_start: expected the week, to compare it with an athlete's. Add --week",
        ),
        (
            ["week.toml", "--athlete", "athlete.toml", "--timezone", "Asia/Tokyo"],
            '--timezone: got "Asia/Tokyo", expected America/New_York, as athlete.toml says. Leave it out.',
        ),
        (["week.toml", "--athlete", "week.toml"], "week.toml: phase: got an unknown key"),
    ],
)
def test_bad_input_is_one_message(arguments, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("week.toml").write_text(HAND, encoding="utf-8")
    Path("empty.toml").write_bytes(b" \n")
    Path("page.toml").write_bytes(b"<!DOCTYPE html>")
    Path("latin.toml").write_bytes('race = "half"\nmon = "Läufe"'.encode("latin-1"))
    Path("zip.ics").write_bytes(b"PK\x03\x04")
    shutil.copy(EXAMPLES / "base-phase" / "athlete.toml", "athlete.toml")
    done = run("check", *arguments)
    assert done.code == BAD_INPUT
    assert done.out == ""
    assert done.err.startswith(f"liftrun: {message}"), done.err


# ---- what it loads


@pytest.mark.parametrize("package", ["ortools", "icalendar", "recurring_ical_events", "rich", "pandas", "numpy"])
def test_checking_loads_no_solver_and_no_library_that_it_does_not_need(package, tmp_path):
    (tmp_path / "plan.json").write_text(plan_text(), encoding="utf-8")
    program = f"""
import contextlib, io
from liftrun.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(["check", {str(tmp_path / "plan.json")!r}])
"""
    assert package not in modules_after(program)


def test_the_check_itself_loads_neither_the_solver_nor_the_calendars():
    loaded = modules_after("import liftrun.checks.plan")
    assert not {"ortools", "icalendar", "recurring_ical_events", "zoneinfo"} & loaded
    assert not [name for name in loaded if name.startswith("liftrun.calendars")]
