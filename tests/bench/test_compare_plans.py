"""`benchmarks/compare_plans.py`: every changed fact of a plan is found, and no expected change is reported."""

from __future__ import annotations

import sys

import pytest

from tests.bench.folders import BENCHMARKS

sys.path.insert(0, str(BENCHMARKS))

import compare_plans
import documents_compared
from documents_compared import DocumentComparison, FieldDifference, compared
from tree_runs import ComparedJob, LibraryTree, every_job, run_jobs

EXAMPLES = BENCHMARKS.parent / "examples"
PLAN = {
    "format": "liftrun.plan/1",
    "bound": 174,
    "sessions": [
        {"id": "run-long", "minutes": 90, "place": "road", "why": "On Sunday."},
        {"id": "lift-1", "minutes": 60, "place": "gym", "why": "After the run."},
    ],
    "dropped": [],
    "notes": ["Start light."],
}


def changed(**parts):
    return compared({"week": PLAN}, {"week": {**PLAN, **parts}})


@pytest.fixture
def tables(monkeypatch):
    """The lists of expected changes, to be set by a test."""
    return lambda **lists: [monkeypatch.setattr(documents_compared, name, value) for name, value in lists.items()]


def test_equal_documents_differ_in_nothing():
    assert changed() == DocumentComparison([], [])


def test_a_session_at_another_place_is_a_changed_fact():
    moved = [PLAN["sessions"][0], {**PLAN["sessions"][1], "place": "home"}]
    assert changed(sessions=moved) == DocumentComparison(
        [FieldDifference("week", "sessions[1].place", "gym", "home")], []
    )


def test_another_bound_is_a_changed_fact():
    assert changed(bound=173).facts == [FieldDifference("week", "bound", 174, 173)]


def test_a_session_that_is_dropped_in_one_tree_only_is_found():
    found = changed(sessions=PLAN["sessions"][:1], dropped=[{"id": "lift-1", "reason": "no room"}])
    assert {"sessions[1].id", "dropped[0].id"} <= {one.field for one in found.facts}


def test_a_document_that_only_one_tree_writes_is_found():
    assert compared({"week": PLAN}, {}).facts


def test_a_changed_sentence_is_no_changed_fact():
    reworded = [{**session, "why": "Another reason."} for session in PLAN["sessions"]]
    found = changed(sessions=reworded, notes=["Begin with light weights."])
    assert found.facts == []
    assert [one.field for one in found.sentences] == ["sessions[0].why", "sessions[1].why", "notes[0]"]


def test_a_changed_pace_is_found_although_its_form_is_another():
    old = {"sessions": [{"pace": "7:30/mi"}, {"pace": None}]}
    new = {"sessions": [{"pace": {"text": "7:30/mi", "seconds_per_km": 280}}, {"pace": None}]}
    assert compared({"week": old}, {"week": new}) == DocumentComparison([], [])
    new["sessions"][0]["pace"]["text"] = "8:00/mi"
    assert [one.new for one in compared({"week": old}, {"week": new}).facts] == ["8:00/mi"]


def test_notes_that_are_all_removed_are_a_changed_sentence():
    assert changed(notes=[]).facts == []
    assert changed(notes=[]).sentences


def test_another_name_of_the_form_is_expected():
    assert changed(format="liftrun.plan/2") == DocumentComparison([], [])


def test_a_renamed_field_is_compared_under_its_new_name(tables):
    tables(RENAMED={"sessions[].minutes": "sessions[].length.minutes"})
    new = [{**one, "length": {"minutes": one["minutes"]}} for one in PLAN["sessions"]]
    for session in new:
        del session["minutes"]
    assert changed(sessions=new) == DocumentComparison([], [])
    new[1]["length"] = {"minutes": 45}
    assert changed(sessions=new).facts == [FieldDifference("week", "sessions[1].length.minutes", 60, 45)]


def test_an_added_field_is_expected_only_if_it_is_listed(tables):
    assert changed(mood={"level": 0}).facts == [FieldDifference("week", "mood.level", "(absent)", 0)]
    tables(ADDED=("mood",))
    assert changed(mood={"level": 0}) == DocumentComparison([], [])


def test_a_removed_field_is_expected_only_if_it_is_listed(tables):
    new = {key: value for key, value in PLAN.items() if key != "bound"}
    assert compared({"week": PLAN}, {"week": new}).facts == [FieldDifference("week", "bound", 174, "(absent)")]
    tables(REMOVED=("bound",))
    assert compared({"week": PLAN}, {"week": new}) == DocumentComparison([], [])


def test_every_example_is_planned_and_every_handwritten_week_is_checked():
    names = [job.name for job in every_job(EXAMPLES, 9)]
    assert len(names) == len(set(names))
    for file in EXAMPLES.rglob("*.toml"):
        if file.parent.name != "athletes":
            assert any(file.parent.name in name for name in names), file


def test_a_tree_runs_its_own_source_and_gives_its_document_and_exit_code(tmp_path):
    tree = LibraryTree("new", BENCHMARKS.parent, tmp_path)
    job = ComparedJob("check", ("check", "examples/handwritten/half-build.toml", "--json"))
    found = run_jobs(tree, EXAMPLES, [job], 1)
    assert found["check"] == {"exit code": 0, "message": []}
    assert found["check: document"]["schedule"] == "examples/handwritten/half-build.toml"


def test_a_changed_fact_gives_exit_code_1_and_is_printed(capsys):
    assert compare_plans.report(changed(bound=173), 5) == 1
    assert "week: bound: 174 -> 173" in capsys.readouterr().out
    assert compare_plans.report(changed(notes=["Other."]), 5) == 0
    assert "- Start light.\n  + Other." in capsys.readouterr().out
    assert compare_plans.report(changed(notes=[]), 5) == 0
