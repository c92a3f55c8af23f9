"""The published form of a comparison, `liftrun.comparison/1`: one athlete's week under several schools of advice."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from liftrun.documents.part import Part
from liftrun.documents.plan import AlternativeSessionPart
from liftrun.documents.why import RuleCostPart
from liftrun.domain import Status, Tier


class ComparedWeekPart(Part):
    """The best week under one school."""

    name: str = Field(description="The pack; or `changed`, for the rules that the caller changed.")
    status: Status
    sessions: tuple[AlternativeSessionPart, ...]
    dropped: tuple[str, ...] = Field(default=(), description="Titles of the sessions that did not fit.")


class JudgementPart(Part):
    """What the rules of one school find in the week of another."""

    week: str = Field(description="Whose week.")
    rules_of: str = Field(description="Whose rules.")
    text: str = Field(description="The findings in words.")
    broken: tuple[str, ...] = Field(default=(), description="Required rules that the week breaks, as sentences.")
    costs: dict[Tier, int] = Field(default={}, description="Points that it costs more than the week under these rules.")
    rules: tuple[RuleCostPart, ...] = Field(default=(), description="The rules that make the difference.")


class ComparisonDocument(Part):
    """One athlete's week under several schools."""

    format: Literal["liftrun.comparison/1"] = "liftrun.comparison/1"
    athlete: str
    week_start: date
    timezone: str
    weeks: tuple[ComparedWeekPart, ...]
    moves: tuple[str, ...] = Field(description="Sessions that are not at the same time in all weeks, by id.")
    judgements: tuple[JudgementPart, ...] = Field(description="Each pair of a week and the rules of another one.")
