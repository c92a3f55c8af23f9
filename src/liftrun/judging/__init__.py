"""Judging a week of which not everything is known."""

from liftrun.judging.judge import Judgement, judge

__all__ = ["Judgement", "judge"]
