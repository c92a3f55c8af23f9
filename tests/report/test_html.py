"""The page of the week."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from liftrun.documents.session_wording import headline, what_to_do
from liftrun.report.week.page import page
from tests.report.drawing import SVG, on_one_line, page_text, parsed
from tests.report.test_svg import WEEKS, every_week
from tests.support.factories.plans import build_week, empty_week


@every_week
def test_the_page_is_well_formed(plan):
    assert page(plan).startswith("<!DOCTYPE html>\n")
    assert parsed(page(plan)).tag == "html"


@every_week
def test_every_session_is_described_in_words(plan):
    text = on_one_line(page_text(plan))
    for session in plan.sessions:
        assert headline(session, plan.units) in text
        assert all(sentence in text for sentence in what_to_do(session, plan.units))
        assert session.why in text


@every_week
def test_equal_plans_give_equal_bytes(plan):
    assert page(plan) == page(plan.model_validate_json(plan.model_dump_json()))


@every_week
def test_nothing_is_fetched_and_nothing_runs(plan):
    tree = parsed(page(plan))
    names = {element.tag.removeprefix(SVG) for element in tree.iter()}
    assert not names & {"script", "link", "img", "iframe", "object", "a", "form", "image", "use"}
    attributes = {name for element in tree.iter() for name in element.keys()}  # noqa: SIM118  # not a mapping
    assert not any(name.startswith("on") or name in {"href", "src", "style"} for name in attributes)
    assert "url(" not in page(plan).replace("url(#", "")
    assert "@import" not in page(plan)


@every_week
def test_ids_are_unique_and_references_are_kept(plan):
    tree = parsed(page(plan))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    wanted = {name for element in tree.iter() for name in element.get("aria-labelledby", "").split()}
    wanted |= set(re.findall(r"url\(#([\w-]+)\)", page(plan)))
    assert wanted <= set(ids)


def test_the_page_has_seven_days_and_a_bar_for_each():
    days = list(parsed(page(build_week())).iter("article"))
    assert len(days) == 7
    assert all(day.find("./{*}svg[@class='bar']") is not None for day in days)


def test_ids_of_sessions_are_not_shown():
    days = next(section for section in parsed(page(build_week())).iter() if section.get("class") == "days")
    shown = " ".join("".join(days.itertext()).split())
    assert not any(re.search(rf"\b{session.id}\b", shown) for session in build_week().sessions if "-" in session.id)


def test_headings_step_down_one_at_a_time():
    levels = [int(element.tag[1]) for element in parsed(page(build_week())).iter() if element.tag in {"h1", "h2", "h3"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_dropped_sessions_are_shown_with_their_reasons():
    for part in build_week().dropped:
        assert f"{part.title} ({part.priority.replace('_', ' ')}) {part.reason}" in on_one_line(page_text(build_week()))


def test_costs_are_in_the_coachs_words_with_the_sessions_they_concern():
    text = on_one_line(page_text(build_week()))
    for part in build_week().penalties:
        assert f"{part.says} costs {part.cost}" in text
        assert part.detail[:1].upper() + part.detail[1:] in text
    assert "(Tue Lift: lower body, Thu Club intervals)" in text
    assert "Keeping sessions: 45 points" in text
    assert "2 left out, 2 shortened." in text


def test_a_week_without_costs_says_so():
    assert "every piece of advice and every wish is kept" in page_text(empty_week())


def test_assumptions_and_skipped_events_are_shown():
    text = page_text(build_week())
    assert "31 events were read." in text
    assert all(said in text for said in (*build_week().calendar.assumed, *build_week().calendar.skipped))


def test_the_week_notes_and_the_solver_are_shown():
    text = page_text(build_week())
    assert all(note in text for note in build_week().notes)
    assert "Solved by cp-sat 9.15.6755, seed 1, 1 worker." in text
    assert "Rulebook 1 (0f3c9a7e5b21)" in text


@pytest.mark.parametrize(
    ("status", "gap", "said"),
    [
        ("optimal", 0.0, "no other week under these rules is better"),
        ("feasible", 0.1234, "At most 12.3% of its cost could still be saved."),
        ("feasible", 0.00001, "At most less than 0.1%"),
        ("infeasible", 0.0, "No week can keep every required rule; this is proven."),
        ("unknown", 0.0, "Time ran out before a week was found."),
        ("invalid", 0.0, "fault in liftrun"),
    ],
)
def test_each_status_says_what_it_means(status, gap, said):
    assert said in page_text(build_week().model_copy(update={"status": status, "gap": gap}))


def test_busy_titles_appear_only_where_they_are_requested():
    plan = build_week()
    assert "Grandma's birthday" in page_text(plan)
    busy = tuple(part.model_copy(update={"title": None}) for part in plan.calendar.busy)
    private = plan.model_copy(update={"calendar": plan.calendar.model_copy(update={"busy": busy})})
    assert "Grandma" not in page_text(private)


def test_the_page_says_how_it_looks_on_phones_on_paper_and_in_the_dark():
    for said in (
        "@media screen and (max-width:899px)",
        "A4 landscape",
        "prefers-color-scheme:dark",
        "print-color-adjust",
    ):
        assert said in page(WEEKS["build"])
