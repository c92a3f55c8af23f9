"""Judging a week of which not everything is known."""

from liftrun.checks.partial.judge import Judgement, judge

__all__ = ["Judgement", "judge"]
