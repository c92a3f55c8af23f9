"""Proves that a week could not have been better: with the coach's statement as a required rule a session is lost.

A finding of a statement about times of day is an exception only with this proof: the same week, planned again with
the statement as a required rule of the athlete, has no plan, or drops more sessions, and both are proven.
"""

from __future__ import annotations

import liftrun

AS_RULES = {
    "fresh_legs_for_hard_runs": "[rules.fresh-legs-20h]\nstrength = 'required'",
    "a_night_between_evening_and_morning": "[rules.night-between-days]\nstrength = 'required'",
    "jumps_on_fresh_legs": "[rules.jumps-before-hard-runs]\nstrength = 'required'",
    "the_rest_day_is_kept": "[rules.rest-day]\nstrength = 'required'",
}
"""Statement -> the same as a required rule in the athlete's file."""


def is_proven(statement, athlete, dropped, folder, **week):
    """Whether the statement as a required rule has no plan, or drops more than `dropped` sessions."""
    if statement not in AS_RULES:
        return False
    file = folder / "stricter.toml"
    file.write_text(f"{athlete}\n{AS_RULES[statement]}\n", encoding="utf-8")
    try:
        plan = liftrun.plan(file, busy=[], **week)
    except liftrun.NoPlanError:
        return True
    return plan.status == "infeasible" or (plan.status == "optimal" and len(plan.dropped) > dropped)
