"""Boxes in their columns: inside, apart, and on hours worth showing."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from liftrun.documents.plan import CalendarPart
from liftrun.report.week.layout import layout
from liftrun.report.week.week_grid import box_frame, column_frame, scale_of
from tests.support.factories.plans import Frame, build_week, empty_week

AUTUMN, SPRING = date(2026, 10, 19), date(2027, 3, 22)


def plan_with(frame, sessions, free=(), busy=()):
    calendar = CalendarPart(free=tuple(free), busy=tuple(busy))
    changes = {"sessions": tuple(sessions), "calendar": calendar, "dropped": (), "penalties": ()}
    return build_week(frame.timezone, frame.monday).model_copy(update=changes)


def mobility(frame, name, day, clock, minutes):
    return frame.session(name, "Mobility", (day, clock), ("mobility", minutes), activity="mobility", place="home")


def frames(plan):
    """Each column's frame with the frames of its boxes."""
    week = layout(plan)
    scale = scale_of(week)
    for day, column in enumerate(week.columns):
        ground = column_frame(day, scale)
        yield ground, [box_frame(box, scale, ground) for box in column.boxes]


def inside(inner, outer):
    return (
        inner.x >= outer.x
        and inner.y >= outer.y
        and inner.x + inner.width <= outer.x + outer.width
        and inner.y + inner.height <= outer.y + outer.height
    )


def apart(a, b):
    return a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y


@st.composite
def crowded_weeks(draw):
    """Weeks with sessions anywhere, on top of each other too, also where the clock changes."""
    zone = draw(st.sampled_from(["Europe/Berlin", "America/New_York", "Africa/Cairo", "Asia/Kolkata"]))
    frame = Frame(draw(st.sampled_from([AUTUMN, SPRING, date(2026, 10, 26), date(2026, 4, 20)])), zone)
    midnight = frame.at(0, "00:00")
    sessions = []
    for number in range(draw(st.integers(0, 12))):
        start = frame.after(midnight, draw(st.integers(0, 10019)))
        session = mobility(frame, f"mobility-{number}", 0, "00:00", draw(st.integers(5, 400)))
        length = session.end - session.start
        end = frame.after(start, int(length / timedelta(minutes=1)))
        block = session.blocks[0].model_copy(update={"start": start, "end": end})
        sessions.append(session.model_copy(update={"start": start, "end": end, "blocks": (block,)}))
    return plan_with(frame, sessions)


@settings(deadline=None)
@given(crowded_weeks())
def test_boxes_lie_inside_their_column_and_never_cover_each_other(plan):
    for ground, boxes in frames(plan):
        assert all(inside(box, ground) for box in boxes)
        assert all(apart(a, b) for a, b in combinations(boxes, 2))


@settings(deadline=None)
@given(crowded_weeks())
def test_every_session_of_the_week_has_a_box(plan):
    drawn = {box.session.id for column in layout(plan).columns for box in column.boxes}
    assert drawn == {session.id for session in plan.sessions}


def test_a_day_without_sessions_is_a_rest_day():
    assert [column.rest for column in layout(build_week()).columns] == [False] * 6 + [True]


def test_the_blocks_of_a_lift_divide_its_box():
    lift = layout(build_week()).columns[1].boxes[0]
    assert [(kind, span.start, span.end) for kind, span in lift.blocks] == [
        ("plyometrics", 375, 390),
        ("weights", 390, 435),
    ]


def test_a_night_run_appears_on_both_days_and_says_that_it_goes_on():
    frame = Frame()
    night = frame.run("easy", "Night run", (1, "23:30"), 60, 6.0)
    tuesday, wednesday = layout(plan_with(frame, [night])).columns[1:3]
    assert [(box.span, box.continued) for box in tuesday.boxes] == [((1410, 1440), False)]
    assert [(box.span.start, box.continued) for box in wednesday.boxes] == [(0, True)]


def test_sessions_in_a_repeated_hour_are_side_by_side():
    frame = Frame(AUTUMN)
    first = mobility(frame, "mobility-1", 6, "02:10", 40)
    start = frame.after(first.start, 60)
    again = first.model_copy(update={"id": "mobility-2", "start": start, "end": frame.after(start, 40), "blocks": ()})
    sunday = layout(plan_with(frame, [first, again])).columns[6]
    assert [(box.span, box.lane, box.lanes) for box in sunday.boxes] == [((130, 170), 0, 2), ((130, 170), 1, 2)]


def test_sessions_back_to_back_share_no_lane_and_keep_the_whole_width():
    frame = Frame()
    run = frame.run("easy", "Easy run", (0, "06:00"), 45, 4.0)
    lift = frame.lift("lift-1", "full", (0, "06:45"), 45)
    assert [box.lanes for box in layout(plan_with(frame, [run, lift])).columns[0].boxes] == [1, 1]


def test_a_very_short_session_is_drawn_taller_but_not_into_the_next_one():
    frame = Frame()
    pair = [mobility(frame, "mobility-1", 0, "06:00", 5), mobility(frame, "mobility-2", 0, "06:10", 5)]
    assert [box.span for box in layout(plan_with(frame, pair)).columns[0].boxes] == [(360, 370), (370, 390)]


def test_the_hours_run_from_the_first_free_time_to_the_last():
    assert (layout(build_week()).first_hour, layout(build_week()).last_hour) == (6, 22)


def test_free_nights_are_not_drawn_but_a_session_at_night_is():
    frame = Frame()
    free = [frame.span(day, "00:00", "24:00") for day in range(7)]
    week = layout(plan_with(frame, [], free))
    assert (week.first_hour, week.last_hour) == (5, 23)
    early = layout(plan_with(frame, [frame.run("easy", "Early run", (0, "03:30"), 40, 4.0)], free))
    assert (early.first_hour, early.last_hour) == (3, 23)


def test_a_week_with_little_in_it_still_shows_eight_hours():
    frame = Frame()
    week = layout(plan_with(frame, [frame.run("easy", "Late run", (0, "23:00"), 60, 6.0)]))
    assert (week.first_hour, week.last_hour) == (16, 24)


def test_an_empty_week_has_hours_too():
    week = layout(empty_week().model_copy(update={"calendar": CalendarPart()}))
    assert (week.first_hour, week.last_hour) == (6, 22)


def test_busy_and_free_time_are_merged_per_day():
    frame = Frame()
    busy = [frame.span(0, "09:00", "12:00"), frame.span(0, "11:00", "13:00"), frame.span(0, "22:00", "24:00")]
    columns = layout(plan_with(frame, [], busy=busy)).columns
    assert columns[0].busy == ((540, 780), (1320, 1440))
    assert columns[1].busy == ()


def test_only_requested_titles_are_noted():
    notes = [note.title for column in layout(build_week()).columns for note in column.notes]
    assert notes == ["Office", "Parents' evening", "Grandma's birthday"]


def test_spans_outside_the_week_are_left_out():
    frame = Frame()
    after = frame.run("easy", "Next week", (7, "06:00"), 40, 4.0)
    assert all(column.rest for column in layout(plan_with(frame, [after])).columns)
