"""Where the frozen instances are."""

from __future__ import annotations

from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
WEEK_SUITE = BENCHMARKS / "instances" / "week"
SQUAD_SUITE = BENCHMARKS / "instances" / "squad"
