"""What a check found, in lines: one finding a line, for pipes and for people who read them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from liftrun.domain import TIERS
from liftrun.domain.plain_text import plain_line
from liftrun.report.week.week_words import RACES, TIER_HEADS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.documents.check import CheckDocument, FindingPart, GradePart, OpenPart, RulePart, UnrecognisedPart
    from liftrun.domain import Tier

SOURCES = {
    "plan": "a plan of liftrun's",
    "liftrun calendar": "a calendar of liftrun's",
    "calendar": "a calendar",
    "written by hand": "a week written by hand",
}


def lines(check: CheckDocument) -> Iterator[str]:
    """Every finding on a line of its own, the verdict last."""
    yield from (f"broken: {_finding(part)}" for part in check.broken)
    yield from (f"costs {part.cost}: {_finding(part)}" for part in check.paid)
    yield from (f"cannot tell: {_open(parts)}" for parts in same_rule(check.cannot_tell))
    yield from (f"not recognised: {unrecognised(part)}" for part in check.unrecognised)
    yield from (f"assumed: {plain_line(sentence)}" for sentence in check.assumed)
    yield f"read: {what_was_read(check)}"
    if check.grade:
        yield f"grade: {grade_text(check.grade)}"
    yield f"totals: {', '.join(total(check, tier) for tier in TIERS)}"
    yield verdict(check, where="above")


def grade_text(grade: GradePart) -> str:
    """`B, score 87, 14 of 22 points of training advice given up`."""
    letter = grade.best if grade.best == grade.worst else f"{grade.best} to {grade.worst}"
    given_up, points = (f"{low}" if low == high else f"{low} to {high}" for low, high in (grade.given_up, grade.points))
    return f"{letter}, score {score_text(grade)}, {given_up} of {points} points of training advice given up"


def score_text(grade: GradePart) -> str:
    """`87`, or `60 to 87` if not everything can be decided."""
    least, most = grade.score
    return f"{most}" if least == most else f"{least} to {most}"


def what_was_read(check: CheckDocument) -> str:
    """`8 sessions from a week written by hand; build, half marathon, intermediate, default rules`."""
    count = sum(not session.day.startswith(("last", "next")) for session in check.sessions)
    race = RACES[check.race] if check.race else "no race"
    season = ", ".join((check.phase, race, check.experience, f"{plain_line(check.pack)} rules"))
    return f"{count} session{'' if count == 1 else 's'} from {SOURCES[check.source]}; {season}"


def missed(check: CheckDocument) -> int:
    """The number of entries that may be training and were not recognised; the verdict leaves them out."""
    return sum(part.may_be_training for part in check.unrecognised)


def verdict(check: CheckDocument, where: str) -> str:
    """One sentence on the required rules; `where` is the place of the list of unknown entries: `above`, `below`."""
    broken = len(check.broken)
    read = " by what could be read" if missed(check) else ""
    text = f"No required rule is broken{read}" if check.kept else f"Required rules are broken in {_places(broken)}"
    return f"{text}{_undecided(check)}{_missed(check, where)}."


def _undecided(check: CheckDocument) -> str:
    """`; in 2 places this cannot be decided; in 4 places one is broken only if both sessions are around midnight`."""
    required = [part for part in check.cannot_tell if part.required]
    night = sum(part.around_midnight for part in required)
    text = f"; in {_places(len(required) - night)} this cannot be decided" if len(required) > night else ""
    return text + (f"; in {_places(night)} one is broken only if both sessions are around midnight" if night else "")


def _missed(check: CheckDocument, where: str) -> str:
    """`; 2 of 3 lines were not recognised (above)`."""
    count = missed(check)
    if not count:
        return ""
    be = "was" if count == 1 else "were"
    if check.source == "written by hand":
        return f"; {count} of {check.entries} line{'s' * (check.entries > 1)} {be} not recognised ({where})"
    events = f"event{'s' * (check.entries > 1)}"
    return f"; {count} of {check.entries} {events} may be training and {be} not recognised ({where})"


def total(check: CheckDocument, tier: Tier) -> str:
    """`training 18`, or `training 18 to 26` if not everything can be decided."""
    part = check.totals[tier]
    return f"{tier} {part.cost}{f' to {part.at_most}' if part.at_most > part.cost else ''}"


def tier_total(check: CheckDocument, tier: Tier) -> str:
    """The same for people: `Training advice: 18 to 26 points`."""
    points = total(check, tier).partition(" ")[2]
    return f"{TIER_HEADS[tier]}: {points} point{'' if points == '1' else 's'}"


def strength(*parts: FindingPart | OpenPart) -> str:
    """`required`, or its tier and cost: `training, 2 × 4`; for several places of one rule the sum."""
    amount, part = sum(one.amount for one in parts), parts[0]
    if part.required:
        return "required" if amount == 1 else f"required, {amount} times"
    return f"{part.tier}, {amount} × {part.weight}"


def origin(part: RulePart) -> str:
    """The rule's source and authors: `article:S24, Bui`."""
    return ", ".join(plain_line(word) for word in (part.source, part.voice) if word)


def unrecognised(part: UnrecognisedPart) -> str:
    """`Tue 18:00 "tmepo 5k" (tempo?)`, or `Sat "recovery 5" (say "5 mi" or "5 km")`."""
    asks = "" if " " in part.hint else "?"
    hint = f" ({plain_line(part.hint)}{asks})" if part.hint else ""
    return f'{plain_line(part.when)} "{plain_line(part.title)}"{hint}'


def same_rule(parts: Iterable[OpenPart]) -> Iterator[tuple[OpenPart, ...]]:
    """The undecided places of each rule together; then those that depend on midnight alone."""
    for _, places in groupby(parts, key=lambda part: part.rule):
        found = tuple(places)
        for night in (False, True):
            if some := tuple(part for part in found if part.around_midnight == night):
                yield some


def places_of(parts: Iterable[OpenPart]) -> str:
    """Where: `Thu; Sat`."""
    return plain_line("; ".join(dict.fromkeys(part.when for part in parts)))


def missing(*parts: OpenPart) -> str:
    """The missing facts, as one phrase; around midnight alone, the condition of a breach."""
    if parts[0].around_midnight:
        return "only if both sessions are around midnight; their times are not known"
    facts = dict.fromkeys(fact for part in parts for fact in part.missing)
    return f"not known: {plain_line(', '.join(facts))}"


def _finding(part: FindingPart) -> str:
    text = f"{plain_line(part.rule)} ({strength(part)}), {plain_line(part.when)}: {plain_line(part.detail)}"
    return f"{text}. {plain_line(part.says)} [{origin(part)}]"


def _open(parts: tuple[OpenPart, ...]) -> str:
    part = parts[0]
    price = strength(*parts) if part.required else f"at most {strength(*parts)}"
    text = f"{plain_line(part.rule)} ({price}), {places_of(parts)}: {missing(*parts)}"
    return f"{text}. {plain_line(part.says)} [{origin(part)}]"


def _places(count: int) -> str:
    return f"{count} place{'' if count == 1 else 's'}"
