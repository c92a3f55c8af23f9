"""The picture of the week."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from liftrun.report.week.layout import layout
from liftrun.report.week.svg import picture, svg
from tests.report.drawing import SVG, parsed, svg_text
from tests.support.factories.plans import Frame, build_week, empty_week, peak_week, race_week

WEEKS = {
    "build": build_week(),
    "peak in km": peak_week(units="km"),
    "race": race_week(),
    "empty": empty_week(),
    "autumn": build_week("Europe/Berlin", date(2026, 10, 19)),
    "spring": build_week("America/New_York", date(2027, 3, 8)),
    "Kolkata": build_week("Asia/Kolkata"),
}
every_week = pytest.mark.parametrize("plan", WEEKS.values(), ids=WEEKS.keys())


def boxes(plan):
    """The nested pictures: one a session (or part of one)."""
    return parsed(svg(plan)).findall(f".//{SVG}svg")


def box_named(plan, name):
    return next(box for box in boxes(plan) if name in box.findtext(f"{SVG}title"))


def lines_drawn(plan):
    """What is written in the picture, line by line, without its title and description."""
    return ["".join(text.itertext()) for text in parsed(svg(plan)).iter(f"{SVG}text")]


def classes(element):
    return {name for part in element.iter() for name in part.get("class", "").split()}


@every_week
def test_every_session_has_a_box_with_its_whole_name(plan):
    titles = [box.findtext(f"{SVG}title") for box in boxes(plan)]
    assert len(titles) == len(plan.sessions)
    assert all(any(session.title in title for title in titles) for session in plan.sessions)


@every_week
def test_equal_plans_give_equal_bytes(plan):
    assert svg(plan) == svg(plan.model_validate_json(plan.model_dump_json()))


@every_week
def test_everything_is_within_the_picture(plan):
    root = parsed(svg(plan))
    _, _, width, height = (float(number) for number in root.get("viewBox").split())
    for group in root.findall(f"{SVG}g"):
        top = float(group.get("transform").split()[1].rstrip(")"))
        for rect in group.iter(f"{SVG}rect"):
            assert float(rect.get("x", "0")) + float(rect.get("width")) <= width
            assert top + float(rect.get("y", "0")) <= height


@every_week
def test_nothing_is_fetched_and_nothing_runs(plan):
    names = {element.tag.removeprefix(SVG) for element in parsed(svg(plan)).iter()}
    assert names <= {"svg", "title", "desc", "style", "defs", "pattern", "g", "rect", "line", "path", "text", "tspan"}
    assert "@import" not in svg(plan)
    assert "url(" not in svg(plan).replace("url(#", "")


def test_every_dropped_session_is_listed_below_with_its_reason():
    for part in build_week().dropped:
        assert part.title in lines_drawn(build_week())
        assert part.reason in lines_drawn(build_week())


def test_a_long_reason_is_wrapped_and_kept():
    reason = "Every free window is either too short for it or less than two hours after the long run, " * 3
    plan = build_week()
    dropped = (plan.dropped[0].model_copy(update={"reason": reason}),)
    shown = " ".join(lines_drawn(plan.model_copy(update={"dropped": dropped})))
    assert shown.count("two hours after the long run") == 3


def test_the_rest_day_is_named():
    assert lines_drawn(build_week()).count("rest") == 1
    assert lines_drawn(empty_week()).count("rest") == 7


def test_gym_and_home_look_different():
    assert "GYM" in box_named(build_week(), "Lift: lower body").itertext()
    assert "HOME" in box_named(build_week(), "Lift: upper body").itertext()


def test_jumps_are_a_strip_at_the_top_of_their_lift():
    box = box_named(build_week(), "Lift: lower body")
    strip = next(rect for rect in box.iter(f"{SVG}rect") if rect.get("fill") == "url(#lr-zigzag)")
    assert float(strip.get("y")) < 2
    assert float(strip.get("height")) == pytest.approx(float(box.get("height")) / 4, abs=1.5)
    assert "lr-jumps" not in classes(box_named(build_week(), "Lift: upper body"))


def test_hard_and_easy_runs_and_lifts_look_different_without_colour():
    hard, easy, lift = (box_named(build_week(), name) for name in ("Tempo run", "Easy run, 5", "Lift: upper"))
    assert "lr-hard" in classes(hard)
    assert "lr-easy" in classes(easy)
    assert {"lr-lift", "lr-plate"} <= classes(lift)
    outlines = [box.find(f"{SVG}rect") for box in (hard, easy, lift)]
    assert float(outlines[0].get("stroke-width")) > float(outlines[1].get("stroke-width"))
    assert [float(rect.get("rx")) > 0 for rect in outlines] == [True, True, False]
    glyphs = {"".join(path.get("d") for path in box.iter(f"{SVG}path")) for box in (hard, easy, lift)}
    assert len(glyphs) == 3


def test_optional_sessions_have_a_dashed_edge():
    assert box_named(build_week(), "Easy run, 5").find(f"{SVG}rect").get("stroke-dasharray")
    assert not box_named(build_week(), "Easy run, 4").find(f"{SVG}rect").get("stroke-dasharray")


def test_distances_are_in_the_athletes_units():
    assert "16 mi at 10:00/mi" in svg_text(build_week())
    assert "19.3 km at 6:13/km" in svg_text(peak_week(units="km"))


def test_the_hours_are_evenly_spaced_clock_times():
    texts = [text for text in parsed(svg(build_week())).iter(f"{SVG}text") if (text.text or "").endswith(":00")]
    hours = [(text.text, float(text.get("y"))) for text in texts if text.get("text-anchor") == "end"]
    assert [hour for hour, _ in hours] == [f"{hour:02d}:00" for hour in range(6, 23)]
    steps = {round(after - before, 1) for (_, before), (_, after) in pairwise(hours)}
    assert max(steps) - min(steps) <= 0.11


def test_the_description_says_the_week_in_words():
    desc = parsed(svg(build_week())).findtext(f"{SVG}desc")
    assert "Tuesday 06:15–07:15: Lift: lower body + plyometrics, gym." in desc
    assert "Did not fit: Easy run." in desc


def test_a_clock_change_is_announced_on_its_day():
    assert "clocks go back 1 h" in svg_text(WEEKS["autumn"])
    assert "clocks go forward 1 h" in svg_text(WEEKS["spring"])
    assert "clocks" not in svg_text(WEEKS["build"])


def test_a_repeated_time_carries_its_zone():
    frame = Frame(date(2026, 10, 19))
    night = frame.session("mobility-1", "Mobility", (6, "02:30"), ("mobility", 60), activity="mobility", place="home")
    plan = build_week(monday=frame.monday).model_copy(update={"sessions": (night,)})
    assert "02:30 CEST–02:30 CET" in svg_text(plan)


def test_inside_a_page_the_picture_brings_neither_colours_nor_heading():
    inner = picture(build_week(), layout(build_week()), alone=False)
    assert "<style>" not in inner
    assert "<defs>" not in inner
    assert "Proven best</text>" not in inner


def test_a_long_name_is_cut_in_its_box_and_whole_in_its_title():
    frame = Frame()
    name = "Interval session with the whole of the club and its guests from the coast"
    plan = build_week().model_copy(update={"sessions": (frame.run("speed", name, (0, "06:00"), 60, 6.0),)})
    box = boxes(plan)[0]
    assert name in box.findtext(f"{SVG}title")
    assert any((text.text or "").startswith("Interval") and text.text.endswith("…") for text in box.iter(f"{SVG}text"))


@every_week
def test_a_box_has_what_to_do_and_no_half_reason(plan):
    drawn = " ".join(
        "".join(element.itertext()) for element in parsed(svg(plan)).iter("{http://www.w3.org/2000/svg}text")
    )
    beginnings = [session.why[:12] for session in plan.sessions if len(session.why) > 12]
    assert not any(beginning in drawn for beginning in beginnings)
