"""The week on a terminal."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from liftrun.documents.plan import CalendarPart
from tests.report.drawing import on_one_line, printed
from tests.report.test_layout import plan_with
from tests.report.test_svg import WEEKS, every_week
from tests.support.factories.plans import Frame, build_week, empty_week

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def lines_of(plan, width, **how):
    return ESCAPE.sub("", printed(plan, width, **how)).splitlines()


def grid_of(plan, width):
    """The grid's lines alone, below the names of the days."""
    lines = lines_of(plan, width)
    first = next(number for number, line in enumerate(lines) if line.lstrip().startswith("Mon "))
    return lines[first : next(number for number, line in enumerate(lines) if "hard or long run" in line)]


@every_week
@pytest.mark.parametrize("width", [20, 40, 59, 60, 80, 99, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal(plan, width):
    assert max(cell_len(line) for line in lines_of(plan, width)) <= width


@every_week
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_rows_of_the_grid_are_equally_long(plan, width):
    rows = [line for line in grid_of(plan, width) if re.match(r"(\d\d|  )(:00)? ", line)]
    assert len(rows) >= 16
    assert len({cell_len(line) for line in rows}) == 1


def test_the_grid_names_every_session_at_its_time_at_120_cells():
    grid = "\n".join(grid_of(build_week(), 120))
    for name in (
        "Tempo run",
        "Lift lower gym",
        "Easy run",
        "Mobility",
        "Club intervals",
        "Lift upper",
        "Lift full gym",
    ):
        assert name in grid
    for time in ("06:15", "12:10", "06:00 7.1 mi", "19:45 home", "07:30–10:10", "^12:30 jumps"):
        assert time in grid


def test_the_grid_still_names_them_at_80_cells():
    grid = "\n".join(grid_of(build_week(), 80))
    for said in (
        "█Tempo run",
        "║^06:15^",
        "║Lower gym",
        "│Easy run",
        "~Mobility",
        "█Speed run",
        "║Lift upper",
        "║Full gym",
    ):
        assert said in grid


def test_each_sort_of_session_has_its_own_edge_without_colour():
    grid = "\n".join(grid_of(build_week(), 120))
    assert "█Tempo" in grid
    assert "│Easy" in grid
    assert "║Lift" in grid
    assert "~Mobility" in grid
    assert "╱╱╱" in grid
    assert "···" in grid


def test_without_colour_no_colour_is_sent():
    assert not re.search(r"\x1b\[[0-9;]*(?:38|48);", printed(build_week(), 120))
    assert re.search(r"\x1b\[[0-9;]*48;2;", printed(build_week(), 120, no_color=False))


@pytest.mark.parametrize(("width", "terminal"), [(59, True), (120, False)])
def test_narrow_terminals_and_pipes_get_a_list(width, terminal):
    text = on_one_line("\n".join(lines_of(build_week(), width, terminal=terminal)))
    assert "Mon 12 Oct 06:15–07:07 █ Tempo run, 6 mi" in text
    assert "Sun 18 Oct rest" in text
    assert "╱" not in text


def test_a_pipe_gets_no_escapes():
    assert "\x1b" not in printed(build_week(), 120, terminal=False)


def test_the_rest_day_is_named():
    assert sum(line.count(" rest ") for line in grid_of(build_week(), 120)) == 1
    assert sum(line.count(" rest ") for line in grid_of(empty_week(), 120)) == 7


def test_a_clock_change_is_shown_under_its_day():
    assert any("clock -1 h" in line for line in lines_of(WEEKS["autumn"], 120))
    assert any("clock +1 h" in line for line in lines_of(WEEKS["spring"], 80))
    assert any("clocks go back 1 h" in line for line in lines_of(WEEKS["autumn"], 50))


def test_the_summary_shows_what_to_do_what_was_dropped_and_what_it_costs():
    text = on_one_line("\n".join(lines_of(build_week(), 120)))
    assert "✓ Proven best. Every required rule is kept" in text
    assert "Tue 06:15–07:15 Lift: lower body + plyometrics, gym lift-1" in text
    assert "Squat and deadlift: 5 sets of 5 repetitions." in text
    assert "Easy run: Sunday is the only day left, and one day a week stays off." in text
    assert "Training advice: 18 points Lift on the days of hard runs, so that easy days stay easy. costs 10" in text
    assert "(Tue Lift: lower body, Thu Club intervals)" in text
    assert "Left out: Dentist: no start time" in text
    assert "Solved by cp-sat" in text


def test_short_sessions_close_together_all_stay_visible():
    frame = Frame()
    times = ("22:50", "23:00", "23:15", "23:30", "23:45")
    sessions = tuple(
        frame.session(f"m-{number}", f"M{number}", (0, clock), ("mobility", 10), activity="mobility", place="home")
        for number, clock in enumerate(times)
    )
    grid = "\n".join(grid_of(build_week().model_copy(update={"sessions": sessions}), 200))
    assert all(f"M{number}" in grid for number in range(len(times)))


def test_wide_characters_keep_the_columns_straight():
    frame = Frame()
    run = frame.run("tempo", "早朝テンポ走", (0, "06:15"), 52, 6.0)
    plan = build_week().model_copy(update={"sessions": (run,)})
    rows = [line for line in grid_of(plan, 120) if re.match(r"(\d\d:00|  )", line)]
    assert any("早朝テンポ走" in row for row in rows)
    assert len({cell_len(row) for row in rows[1:-1]}) == 1


def test_the_word_for_a_day_off_hides_no_title():
    frame = Frame()
    titles = [f"Event {hour}" for hour in range(9, 20)]
    busy = tuple(frame.span(0, f"{hour:02d}:00", f"{hour:02d}:50", f"Event {hour}") for hour in range(9, 20))
    plan = empty_week()
    grid = "\n".join(
        grid_of(plan.model_copy(update={"calendar": plan.calendar.model_copy(update={"busy": busy})}), 120)
    )
    assert all(title in grid for title in titles)
    assert grid.count(" rest ") == 7


def test_a_late_session_has_two_rows_where_the_row_before_is_its_own():
    frame = Frame()
    run = frame.run("easy", "Evening run", (2, "20:15"), 45, 4.5)
    grid = "\n".join(grid_of(build_week().model_copy(update={"sessions": (run,), "calendar": frame_free(frame)}), 120))
    assert "│Evening run" in grid
    assert "│20:15 4.5 mi" in grid


def frame_free(frame):
    """Free time that ends at 21:00."""
    return CalendarPart(free=tuple(frame.span(day, "06:00", "21:00") for day in range(7)))


def test_a_night_run_goes_on_at_midnight():
    frame = Frame()
    plan = plan_with(frame, [frame.run("easy", "Night run", (1, "23:30"), 105, 12.0)])
    tuesday, wednesday = (
        line for line in lines_of(plan, 120, terminal=False) if "Night run" in line and "  │ " in line
    )
    assert "23:30–01:15 +1  " in tuesday
    assert "00:00–01:15  " in wednesday
    assert wednesday.endswith("(continued)")


@every_week
@pytest.mark.parametrize("width", [30, 80, 120])
def test_no_line_ends_in_blanks_where_the_output_goes_to_a_pipe(plan, width):
    assert [line for line in lines_of(plan, width, terminal=False) if line != line.rstrip()] == []
