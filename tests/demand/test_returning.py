"""The first weeks of running after a break."""

from __future__ import annotations

from tests.demand.people import athlete, kinds, wanted

RUNNING = {"days": 5, "weekly_distance": 30}


def back(weekly, **facts):
    """Someone whose recent weeks had so many miles, of thirty that they wish for."""
    return athlete("half", 8, running=RUNNING, recent={"weekly_distance": weekly, "longest_run": weekly / 3}, **facts)


def test_far_below_the_usual_distance_all_runs_are_easy():
    found = wanted(back(12, returning=True))
    assert set(kinds(found)) == {"easy", "easy (optional)", "long"}
    assert "While you come back from a break, all runs are easy." in found.notes


def test_close_to_the_usual_distance_hard_runs_return():
    assert "tempo" in kinds(wanted(back(24, returning=True)))


def test_who_has_run_little_without_a_break_runs_hard_as_the_phase_has_it():
    found = wanted(back(12))
    assert "tempo" in kinds(found)
    assert not any("come back" in note for note in found.notes)
