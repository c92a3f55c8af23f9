"""From judgements to the published form of a check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from liftrun.calendars.clock import moment_of
from liftrun.documents.check import (
    CheckDocument,
    FindingPart,
    GradePart,
    OpenPart,
    ReadPart,
    TotalPart,
    UnrecognisedPart,
)
from liftrun.domain import TIERS, WEEKDAYS
from liftrun.domain.plain_text import plain_line
from liftrun.domain.units import miles_of
from liftrun.rules import MinimumGap
from liftrun.schedules.extents import MOST_METRES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from liftrun.checks.partial import Judgement
    from liftrun.domain import Tier, Violation
    from liftrun.rulebook import ResolvedRulebook
    from liftrun.rules.base import Rule
    from liftrun.schedules import ReadSchedule, ReadSession

_WHOLE_WEEK = "the week"
_AROUND_MIDNIGHT_MINUTES = 180  # a gap no longer than this reaches from late evening into the night


@dataclass(frozen=True)
class CheckResult:
    """Everything that a check found.

    Attributes:
        file: The schedule, as it was named.
        schedule: What was read.
        rules: The rulebook as it applies to the week.
        judgements: What is broken or open.
        count: How many rules were asked.
        assumed: Sentences on what was assumed.
        grade: How good the week is beyond the required rules.
    """

    file: str
    schedule: ReadSchedule
    rules: ResolvedRulebook
    judgements: Sequence[Judgement]
    count: int
    assumed: tuple[str, ...]
    grade: GradePart | None = None


def document(checked: CheckResult) -> CheckDocument:
    """The document of a check."""
    schedule, now = checked.schedule, checked.rules.situation
    findings = [part for judged in checked.judgements for part in _findings(schedule, judged)]
    broken = tuple(part for part in findings if part.required)
    return CheckDocument(
        schedule=checked.file,
        source=schedule.source,
        kept=not broken,
        week_start=schedule.week.start if schedule.dated else None,
        timezone=schedule.week.timezone if schedule.dated else None,
        phase=now.phase,
        race=now.race,
        experience=now.experience,
        pack=checked.rules.pack,
        sessions=tuple(_session(schedule, one) for one in schedule.sessions),
        broken=broken,
        paid=tuple(part for part in findings if not part.required),
        totals={tier: _total(checked.judgements, tier) for tier in TIERS},
        cannot_tell=tuple(_open(schedule, judged) for judged in checked.judgements if judged.high > judged.low),
        unrecognised=tuple(
            UnrecognisedPart(title=one.title, when=one.when, hint=one.hint, may_be_training=one.may_be_training)
            for one in schedule.unrecognised
        ),
        entries=schedule.entries,
        assumed=checked.assumed,
        grade=checked.grade,
        rules_checked=checked.count,
        rulebook_version=checked.rules.version,
        rulebook_hash=checked.rules.hash,
    )


def _findings(schedule: ReadSchedule, judged: Judgement) -> Iterator[FindingPart]:
    for violation in judged.found:
        yield FindingPart(
            **_rule(judged.rule),
            amount=violation.amount,
            cost=_price(judged.rule) * violation.amount,
            sessions=violation.sessions,
            when=_when(schedule, judged, violation),
            detail=violation.detail,
        )


def _open(schedule: ReadSchedule, judged: Judgement) -> OpenPart:
    concerned = _concerned(judged)
    return OpenPart(
        **_rule(judged.rule),
        amount=judged.high - judged.low,
        cost=_price(judged.rule) * (judged.high - judged.low),
        sessions=tuple(one.id for one in concerned),
        when=_moments(schedule, concerned),
        missing=tuple(dict.fromkeys(phrase for fact in judged.missing for phrase in _phrases(fact, concerned))),
        around_midnight=_around_midnight(judged),
    )


def _around_midnight(judged: Judgement) -> bool:
    """Whether a short gap between two days is open only because both sessions may be around midnight."""
    rule, sessions = judged.rule, judged.sessions
    if not isinstance(rule, MinimumGap) or rule.gap_minutes > _AROUND_MIDNIGHT_MINUTES or judged.missing != ("times",):
        return False
    return sessions[0].day != sessions[-1].day and all(one.start is None and one.end is None for one in sessions)


def _rule(rule: Rule) -> dict[str, Any]:
    facts = {"rule": rule.id, "says": rule.says, "source": rule.source, "voice": rule.voice, "required": rule.required}
    return facts if rule.required else {**facts, "tier": rule.tier, "weight": rule.weight}


def _price(rule: Rule) -> int:
    return 0 if rule.required else rule.weight


def _total(judgements: Iterable[Judgement], tier: Tier) -> TotalPart:
    paid = [judged for judged in judgements if not judged.rule.required and judged.rule.tier == tier]
    low, high = (sum(_price(one.rule) * amount for one, amount in ends) for ends in _ends(paid))
    return TotalPart(cost=low, at_most=high)


def _ends(judgements: Sequence[Judgement]) -> tuple[list[tuple[Judgement, int]], list[tuple[Judgement, int]]]:
    return [(one, one.low) for one in judgements], [(one, one.high) for one in judgements]


def _concerned(judged: Judgement) -> tuple[ReadSession, ...]:
    """The sessions of a part that an open fact is about; all of a pair."""
    if judged.rule.scope in ("session", "pair"):
        return judged.sessions
    about = {fact.rpartition(" ")[2] for fact in judged.missing}
    return tuple(one for one in judged.sessions if one.id in about or ("times" in judged.missing and not one.timed))


def _phrases(fact: str, sessions: Sequence[ReadSession]) -> Iterator[str]:
    """The missing facts, in words."""
    what, _, name = fact.partition(" ")
    if what == "times":
        for one in sessions:
            if not one.timed:
                yield f"when {one.id} takes place" if one.start is None else f"how long {one.id} takes"
        return
    words = {
        "kind": f"what kind of run {name} is",
        "focus": f"what {name} trains",
        "distance": f"how far {name} goes",
        "order": f"whether {name} begins with plyometrics or weights",
    }
    yield words[what]


def _when(schedule: ReadSchedule, judged: Judgement, violation: Violation) -> str:
    if judged.rule.scope == "week" and judged.rule.id != "pinned":
        return _WHOLE_WEEK
    return _moments(schedule, [one for one in judged.sessions if one.id in violation.sessions]) or _WHOLE_WEEK


def _moments(schedule: ReadSchedule, sessions: Iterable[ReadSession]) -> str:
    """`Thu 06:30–07:15, Thu 18:00`; only the day of a session without a time."""
    return ", ".join(dict.fromkeys(_moment(schedule, one) for one in sessions))


def _moment(schedule: ReadSchedule, session: ReadSession) -> str:
    parts = [_day(session, capital=True)]
    if session.start is not None:
        clock = f"{_local(schedule, session.start):%H:%M}"
        parts.append(clock if session.end is None else f"{clock}–{_local(schedule, session.end):%H:%M}")
    return " ".join(parts)


def _day(session: ReadSession, *, capital: bool = False) -> str:
    name = WEEKDAYS[session.day % len(WEEKDAYS)]
    which = "last " if session.day < 0 else "next " if session.day >= len(WEEKDAYS) else ""
    return which + (name.capitalize() if capital else name)


def _local(schedule: ReadSchedule, minute: int) -> datetime:
    return moment_of(schedule.week, minute)


def _session(schedule: ReadSchedule, one: ReadSession) -> ReadPart:
    first = one.variants[0]
    ends = [_local(schedule, end) if end is not None and schedule.dated else None for end in (one.start, one.end)]
    return ReadPart(
        id=one.id,
        title=plain_line(one.title),
        day=_day(one),
        when=_moment(schedule, one),
        start=ends[0],
        end=ends[1],
        activity=first.activity,
        kinds=tuple(variant.kind for variant in one.variants if variant.kind),
        focuses=tuple(variant.focus for variant in one.variants if variant.focus),
        heavy=one.heavy if first.activity == "lift" else None,
        miles=_miles(one) if first.activity == "run" else None,
        minutes=(one.minutes.low, one.minutes.high),
        plyometrics=one.plyometrics,
        place=one.place,
    )


def _miles(one: ReadSession) -> tuple[float, float] | None:
    if one.metres == (1, MOST_METRES):
        return None
    return round(miles_of(one.metres.low), 2), round(miles_of(one.metres.high), 2)
