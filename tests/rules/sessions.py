"""Sessions and mornings for weeks made by hand."""

from __future__ import annotations

from tests.support.factories.weeks import lift, run

LONG = run("run-long", "long", (120, 12.0))
TEMPO = run("run-tempo", "tempo", (60, 7.0), (50, 6.0))
SPEED = run("run-speed", "speed", (60, 6.0))
EASY = run("run-easy", "easy", (60, 5.0))
JOG = run("run-easy-2", "easy", (40, 3.0))
FULL = lift("lift-1", "full", 60, 45, jumps_minutes=15)
UPPER = lift("lift-2", "upper", 60, heavy=False)
LOWER = lift("lift-3", "lower", 60)
SPRINGY = lift("lift-4", "upper", 40, jumps_minutes=10)

MON, TUE, WED, THU, FRI, SAT, SUN = (f"{day} 06:00" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
